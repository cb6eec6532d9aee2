import { z } from "zod";
import { teamMemberId, userId } from "@/lib/domain/ids";
import type { TeamMemberId, UserId } from "@/lib/domain/ids";
import type { DayOffKind, WorkingDay } from "@/lib/domain/schedule/working-day";
import type { Instant } from "@/lib/domain/time/instant";
import type { Interval } from "@/lib/domain/time/interval";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { isoWithOffset } from "@/lib/zone/iso";
import { aliased } from "@/lib/api/wire/parameter-aliases";
import { answerSlots, hoursSchema, SLOTS_DOCUMENTATION, slotToWire } from "@/lib/api/wire/slots";
import { wireDate, wireInstant } from "@/lib/api/wire/wire-dates";
import { lenient, listOf, unlessNull, wireBoolean, wireId } from "@/lib/api/wire/wire-formats";
import { dayOffKind, dayOffNumber, wireDayOff } from "./day-off.contract";

/** A day as the caller saw it; a kind of day off that was not looked at is undefined. */
export type ExpectedHours = {
  readonly date: LocalDate;
  readonly intervals: readonly Interval[];
  readonly dayOff?: DayOffKind | null | undefined;
};

/** A day of a member as the caller saw it, with the name of its field, for the errors. */
export type ExpectedDay = ExpectedHours & {
  readonly memberId: TeamMemberId;
  readonly field: string;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id that a caller gives a write: a repeat with it is the same write (schedule.md 19). */
export const changeSetIdSchema = lenient(
  (value) => (typeof value === "string" && UUID.test(value) ? value.toLowerCase() : undefined),
  "must be a UUID",
  {
    type: "string",
    format: "uuid",
    description: "Our addition: made by the caller; a repeat gets the first answer",
    example: "0b9f4a52-6f0e-4c43-9f0c-2f1c7a4d5e61",
  },
);

/** A day as the reads of hours print it (schedule.md 7, 9). */
const seenDaySchema = z
  .looseObject({
    date: wireDate,
    is_working: wireBoolean.optional(),
    slots: hoursSchema.optional().meta(SLOTS_DOCUMENTATION),
    off_day_type: wireDayOff.optional(),
  })
  .transform(({ date, is_working, slots, off_day_type: dayOff }): ExpectedHours => ({
    date,
    intervals: is_working === false ? [] : (slots ?? []),
    dayOff,
  }));

const seenMemberDaySchema = aliased(
  z.looseObject({
    staff_id: wireId,
    date: wireDate,
    slots: hoursSchema.optional().meta(SLOTS_DOCUMENTATION),
    off_day_type: wireDayOff.optional(),
  }),
).transform(({ staff_id, date, slots, off_day_type: dayOff }) => ({
  memberId: teamMemberId(staff_id),
  date,
  intervals: slots ?? [],
  dayOff,
}));

const MAX_EXPECTED = 5000;
const TOO_MANY = { error: `has more than ${MAX_EXPECTED} days` };

/** `expected` and `change_set_id` of a write of one member (schedule.md 19). */
export const memberConditionShape = {
  expected: unlessNull(listOf(seenDaySchema).refine(isInLimit, TOO_MANY)),
  change_set_id: unlessNull(changeSetIdSchema),
};

/** `expected` and `change_set_id` of a bulk write (schedule.md 19). */
export const bulkConditionShape = {
  expected: unlessNull(listOf(seenMemberDaySchema).refine(isInLimit, TOO_MANY)),
  change_set_id: unlessNull(changeSetIdSchema),
};

function isInLimit(days: readonly unknown[]): boolean {
  return days.length <= MAX_EXPECTED;
}

/** A day that is another than expected, as it is stored now, and who wrote it. */
export type StoredDay = {
  readonly memberId: TeamMemberId;
  readonly day: WorkingDay;
  /** Null where the log knows no change: it was so before the log began. */
  readonly changed: {
    readonly at: Instant;
    readonly user: { readonly id: UserId; readonly name: string } | null;
    readonly changeSetId: string | null;
  } | null;
};

/** A differing day as `meta.errors` of a 409 has it (schedule.md 19). */
export function storedDayToWire(zone: string, { memberId, day, changed }: StoredDay): object {
  return {
    staff_id: memberId,
    team_member_id: memberId,
    date: day.date,
    slots: day.intervals.map(slotToWire),
    off_day_type: dayOffNumber(day.dayOff),
    changed: changed && {
      at: isoWithOffset(zone, changed.at),
      user: changed.user,
      change_set_id: changed.changeSetId,
    },
  };
}

const storedDaysSchema = z.array(
  z.looseObject({
    staff_id: wireId,
    date: wireDate,
    slots: answerSlots,
    off_day_type: z.number().nullish(),
    changed: z
      .looseObject({
        at: wireInstant,
        user: z.looseObject({ id: wireId, name: z.string() }).nullable(),
        change_set_id: z.string().nullish(),
      })
      .nullish(),
  }),
);

/** The differing days of a 409; null when it holds none. */
export function storedDaysFromWire(errors: unknown): StoredDay[] | null {
  const parsed = storedDaysSchema.safeParse(errors);
  if (!parsed.success) return null;
  return parsed.data.map(({ staff_id, date, slots, off_day_type, changed }) => ({
    memberId: teamMemberId(staff_id),
    day: { date, intervals: slots, dayOff: dayOffKind(off_day_type) },
    changed: changed
      ? {
          at: changed.at,
          user: changed.user && { id: userId(changed.user.id), name: changed.user.name },
          changeSetId: changed.change_set_id ?? null,
        }
      : null,
  }));
}

/** A day of `expected` in a bulk write. */
export function expectedToWire({ memberId, day }: Pick<StoredDay, "memberId" | "day">): object {
  return {
    staff_id: memberId,
    date: day.date,
    slots: day.intervals.map(slotToWire),
    off_day_type: dayOffNumber(day.dayOff),
  };
}

/** Answer of `GET /company/{location_id}/staff/schedule/change_sets/{change_set_id}` (schedule.md 19). */
export const changeSetSchema = z
  .looseObject({ change_set_id: z.string(), written_at: z.string() })
  .meta({
    id: "HoursChangeSet",
    example: {
      change_set_id: "0b9f4a52-6f0e-4c43-9f0c-2f1c7a4d5e61",
      written_at: "2026-12-01T10:00:00+01:00",
    },
  });
