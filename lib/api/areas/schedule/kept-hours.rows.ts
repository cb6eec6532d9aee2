import { toDayOffCode, toMinutes, toWorkingDay } from "@/lib/data/interval-columns";
import type { KeptHours, KeptMemberDay } from "@/lib/data/schema/hours";
import type { MemberDay } from "@/lib/domain/schedule/member-day";
import type { WorkingDay } from "@/lib/domain/schedule/working-day";
import type { LocalDate } from "@/lib/domain/time/local-date";

/** Hours for a JSON column. */
export function toKeptHours({ intervals, dayOff }: WorkingDay): KeptHours {
  return { intervals: toMinutes(intervals), dayOff: toDayOffCode(dayOff) };
}

/** The day behind a JSON column of hours. */
export function fromKeptHours(date: LocalDate, kept: KeptHours): WorkingDay {
  return toWorkingDay(date, kept.intervals, kept.dayOff);
}

/** Days of members for a JSON column. */
export function toKeptDays(days: readonly MemberDay[]): KeptMemberDay[] {
  return days.map(({ memberId, day }) => ({ memberId, date: day.date, ...toKeptHours(day) }));
}

/** The days of members behind a JSON column. */
export function fromKeptDays(kept: readonly KeptMemberDay[]): MemberDay[] {
  return kept.map((each) => ({ memberId: each.memberId, day: fromKeptHours(each.date, each) }));
}
