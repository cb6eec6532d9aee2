import { createHash, randomUUID } from "node:crypto";
import type { Caller } from "@/lib/api/platform/access";
import type { Log } from "@/lib/api/platform/audit-log";
import { failureOf } from "@/lib/api/platform/failure-log";
import type { Clock } from "@/lib/api/platform/clock";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import { puttingOff } from "@/lib/api/platform/after-commit";
import type { Held } from "@/lib/api/platform/transactional";
import type { MaybePromise } from "@/lib/api/platform/maybe-async";
import type { Result } from "@/lib/domain/result";
import { instantOf } from "@/lib/domain/time/instant";
import { refused } from "@/lib/api/platform/http/envelope";
import type { Answer, HttpError, Respond } from "@/lib/api/platform/http/envelope";
import { BASE_PATH, searchOf } from "@/lib/api/platform/http/path-spellings";
import type { PathSpellings } from "@/lib/api/platform/http/path-spellings";
import { readText } from "@/lib/api/platform/http/request-body";
import type {
  Attempt,
  Kept,
  KeptAnswer,
  KeyedRequest,
  KeyedRequestRepository,
} from "./keyed-requests.port";

const HEADER = "idempotency-key";
const MAX_KEY_LENGTH = 255;
const MAX_PATH_LENGTH = 500;
const KEPT_MS = 86_400_000;
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
  /** Runs a request whose work stands or falls with what is stored beside it. */
  readonly hold: Held["hold"];
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

/** A request of this process that is under way, by the fingerprint of its content. */
type Running = Map<string, string>;

/**
 * Runs a POST with an `Idempotency-Key` once: its repeats by the same partner and user within 24
 * hours get the first answer. The answer is stored in the transaction of the work, so that a process
 * that is killed leaves both or neither. What a repeat may mend (a failure of ours, a missing token,
 * too many requests) is not kept, and what it had done by then is taken back.
 */
export function createIdempotency(deps: Deps) {
  const { requests, identify, clock, respond, pathOf } = deps;
  const running: Running = new Map();
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
    const { partner, user, visitor } = caller.value;
    const keyed = {
      partnerId: partner.id,
      userId: user?.id ?? (visitor ? -visitor.id : 0), // their numbers are no users'

      operation: operationOf(pathOf(request).slice(BASE_PATH.length)),
      key,
    };
    const fingerprint = fingerprintOf(request, text.value);
    const name = JSON.stringify(keyed);
    const other = running.get(name);
    if (other !== undefined) {
      return decline(other === fingerprint ? { kind: "still_running" } : DIFFERENT);
    }
    running.set(name, fingerprint);
    try {
      const attempt = { id: randomUUID(), fingerprint, now, until: instantOf(now + KEPT_MS) };
      const served = again(request, text.value);
      return await runOnce(deps, { serve, keyed, attempt, request: served }, request);
    } finally {
      running.delete(name);
    }
  };
}

type Run = {
  readonly serve: Serve;
  readonly request: Request;
  readonly keyed: KeyedRequest;
  readonly attempt: Attempt;
};

/** Serves a request unless an answer is kept, keeps its answer and sends it as `asked` wants it. */
async function runOnce(deps: Deps, run: Run, asked: Request): Promise<Response> {
  const { requests } = deps;
  const respond = (answer: Answer) => deps.respond(answer, asked);
  const known = await requests.find(run.keyed, run.attempt);
  if (known) return respond(answerOf(known));
  const outcome = await runFirst(deps, run);
  if (outcome.kind === "answer") return respond(outcome.answer);
  if (outcome.kind === "passing") return outcome.response;
  const taken = await requests.find(run.keyed, run.attempt);
  return respond(taken ? answerOf(taken) : refused({ kind: "still_running" }));
}

type Outcome =
  | { readonly kind: "answer"; readonly answer: KeptAnswer }
  /** It is not kept. */
  | { readonly kind: "passing"; readonly response: Response }
  /** Another process was first. */
  | { readonly kind: "taken" };

async function runFirst(deps: Deps, { serve, request, keyed, attempt }: Run): Promise<Outcome> {
  const { requests, hold } = deps;
  let [isTaken, isKept] = [false, false];
  const served = async (): Promise<Outcome> => {
    const response = await serve(request);
    if (isTaken) return { kind: "taken" };
    if (isPassing(response.status)) return { kind: "passing", response };
    const text = await response.text();
    return { kind: "answer", answer: { ...partsOf(response), body: text === "" ? null : text } };
  };
  const begin = async (): Promise<void> => {
    isTaken = !(await requests.claim(keyed, attempt));
    if (isTaken) throw new KeyTakenError();
  };
  const end = async (outcome: Outcome): Promise<void> => {
    if (outcome.kind !== "answer") throw new NotKeptError(outcome);
    await requests.keep(keyed, attempt, outcome.answer);
    isKept = true;
  };
  const outcome = await puttingOff(() => hold(served, { begin, end })).catch(outcomeOf);
  if (outcome.kind === "answer" && !isKept) await keepAlone(deps, keyed, attempt, outcome.answer);
  return outcome;
}

/** An answer without work, such as a refusal. */
async function keepAlone(
  { requests, log }: Deps,
  keyed: KeyedRequest,
  attempt: Attempt,
  answer: KeptAnswer,
): Promise<void> {
  try {
    await requests.keep(keyed, attempt, answer);
  } catch (error) {
    // it is due all the same
    log({ event: "failed", method: "POST", path: keyed.operation, ...failureOf(error) });
  }
}

/** Takes back the work of an answer that is not kept. */
class NotKeptError extends Error {
  readonly outcome: Outcome;

  constructor(outcome: Outcome) {
    super("This answer is not kept");
    this.outcome = outcome;
  }
}

function outcomeOf(error: unknown): Outcome {
  if (error instanceof NotKeptError) return error.outcome;
  throw error;
}

/** The key was used in another process since this one looked: nothing was done here. */
export class KeyTakenError extends Error {}

function answerOf(known: NonNullable<Kept>): Answer {
  if (known.kind === "different") return refused(DIFFERENT);
  const { status, headers, body } = known.answer;
  return { status, headers: { ...headers, "idempotent-replayed": "true" }, body };
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
