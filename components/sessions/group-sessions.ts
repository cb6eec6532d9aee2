import type { Session } from "@/lib/domain/slots/sessions";
import { normalise } from "@/lib/domain/time/interval";
import type { Interval } from "@/lib/domain/time/interval";
import { minuteOf } from "@/lib/domain/time/local-time";
import type { Minute } from "@/lib/domain/time/local-time";

export type HourOfSessions = { readonly hour: number; readonly sessions: readonly Session[] };

/** Sessions by the hour they start in, in their order. */
export function groupByHour(sessions: readonly Session[]): HourOfSessions[] {
  const hours = new Map<number, Session[]>();
  for (const session of sessions) {
    const hour = Math.floor(session.time / 60);
    const others = hours.get(hour);
    if (others) others.push(session);
    else hours.set(hour, [session]);
  }
  return [...hours].map(([hour, own]) => ({ hour, sessions: own }));
}

/** The stretches that free sessions form together; the step is read from the sessions, in minutes. */
export function freeStretches(sessions: readonly Session[]): Interval[] {
  const step = stepOf(sessions);
  return normalise(
    sessions
      .filter((session) => session.isFree)
      .map(({ time }) => ({ from: time, to: endOf(time, step) })),
  );
}

/** The smallest distance between two sessions, in minutes; 5 where it cannot be told. */
export function stepOf(sessions: readonly Session[]): number {
  const distances = sessions.slice(1).map(({ time }, index) => time - (sessions[index]?.time ?? 0));
  return distances.length === 0 ? 5 : Math.min(...distances);
}

function endOf(time: Minute, step: number): Minute {
  return minuteOf(Math.min(1440, time + step));
}
