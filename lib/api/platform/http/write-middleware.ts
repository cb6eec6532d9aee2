import type { Caller } from "@/lib/api/platform/access";
import { causers } from "@/lib/api/platform/causer";
import { mapMaybe } from "@/lib/api/platform/maybe-async";
import { createIdempotency, isKeyed } from "@/lib/api/platform/idempotency/idempotency";
import { refused } from "./envelope";
import { announcesTooMuch } from "./request-body";

type Deps = Parameters<typeof createIdempotency>[0];
type Served = Response | Promise<Response>;

/** What every write passes before its route: the limit of bodies, its causer, its Idempotency-Key. */
export function createWriteGate(deps: Deps) {
  const { identify, respond, pathOf } = deps;
  const once = createIdempotency(deps);
  return (request: Request, serve: (request: Request) => Served): Served => {
    if (announcesTooMuch(request)) return respond(refused({ kind: "payload_too_large" }), request);
    const run = () => (isKeyed(request, pathOf) ? once(request, serve) : serve(request));
    return mapMaybe(identify(request), (caller) => {
      const user = caller.ok ? caller.value.user : null;
      return caller.ok && user ? causers.run(causerOf(caller.value, user.id), run) : run();
    });
  };
}

/**
 * The outbox of webhooks tells whose a change is; what partners do without a user is nobody's own.
 * Logins and visitors therefore pass without it: its storage slows every later request down.
 */
function causerOf({ partner }: Caller, userId: number) {
  return { userId, partnerId: partner.id };
}
