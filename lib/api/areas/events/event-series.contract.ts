import { z } from "zod";
import { teamMemberId } from "@/lib/domain/ids";
import type { SeriesPlan } from "@/lib/domain/salon/event-series";
import type { LocalDate, Weekday } from "@/lib/domain/time/local-date";
import { aliased, many } from "@/lib/api/wire/parameter-aliases";
import { readClock, wireDate } from "@/lib/api/wire/wire-dates";
import {
  lenient,
  listOf,
  unlessNull,
  wireBoolean,
  wireId,
  wireInteger,
} from "@/lib/api/wire/wire-formats";

/** In the order of Weekday, Monday first. */
export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const SECONDS_PER_DAY = 86_400;

const entityType = z.enum(["record", "activity"], { error: "must be record or activity" });

/** `/company/{location_id}/schedules/search/{entity_type}/{entity_id}` */
export const scheduleSearchPath = z.object({
  location_id: wireId,
  entity_type: entityType,
  entity_id: wireId,
});
export const eventSchedulePath = z.object({ location_id: wireId, schedule_id: wireId });
export const scheduleDayPath = eventSchedulePath.extend({ day_id: wireId });

/** What an answer shows beside the fields of a schedule or a series; unknown words are ignored. */
export const includeQuery = z.object({
  include: many(z.string())
    .optional()
    .meta({
      type: "array",
      description:
        "Of a schedule: days, days.events_master, days.events_labels, " +
        "days.events_resource_instances; of a series: events_master, events_labels, " +
        "events_resource_instances, events",
    }),
});

/** The words of `include` by what they bring. */
export type Included = ReadonlySet<string>;

const weekday = lenient(
  (value) => {
    const index = WEEKDAYS.findIndex((each) => each === String(value).toLowerCase());
    return index === -1 ? undefined : ((index + 1) as Weekday); // 1 to 7 by the list
  },
  `must be one of ${WEEKDAYS.join(", ")}`,
  { type: "string", example: "mon" },
);

const clock = lenient(
  (value) => {
    const minute = readClock(value);
    return minute === undefined || minute >= 1440 ? undefined : minute;
  },
  "must be a time of the day such as 14:00:00",
  { type: "string", example: "14:00:00" },
);

const planFields = {
  events_master_id: wireId,
  events_time: clock,
  events_duration: wireInteger({ min: 60, max: SECONDS_PER_DAY }),
  events_capacity: wireInteger({ min: 1, max: 10_000 }),
  labels_ids: listOf(wireId).optional(),
  resource_instances_ids: listOf(wireId).optional(),
};

const dayFields = z.looseObject(
  { day_of_week: weekday, ...planFields },
  { error: "must be an object" },
);

const DAY_EXAMPLE = {
  day_of_week: "mon",
  events_master_id: 3004,
  events_time: "14:00:00",
  events_duration: 3600,
  events_capacity: 8,
  labels_ids: [],
  resource_instances_ids: [3127],
};

/** Body of a new series (schedule.md 15). */
export const scheduleDayBody = dayFields
  .transform(planOf)
  .meta({ id: "NewScheduleDay", example: DAY_EXAMPLE });

/** Body of a new schedule; events only: for appointments it is not supported (schedule.md 15). */
export const scheduleBody = aliased(
  z.looseObject(
    {
      original_entity_type: z.literal("activity", {
        error: ({ input }) => (input === undefined ? "is required" : "must be activity"),
      }),
      original_entity_id: wireId,
      date_end: wireDate,
      add_clients_from_original_entity: unlessNull(wireBoolean),
      days: listOf(dayFields).refine((days) => days.length >= 1 && days.length <= 7, {
        error: "must be 1 to 7 days",
      }),
    },
    { error: "must be an object" },
  ),
)
  .transform((body, context): ScheduleToCreate => {
    const plans = body.days.map(planOf);
    if (new Set(plans.map((plan) => plan.weekday)).size < plans.length) {
      const message = "must be different days of the week";
      context.issues.push({ code: "custom", message, path: ["days"], input: body });
      return z.NEVER;
    }
    return {
      originalEventId: body.original_entity_id,
      to: body.date_end,
      withSeats: body.add_clients_from_original_entity ?? false,
      plans,
    };
  })
  .meta({
    id: "NewEventSchedule",
    example: {
      original_entity_type: "activity",
      original_entity_id: 5501,
      date_end: "2027-02-01",
      add_clients_from_original_entity: false,
      days: [DAY_EXAMPLE],
    },
  });

export type ScheduleToCreate = {
  readonly originalEventId: number;
  readonly to: LocalDate;
  /** Books those who have a seat in the original event into each new one. */
  readonly withSeats: boolean;
  readonly plans: readonly SeriesPlan[];
};

/** Body of a change of a schedule. */
export const scheduleChangeBody = z
  .looseObject({ date_end: wireDate }, { error: "must be an object" })
  .meta({ id: "EventScheduleChange", example: { date_end: "2027-03-01" } });

/** Body of a change of a series: what is left out stays. */
export const dayChangeBody = z
  .looseObject(
    {
      force: wireBoolean.meta({
        type: "boolean",
        description: "true = also events that were edited by hand",
      }),
      events_master_id: unlessNull(planFields.events_master_id),
      events_time: unlessNull(planFields.events_time),
      events_duration: unlessNull(planFields.events_duration),
      events_capacity: unlessNull(planFields.events_capacity),
      labels_ids: planFields.labels_ids,
      resource_instances_ids: planFields.resource_instances_ids,
    },
    { error: "must be an object" },
  )
  .transform((body): DayChange => ({
    overwrites: body.force,
    memberId: body.events_master_id === undefined ? undefined : teamMemberId(body.events_master_id),
    minute: body.events_time,
    durationSeconds: body.events_duration,
    capacity: body.events_capacity,
    tagIds: body.labels_ids && unique(body.labels_ids),
    unitIds: body.resource_instances_ids && unique(body.resource_instances_ids),
  }))
  .meta({
    id: "ScheduleDayChange",
    example: { force: false, events_time: "15:00:00", events_master_id: 3001 },
  });

export type DayChange = {
  readonly [Key in Exclude<keyof SeriesPlan, "weekday">]: SeriesPlan[Key] | undefined;
} & { readonly overwrites: boolean };

function planOf(day: z.infer<typeof dayFields>): SeriesPlan {
  return {
    weekday: day.day_of_week,
    memberId: teamMemberId(day.events_master_id),
    minute: day.events_time,
    durationSeconds: day.events_duration,
    capacity: day.events_capacity,
    tagIds: unique(day.labels_ids ?? []),
    unitIds: unique(day.resource_instances_ids ?? []),
  };
}

function unique(ids: readonly number[]): number[] {
  return [...new Set(ids)];
}
