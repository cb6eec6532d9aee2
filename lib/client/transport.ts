import type { z } from "zod";
import { anyEnvelopeSchema, readFailure } from "@/lib/api/wire/envelope";
import { fieldErrors } from "@/lib/api/wire/wire-formats";
import type { Door } from "@/lib/domain/door";
import type { RefusalKind } from "@/lib/domain/refusal";
import { ApiError, kindOfStatus } from "./api-error";
import type { Pacer } from "./pacer";

export type TransportOptions = {
  /** The network's fetch, or the router of this process, which notes the door. */
  readonly fetch: (request: Request, door?: Door) => Response | Promise<Response>;
  /** With the version, without a slash at its end: `https://api.alteg.io/api/v1`. */
  readonly baseUrl: string;
  readonly partnerToken: string;
  readonly userToken?: string | null | undefined;
  /** How often a read is tried again; 0 in one process, where nothing gets better by waiting. */
  readonly retries?: number | undefined;
  /** Milliseconds that one try may take; for ever unless told. */
  readonly timeoutMs?: number | undefined;
  /** Ends calls under way where the network can, and begins no other. */
  readonly signal?: AbortSignal | undefined;
  /** Keeps the vendor's rate limit. */
  readonly pacer?: Pacer | undefined;
};

type Query = Readonly<Record<string, string | number | readonly (string | number)[] | undefined>>;

export type Call<Schema extends z.ZodType> = {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly query?: Query | undefined;
  readonly body?: unknown;
  /** The form of `data`. */
  readonly schema: Schema;
  /** By which door this comes, where it is another than that of all calls. */
  readonly door?: Door | undefined;
  /** Kinds of refusal that a status has on this call. */
  readonly kinds?: Readonly<Record<number, RefusalKind>> | undefined;
};

export type ApiAnswer<T> = { readonly data: T; readonly meta: unknown };

export type Transport = <Schema extends z.ZodType>(
  call: Call<Schema>,
) => Promise<ApiAnswer<z.output<Schema>>>;

const RETRIED_STATUSES = new Set([408, 429, 500, 502, 503, 504]);
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
const MEDIA_TYPE = "application/vnd.api.v2+json";

/** Sends calls with the contract's headers, tries reads again, and parses what comes back. */
export function createTransport(options: TransportOptions): Transport {
  const tries = 1 + (options.retries ?? 0);
  return async (call) => {
    const isRead = call.method === "GET";
    for (let left = isRead ? tries : 1; ; left -= 1) {
      options.signal?.throwIfAborted();
      // oxlint-disable-next-line no-await-in-loop -- a try follows the one before it
      const outcome = await attempt(options, call, FIRST_PAUSE_MS * 2 ** (tries - left));
      if (outcome.ok) return outcome.answer;
      if (left <= 1 || outcome.retryAfterMs === null) throw outcome.error;
      const pause = Math.min(outcome.retryAfterMs, LONGEST_PAUSE_MS);
      // oxlint-disable-next-line no-await-in-loop -- likewise
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  };
}

type Outcome<T> =
  | { readonly ok: true; readonly answer: ApiAnswer<T> }
  | { readonly ok: false; readonly error: ApiError; readonly retryAfterMs: number | null };

async function attempt<Schema extends z.ZodType>(
  options: TransportOptions,
  call: Call<Schema>,
  pauseMs: number,
): Promise<Outcome<z.output<Schema>>> {
  const sent = await send(options, call);
  if (sent instanceof ApiError) return { ok: false, error: sent, retryAfterMs: pauseMs };
  const { response, text } = sent;
  const body = parseJson(text);
  const envelope = anyEnvelopeSchema.safeParse(body).data;
  if (!response.ok || envelope?.success === false) {
    const { status, headers } = response;
    const error = refusalOf(status, body, call.kinds);
    const mayRetry = RETRIED_STATUSES.has(status);
    return { ok: false, error, retryAfterMs: mayRetry ? (retryAfter(headers) ?? pauseMs) : null };
  }
  const parsed = call.schema.safeParse(envelope?.data);
  if (!parsed.success) {
    const error = unreadable(response.status, call.path, parsed.error);
    return { ok: false, error, retryAfterMs: null };
  }
  return { ok: true, answer: { data: parsed.data, meta: envelope?.meta } };
}

async function send(
  options: TransportOptions,
  call: Call<z.ZodType>,
): Promise<{ response: Response; text: string } | ApiError> {
  try {
    await options.pacer?.();
    const response = await options.fetch(requestOf(options, call), call.door);
    return { response, text: await response.text() };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return new ApiError({ status: 0, kind: "unreachable", message });
  }
}

function requestOf(options: TransportOptions, call: Call<z.ZodType>): Request {
  const user = options.userToken ? `, User ${options.userToken}` : "";
  const body = call.body === undefined ? null : JSON.stringify(call.body);
  return new Request(`${options.baseUrl}${call.path}${searchOf(call.query ?? {})}`, {
    method: call.method,
    headers: {
      accept: MEDIA_TYPE,
      "content-type": "application/json",
      authorization: `Bearer ${options.partnerToken}${user}`,
      ...(body !== null && { "content-length": String(Buffer.byteLength(body)) }),
    },
    body,
    ...signalOf(options),
  });
}

function signalOf({ timeoutMs, signal }: TransportOptions): { signal?: AbortSignal } {
  const timeout = timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs);
  const signals = [timeout, signal].filter((each) => each !== undefined);
  return signals.length === 0 ? {} : { signal: AbortSignal.any(signals) };
}

/** Lists go out as `name[]=1&name[]=2`; what is undefined is left out. */
function searchOf(query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    if (typeof value === "object") {
      for (const each of value) search.append(`${name}[]`, String(each));
    } else {
      search.set(name, String(value));
    }
  }
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}

function parseJson(text: string): unknown {
  try {
    return text === "" ? null : (JSON.parse(text) as unknown);
  } catch {
    return null; // a gateway's page: the status tells enough
  }
}

function refusalOf(status: number, body: unknown, kinds: Call<z.ZodType>["kinds"]): ApiError {
  const { message, reason, details } = readFailure(body);
  return new ApiError({
    status,
    kind: kinds?.[status] ?? kindOfStatus(status, reason),
    message: message ?? `The API answered ${status}`,
    details,
  });
}

/** An answer that the contract does not know fails loudly, with the path of what is wrong. */
function unreadable(status: number, path: string, error: z.ZodError): ApiError {
  const problems = Object.entries(fieldErrors(error))
    .slice(0, 5)
    .map(([field, messages]) => `${field} ${messages.join(", ")}`);
  const message = `The API's answer to ${path} is not understood: ${problems.join("; ")}`;
  return new ApiError({ status, kind: "unexpected", message, details: fieldErrors(error) });
}

function retryAfter(headers: Headers): number | null {
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}
