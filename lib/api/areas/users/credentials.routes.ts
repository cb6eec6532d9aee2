import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { ok } from "@/lib/domain/result";
import {
  acceptedOf,
  answerOf,
  bodyOf,
  failures,
  inArea,
} from "@/lib/api/platform/http/declare-route";
import { answered, answeredAccepted, answeredEmpty } from "@/lib/api/platform/http/envelope";
import { anybody, serve, signedIn } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import {
  newTokenSchema,
  passwordByLinkBody,
  passwordChangeBody,
  resetBody,
  sessionPath,
  sessionToWire,
  sessionsSchema,
} from "./credentials.contract";
import type { CredentialUseCases } from "./credentials.usecases";

const open = inArea("Authentication B2B", "partner");
const own = inArea("Authentication B2B", "user");

const resetRoute = createRoute({
  ...open,
  method: "post",
  path: "/user/password_reset",
  summary: "Ask for a link to set a new password",
  description:
    "Our addition. The answer is the same whether the login is known or not. A link can be used " +
    "once, for 24 hours.",
  request: { body: bodyOf(resetBody) },
  responses: {
    202: acceptedOf("Taken; a known login gets a link"),
    ...failures(400, 413, 422),
  },
});

const byLinkRoute = createRoute({
  ...open,
  method: "post",
  path: "/user/password",
  summary: "Set a password by a link",
  description:
    "Our addition. Uses the link up and ends every session and token of its owner. A password has " +
    "8 to 128 characters and is none of those that are guessed first.",
  request: { body: bodyOf(passwordByLinkBody) },
  responses: { 200: answerOf(z.null(), "Set"), ...failures(400, 404, 413, 422) },
});

const changeRoute = createRoute({
  ...own,
  method: "put",
  path: "/user/password",
  summary: "Change one's own password",
  description:
    "Our addition. Ends every session and token of the user, that of the call too, and answers a " +
    "new one.",
  request: { body: bodyOf(passwordChangeBody) },
  responses: { 200: answerOf(newTokenSchema, "Changed"), ...failures(400, 409, 413, 422) },
});

const sessionsRoute = createRoute({
  ...own,
  method: "get",
  path: "/user/sessions",
  summary: "List one's own sessions",
  description: "Our addition. A session is a user token; it ends 90 days after its last use.",
  responses: { 200: answerOf(sessionsSchema, "Latest use first"), ...failures() },
});

const endRoute = createRoute({
  ...own,
  method: "delete",
  path: "/user/sessions/{session_id}",
  summary: "End one of one's own sessions",
  description: "Our addition.",
  request: { params: sessionPath },
  responses: { 204: { description: "Ended" }, ...failures(404) },
});

const endOthersRoute = createRoute({
  ...own,
  method: "delete",
  path: "/user/sessions",
  summary: "End all of one's own sessions but this one",
  description: "Our addition.",
  responses: { 204: { description: "Ended" }, ...failures() },
});

/** Passwords and sessions: additions of ours (decision 014). */
export function addCredentialRoutes(api: Api, credentials: CredentialUseCases): void {
  serve(api, {
    route: resetRoute,
    who: anybody,
    run: ({ body, address }) => credentials.askReset({ login: body.login, address }),
    answer: () => answeredAccepted(),
  });
  serve(api, {
    route: byLinkRoute,
    who: anybody,
    run: ({ body }) => credentials.setByLink(body),
    answer: () => answered(null),
  });
  serve(api, {
    route: changeRoute,
    who: signedIn(),
    run: ({ caller, body }) => credentials.change(caller, body),
    answer: ({ userToken }) => answered({ user_token: userToken }),
  });
  serve(api, {
    route: sessionsRoute,
    who: signedIn(),
    run: async ({ caller }) => ok(await credentials.sessions(caller)),
    answer: (found) => answered(found.map(sessionToWire), { count: found.length }),
  });
  serve(api, {
    route: endRoute,
    who: signedIn(),
    run: ({ caller, path }) => credentials.endSession(caller, path.session_id),
    answer: () => answeredEmpty(204),
  });
  serve(api, {
    route: endOthersRoute,
    who: signedIn(),
    run: ({ caller }) => credentials.endOtherSessions(caller),
    answer: () => answeredEmpty(204),
  });
}
