import { z } from "zod";
import { partsOf } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import type { Minute } from "@/lib/domain/time/local-time";
import { many, one } from "@/lib/api/wire/parameter-aliases";
import { clockText, wireDate, wireDateReference, wireInstant } from "@/lib/api/wire/wire-dates";
import { locationIdInPath, wireId, wireIdOrNone, wireNumber } from "@/lib/api/wire/wire-formats";

const chosenServices = many(wireId).optional();
const memberOrAny = wireIdOrNone.meta({
  description: "Team member; 0 = any",
  type: "integer",
  example: 3001,
});

/** `/book_dates/{location_id}` and its query (business.md 9.4). */
export const bookDatesPath = z.object({ location_id: locationIdInPath });
export const bookDatesQuery = z.object({
  staff_id: one(wireIdOrNone).optional(),
  service_ids: chosenServices,
  date: one(wireDate).optional(),
  date_from: one(wireDate).optional(),
  date_to: one(wireDate).optional(),
});

/** `/book_times/{location_id}/{team_member_id}/{date}` and its query (business.md 9.5). */
export const bookTimesPath = z.object({
  location_id: locationIdInPath,
  team_member_id: memberOrAny,
  date: wireDateReference,
});
export const bookTimesQuery = z.object({ service_ids: chosenServices });

/** `/book_staff_seances/{location_id}/{team_member_id}` and its query (business.md 9.6). */
export const bookSeancesPath = z.object({
  location_id: locationIdInPath,
  team_member_id: wireId.meta({ description: "Team member", example: 3001 }),
});
export const bookSeancesQuery = z.object({
  service_ids: chosenServices,
  datetime: one(wireDateReference).optional(),
});

const timeFields = {
  time: z.string().meta({ example: "10:00" }),
  seance_length: wireNumber.meta({ type: "integer", description: "Seconds, break included" }),
  datetime: wireInstant,
};

/** Answer of book_times. */
export const bookTimesSchema = z.array(
  z.looseObject({ ...timeFields, sum_length: wireNumber }).meta({ id: "BookableTime" }),
);

/** Answer of book_staff_seances. */
export const bookSeancesSchema = z
  .looseObject({
    seance_date: z
      .string()
      .optional()
      .meta({ type: "string", format: "date", description: "Left out when no day has a time" }),
    seances: z.array(z.looseObject(timeFields)),
  })
  .meta({ id: "NearestTimes" });

const byMonth = z
  .union([z.record(z.string(), z.array(z.number())), z.array(z.never())])
  .meta({ type: "object", description: "Days by month; [] when there are none" });

/** Answer of book_dates. */
export const bookDatesSchema = z
  .looseObject({
    working_days: byMonth,
    working_dates: z.array(z.string()),
    booking_days: byMonth,
    booking_dates: z.array(z.string()),
  })
  .meta({ id: "BookableDates" });

type Time = {
  readonly start: Minute;
  /** ISO 8601 with the location's offset. */
  readonly datetime: string;
  /** Seconds. */
  readonly durationSeconds: number;
};

/** An item of book_times; `datetime` is to be sent back unchanged. */
export function bookTimeToWire({ start, datetime, durationSeconds: length }: Time) {
  return {
    time: clockText(start),
    seance_length: length,
    sum_length: length,
    datetime,
  };
}

/** The nearest day with times (business.md 9.6); without one its date is left out (20.6). */
export function nearestToWire(nearest: {
  readonly date: LocalDate | null;
  readonly times: readonly Time[];
}) {
  const seances = nearest.times.map(({ start, datetime, durationSeconds: length }) => ({
    time: clockText(start),
    seance_length: length,
    datetime,
  }));
  return { ...(nearest.date !== null && { seance_date: nearest.date }), seances };
}

/** Dates as lists, and as days by month (business.md 9.4). */
export function bookDatesToWire(dates: {
  readonly working: readonly LocalDate[];
  readonly bookable: readonly LocalDate[];
}) {
  return {
    working_days: daysByMonth(dates.working),
    working_dates: dates.working,
    booking_days: daysByMonth(dates.bookable),
    booking_dates: dates.bookable,
  };
}

function daysByMonth(dates: readonly LocalDate[]): Record<string, number[]> | [] {
  const days: Record<string, number[]> = {};
  for (const date of dates) {
    const { month, day } = partsOf(date);
    (days[month] ??= []).push(day);
  }
  return dates.length === 0 ? [] : days;
}
