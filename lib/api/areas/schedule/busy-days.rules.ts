import { addSeconds } from "@/lib/domain/time/instant";
import { emptyDay } from "@/lib/domain/schedule/working-day";
import type { ScheduledDay } from "@/lib/domain/schedule/scheduled-day";
import type { Block } from "@/lib/domain/salon/appointment";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { wallIntervals } from "@/lib/zone/wall-clock";
import type { TeamMemberId } from "@/lib/domain/ids";
import { dayKey } from "@/lib/domain/schedule/day-key";
import type { BusyPiece } from "@/lib/domain/schedule/occupancy";

/** What the bulk read of hours is asked for (schedule.md 9). */
export type BulkRead = {
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
  readonly memberIds?: readonly number[] | undefined;
  readonly includesBusy: boolean;
  readonly includesDayOff: boolean;
};

/** The dates that a block touches, without hours. */
export function busyDays(zone: string, block: Block): ScheduledDay[] {
  const end = addSeconds(block.startsAt, block.durationSeconds);
  return wallIntervals(zone, block.startsAt, end).map(({ date, from, to }) => ({
    ...emptyDay(date),
    memberId: block.memberId,
    busy: [{ kind: block.kind, id: block.id, from, to }],
  }));
}

/** Hours and busy times of the same member and date in one day. */
export function joinedBusyDays(
  stored: readonly ScheduledDay[],
  busy: readonly ScheduledDay[],
): Map<TeamMemberId, ScheduledDay[]> {
  const days = new Map<string, ScheduledDay>();
  for (const day of [...stored, ...busy]) {
    const key = dayKey(day.memberId, day.date);
    const known = days.get(key);
    days.set(key, known ? { ...known, busy: [...known.busy, ...day.busy] } : day);
  }
  const byMember = new Map<TeamMemberId, ScheduledDay[]>();
  for (const day of days.values()) {
    const known = byMember.get(day.memberId);
    if (known) known.push(day);
    else byMember.set(day.memberId, [day]);
  }
  return byMember;
}

/** A date without hours is an item only for what was asked for (schedule.md 9). */
export function isItem(day: ScheduledDay, query: BulkRead): boolean {
  return (
    day.intervals.length > 0 ||
    (query.includesDayOff && day.dayOff !== null) ||
    (query.includesBusy && day.busy.length > 0)
  );
}

/** The parts of the wall clock that blocks take, date by date. */
export function busyPieces(zone: string, blocks: readonly Block[]): BusyPiece[] {
  return blocks.flatMap(({ memberId, startsAt, durationSeconds: length }) =>
    wallIntervals(zone, startsAt, addSeconds(startsAt, length)).map((piece) => ({
      ...piece,
      memberId,
    })),
  );
}
