import { z } from "zod";
import type { OnlineSettings } from "@/lib/domain/salon/online-settings";
import { FIRST_TIMESLOT_SECONDS, LAST_TIMESLOT_SECONDS } from "@/lib/domain/slots/online-starts";
import {
  answerText,
  lenient,
  unlessNull,
  wireBoolean,
  wireInteger,
  wireNumber,
  wireText,
} from "@/lib/api/wire/wire-formats";

const LEAD_STEP = 30;
const LEAD_MAX = 1380;

const lead = lenient(
  (value) => {
    const digits = typeof value === "string" && /^\d{1,4}$/.test(value) ? Number(value) : value;
    const isLead =
      typeof digits === "number" && digits >= 0 && digits <= LEAD_MAX && digits % LEAD_STEP === 0;
    return isLead ? digits : undefined;
  },
  `must be minutes from 0 to ${LEAD_MAX} in steps of ${LEAD_STEP}`,
  { type: "integer", description: "Lead time before the next slot in minutes", example: 90 },
);

/** Answer of `GET` and `PATCH /company/{location_id}/settings/online` (business.md 10.1). */
export const onlineSettingsSchema = z
  .looseObject({
    confirm_number: wireBoolean,
    any_master: wireBoolean,
    seance_delay_step: wireNumber.meta({ type: "integer", description: "Minutes" }),
    activity_online_record_clients_count_max: wireNumber.meta({ type: "integer" }),
    privacy_policy: answerText
      .optional()
      .meta({ type: "string", description: "Our addition: what visitors accept; empty = nothing" }),
  })
  .meta({ id: "OnlineSettings" });

/** Body of the PATCH: every field may be left out, or null. */
export const onlineSettingsBody = z
  .looseObject(
    {
      confirm_number: unlessNull(wireBoolean),
      any_master: unlessNull(wireBoolean),
      seance_delay_step: unlessNull(lead),
      activity_online_record_clients_count_max: unlessNull(wireInteger({ min: 1, max: 255 })),
      privacy_policy: unlessNull(wireText(20_000)),
    },
    { error: "must be an object" },
  )
  .meta({ id: "OnlineSettingsChange" });

/** The whole object (business.md 10.1). */
export function onlineSettingsToWire(settings: OnlineSettings) {
  return {
    confirm_number: settings.confirmsPhone,
    any_master: settings.offersAnyMember,
    seance_delay_step: settings.leadMinutes,
    activity_online_record_clients_count_max: settings.maxEventSeats,
    privacy_policy: settings.privacyPolicy,
  };
}

const gridSchema = z.looseObject({
  grid_first_timeslot: wireNumber,
  grid_last_timeslot: wireNumber,
  grid_display_step: wireNumber,
  grid_nearest_timeslot_delay: wireNumber,
  grid_base_type: z.enum(["predefined", "schedule", "timeslots"]),
  is_grid_flexible: wireBoolean,
});

const dayOfGrid = { timeslots: z.array(wireNumber), setting: gridSchema };

/** Answer of `GET /company/{location_id}/settings/timeslots` (business.md 10.2). */
export const timeslotSettingsSchema = z
  .looseObject({
    is_enabled: wireBoolean,
    weekdays_settings: z.array(z.looseObject({ weekday: wireNumber, ...dayOfGrid })),
    dates_settings: z.array(z.looseObject({ date: z.string(), ...dayOfGrid })),
  })
  .meta({ id: "TimeslotSettings" });

export type OnlineGrid = { readonly settings: OnlineSettings; readonly stepMinutes: number };

/**
 * The grid that online booking uses: it follows the working hours in the journal's step on every
 * weekday, and no date has one of its own, so special grids are not enabled (inferred).
 */
export function timeslotSettingsToWire({ settings, stepMinutes }: OnlineGrid) {
  const setting = {
    grid_first_timeslot: FIRST_TIMESLOT_SECONDS,
    grid_last_timeslot: LAST_TIMESLOT_SECONDS,
    grid_display_step: stepMinutes * 60,
    grid_nearest_timeslot_delay: settings.leadMinutes * 60,
    grid_base_type: "schedule",
    is_grid_flexible: false,
  };
  return {
    is_enabled: false,
    weekdays_settings: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      weekday,
      timeslots: [],
      setting,
    })),
    dates_settings: [],
  };
}
