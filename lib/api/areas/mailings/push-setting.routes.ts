import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/api/wire/paths";
import { userPath } from "@/lib/api/areas/users/users.contract";
import { readId } from "@/lib/api/wire/wire-formats";
import { ok } from "@/lib/domain/result";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered } from "@/lib/api/platform/http/envelope";
import {
  notificationTypesSchema,
  pushSettingsFromWire,
  pushSettingToWire,
  userNotificationsBody,
  userNotificationsSchema,
  userNotificationsToWire,
} from "./push-settings.contract";
import type { PushSettingUseCases } from "./push-setting.usecases";

const common = inArea("Notifications", "user");
const ofUser = "/notification_settings/{location_id}/users/{user_id}";

const typesRoute = createRoute({
  ...common,
  method: "get",
  path: "/notification_settings/{location_id}/notification_types",
  summary: "List what users can be told of",
  description: "There is no type for a change of working hours.",
  request: { params: locationPath },
  responses: { 200: answerOf(notificationTypesSchema, "The types"), ...failures(403, 404) },
});

const readRoute = createRoute({
  ...common,
  method: "get",
  path: ofUser,
  summary: "Read a user's notifications",
  description: "One's own, or with the right to see users anybody's.",
  request: { params: userPath },
  responses: { 200: answerOf(userNotificationsSchema, "His types"), ...failures(403, 404) },
});

const saveRoute = createRoute({
  ...common,
  method: "post",
  path: ofUser,
  summary: "Set a user's push notifications",
  description:
    "Only `push` can be set, of the types that apply to the user's mode; others stay as they are. One's own, " +
    "or with the right to change users anybody's. Push messages are not sent here; the settings are kept.",
  request: { params: userPath, body: bodyOf(userNotificationsBody) },
  responses: {
    200: answerOf(userNotificationsSchema, "His types"),
    ...failures(400, 403, 404, 413, 422),
  },
});

/** Push settings of users (business.md 12.2). */
export function addPushSettingRoutes(api: Api, settings: PushSettingUseCases): void {
  const who = staff("membership");
  serve(api, {
    route: typesRoute,
    who,
    run: () => ok(settings.types().map(pushSettingToWire)),
    answer: (types) => answered(types, { count: types.length }),
  });
  serve(api, {
    route: readRoute,
    who,
    run: ({ scope, path }) => settings.read(scope, path.user_id),
    answer: (found) => answered(userNotificationsToWire(found)),
  });
  serve(api, {
    route: saveRoute,
    who,
    before: ({ scope }, _body, path) => settings.problemOfWrite(scope, readId(path["user_id"])),
    run: ({ scope, path, body }) => settings.save(scope, path.user_id, pushSettingsFromWire(body)),
    answer: (saved) => answered(userNotificationsToWire(saved)),
  });
}
