import type { Caller } from "@/lib/api/platform/access";
import { causers } from "@/lib/api/platform/causer";
import type { Causer } from "@/lib/api/platform/causer";
import { mapMaybe } from "@/lib/api/platform/maybe-async";
import { createIdempotency, givesToken, isKeyed } from "@/lib/api/platform/idempotency/idempotency";
import type { Door } from "@/lib/domain/door";
import { refused } from "./envelope";
import { announcesTooMuch } from "./request-body";

type Deps = Parameters<typeof createIdempotency>[0];
type Served = Response | Promise<Response>;

/**
 * What every write passes before its route: the limit of bodies, its causer, its Idempotency-Key. A
 * call of this process tells the door by which a person came; no header can claim one.
 */
export function createWriteGate(deps: Deps) {
  const { identify, respond, pathOf } = deps;
  const once = createIdempotency(deps);
  return (request: Request, serve: (request: Request) => Served, door?: Door): Served => {
    if (announcesTooMuch(request)) return respond(refused({ kind: "payload_too_large" }), request);
    const run = () => (isKeyed(request, pathOf) ? once(request, serve) : serve(request));
    // a login writes nothing of a location, and the storage slows every later request down
    if (givesToken(pathOf(request))) return run();
    return mapMaybe(identify(request), (caller) =>
      caller.ok ? causers.run(causerOf(caller.value, door), run) : run(),
    );
  };
}

/** What partners do without a user is nobody's own: for the outbox of webhooks no user has id 0. */
function causerOf({ partner, user }: Caller, door: Door | undefined): Causer {
  return {
    userId: user?.id ?? 0,
    partnerId: partner.id,
    door: door ?? (user ? "api" : "visitor"),
  };
}
