import { createHash } from "node:crypto";
import { isTooOld } from "@/lib/api/platform/member-visibility";
import type { StaffScope } from "@/lib/api/platform/access";
import type { ServiceError } from "@/lib/api/platform/errors";
import { dayKey } from "@/lib/domain/schedule/day-key";
import type { MemberDay } from "@/lib/domain/schedule/member-day";
import { emptyDay, sameWorkingDay } from "@/lib/domain/schedule/working-day";
import type { ExpectedDay } from "./conditional-hours.contract";
import { tooOld } from "./hours-to-write.rules";
import type { DayToWrite } from "./hours-to-write.rules";

/** Why days may not be expected: named twice, or further back than may be seen; null when they may. */
export function problemOfExpected(
  scope: StaffScope,
  expected: readonly ExpectedDay[],
): ServiceError | null {
  const seen = new Set<string>();
  const errors: Record<string, string[]> = {};
  for (const { memberId, date, field } of expected) {
    const key = dayKey(memberId, date);
    if (seen.has(key)) errors[field] = [`${date} is named twice for this team member`];
    seen.add(key);
  }
  if (Object.keys(errors).length > 0) return { kind: "invalid", errors };
  return expected.some(({ date }) => isTooOld(scope, date)) ? tooOld(scope) : null;
}

/** The expected days that are others now, as they are stored (schedule.md 19). */
export function changedSince(
  expected: readonly ExpectedDay[],
  stored: readonly MemberDay[],
): MemberDay[] {
  const days = new Map(stored.map(({ memberId, day }) => [dayKey(memberId, day.date), day]));
  return expected.flatMap(({ memberId, date, intervals, dayOff }) => {
    const day = days.get(dayKey(memberId, date)) ?? emptyDay(date);
    const seen = { date, intervals, dayOff: dayOff === undefined ? day.dayOff : dayOff };
    return sameWorkingDay(seen, day) ? [] : [{ memberId, day }];
  });
}

/**
 * The days as they are written: "not working" said of a day that is off changes nothing, unless it
 * names a kind (schedule.md 6).
 */
export function settled(
  toWrite: readonly DayToWrite[],
  stored: readonly MemberDay[],
): readonly DayToWrite[] {
  const days = new Map(stored.map(({ memberId, day }) => [dayKey(memberId, day.date), day]));
  return toWrite.map((each) => {
    const now = days.get(dayKey(each.memberId, each.day.date));
    const stays = each.keepsKind === true && now !== undefined && now.intervals.length === 0;
    return stays ? { ...each, day: now } : each;
  });
}

/** What a write wants, whatever the order of its days: the same for a repeat (SHA-256, hex). */
export function fingerprintOf(toWrite: readonly DayToWrite[]): string {
  const days = toWrite.map(({ memberId, day, keepsKind }) => {
    const minutes = day.intervals.map(({ from, to }) => `${from}-${to}`).join(" ");
    return `${dayKey(memberId, day.date)} ${minutes} ${keepsKind === true ? "any" : day.dayOff}`;
  });
  return createHash("sha256").update(days.sort().join("\n")).digest("hex");
}
