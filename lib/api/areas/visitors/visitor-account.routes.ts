import { createRoute } from "@hono/zod-openapi";
import { ok } from "@/lib/domain/result";
import {
  acceptedOf,
  answerOf,
  bodyOf,
  failures,
  inArea,
} from "@/lib/api/platform/http/declare-route";
import { answered, answeredAccepted } from "@/lib/api/platform/http/envelope";
import { anybody, serve, signedInVisitor } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { newTokenSchema } from "@/lib/api/areas/users/credentials.contract";
import {
  phoneConfirmationQuery,
  visitorChangeBody,
  visitorCodeBody,
  visitorLoginBody,
  visitorLoginSchema,
  visitorPasswordBody,
  visitorSchema,
  visitorToWire,
} from "./visitor-accounts.contract";
import type { VisitorAccountUseCases } from "./visitor-account.usecases";
import type { SignedIn, VisitorSignInUseCases } from "./visitor-sign-in.usecases";

const open = { ...inArea("Online Booking Settings", "partner"), method: "post" } as const;
const own = inArea("Online Booking Settings", "user");

const GUESSES =
  "Wrong tries are counted as at `POST /auth`: after ten in 15 minutes the answer is 429.";

const loginRoute = createRoute({
  ...open,
  path: "/booking/auth",
  summary: "Sign a visitor in by a password",
  description: `The login is a phone or an e-mail of an account of online booking; users of a location sign in at \`POST /auth\`. ${GUESSES}`,
  request: { body: bodyOf(visitorLoginBody) },
  responses: {
    201: answerOf(visitorLoginSchema, "The visitor with a new token"),
    ...failures(400, 413, 422),
  },
});

const codeRoute = createRoute({
  ...open,
  path: "/user/auth",
  summary: "Sign a visitor in by a code",
  description:
    "The code is that of `POST /book_code/{location_id}`, and is used up. The first sign-in makes the " +
    `account, which belongs to the location that sent the code. ${GUESSES}`,
  request: { body: bodyOf(visitorCodeBody) },
  responses: {
    201: answerOf(visitorLoginSchema, "The visitor with a new token"),
    ...failures(400, 413, 422),
  },
});

const dataRoute = createRoute({
  ...own,
  method: "get",
  path: "/booking/user/data",
  summary: "Read a visitor's own data",
  description: "With the token of a visitor.",
  responses: { 200: answerOf(visitorSchema, "The visitor of the token"), ...failures(404) },
});

const changeRoute = createRoute({
  ...own,
  method: "put",
  path: "/booking/user",
  summary: "Change a visitor's own data",
  description:
    "With the token of a visitor. What is missing stays. Another phone needs the " +
    "`confirmation_code` that was sent to it. The salon's client list is not touched.",
  request: { body: bodyOf(visitorChangeBody) },
  responses: {
    202: answerOf(visitorSchema, "The visitor as they are now"),
    ...failures(400, 404, 413, 422),
  },
});

const passwordRoute = createRoute({
  ...own,
  method: "put",
  path: "/booking/user/password",
  summary: "Change a visitor's own password",
  description:
    "With the token of a visitor. `old_password` is needed where there is one. Every token of the " +
    "visitor ends, that of the call too, and the answer has a new one.",
  request: { body: bodyOf(visitorPasswordBody) },
  responses: {
    200: answerOf(newTokenSchema, "Changed"),
    ...failures(400, 404, 409, 413, 422),
  },
});

const confirmationRoute = createRoute({
  ...own,
  method: "get",
  path: "/booking/user/phone_confirmation",
  summary: "Send a visitor a code for another phone",
  description:
    "With the token of a visitor. Sends it to `phone`; `company_id` or `group_id` names the location " +
    "of the account, or its chain. Limits as of `POST /book_code/{location_id}`.",
  request: { query: phoneConfirmationQuery },
  responses: { 202: acceptedOf("The code is on its way"), ...failures(404, 422) },
});

const signedIn = ({ account, userToken }: SignedIn) =>
  answered({ ...visitorToWire(account), user_token: userToken }, null, 201);

/** Sign-ins and accounts of visitors (business.md 9.10). */
export function addVisitorAccountRoutes(
  api: Api,
  signIns: VisitorSignInUseCases,
  accounts: VisitorAccountUseCases,
): void {
  serve(api, {
    route: loginRoute,
    who: anybody,
    run: ({ body, address }) => signIns.byPassword(body.login, body.password, address),
    answer: signedIn,
  });
  serve(api, {
    route: codeRoute,
    who: anybody,
    run: ({ caller, body, address }) => signIns.byCode(caller, body, address),
    answer: signedIn,
  });
  serve(api, {
    route: dataRoute,
    who: signedInVisitor,
    run: ({ scope }) => ok(scope.visitor),
    answer: (visitor) => answered(visitorToWire(visitor)),
  });
  serve(api, {
    route: changeRoute,
    who: signedInVisitor,
    run: ({ scope, body }) => accounts.save(scope, body),
    answer: (visitor) => answered(visitorToWire(visitor), null, 202),
  });
  serve(api, {
    route: passwordRoute,
    who: signedInVisitor,
    run: ({ scope, body, address }) => accounts.changePassword(scope, body, address),
    answer: ({ userToken }) => answered({ user_token: userToken }),
  });
  serve(api, {
    route: confirmationRoute,
    who: signedInVisitor,
    run: ({ scope, query }) => accounts.sendCode(scope, query),
    answer: () => answeredAccepted(),
  });
}
