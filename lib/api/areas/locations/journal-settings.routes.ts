import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/api/wire/paths";
import { ok } from "@/lib/domain/result";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered } from "@/lib/api/platform/http/envelope";
import {
  journalSettingsBody,
  journalSettingsSchema,
  journalSettingsToWire,
  resourcesSchema,
  resourceToWire,
} from "./journal-settings.contract";
import type { JournalSettingsUseCases } from "./journal-settings.usecases";

const common = inArea("Schedule & Resources", "user");

const resourcesRoute = createRoute({
  ...common,
  method: "get",
  path: "/resources/{location_id}",
  summary: "List resources",
  description: "Rooms and devices with their pieces.",
  request: { params: locationPath },
  responses: { 200: answerOf(resourcesSchema, "Resources by id"), ...failures(403, 404) },
});

const settings = { ...common, path: "/company/{location_id}/settings/timetable" };

const readRoute = createRoute({
  ...settings,
  method: "get",
  summary: "Read the settings of the journal",
  description: "What may be booked, and the step of the sessions.",
  request: { params: locationPath },
  responses: { 200: answerOf(journalSettingsSchema, "The settings"), ...failures(403, 404) },
});

const changeRoute = createRoute({
  ...settings,
  method: "patch",
  summary: "Change settings of the journal",
  description: "What is left out stays as it is.",
  request: { params: locationPath, body: bodyOf(journalSettingsBody) },
  responses: {
    200: answerOf(journalSettingsSchema, "All settings"),
    ...failures(400, 403, 404, 413, 422),
  },
});

/** Resources and settings of the journal (schedule.md 13, 14). */
export function addJournalSettingsRoutes(api: Api, journal: JournalSettingsUseCases): void {
  serve(api, {
    route: resourcesRoute,
    who: staff("read_timetable"),
    run: async ({ scope }) => ok(await journal.resources(scope)),
    answer: (resources) => answered(resources.map(resourceToWire), { count: resources.length }),
  });
  serve(api, {
    route: readRoute,
    who: staff("membership"),
    run: async ({ scope }) => ok(await journal.read(scope)),
    answer: (view) => answered(journalSettingsToWire(view)),
  });
  serve(api, {
    route: changeRoute,
    who: staff("edit_settings"),
    run: async ({ scope, body }) =>
      ok(
        await journal.change(scope, {
          recordType: body.record_type,
          maxEventSeats: body.activity_record_clients_count_max,
          showsNewsletterAgreement: body.is_show_newsletter_agreement,
          showsPersonalDataAgreement: body.is_show_personal_data_processing_agreement,
          sessionStep: body.seance_step,
        }),
      ),
    answer: (view) => answered(journalSettingsToWire(view)),
  });
}
