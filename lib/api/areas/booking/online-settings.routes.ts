import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/api/wire/paths";
import { ok } from "@/lib/domain/result";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered } from "@/lib/api/platform/http/envelope";
import {
  onlineSettingsBody,
  onlineSettingsSchema,
  onlineSettingsToWire,
  timeslotSettingsSchema,
  timeslotSettingsToWire,
} from "./online-settings.contract";
import type { OnlineSettingsUseCases } from "./online-settings.usecases";

const common = inArea("Online Booking Settings", "user");
const settings = { ...common, path: "/company/{location_id}/settings/online" };

const readRoute = createRoute({
  ...settings,
  method: "get",
  summary: "Read the settings of online booking",
  description: "What visitors may choose, how far ahead and how late they may book or cancel.",
  request: { params: locationPath },
  responses: { 200: answerOf(onlineSettingsSchema, "The settings"), ...failures(403, 404) },
});

const changeRoute = createRoute({
  ...settings,
  method: "patch",
  summary: "Change settings of online booking",
  description: "What is left out stays as it is.",
  request: { params: locationPath, body: bodyOf(onlineSettingsBody) },
  responses: {
    200: answerOf(onlineSettingsSchema, "All settings"),
    ...failures(400, 403, 404, 413, 422),
  },
});

const timeslotsRoute = createRoute({
  ...common,
  method: "get",
  path: "/company/{location_id}/settings/timeslots",
  summary: "Read the grid of online booking",
  description: "Times are seconds from midnight. The grid follows the working hours.",
  request: { params: locationPath },
  responses: { 200: answerOf(timeslotSettingsSchema, "The grid"), ...failures(403, 404) },
});

/** Settings of online booking (business.md 10.1, 10.2). */
export function addOnlineSettingsRoutes(api: Api, online: OnlineSettingsUseCases): void {
  serve(api, {
    route: readRoute,
    who: staff("membership"),
    run: async ({ scope }) => ok(await online.read(scope)),
    answer: (read) => answered(onlineSettingsToWire(read)),
  });
  serve(api, {
    route: changeRoute,
    who: staff("edit_settings"),
    run: async ({ scope, body }) =>
      ok(
        await online.change(scope, {
          confirmsPhone: body.confirm_number,
          offersAnyMember: body.any_master,
          leadMinutes: body.seance_delay_step,
          maxEventSeats: body.activity_online_record_clients_count_max,
          privacyPolicy: body.privacy_policy,
        }),
      ),
    answer: (changed) => answered(onlineSettingsToWire(changed)),
  });
  serve(api, {
    route: timeslotsRoute,
    who: staff("membership"),
    run: async ({ scope }) => ok(await online.grid(scope)),
    answer: (grid) => answered(timeslotSettingsToWire(grid)),
  });
}
