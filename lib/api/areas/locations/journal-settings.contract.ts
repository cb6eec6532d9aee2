import { z } from "zod";
import type { JournalSettings } from "@/lib/domain/salon/journal-settings";
import type { Resource } from "@/lib/domain/salon/resource";
import { SESSION_STEPS_MINUTES } from "@/lib/domain/slots/sessions";
import {
  answerText,
  lenient,
  unlessNull,
  wireBoolean,
  wireId,
  wireInteger,
  wireNumber,
} from "@/lib/api/wire/wire-formats";

const step = lenient(
  (value) => SESSION_STEPS_MINUTES.find((each) => each === Number(value)),
  `must be one of ${SESSION_STEPS_MINUTES.join(", ")}`,
  { type: "integer", description: "Our addition: step of the sessions in minutes" },
);

/** Answer of `GET` and `PATCH /company/{location_id}/settings/timetable` (schedule.md 14). */
export const journalSettingsSchema = z
  .looseObject({
    record_type: wireNumber.meta({ type: "integer", description: "0 mixed, 1 single, 2 group" }),
    activity_record_clients_count_max: wireNumber.meta({ type: "integer" }),
    is_show_newsletter_agreement: wireBoolean,
    is_show_personal_data_processing_agreement: wireBoolean,
    seance_step: wireNumber.optional().meta({ type: "integer" }),
  })
  .meta({ id: "JournalSettings" });

/** Body of the PATCH: every field may be left out, or null. */
export const journalSettingsBody = z
  .looseObject(
    {
      record_type: unlessNull(wireInteger({ min: 0, max: 2 })),
      activity_record_clients_count_max: unlessNull(wireInteger({ min: 1, max: 255 })),
      is_show_newsletter_agreement: unlessNull(wireBoolean),
      is_show_personal_data_processing_agreement: unlessNull(wireBoolean),
      seance_step: unlessNull(step),
    },
    { error: "must be an object" },
  )
  .meta({ id: "JournalSettingsChange" });

export type JournalSettingsView = JournalSettings & { readonly sessionStep: number };

/** The whole object; the step of our grid is an extra key. */
export function journalSettingsToWire(view: JournalSettingsView) {
  return {
    record_type: view.recordType,
    activity_record_clients_count_max: view.maxEventSeats,
    is_show_newsletter_agreement: view.showsNewsletterAgreement,
    is_show_personal_data_processing_agreement: view.showsPersonalDataAgreement,
    seance_step: view.sessionStep,
  };
}

const instanceSchema = z.looseObject({ id: wireId, title: answerText, resource_id: wireId });

/** Answer of `GET /resources/{location_id}` (schedule.md 13). */
export const resourcesSchema = z.array(
  z
    .looseObject({ id: wireId, title: answerText, instances: z.array(instanceSchema) })
    .meta({ id: "Resource" }),
);

/** A resource with its pieces. */
export function resourceToWire({ id, title, units }: Resource) {
  return {
    id,
    title,
    instances: units.map((each) => ({
      id: each.id,
      title: each.title,
      resource_id: each.resourceId,
    })),
  };
}
