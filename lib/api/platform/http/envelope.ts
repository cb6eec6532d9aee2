import type { FieldErrors } from "@/lib/domain/field-errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { MaybePromise } from "@/lib/api/platform/maybe-async";

/** What only the web side of the API declines. */
export type HttpError =
  | ServiceError
  | { readonly kind: "malformed"; readonly message: string }
  | { readonly kind: "payload_too_large" }
  | { readonly kind: "method_not_allowed"; readonly method: string; readonly allow: string }
  | { readonly kind: "still_running" }
  | { readonly kind: "unavailable"; readonly retryAfterSeconds: number }
  | { readonly kind: "storage_full" }
  | { readonly kind: "unexpected" };

/** An answer before it becomes a Response; how it does so is the server's choice. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | null;
};

/** Makes the Response that the server sends. */
export type Responder = (answer: Answer) => Response;

/** Sends an answer to a request in the form that it asks for. */
export type Respond = (answer: Answer, request: Request) => MaybePromise<Response>;

type Meta = Readonly<Record<string, unknown>>;

const JSON_HEADERS = { "content-type": "application/json; charset=utf-8" } as const;

/** The envelope around data; `meta` is `[]` when there is nothing to say (business.md 1.2). */
export function answered(
  data: unknown,
  meta: Meta | null = null,
  status: 200 | 201 | 202 = 200,
): Answer {
  const body = JSON.stringify({ success: true, data, meta: meta ?? [] });
  return { status, headers: JSON_HEADERS, body };
}

/** Data without the envelope, on the few calls that are so (business.md 1.2). */
export function answeredBare(data: unknown): Answer {
  return { status: 200, headers: JSON_HEADERS, body: JSON.stringify(data) };
}

/**
 * Answers values that stay the same objects while nothing changes: each is printed once and sent as
 * bytes. `print` gives JSON of ASCII alone.
 */
export function remembering<Value extends object>(
  print: (value: Value) => string,
): (value: Value) => Answer {
  const remembered = new WeakMap<Value, Uint8Array<ArrayBuffer>>();
  return (value) => {
    let body = remembered.get(value);
    if (!body) {
      body = Buffer.from(`{"success":true,"data":${print(value)},"meta":[]}`, "latin1");
      remembered.set(value, body);
    }
    return { status: 200, headers: JSON_HEADERS, body };
  };
}

/** A success without a body and without a type: the PUT of a member's hours, and deletes. */
export function answeredEmpty(status: 201 | 204): Answer {
  return { status, headers: {}, body: null };
}

/** A success without data that only says so: events are deleted (business.md 8.3), mailings taken (12.1). */
export function answeredAccepted(status: 201 | 202 = 202): Answer {
  const body = JSON.stringify({ success: true, meta: { message: "Accepted" } });
  return { status, headers: JSON_HEADERS, body };
}

/** The only place that knows which status a refusal has (business.md 1.4). */
export function refused(error: HttpError): Answer {
  switch (error.kind) {
    case "unauthenticated": {
      const message = error.message ?? "Authentication needed.";
      return failure(401, { message }, { "www-authenticate": "Bearer" });
    }
    case "forbidden": {
      const message = error.message ?? "Access denied.";
      return failure(403, { message, ...(error.reason && { reason: error.reason }) });
    }
    case "not_found": {
      const errors = error.details?.map((message) => ({ message }));
      const { message, reason } = error;
      return failure(404, { message, ...(errors && { errors }), ...(reason && { reason }) });
    }
    case "bad_request": {
      const { message, errors } = error;
      return failure(400, { message, ...(errors && { errors }) });
    }
    case "malformed":
      return failure(400, { message: error.message });
    case "invalid": {
      const { errors, reason } = error;
      return failure(422, { message: sentenceOf(errors), errors, ...(reason && { reason }) });
    }
    case "unbookable": {
      const message = error.problems.map((problem) => problem.message).join(" ");
      return failure(422, { message, errors: error.problems });
    }
    case "conflict":
      return failure(409, { message: error.message, conflict: true });
    case "changed_since": {
      const { message, stored } = error;
      return failure(409, { message, reason: "changed_since", errors: stored });
    }
    case "too_many_requests":
      return later(429, error, "Too many requests.");
    case "overloaded":
      return later(503, error, "Too much to do at once.");
    case "payload_too_large":
      // the rest of the body is not read: nothing more can be said on this connection
      return failure(413, { message: "The body is larger than 1 MB." }, { connection: "close" });
    case "method_not_allowed": {
      const message = `Method ${error.method} is not allowed here.`;
      return failure(405, { message }, { allow: error.allow });
    }
    case "still_running": {
      const message = "The first request with this Idempotency-Key is still running.";
      return failure(409, { message, reason: "still_running" }, { "retry-after": "1" });
    }
    case "unavailable":
      return later(503, error, "The database does not answer now.", { reason: "unavailable" });
    case "storage_full": {
      const message = "There is no room left to store anything. Nothing was changed.";
      return failure(507, { message, reason: "storage_full" });
    }
    case "unexpected":
      return failure(500, { message: "An unexpected error has occurred." });
  }
}

/** A refusal that is none after some seconds. */
function later(
  status: 429 | 503,
  { retryAfterSeconds }: { readonly retryAfterSeconds: number },
  why: string,
  more: Meta = {},
): Answer {
  const message = `${why} Try again in ${retryAfterSeconds} s.`;
  return failure(status, { message, ...more }, { "retry-after": String(retryAfterSeconds) });
}

function failure(status: number, meta: Meta, headers: Record<string, string> = {}): Answer {
  const body = JSON.stringify({ success: false, data: null, meta });
  return { status, headers: { ...JSON_HEADERS, ...headers }, body };
}

/** Some clients show the message only: it names every field (business.md 20). */
function sentenceOf(errors: FieldErrors): string {
  const problems = Object.entries(errors).flatMap(([field, messages]) =>
    messages.map((message) => `${field} ${message}`),
  );
  return `The data is not valid: ${problems.join("; ")}.`;
}
