import { createRoute } from "@hono/zod-openapi";
import {
  credentialsSchema,
  loginSchema,
  loginToWire,
  profileSchema,
  profileToWire,
} from "./auth.contract";
import { ok } from "@/lib/domain/result";
import type { AuthUseCases } from "./auth.usecases";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { anybody, signedIn, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered } from "@/lib/api/platform/http/envelope";

const loginRoute = createRoute({
  ...inArea("Authentication B2B", "partner"),
  method: "post",
  path: "/auth",
  summary: "Log in",
  description:
    "The login is an e-mail or a phone. After ten failures in 15 minutes of one user at one address " +
    "the answer is 429 until the time is over; an address, and a user from everywhere, have limits, " +
    "too. 503 tells that too many passwords are being checked at once.",
  request: { body: bodyOf(credentialsSchema) },
  responses: {
    201: answerOf(loginSchema, "The user with a new token"),
    ...failures(400, 413, 422),
  },
});

const profileRoute = createRoute({
  ...inArea("Users & Permissions", "user"),
  method: "get",
  path: "/user/data",
  summary: "Who am I?",
  description: "Answers 201, as the API that it follows does.",
  responses: { 201: answerOf(profileSchema, "The user of the token"), ...failures() },
});

/** POST /auth and GET /user/data (schedule.md 1, business.md 1.1). */
export function addAuthRoutes(api: Api, auth: AuthUseCases): void {
  serve(api, {
    route: loginRoute,
    who: anybody,
    run: ({ body, caller, address }) =>
      auth.logIn({ ...body, address, partnerId: caller.partner.id }),
    answer: ({ user, userToken }) => answered(loginToWire(user, userToken), null, 201),
  });
  serve(api, {
    route: profileRoute,
    who: signedIn(),
    run: ({ caller }) => ok(profileToWire(caller.user)),
    answer: (profile) => answered(profile, null, 201),
  });
}
