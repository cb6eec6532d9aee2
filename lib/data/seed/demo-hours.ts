import type { DayOffCode } from "../schema/day-off-codes";
import type { TeamMemberId } from "@/lib/domain/ids";
import { addDays, daysBetween, weekdayOf } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { datesOf } from "@/lib/domain/time/period";
import type { hours } from "../schema/hours";
import { DEMO_TEAM } from "./demo-team";

/** Minutes from, to, from, to …, and the kind of day off. */
export type DemoDay = { readonly intervals: number[]; readonly dayOff: DayOffCode | null };

const DAYS_AROUND = 60;
const FREE: DemoDay = { intervals: [], dayOff: null };
const VACATION: DemoDay = { intervals: [], dayOff: 2 };

const STYLISTS = new Set([3001, 3004, 3005, 3009, 3011]);
const COLOURISTS = new Set([3003, 3007]);
const NAIL_ARTISTS = new Set([3008, 3010]);
/** The first of their two working days, counted from the first day of all. */
const BARBERS = new Map([
  [3002, 0],
  [3006, 2],
]);

/** The hours of every member from 60 days before the anchor day to 60 days after it. */
export function demoHours(
  anchorOf: (location: number) => LocalDate,
): (typeof hours.$inferInsert)[] {
  return DEMO_TEAM.flatMap(({ locationId, id }) => {
    const anchor = anchorOf(locationId);
    const period = { from: addDays(anchor, -DAYS_AROUND), to: addDays(anchor, DAYS_AROUND) };
    return datesOf(period).flatMap((date) => {
      const { intervals, dayOff } = demoDay(id, date, anchor);
      if (intervals.length === 0 && dayOff === null) return [];
      return [{ locationId, memberId: id, date, intervals, dayOff }];
    });
  });
}

/** The hours of one member on one date of the demo salon. */
export function demoDay(memberId: TeamMemberId, date: LocalDate, anchor: LocalDate): DemoDay {
  const weekday = weekdayOf(date);
  const fromAnchor = daysBetween(anchor, date);
  const open = (...intervals: number[]): DemoDay => ({ intervals, dayOff: null });
  if (memberId >= 3201) return weekday === 6 ? FREE : open(600, 1080);
  if (memberId >= 3101) return weekday >= 6 ? FREE : open(480, 1020);
  if (memberId === 3005 && fromAnchor >= 14 && fromAnchor <= 27) return VACATION;
  if (memberId === 3011 && fromAnchor >= -10) return FREE;
  if (weekday === 7) return FREE;
  if (STYLISTS.has(memberId)) return weekday === 1 ? FREE : open(540, 780, 840, 1080);
  if (COLOURISTS.has(memberId)) return weekday === 6 ? FREE : open(600, 1140);
  if (NAIL_ARTISTS.has(memberId)) {
    if (weekday === 6) return FREE;
    return weekday % 2 === 1 ? open(540, 900) : open(780, 1200);
  }
  const firstOfTwo = BARBERS.get(memberId);
  if (firstOfTwo === undefined) return FREE;
  const dayOfFour = (fromAnchor + DAYS_AROUND + 4 - firstOfTwo) % 4;
  return dayOfFour < 2 ? open(600, 1200) : FREE;
}
