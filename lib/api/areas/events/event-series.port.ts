import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { EventSchedule, SeriesPlan, ScheduleDay } from "@/lib/domain/salon/event-series";
import type { Instant } from "@/lib/domain/time/instant";
import type { LocalDate } from "@/lib/domain/time/local-date";
import type { HeldEvent } from "@/lib/domain/salon/held-event";

export type NewSchedule = Pick<EventSchedule, "originalEventId" | "from" | "to"> & {
  readonly at: Instant;
};

/** One date of a series and the event made for it. */
export type SeriesEvent = {
  readonly id: number;
  readonly dayId: number;
  readonly date: LocalDate;
  /** Could not be made, or not be changed with its series. */
  readonly isFailed: boolean;
  /** Null = none was made. */
  readonly eventId: number | null;
  /** Null = none was made, or it is deleted. */
  readonly event: HeldEvent | null;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
};

export type NewSeriesEvent = Pick<SeriesEvent, "dayId" | "date" | "isFailed" | "eventId">;

/** Recurring event schedules with their series (schedule.md 15); deleted ones are found by nobody. */
export interface EventScheduleRepository {
  find(location: AuthorizedLocationId, id: number): Promise<EventSchedule | null>;
  /** The schedule that repeats the event, or that made it. */
  findOf(location: AuthorizedLocationId, eventId: number): Promise<EventSchedule | null>;
  /** What every event of a schedule has of its original one, which may be deleted. */
  likeness(
    location: AuthorizedLocationId,
    originalEventId: number,
  ): Promise<Pick<HeldEvent, "serviceId" | "title">>;
  /** Serialises writers of the schedule until the transaction ends. */
  lock(location: AuthorizedLocationId, id: number): Promise<void>;
  add(location: AuthorizedLocationId, schedule: NewSchedule): Promise<number>;
  changeEnd(location: AuthorizedLocationId, id: number, to: LocalDate, at: Instant): Promise<void>;
  remove(location: AuthorizedLocationId, id: number, at: Instant): Promise<void>;
  /** In the order of the plans. */
  addDays(
    location: AuthorizedLocationId,
    scheduleId: number,
    plans: readonly SeriesPlan[],
    at: Instant,
  ): Promise<ScheduleDay[]>;
  replaceDay(
    location: AuthorizedLocationId,
    id: number,
    plan: SeriesPlan,
    at: Instant,
  ): Promise<void>;
  removeDay(location: AuthorizedLocationId, id: number, at: Instant): Promise<void>;
  /** By date, then id. */
  events(location: AuthorizedLocationId, dayIds: readonly number[]): Promise<SeriesEvent[]>;
  addEvents(
    location: AuthorizedLocationId,
    events: readonly NewSeriesEvent[],
    at: Instant,
  ): Promise<void>;
  /** Forgets dates of a series; the events made for them are not touched. */
  forgetEvents(location: AuthorizedLocationId, ids: readonly number[]): Promise<void>;
  markFailed(
    location: AuthorizedLocationId,
    ids: readonly number[],
    isFailed: boolean,
    at: Instant,
  ): Promise<void>;
}
