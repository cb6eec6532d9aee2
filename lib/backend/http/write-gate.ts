import type { Caller } from "@/lib/backend/services/access-service";
import { causers } from "@/lib/backend/services/hook-ports";
import { whenHere } from "@/lib/backend/services/soon";
import { refused } from "./envelope";
import { createIdempotency, isKeyed } from "./idempotency";
import { announcesTooMuch } from "./request-body";

type Deps = Parameters<typeof createIdempotency>[0];
type Served = Response | Promise<Response>;

/** What every write passes before its route: the limit of bodies, its causer, its Idempotency-Key. */
export function createWriteGate(deps: Deps) {
  const { identify, respond } = deps;
  const once = createIdempotency(deps);
  return (request: Request, serve: (request: Request) => Served): Served => {
    if (announcesTooMuch(request)) return respond(refused({ kind: "payload_too_large" }));
    const run = () => (isKeyed(request) ? once(request, serve) : serve(request));
    return whenHere(identify(request), (caller) =>
      caller.ok ? causers.run(causerOf(caller.value), run) : run(),
    );
  };
}

/** The outbox of webhooks tells whose a change is. */
function causerOf({ user, partner }: Caller) {
  return { userId: user?.id ?? 0, partnerId: partner.id };
}
