import { z } from "zod";
import { teamMemberId } from "@/lib/domain/ids";
import type { TeamMemberId } from "@/lib/domain/ids";
import type { ScheduledDay } from "@/lib/domain/schedule/scheduled-day";
import type { MemberDay } from "@/lib/domain/schedule/member-day";
import type { DayOffKind } from "@/lib/domain/schedule/working-day";
import type { Interval } from "@/lib/domain/time/interval";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { END_OF_DAY } from "@/lib/domain/time/local-time";
import type { Minute } from "@/lib/domain/time/local-time";
import { aliased, many, one } from "@/lib/api/wire/parameter-aliases";
import { answerSlots, hoursSchema, SLOTS_DOCUMENTATION, slotToWire } from "@/lib/api/wire/slots";
import { clockText, readClock, wireDate } from "@/lib/api/wire/wire-dates";
import { lenient, listOf, toList, wireId } from "@/lib/api/wire/wire-formats";
import { bulkConditionShape, expectedToWire } from "./conditional-hours.contract";
import { dayOffKind, dayOffNumber, wireDayOff } from "./day-off.contract";

const INCLUDES = ["busy_intervals", "off_day_type"] as const;

/** Query of `GET /company/{location_id}/staff/schedule` (schedule.md 9). */
export const bulkQuery = z.object({
  start_date: one(wireDate).optional(),
  end_date: one(wireDate).optional(),
  "staff_ids[]": many(wireId).optional(),
  "include[]": many(
    z.enum(INCLUDES, { error: `must be one of ${INCLUDES.join(", ")}` }),
  ).optional(),
});

const busyClock = lenient(
  (value): Minute | undefined =>
    readClock(typeof value === "string" ? value.replace(/:\d{2}$/, ":00") : value),
  "must be a time HH:MM:SS",
  { type: "string", example: "12:05:00" },
);

/** What takes a member's time, by its name on the wire (schedule.md 9). */
const ENTITY_TYPES = { appointment: "record", event: "activity" } as const;

const busyIntervalSchema = z
  .looseObject({
    entity_type: z.string().meta({ example: "record" }),
    entity_id: wireId,
    from: busyClock,
    to: busyClock,
  })
  .meta({ id: "BusyInterval" });

/** One member and date in an answer (schedule.md 9). */
const memberDaySchema = z
  .looseObject({
    staff_id: wireId.optional(),
    team_member_id: wireId.optional(),
    date: wireDate,
    slots: answerSlots.meta(SLOTS_DOCUMENTATION),
    busy_intervals: listOf(busyIntervalSchema).optional(),
    off_day_type: z.number().nullish(),
  })
  .refine((item) => item.staff_id !== undefined || item.team_member_id !== undefined, {
    error: "names no team member",
    path: ["staff_id"],
  })
  .meta({ id: "MemberDay" });

export const memberDaysSchema = listOf(memberDaySchema).meta({
  example: [
    {
      staff_id: 3001,
      team_member_id: 3001,
      date: "2026-12-01",
      slots: [{ from: "10:00", to: "19:00" }],
      busy_intervals: [
        { entity_type: "record", entity_id: 8801, from: "11:00:00", to: "12:05:00" },
      ],
      off_day_type: null,
    },
  ],
});

export type BulkIncludes = { readonly busy: boolean; readonly dayOff: boolean };

/** Items in the form of schedule.md 9: both names of the member, extras only where asked for. */
export function scheduledDayToWire(
  day: ScheduledDay,
  includes: BulkIncludes,
): Record<string, unknown> {
  return {
    staff_id: day.memberId,
    team_member_id: day.memberId,
    date: day.date,
    slots: day.intervals.map(slotToWire),
    ...(includes.busy && { busy_intervals: day.busy.map(busyToWire) }),
    ...(includes.dayOff && { off_day_type: dayOffNumber(day.dayOff) }),
  };
}

/** What takes a time, in the words of schedule.md 9. */
export function busyToWire(each: ScheduledDay["busy"][number]) {
  return {
    entity_type: ENTITY_TYPES[each.kind],
    entity_id: each.id,
    from: `${clockText(each.from)}:00`,
    to: `${clockText(each.to)}:00`,
  };
}

/** A member's date of an answer; an end of 00:00 is the end of the day. */
export function scheduledDayFromWire(item: z.infer<typeof memberDaySchema>): ScheduledDay {
  return {
    memberId: teamMemberId(item.staff_id ?? item.team_member_id ?? 0),
    date: item.date,
    intervals: item.slots,
    dayOff: dayOffKind(item.off_day_type),
    busy: (item.busy_intervals ?? []).map((each) => ({
      kind: each.entity_type === ENTITY_TYPES.event ? "event" : "appointment",
      id: each.entity_id,
      from: each.from,
      to: each.to === 0 ? END_OF_DAY : each.to,
    })),
  };
}

/** A singular `date` stands for `dates` of one (schedule.md 10). */
function withDates(entry: unknown): unknown {
  if (typeof entry !== "object" || entry === null || "dates" in entry || !("date" in entry)) {
    return entry;
  }
  return { ...entry, dates: [entry.date] };
}

const datesSchema = listOf(wireDate, "must be a list of dates").pipe(
  z.array(z.custom<LocalDate>()).min(1, { error: "must hold at least one date" }),
);

const entryToSetSchema = z.preprocess(
  withDates,
  aliased(
    z.looseObject({
      staff_id: wireId,
      dates: datesSchema.meta({ type: "array", items: { type: "string", format: "date" } }),
      slots: hoursSchema
        .refine((slots) => slots.length > 0, { error: "must hold at least one slot" })
        .meta(SLOTS_DOCUMENTATION),
    }),
  ),
);

const entryToDeleteSchema = z.preprocess(
  withDates,
  aliased(
    z.looseObject({
      staff_id: wireId,
      dates: datesSchema.meta({ type: "array", items: { type: "string", format: "date" } }),
      off_day_type: wireDayOff.optional(),
    }),
  ),
);

/** Body of `PUT /company/{location_id}/staff/schedule` (schedule.md 10, 19). */
export const bulkBodySchema = z
  .preprocess(
    (body) => (body === undefined || (Array.isArray(body) && body.length === 0) ? {} : body),
    z.looseObject(
      {
        schedules_to_set: listOf(entryToSetSchema).optional(),
        schedules_to_delete: listOf(entryToDeleteSchema).optional(),
        ...bulkConditionShape,
      },
      { error: "must be an object with schedules_to_set and schedules_to_delete" },
    ),
  )
  .meta({
    id: "SchedulesToWrite",
    example: {
      schedules_to_set: [
        { staff_id: 3001, dates: ["2026-12-01"], slots: [{ from: "09:00", to: "13:00" }] },
      ],
      schedules_to_delete: [{ staff_id: 3002, dates: ["2026-12-02"] }],
    },
  });

export type BulkBody = z.infer<typeof bulkBodySchema>;

/** Members that a body names, read before it is checked: their right comes first (schedule.md 5.2). */
export function membersNamedIn(body: unknown): TeamMemberId[] {
  if (typeof body !== "object" || body === null) return [];
  const lists = [
    "schedules_to_set" in body ? toList(body.schedules_to_set) : [],
    "schedules_to_delete" in body ? toList(body.schedules_to_delete) : [],
    "expected" in body ? toList(body.expected) : [],
  ];
  const entry = aliased(z.looseObject({ staff_id: wireId }));
  const ids = lists.flatMap((list) =>
    (list ?? []).slice(0, 5000).flatMap((each) => entry.safeParse(each).data?.staff_id ?? []),
  );
  return [...new Set(ids)].map(teamMemberId);
}

export type HoursToSet = {
  readonly memberId: TeamMemberId;
  readonly dates: readonly LocalDate[];
  readonly intervals: readonly Interval[];
};

export type HoursToDelete = {
  readonly memberId: TeamMemberId;
  readonly dates: readonly LocalDate[];
  /** Null takes a kind back; absent leaves that of a day that is off (schedule.md 10). */
  readonly dayOff?: DayOffKind | null | undefined;
};

/** What a bulk write asks for beside its days; a live account knows none of it (schedule.md 19). */
export type HoursCondition = {
  readonly expected: readonly MemberDay[];
  readonly changeSetId: string;
};

/** The body that sets and removes hours; `staff_id` alone, because the running backend wants it so. */
export function bulkToWire(
  toSet: readonly HoursToSet[],
  toDelete: readonly HoursToDelete[],
  condition?: HoursCondition,
): Record<string, unknown> {
  return {
    schedules_to_set: toSet.map(({ memberId, dates, intervals }) => ({
      staff_id: memberId,
      dates,
      slots: intervals.map(slotToWire),
    })),
    schedules_to_delete: toDelete.map(({ memberId, dates, dayOff }) => ({
      staff_id: memberId,
      dates,
      // the running backend is strict about extra keys: a kind is sent only when there is or was one
      ...(dayOff !== undefined && { off_day_type: dayOffNumber(dayOff) }),
    })),
    ...(condition && {
      expected: condition.expected.map(expectedToWire),
      change_set_id: condition.changeSetId,
    }),
  };
}
