import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/api/wire/paths";
import { ok } from "@/lib/domain/result";
import { answerOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { serveOpen, servePublic } from "@/lib/api/platform/http/endpoint";
import type { Api } from "@/lib/api/platform/http/endpoint";
import { answered } from "@/lib/api/platform/http/envelope";
import { bookingWordsSchema, languagePath } from "./booking-words.contract";
import {
  privacyPolicySchema,
  privacyPolicyToWire,
  publicFormPath,
  publicFormSchema,
  publicFormToWire,
} from "./public-booking-form.contract";
import type { PublicFormService } from "./public-form.usecases";

const common = { ...inArea("Online booking", "partner"), method: "get" } as const;

const formRoute = createRoute({
  ...common,
  path: "/bookform/{id}",
  summary: "A booking form as visitors see it",
  request: { params: publicFormPath },
  responses: { 200: answerOf(publicFormSchema, "The form"), ...failures(403, 404) },
});

const wordsRoute = createRoute({
  ...common,
  path: "/i18n/{lang_code}",
  summary: "The words of booking forms",
  request: { params: languagePath },
  responses: { 200: answerOf(bookingWordsSchema, "Texts by key"), ...failures(404) },
});

const policyRoute = createRoute({
  ...common,
  path: "/privacy_policy/{location_id}",
  summary: "The privacy policy that visitors accept",
  request: { params: locationPath },
  responses: { 200: answerOf(privacyPolicySchema, "The policy"), ...failures(403, 404) },
});

/** What visitors read before they book (business.md 9.1, 9.8). */
export function addPublicFormRoutes(api: Api, forms: PublicFormService): void {
  serveOpen(
    api,
    formRoute,
    ({ caller, path }) => forms.find(caller, path.id),
    (found) => answered(publicFormToWire(found)),
  );
  serveOpen(
    api,
    wordsRoute,
    ({ path }) => forms.words(path.lang_code),
    (words) => answered(words),
  );
  servePublic(
    api,
    policyRoute,
    async ({ scope }) => ok(privacyPolicyToWire(scope.location, await forms.settings(scope))),
    (policy) => answered(policy),
  );
}
