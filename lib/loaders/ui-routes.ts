import { Hono } from "hono";
import { z } from "zod";
import type { Refusal, RefusalKind } from "@/lib/domain/refusal";
import { MAX_PERIOD_DAYS, periodLength } from "@/lib/domain/time/period";
import { logAborted, logError } from "@/lib/server/log";
import { dateSchema, locationIdSchema, memberIdSchema } from "@/lib/server/page-input";
import { refusalOf } from "@/lib/server/refusal-of";
import { sessionIdOf } from "@/lib/server/session-cookie";
import { visitorOf } from "@/lib/server/visitor";
import { isTimeZone } from "@/lib/zone/offsets";
import { todayIn } from "@/lib/zone/wall-clock";
import { container } from "@/lib/server/container";
import { boardInTurn } from "./board";
import { earlyHours } from "./early-hours";

/** An id as a query has it. */
const digits = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

const boardSchema = z
  .object({
    location: digits.pipe(locationIdSchema),
    from: dateSchema,
    to: dateSchema,
    member: digits.pipe(memberIdSchema).optional(),
  })
  .refine(({ from, to }) => {
    const days = periodLength({ from, to });
    return days > 0 && days <= MAX_PERIOD_DAYS;
  });

const STATUS: Partial<Record<RefusalKind, 401 | 403 | 404 | 422 | 429 | 503 | 507>> = {
  signed_out: 401,
  forbidden: 403,
  not_found: 404,
  invalid_input: 422,
  too_many_requests: 429,
  unreachable: 503,
  busy: 503,
  storage_full: 507,
};

/** Seconds after which it is worth asking again. */
const RETRY_AFTER: Partial<Record<RefusalKind, string>> = { busy: "1", unreachable: "2" };

const earlyHoursSchema = z.object({ location: digits.pipe(locationIdSchema) });

const nowSchema = z.object({ zone: z.string().max(64).refine(isTimeZone) });

/** The pages' GETs, authenticated by the session cookie; nothing here writes. */
export function createUiRoutes(): Hono {
  const routes = new Hono();
  serveNow(routes);
  serveEarlyHours(routes);
  routes.get("/api/ui/board", async (context) => {
    const sessionId = sessionIdOf(context.req.header("cookie"));
    const visitor = await visitorOf(sessionId);
    if (!visitor || sessionId === null) return refuse({ kind: "signed_out" });
    const parsed = boardSchema.safeParse(context.req.query());
    if (!parsed.success) return refuse({ kind: "invalid_input" });
    const { location, from, to, member } = parsed.data;
    const request = { locationId: location, period: { from, to }, memberId: member };
    const { signal } = context.req.raw;
    const data = await boardInTurn({ visitor, sessionId, signal }, request);
    if (data === null) return refuse({ kind: "busy" });
    return context.json({ data }, 200, { "cache-control": "no-store" });
  });
  routes.notFound(() => refuse({ kind: "not_found" }));
  routes.onError((error, context) => {
    if (error.name === "AbortError" || context.req.raw.signal.aborted) {
      logAborted("page read", context.req.path);
      return new Response(null, { status: 499 }); // nobody reads it
    }
    const refusal = refusalOf(error);
    if (!refusal) logError("page read failed", error);
    return refuse(refusal ?? { kind: "unexpected" });
  });
  return routes;
}

/** The date of a zone and the build, for anybody: a tab asks once a minute, also signed out. */
function serveNow(routes: Hono): void {
  routes.get("/api/ui/now", async (context) => {
    const parsed = nowSchema.safeParse(context.req.query());
    if (!parsed.success) return refuse({ kind: "invalid_input" });
    const { clock, buildId } = await container();
    const data = { today: todayIn(parsed.data.zone, clock()), build: buildId };
    return context.json({ data }, 200, { "cache-control": "no-store" });
  });
}

function serveEarlyHours(routes: Hono): void {
  routes.get("/api/ui/early-hours", async (context) => {
    const visitor = await visitorOf(sessionIdOf(context.req.header("cookie")));
    if (!visitor) return refuse({ kind: "signed_out" });
    const parsed = earlyHoursSchema.safeParse(context.req.query());
    if (!parsed.success) return refuse({ kind: "invalid_input" });
    const data = await earlyHours(visitor, parsed.data.location);
    return context.json({ data }, 200, { "cache-control": "no-store" });
  });
}

function refuse(refusal: Refusal): Response {
  const retryAfter = RETRY_AFTER[refusal.kind];
  return Response.json(
    { refusal },
    {
      status: STATUS[refusal.kind] ?? 500,
      headers: {
        "cache-control": "no-store",
        ...(retryAfter !== undefined && { "retry-after": retryAfter }),
      },
    },
  );
}
