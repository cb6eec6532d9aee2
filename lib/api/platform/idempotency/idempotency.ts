import { createHash, randomUUID } from "node:crypto";
import type { Caller } from "@/lib/api/platform/access";
import type { Log } from "@/lib/api/platform/audit-log";
import { failureOf } from "@/lib/api/platform/failure-log";
import type { Clock } from "@/lib/api/platform/clock";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { MaybePromise } from "@/lib/api/platform/maybe-async";
import type { Result } from "@/lib/domain/result";
import { instantOf } from "@/lib/domain/time/instant";
import { refused } from "@/lib/api/platform/http/envelope";
import type { HttpError, Respond } from "@/lib/api/platform/http/envelope";
import { BASE_PATH, searchOf } from "@/lib/api/platform/http/path-spellings";
import type { PathSpellings } from "@/lib/api/platform/http/path-spellings";
import { readText } from "@/lib/api/platform/http/request-body";
import type { KeptAnswer, KeyedRequest, KeyedRequestRepository } from "./keyed-requests.port";

const HEADER = "idempotency-key";
const MAX_KEY_LENGTH = 255;
const MAX_PATH_LENGTH = 500;
const KEPT_MS = 86_400_000;
/** An attempt that never ended, for its process died, gives way after so long. */
const RUNNING_MS = 600_000;
const SWEEP_MS = 3_600_000;

/** Their answers hold a token, which is stored nowhere in plain text and must not be sent twice. */
const WITH_TOKEN = new Set(["/auth", "/user/auth", "/booking/auth"].map((at) => BASE_PATH + at));

/** Beside the body these make an answer; what concerns a connection or a day is left out. */
const KEPT_HEADERS = ["content-type", "location", "allow"];

const DIFFERENT = invalid("Idempotency-Key", "was used before with another body or query");
const BAD_KEY: ServiceError = {
  kind: "bad_request",
  message: `The Idempotency-Key must have 1 to ${MAX_KEY_LENGTH} characters.`,
};

type Deps = {
  readonly requests: KeyedRequestRepository;
  readonly identify: (request: Request) => MaybePromise<Result<Caller, ServiceError>>;
  readonly clock: Clock;
  readonly log: Log;
  readonly respond: Respond;
  readonly pathOf: PathSpellings["pathOf"];
};

type Serve = (request: Request) => Response | Promise<Response>;

/** Tells whether a path answers a token. */
export function givesToken(path: string): boolean {
  return WITH_TOKEN.has(path);
}

/** Tells whether a request wants to be run once only (the IETF draft of `Idempotency-Key`). */
export function isKeyed(request: Request, pathOf: PathSpellings["pathOf"]): boolean {
  if (request.method !== "POST" || !request.headers.has(HEADER)) return false;
  const path = pathOf(request);
  return path.startsWith(BASE_PATH) && !givesToken(path);
}

/**
 * Runs a POST with an `Idempotency-Key` once: its repeats by the same partner and user within 24
 * hours get the first answer. What a repeat may mend (a failure of ours, a missing token, too many
 * requests) is not kept.
 */
export function createIdempotency(deps: Deps) {
  const { requests, identify, clock, respond, pathOf } = deps;
  let sweepAt = 0;

  async function sweep(now: number): Promise<void> {
    if (now < sweepAt) return;
    sweepAt = now + SWEEP_MS;
    await requests.forgetExpired(instantOf(now));
  }

  return async (request: Request, serve: Serve): Promise<Response> => {
    const decline = (error: HttpError) => respond(refused(error), request);
    const caller = await identify(request);
    if (!caller.ok) return decline(caller.error);
    const key = request.headers.get(HEADER) ?? "";
    if (key.trim() === "" || key.length > MAX_KEY_LENGTH) return decline(BAD_KEY);
    const text = await readText(request);
    if (!text.ok) return decline(text.error);
    const now = clock();
    await sweep(now);
    const { partner, user } = caller.value;
    const keyed = {
      partnerId: partner.id,
      userId: user?.id ?? 0,
      operation: operationOf(pathOf(request).slice(BASE_PATH.length)),
      key,
    };
    const id = randomUUID();
    const fingerprint = fingerprintOf(request, text.value);
    const until = instantOf(now + RUNNING_MS);
    const claim = await requests.claim(keyed, { id, fingerprint, now, until });
    switch (claim.kind) {
      case "first":
        return runFirst(deps, {
          serve,
          claimed: keyed,
          attempt: id,
          request,
          text: text.value,
        });
      case "running":
        return decline({ kind: "still_running" });
      case "different":
        return decline(DIFFERENT);
      case "answered": {
        const { status, headers, body } = claim.answer;
        const replayed = { ...headers, "idempotent-replayed": "true" };
        return respond({ status, headers: replayed, body }, request);
      }
    }
  };
}

type Run = {
  readonly serve: Serve;
  readonly request: Request;
  /** Its body, which was read already. */
  readonly text: string;
  readonly claimed: KeyedRequest;
  readonly attempt: string;
};

/** Serves the first request of a key and keeps its answer. */
async function runFirst(
  deps: Deps,
  { serve, request, text: sent, claimed, attempt }: Run,
): Promise<Response> {
  const { requests, clock, log, respond } = deps;
  let answer: KeptAnswer;
  try {
    const response = await serve(again(request, sent));
    if (isPassing(response.status)) {
      await requests.release(claimed, attempt);
      return response;
    }
    const text = await response.text();
    answer = { ...partsOf(response), body: text === "" ? null : text };
  } catch (error) {
    await requests.release(claimed, attempt);
    throw error;
  }
  try {
    await requests.keep(claimed, attempt, answer, instantOf(clock() + KEPT_MS));
  } catch (error) {
    // the work is done: its answer is due all the same
    log({ event: "failed", method: "POST", path: claimed.operation, ...failureOf(error) });
  }
  return respond(answer, request);
}

function isPassing(status: number): boolean {
  return status >= 500 || status === 401 || status === 429;
}

function partsOf({ status, headers }: Response) {
  const kept = KEPT_HEADERS.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return { status, headers: Object.fromEntries(kept) };
}

/** A path of any length: the index holds no more than a third of a page. */
function operationOf(path: string): string {
  const short =
    path.length <= MAX_PATH_LENGTH ? path : createHash("sha256").update(path).digest("hex");
  return `POST ${short}`;
}

function fingerprintOf(request: Request, body: string): string {
  return createHash("sha256")
    .update(`${searchOf(request.url)}\n${body}`)
    .digest("hex");
}

/** The request with its body; the answer is kept as text and packed when it is sent. */
function again(request: Request, body: string): Request {
  const headers = new Headers(request.headers);
  headers.delete("content-length"); // it counts bytes of an encoding that may be another one now
  headers.delete("accept-encoding");
  return new Request(request.url, { method: "POST", headers, body: body === "" ? null : body });
}
