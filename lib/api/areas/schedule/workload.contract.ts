import { z } from "zod";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { many, one } from "@/lib/api/wire/parameter-aliases";
import { wireDate } from "@/lib/api/wire/wire-dates";
import { wireId, wireNumber } from "@/lib/api/wire/wire-formats";

/** Query of the workload and the working days: one member, several, or all (schedule.md 16). */
export const workloadQuery = z.object({
  start_date: one(wireDate),
  end_date: one(wireDate),
  "team_member_ids[]": many(wireId).optional(),
});

/** The booked share of a date, 0 to 1. */
export type DayWorkload = { readonly date: LocalDate; readonly workload: number };

export const workloadSchema = z.array(
  z
    .looseObject({
      date: wireDate,
      workload: wireNumber.meta({ type: "number", description: "Booked share, 0 to 1" }),
    })
    .meta({ id: "DayWorkload" }),
);

export const workingDaysSchema = z.array(wireDate);
