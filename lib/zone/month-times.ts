import type { Block } from "@/lib/domain/salon/appointment";
import type { MemberDay, MemberDayTimes } from "@/lib/domain/schedule/member-day";
import { normalise } from "@/lib/domain/time/interval";
import type { Interval } from "@/lib/domain/time/interval";
import { addSeconds } from "@/lib/domain/time/instant";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { includesDate } from "@/lib/domain/time/period";
import type { Period } from "@/lib/domain/time/period";
import { wallIntervals } from "./wall-clock";

/** Working and busy minutes of one member's month; a date with neither is missing. */
export type MonthTimes = ReadonlyMap<LocalDate, MemberDayTimes>;
/** Joins hours and blocks, which are instants, into minutes of the wall clock in `zone`. */
export function toMonthTimes(
  zone: string,
  month: Period,
  days: readonly MemberDay[],
  blocks: readonly Pick<Block, "startsAt" | "durationSeconds">[],
): MonthTimes {
  const times = new Map<LocalDate, { working: Interval[]; busy: Interval[] }>();
  const at = (date: LocalDate) => {
    const known = times.get(date) ?? { working: [], busy: [] };
    times.set(date, known);
    return known;
  };
  for (const { day } of days) {
    if (day.intervals.length > 0) at(day.date).working = [...day.intervals];
  }
  for (const block of blocks) {
    const pieces = wallIntervals(
      zone,
      block.startsAt,
      addSeconds(block.startsAt, block.durationSeconds),
    );
    for (const { date, from, to } of pieces) {
      if (includesDate(month, date)) at(date).busy.push({ from, to });
    }
  }
  for (const each of times.values()) each.busy = normalise(each.busy);
  return times;
}

/** How many intervals a month holds, one at least: its share of the memory. */
export function weightOf(month: MonthTimes): number {
  let weight = 1;
  for (const { working, busy } of month.values()) weight += working.length + busy.length;
  return weight;
}
