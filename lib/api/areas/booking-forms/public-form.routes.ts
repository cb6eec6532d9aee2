import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/api/wire/paths";
import { ok } from "@/lib/domain/result";
import { answerOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { anybody, visitors, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered } from "@/lib/api/platform/http/envelope";
import { bookingWordsSchema, languagePath } from "./booking-words.contract";
import {
  privacyPolicySchema,
  privacyPolicyToWire,
  publicFormPath,
  publicFormSchema,
  publicFormToWire,
} from "./public-booking-form.contract";
import type { PublicFormUseCases } from "./public-form.usecases";

const common = { ...inArea("Online Booking Settings", "partner"), method: "get" } as const;

const formRoute = createRoute({
  ...common,
  path: "/bookform/{id}",
  summary: "A booking form as visitors see it",
  description: "Title, look and steps of the form, and the location that it books at.",
  request: { params: publicFormPath },
  responses: { 200: answerOf(publicFormSchema, "The form"), ...failures(403, 404) },
});

const wordsRoute = createRoute({
  ...common,
  path: "/i18n/{lang_code}",
  summary: "The words of booking forms",
  description: "Texts of the steps by key, in one of six languages.",
  request: { params: languagePath },
  responses: { 200: answerOf(bookingWordsSchema, "Texts by key"), ...failures(404) },
});

const policyRoute = createRoute({
  ...common,
  path: "/privacy_policy/{location_id}",
  summary: "The privacy policy that visitors accept",
  description: "The text of the settings of online booking; empty where there is none to accept.",
  request: { params: locationPath },
  responses: { 200: answerOf(privacyPolicySchema, "The policy"), ...failures(403, 404) },
});

/** What visitors read before they book (business.md 9.1, 9.8). */
export function addPublicFormRoutes(api: Api, forms: PublicFormUseCases): void {
  serve(api, {
    route: formRoute,
    who: anybody,
    run: ({ caller, path }) => forms.find(caller, path.id),
    answer: (found) => answered(publicFormToWire(found)),
  });
  serve(api, {
    route: wordsRoute,
    who: anybody,
    run: ({ path }) => forms.words(path.lang_code),
    answer: (words) => answered(words),
  });
  serve(api, {
    route: policyRoute,
    who: visitors,
    run: async ({ scope }) => ok(privacyPolicyToWire(scope.location, await forms.settings(scope))),
    answer: (policy) => answered(policy),
  });
}
