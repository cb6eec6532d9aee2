import { z } from "zod";
import { dayOffNumber } from "@/lib/api/areas/schedule/day-off.contract";
import type { TeamMemberId } from "@/lib/domain/ids";
import type { DayOffKind } from "@/lib/domain/schedule/working-day";
import type { LocalDate } from "@/lib/domain/time/local-date";
import type { EventSchedule, ScheduleDay } from "@/lib/domain/salon/event-series";
import type { Tag } from "@/lib/domain/salon/tag";
import type { ResourceUnit } from "@/lib/domain/salon/resource";
import { minuteOf } from "@/lib/domain/time/local-time";
import { WEEKDAYS } from "./event-series.contract";
import type { Included } from "./event-series.contract";
import { clockText, wireDate, wireInstant } from "@/lib/api/wire/wire-dates";
import { answerText, wireBoolean, wireId, wireNumber } from "@/lib/api/wire/wire-formats";

const stamps = { created_at: wireInstant, updated_at: wireInstant, deleted_at: z.null() };
const master = z.looseObject({ id: wireId, name: answerText });
const labels = z.array(z.looseObject({ id: wireId, title: answerText, color: answerText }));
const instances = z.array(z.looseObject({ id: wireId, title: answerText, resource_id: wireId }));

/** One date of a series (schedule.md 15). */
const seriesEventSchema = z
  .looseObject({
    id: wireId,
    ...stamps,
    event_status: z.enum(["stable", "entity_deleted", "entity_failed"]),
    event_datetime: wireInstant,
    event_entity_type: z.literal("activity"),
    event_entity_id: wireId.nullable(),
    is_entity_master_changed: wireBoolean,
    is_entity_datetime_changed: wireBoolean,
    is_entity_duration_changed: wireBoolean,
    is_entity_labels_changed: wireBoolean,
    is_entity_resource_instances_changed: wireBoolean,
  })
  .meta({ id: "SeriesEvent" });

export const seriesEventsSchema = z.array(
  seriesEventSchema.extend({
    entity_master: master.nullable(),
    entity_datetime: answerText.nullable(),
    entity_duration: wireNumber.nullable(),
    entity_labels: labels,
    entity_resource_instances: instances,
  }),
);

export const scheduleDaySchema = z
  .looseObject({
    id: wireId,
    ...stamps,
    timetable_event_schedule_id: wireId,
    day_of_week: z.enum(WEEKDAYS),
    events_time: answerText.meta({ type: "string", example: "14:00:00" }),
    events_duration: wireNumber.meta({ type: "integer", description: "Seconds" }),
    event_technical_break_duration: wireNumber,
    events_master: master.optional(),
    events_labels: labels.optional(),
    events_resource_instances: instances.optional(),
    events: z.array(seriesEventSchema).optional(),
  })
  .meta({ id: "ScheduleDay" });

/** A recurring event schedule (schedule.md 15). */
export const eventScheduleSchema = z
  .looseObject({
    id: wireId,
    ...stamps,
    original_entity_type: z.literal("activity"),
    original_entity_id: wireId,
    date_start: wireDate,
    date_end: wireDate,
    days: z.array(scheduleDaySchema).optional(),
  })
  .meta({ id: "EventSchedule" });

/** Stamps in ISO 8601 with the location's offset. */
type Stamps = { readonly createdAt: string; readonly changedAt: string };

/** A member as the answers of this area show them. */
type ShortMember = { readonly id: number; readonly name: string };

type Held = {
  readonly member: ShortMember | null;
  readonly tags: readonly Omit<Tag, "entity">[];
  readonly units: readonly ResourceUnit[];
};

export type DayView = Omit<ScheduleDay, keyof Stamps> &
  Held &
  Stamps & { readonly events: readonly SeriesEventView[] };

export type EventSeriesView = Omit<EventSchedule, keyof Stamps | "days"> &
  Stamps & { readonly days: readonly DayView[] };

export type SeriesEventView = Stamps & {
  readonly id: number;
  readonly status: "stable" | "entity_deleted" | "entity_failed";
  /** As planned. */
  readonly startsAt: string;
  readonly eventId: number | null;
  readonly changed: {
    readonly master: boolean;
    readonly datetime: boolean;
    readonly duration: boolean;
    readonly tags: boolean;
    readonly units: boolean;
  };
  /** The event as it is; null when there is none. */
  readonly actual: (Held & { readonly date: string; readonly durationSeconds: number }) | null;
};

/** A schedule in the form of schedule.md 15; what it has inside only when asked for. */
export function scheduleToWire(schedule: EventSeriesView, included: Included) {
  const inDays = new Set(
    [...included].filter((word) => word.startsWith("days.events_")).map((word) => word.slice(5)),
  );
  const hasDays = included.has("days") || inDays.size > 0;
  return {
    id: schedule.id,
    ...stampsToWire(schedule),
    original_entity_type: "activity",
    original_entity_id: schedule.originalEventId,
    date_start: schedule.from,
    date_end: schedule.to satisfies LocalDate,
    ...(hasDays && { days: schedule.days.map((day) => seriesDayToWire(day, inDays)) }),
  };
}

/** A series in the form of schedule.md 15. */
export function seriesDayToWire(day: DayView, included: Included) {
  return {
    id: day.id,
    ...stampsToWire(day),
    timetable_event_schedule_id: day.scheduleId,
    day_of_week: WEEKDAYS[day.weekday - 1],
    events_time: `${clockText(minuteOf(day.minute))}:00`,
    events_duration: day.durationSeconds,
    event_technical_break_duration: 0,
    ...(included.has("events_master") && { events_master: memberToWire(day.member) }),
    ...(included.has("events_labels") && { events_labels: day.tags.map(tagToWire) }),
    ...(included.has("events_resource_instances") && {
      events_resource_instances: day.units.map(instanceToWire),
    }),
    ...(included.has("events") && { events: day.events.map(seriesEventToWire) }),
  };
}

/** An item of the list of events: with the state of the event as it is. */
export function listedEventToWire(item: SeriesEventView) {
  const { actual } = item;
  return {
    ...seriesEventToWire(item),
    entity_master: actual && memberToWire(actual.member),
    entity_datetime: actual && actual.date,
    entity_duration: actual && actual.durationSeconds,
    entity_labels: (actual?.tags ?? []).map(tagToWire),
    entity_resource_instances: (actual?.units ?? []).map(instanceToWire),
  };
}

function seriesEventToWire(item: SeriesEventView) {
  return {
    id: item.id,
    ...stampsToWire(item),
    event_status: item.status,
    event_datetime: item.startsAt,
    event_entity_type: "activity",
    event_entity_id: item.eventId,
    is_entity_master_changed: item.changed.master,
    is_entity_datetime_changed: item.changed.datetime,
    is_entity_duration_changed: item.changed.duration,
    is_entity_labels_changed: item.changed.tags,
    is_entity_resource_instances_changed: item.changed.units,
  };
}

function stampsToWire({ createdAt, changedAt }: Stamps) {
  return { created_at: createdAt, updated_at: changedAt, deleted_at: null };
}

function memberToWire(member: ShortMember | null) {
  return member && { id: member.id, name: member.name };
}

function tagToWire({ id, title, color }: Omit<Tag, "entity">) {
  return { id, title, color };
}

function instanceToWire({ id, title, resourceId }: ResourceUnit) {
  return { id, title, resource_id: resourceId };
}

/** An event of a series on a date when its member has a day off. */
export type SeriesDayOff = {
  readonly eventId: number;
  readonly memberId: TeamMemberId;
  readonly date: LocalDate;
  readonly dayOff: DayOffKind;
};

/** So many dates stand in the sentence; all of them are in the list. */
const TOLD = 5;

/** `meta` of the write of a series: an addition of ours, empty when no event is on a day off. */
export function daysOffToWire(found: readonly SeriesDayOff[]) {
  if (found.length === 0) return {};
  const told = found.slice(0, TOLD).map(({ date, dayOff }) => `${date} (${wordsOf(dayOff)})`);
  const more = found.length > TOLD ? ` and ${found.length - TOLD} more` : "";
  const subject =
    found.length === 1 ? "1 event lies on a day off" : `${found.length} events lie on days off`;
  return {
    message: `${subject}: ${told.join(", ")}${more}.`,
    days_off: found.map(({ eventId, memberId, date, dayOff }) => ({
      event_id: eventId,
      staff_id: memberId,
      date,
      off_day_type: dayOffNumber(dayOff),
    })),
  };
}

function wordsOf(kind: DayOffKind): string {
  return kind.replaceAll("_", " ");
}
