import { dayKey } from "./day-key";
import { grouped } from "../grouped";
import type { TeamMemberId } from "../ids";
import { coveredMinutes, intersect } from "../time/interval";
import type { Interval } from "../time/interval";
import type { LocalDate } from "../time/local-date";
import type { WorkingDay } from "./working-day";

/** A part of a day of the wall clock that is taken from a member. */
export type BusyPiece = Interval & { readonly memberId: TeamMemberId; readonly date: LocalDate };

/** Minutes of a member's hours on a date, and those of them that are booked. */
export type Load = { readonly openMinutes: number; readonly bookedMinutes: number };

export type DayLoad = Load & { readonly date: LocalDate };

/** What is booked inside hours, overlaps once. */
export function loadOf(hours: readonly Interval[], busy: readonly Interval[]): Load {
  return {
    openMinutes: coveredMinutes(hours),
    bookedMinutes: coveredMinutes(intersect(hours, busy)),
  };
}

/** What is booked inside the hours of each day, overlaps once; one load a member and day. */
export function loadsOf(
  days: readonly { readonly memberId: TeamMemberId; readonly day: WorkingDay }[],
  busy: readonly BusyPiece[],
): DayLoad[] {
  const byDay = grouped(busy, ({ memberId, date }) => dayKey(memberId, date));
  return days.map(({ memberId, day }) => ({
    date: day.date,
    ...loadOf(day.intervals, byDay.get(dayKey(memberId, day.date)) ?? []),
  }));
}

/** The loads of several members or days together. */
export function totalLoad(loads: readonly Load[]): Load {
  return loads.reduce(
    (sum, load) => ({
      openMinutes: sum.openMinutes + load.openMinutes,
      bookedMinutes: sum.bookedMinutes + load.bookedMinutes,
    }),
    { openMinutes: 0, bookedMinutes: 0 },
  );
}

/** The booked share, 0 to 1 in four places; no hours count as free (schedule.md 16). */
export function shareOf({ openMinutes: open, bookedMinutes: booked }: Load): number {
  return open === 0 ? 0 : Math.min(1, Math.round((booked / open) * 10_000) / 10_000);
}

/** The booked share of each of the dates. */
export function sharesByDate(
  dates: readonly LocalDate[],
  loads: readonly DayLoad[],
): { readonly date: LocalDate; readonly share: number }[] {
  const byDate = grouped(loads, ({ date }) => date);
  return dates.map((date) => ({ date, share: shareOf(totalLoad(byDate.get(date) ?? [])) }));
}

/** A share of 0 to 1 in per cent, one place (business.md 16.2). */
export function shareInPercent(share: number): number {
  return Math.round(share * 1000) / 10;
}
