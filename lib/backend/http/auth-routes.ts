import { createRoute } from "@hono/zod-openapi";
import { credentialsSchema, loginSchema, loginToWire } from "@/lib/contract/auth";
import type { AuthService } from "@/lib/backend/services/auth-service";
import { answerOf, bodyOf, failures, inArea } from "./declare-route";
import { serveOpen } from "./endpoint";
import type { Api } from "./endpoint";
import { answered } from "./envelope";

const loginRoute = createRoute({
  ...inArea("Login", "partner"),
  method: "post",
  path: "/auth",
  summary: "Log in",
  description:
    "The login is an e-mail or a phone. After ten failures in 15 minutes of one login and address " +
    "the answer is 429 until the time is over.",
  request: { body: bodyOf(credentialsSchema) },
  responses: {
    201: answerOf(loginSchema, "The user with a new token"),
    ...failures(400, 413, 422),
  },
});

/** POST /auth (schedule.md 1). */
export function addAuthRoutes(api: Api, auth: AuthService): void {
  serveOpen(
    api,
    loginRoute,
    ({ body, address }) => auth.logIn({ ...body, address }),
    ({ user, userToken }) => answered(loginToWire(user, userToken), null, 201),
  );
}
