import type { TeamMemberId } from "@/lib/domain/ids";
import type { Instant } from "@/lib/domain/time/instant";
import type { LocalDate, Weekday } from "@/lib/domain/time/local-date";

/** What the events of one weekday are like (schedule.md 15). */
export type SeriesPlan = {
  readonly weekday: Weekday;
  readonly memberId: TeamMemberId;
  /** Minute of the day on the location's clock. */
  readonly minute: number;
  /** Seconds, without technical break. */
  readonly durationSeconds: number;
  readonly capacity: number;
  readonly tagIds: readonly number[];
  readonly unitIds: readonly number[];
};

/** A series: the part of a schedule on one weekday. */
export type ScheduleDay = SeriesPlan & {
  readonly id: number;
  readonly scheduleId: number;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
};

/** Repeats an event on the dates after `from` up to `to`. */
export type EventSchedule = {
  readonly id: number;
  readonly originalEventId: number;
  /** The date of the original event. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly days: readonly ScheduleDay[];
};
