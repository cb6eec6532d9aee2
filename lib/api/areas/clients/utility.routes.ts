import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/api/wire/paths";
import { ok } from "@/lib/domain/result";
import { answerOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { anybody, staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered } from "@/lib/api/platform/http/envelope";
import {
  licenseSchema,
  licenseToWire,
  phoneCheckSchema,
  phoneCheckToWire,
  phonePath,
} from "./utilities.contract";

const phoneRoute = createRoute({
  ...inArea("Utilities", "partner"),
  method: "get",
  path: "/validation/validate_phone/{phone}",
  summary: "Check a phone number",
  description: "Whether it can be a phone with a country code; nothing is sent to it.",
  request: { params: phonePath },
  responses: { 200: answerOf(phoneCheckSchema, "Whether it is one"), ...failures() },
});

const licenseRoute = createRoute({
  ...inArea("Utilities", "user"),
  method: "get",
  path: "/license/{location_id}",
  summary: "Read the licence",
  description: "This server needs none: the answer never ends.",
  request: { params: locationPath },
  responses: { 200: answerOf(licenseSchema, "The licence"), ...failures(403, 404) },
});

/** Utilities (business.md 17.2). */
export function addUtilityRoutes(api: Api): void {
  serve(api, {
    route: phoneRoute,
    who: anybody,
    run: ({ path }) => ok(path.phone),
    answer: (phone) => answered(phoneCheckToWire(phone)),
  });
  serve(api, {
    route: licenseRoute,
    who: staff("membership"),
    run: ({ scope }) => ok(scope.id),
    answer: (location) => answered(licenseToWire(location)),
  });
}
