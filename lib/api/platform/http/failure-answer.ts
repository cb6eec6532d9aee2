import type { Log } from "@/lib/api/platform/audit-log";
import { failureOf, isCutOff } from "@/lib/api/platform/failure-log";
import { KeyTakenError } from "@/lib/api/platform/idempotency/idempotency";
import { loggedPath } from "@/lib/api/platform/refusal-log";
import { storageFailureOf } from "@/lib/api/platform/storage-failure";
import type { MaybePromise } from "@/lib/api/platform/maybe-async";
import { refused } from "./envelope";
import type { HttpError, Respond } from "./envelope";
import type { PathSpellings } from "./path-spellings";

/** A database that went away is asked for again after so long. */
const RETRY_AFTER_SECONDS = 2;

const CUT_OFF: HttpError = { kind: "malformed", message: "The request ended too early." };

type Deps = {
  readonly log: Log;
  readonly respond: Respond;
  readonly pathOf: PathSpellings["pathOf"];
};

/**
 * Answers what was thrown, in the envelope, and logs it (business.md 1.4), unless the client went
 * away: then nobody failed, and nobody waits.
 */
export function createFailureAnswer({ log, respond, pathOf }: Deps) {
  return (request: Request, error: unknown, requestId?: string): MaybePromise<Response> => {
    const path = loggedPath(pathOf(request));
    const call = { method: request.method, path, ...(requestId && { requestId }) };
    if (isCutOff(error, request)) {
      log({ event: "aborted", ...call });
      return respond(refused(CUT_OFF), request);
    }
    const answer = httpErrorOf(error);
    const entry = { event: "failed", ...call };
    if (answer.kind !== "unexpected") log({ ...entry, message: reasonOf(error) });
    else if (!(error instanceof KeyTakenError)) log({ ...entry, ...failureOf(error) }); // that request is answered otherwise
    return respond(refused(answer), request);
  };
}

/** Answers what was thrown while a request was served. */
export type Fail = ReturnType<typeof createFailureAnswer>;

/** Serves; what stands before the routes may fail as well, for who calls is asked of the database. */
export function orFailure(
  serve: () => MaybePromise<Response>,
  fail: (error: unknown) => MaybePromise<Response>,
): MaybePromise<Response> {
  try {
    const response = serve();
    return response instanceof Promise ? response.catch(fail) : response;
  } catch (error) {
    return fail(error);
  }
}

/** What a failure is to the caller: ours, or the database's for now. */
function httpErrorOf(error: unknown): HttpError {
  switch (storageFailureOf(error)) {
    case "unavailable":
      return { kind: "unavailable", retryAfterSeconds: RETRY_AFTER_SECONDS };
    case "full":
      return { kind: "storage_full" };
    case null:
      return { kind: "unexpected" };
  }
}

/** What the database said at last; a stack of ours tells nothing of it. */
function reasonOf(error: unknown): string {
  const isWrapped = error instanceof Error && error.cause instanceof Error;
  return isWrapped ? reasonOf(error.cause) : failureOf(error).message;
}
