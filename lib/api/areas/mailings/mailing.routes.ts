import { createRoute } from "@hono/zod-openapi";
import type { z } from "zod";
import { locationPath } from "@/lib/api/wire/paths";
import type { ClientParts } from "@/lib/api/areas/clients/client-views.rules";
import { ok } from "@/lib/domain/result";
import {
  acceptedOf,
  answerOf,
  bodyOf,
  failures,
  inArea,
} from "@/lib/api/platform/http/declare-route";
import { staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered, answeredAccepted } from "@/lib/api/platform/http/envelope";
import {
  emailByFilterBody,
  emailToClientsBody,
  mailingFilterQuery,
  messageListSchema,
  messagesQuery,
  messageToWire,
  smsByFilterBody,
  smsToClientsBody,
} from "./mailings.contract";
import type { MailingUseCases, MailingText } from "./mailing.usecases";

const common = inArea("Notifications", "user");
const accepted = {
  201: acceptedOf("Accepted"),
  ...failures(400, 403, 404, 413, 422),
};

const SKIPPED =
  "Clients without a phone or e-mail are skipped, and so is who is out of mailings (`sms_not`).";
const TO_CLIENTS = `One message to each client, however often they are named. ${SKIPPED} With one unknown client nobody is written to.`;
const BY_FILTER =
  "One message to each client who matches all parts of the query. **Without any part to everybody of " +
  `the location**; an empty part counts as none, deleted clients are left out. ${SKIPPED}`;

const smsToClientsRoute = createRoute({
  ...common,
  method: "post",
  path: "/sms/clients/by_id/{location_id}",
  summary: "Send an SMS to clients",
  description: TO_CLIENTS,
  request: { params: locationPath, body: bodyOf(smsToClientsBody) },
  responses: accepted,
});

const smsByFilterRoute = createRoute({
  ...common,
  method: "post",
  path: "/sms/clients/by_filter/{location_id}",
  summary: "Send an SMS to the clients of a filter, or to all",
  description: BY_FILTER,
  request: { params: locationPath, query: mailingFilterQuery, body: bodyOf(smsByFilterBody) },
  responses: accepted,
});

const emailToClientsRoute = createRoute({
  ...common,
  method: "post",
  path: "/email/clients/by_id/{location_id}",
  summary: "Send an e-mail to clients",
  description: TO_CLIENTS,
  request: { params: locationPath, body: bodyOf(emailToClientsBody) },
  responses: accepted,
});

const emailByFilterRoute = createRoute({
  ...common,
  method: "post",
  path: "/email/clients/by_filter/{location_id}",
  summary: "Send an e-mail to the clients of a filter, or to all",
  description: BY_FILTER,
  request: { params: locationPath, query: mailingFilterQuery, body: bodyOf(emailByFilterBody) },
  responses: accepted,
});

const listRoute = createRoute({
  ...common,
  method: "get",
  path: "/company/{location_id}/mailings",
  summary: "List messages to clients",
  description:
    "Our addition: the outbox, newest message first, with what SMS providers reported. " +
    "Messages about an appointment (`send_sms`) are in it.",
  request: { params: locationPath, query: messagesQuery },
  responses: { 200: answerOf(messageListSchema, "Messages"), ...failures(403, 404, 422) },
});

const who = staff("mailings");

type FilterQuery = z.infer<typeof mailingFilterQuery>;

function partsOf({ fullname, phone, email, card }: FilterQuery): ClientParts {
  return { name: fullname, phone, email, card };
}

function smsOf({ text }: { readonly text: string }): MailingText {
  return { channel: "sms", subject: "", text };
}

function emailOf({ subject, text }: Omit<MailingText, "channel">): MailingText {
  return { channel: "email", subject, text };
}

/** Messages to clients (business.md 12.1). */
export function addMailingRoutes(api: Api, mailings: MailingUseCases): void {
  const reply = () => answeredAccepted(201);
  serve(api, {
    route: smsToClientsRoute,
    who,
    run: ({ scope, body }) => mailings.sendTo(scope, smsOf(body), body.client_ids),
    answer: reply,
  });
  serve(api, {
    route: smsByFilterRoute,
    who,
    run: ({ scope, query, body }) => mailings.sendToMatching(scope, smsOf(body), partsOf(query)),
    answer: reply,
  });
  serve(api, {
    route: emailToClientsRoute,
    who,
    run: ({ scope, body }) => mailings.sendTo(scope, emailOf(body), body.client_ids),
    answer: reply,
  });
  serve(api, {
    route: emailByFilterRoute,
    who,
    run: ({ scope, query, body }) => mailings.sendToMatching(scope, emailOf(body), partsOf(query)),
    answer: reply,
  });
  serve(api, {
    route: listRoute,
    who,
    run: async ({ scope, query }) => {
      const { items, total } = await mailings.list(scope, query);
      return ok({ items, meta: { page: query.page, total_count: total } });
    },
    answer: ({ items, meta }) => answered(items.map(messageToWire), meta),
  });
}
