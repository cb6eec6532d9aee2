import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { deliveryFailureSchema, deliveryReportsBody } from "./mailings.contract";
import type { DeliveryUseCases } from "./delivery.usecases";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { anybody, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered, refused } from "@/lib/api/platform/http/envelope";
import type { Answer, HttpError } from "@/lib/api/platform/http/envelope";

const CODES = {
  400: ["5 = the body is not valid, 10 = a field is not", 5, "body is required."],
  401: ["20 = no or bad partner token", 20, "Authentication needed."],
  403: ["15 = the partner reaches no location", 15, "Access denied."],
  404: ["30 = unknown message", 30, "Unknown: 5."],
} as const;

const bareFailures = Object.fromEntries(
  Object.entries(CODES).map(([status, [codes, error_code, error_message]]) => {
    const example = { error_code, error_message };
    const content = { "application/json": { schema: deliveryFailureSchema, example } };
    return [status, { description: `Without envelope; error_code ${codes}`, content }];
  }),
);

const reportRoute = createRoute({
  ...inArea("Notifications", "partner"),
  method: "post",
  path: "/delivery/status",
  summary: "Report what became of SMS",
  description:
    "For SMS providers, with the partner token alone: 1 delivered, 2 not delivered, 4 sent to the phone, " +
    "8 handed to the operator, 16 rejected, 52 not enough money. The last report of a message counts. " +
    "With one unknown message nothing is kept.",
  request: { body: bodyOf(deliveryReportsBody) },
  responses: {
    200: answerOf(z.null(), "Kept"),
    ...failures(413),
    ...bareFailures,
  },
});

/** Reports of SMS providers (business.md 12.1). */
export function addDeliveryRoutes(api: Api, delivery: DeliveryUseCases): void {
  serve(api, {
    route: reportRoute,
    who: anybody,
    run: ({ caller, body }) => delivery.report(caller, body),
    answer: () => answered(null, { message: "Accepted" }),
    refuse: refusedBare,
  });
}

/** Errors of this call lack the envelope, apart from those that every path has (business.md 12.1). */
function refusedBare(error: HttpError): Answer {
  const code = codeOf(error);
  if (!code) return refused(error);
  const { headers } = refused(error);
  const body = JSON.stringify({ error_code: code.code, error_message: code.message });
  return { status: code.status, headers, body };
}

type Code = { readonly status: number; readonly code: number; readonly message: string };

function codeOf(error: HttpError): Code | null {
  switch (error.kind) {
    case "malformed":
    case "bad_request":
      return { status: 400, code: 5, message: error.message };
    case "invalid": {
      const [[field, problems] = ["body", []]] = Object.entries(error.errors);
      return { status: 400, code: field === "body" ? 5 : 10, message: `${field} ${problems[0]}.` };
    }
    case "forbidden":
      return { status: 403, code: 15, message: error.message ?? "Access denied." };
    case "unauthenticated":
      return { status: 401, code: 20, message: error.message ?? "Authentication needed." };
    case "not_found":
      return { status: 404, code: 30, message: error.message };
    default:
      return null;
  }
}
