import { z } from "zod";
import type { TeamMemberId } from "@/lib/domain/ids";
import type { ScheduledDay } from "@/lib/domain/schedule/scheduled-day";
import type { DayOffKind } from "@/lib/domain/schedule/working-day";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { many, one } from "@/lib/api/wire/parameter-aliases";
import { wireDate } from "@/lib/api/wire/wire-dates";
import { answerText, wireId } from "@/lib/api/wire/wire-formats";
import { dayOffNumber } from "./day-off.contract";
import { busyToWire } from "./team-hours.contract";

/** Query of `GET /company/{location_id}/staff/schedule/uncovered` (schedule.md 9). */
export const uncoveredQuery = z.object({
  start_date: one(wireDate).optional(),
  end_date: one(wireDate).optional(),
  "staff_ids[]": many(wireId).optional(),
});

const uncoveredSchema = z
  .looseObject({
    staff_id: wireId,
    team_member_id: wireId,
    date: wireDate,
    entity_type: z.enum(["record", "activity"]),
    entity_id: wireId,
    from: answerText.meta({ type: "string", example: "11:00:00" }),
    to: answerText.meta({ type: "string", example: "12:05:00" }),
    reason: z.enum(["no_timetable", "day_off", "no_hours"]),
    off_day_type: z.number().nullable(),
  })
  .meta({ id: "UncoveredBooking" });

export const uncoveredListSchema = z.array(uncoveredSchema).meta({
  example: [
    {
      staff_id: 3001,
      team_member_id: 3001,
      date: "2026-12-24",
      entity_type: "activity",
      entity_id: 5520,
      from: "14:00:00",
      to: "15:00:00",
      reason: "day_off",
      off_day_type: 2,
    },
  ],
});

/** Why no hours cover a booking: who it is with left, has the day off, or works at other times. */
type UncoveredReason = "no_timetable" | "day_off" | "no_hours";

/** The part of a booking on one date that the hours of its member do not cover. */
export type Uncovered = ScheduledDay["busy"][number] & {
  readonly memberId: TeamMemberId;
  readonly date: LocalDate;
  readonly reason: UncoveredReason;
  readonly dayOff: DayOffKind | null;
};

/** One part of a booking on one date, in the words of the bulk read. */
export function uncoveredToWire(each: Uncovered) {
  const { memberId, date, reason, dayOff } = each;
  return {
    staff_id: memberId,
    team_member_id: memberId,
    date,
    ...busyToWire(each),
    reason,
    off_day_type: dayOffNumber(dayOff),
  };
}
