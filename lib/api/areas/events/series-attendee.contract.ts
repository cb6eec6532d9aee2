import { z } from "zod";
import { seriesDayToWire, scheduleDaySchema } from "./event-series-answers.contract";
import type { DayView } from "./event-series-answers.contract";
import { eventSchedulePath } from "./event-series.contract";
import type { Included } from "./event-series.contract";
import { answerText, listOf, unlessNull, wireId } from "@/lib/api/wire/wire-formats";

/** `/company/{location_id}/schedules/{schedule_id}/client_schedules/{client_schedule_id}` */
export const clientSeriesPath = eventSchedulePath.extend({ client_schedule_id: wireId });

const dayIds = listOf(wireId)
  .refine((ids) => ids.length >= 1 && ids.length <= 7, { error: "must be 1 to 7 ids" })
  .transform((ids) => [...new Set(ids)]);

/** Body of a new attachment; without days it is to all, those added later too (inferred). */
export const clientSeriesBody = z
  .looseObject(
    { client_id: wireId, schedule_days_ids: unlessNull(dayIds) },
    { error: "must be an object" },
  )
  .transform((body): ClientToAttach => ({
    clientId: body.client_id,
    dayIds: body.schedule_days_ids ?? null,
  }))
  .meta({ id: "NewClientSchedule", example: { client_id: 9001, schedule_days_ids: [771] } });

export type ClientToAttach = {
  readonly clientId: number;
  /** Null = all series of the schedule. */
  readonly dayIds: readonly number[] | null;
};

/** Body of a change: the series that the client comes to from now on. */
export const clientSeriesChangeBody = z
  .looseObject({ schedule_days_ids: dayIds }, { error: "must be an object" })
  .meta({ id: "ClientScheduleChange", example: { schedule_days_ids: [771] } });

/** A client attached to a schedule of events (business.md 6.10). */
export const clientSeriesSchema = z
  .looseObject({
    id: wireId,
    loyalty_abonement_id: wireId.nullable(),
    final_day: answerText.meta({ type: "string", example: "2026-06-30 12:00:00" }),
    days: z.array(scheduleDaySchema),
  })
  .meta({ id: "ClientSchedule" });

export type ClientSeriesView = {
  readonly id: number;
  /** Local start of the last event, `2026-06-30 12:00:00`. */
  readonly lastDate: string;
  readonly days: readonly DayView[];
};

/** An attachment in the form of business.md 6.10; loyalty is not kept here. */
export function clientSeriesToWire({ id, lastDate, days }: ClientSeriesView, included: Included) {
  return {
    id,
    loyalty_abonement_id: null,
    final_day: lastDate,
    days: days.map((day) => seriesDayToWire(day, included)),
  };
}
