import { IncomingMessage } from "node:http";

/** Next's own limit of an action's body. */
const MAX_BYTES = 1_048_576;
const MAX_DEPTH = 20;
const ACTION_ID = /^[0-9a-f]{40,64}$/;
const PLAIN_TEXT = /^text\/plain(;|$)/i;

/**
 * What may stand for a value that JSON does not have. Everything else that begins with a dollar
 * points at parts of a form, which no action of ours takes.
 */
const STANDS_FOR_A_VALUE = /^\$(\$|undefined$|NaN$|-?Infinity$|-0$|D)/;

export type ReadAction =
  | { readonly kind: "read"; readonly body: Buffer }
  | { readonly kind: "refused"; readonly status: 400 | 405 | 413 }
  /** The peer went away before all was here: nobody waits for an answer. */
  | { readonly kind: "aborted" };

/**
 * Reads the call of a server action, the only thing that a page sends. Next answers what it cannot
 * read with 500 and a stack in the log, so a call that no page of ours makes does not reach it.
 */
export async function readAction(request: IncomingMessage): Promise<ReadAction> {
  const id = request.headers["next-action"];
  if (request.method !== "POST" || id === undefined) return { kind: "refused", status: 405 };
  const isCall =
    typeof id === "string" &&
    ACTION_ID.test(id) &&
    PLAIN_TEXT.test(request.headers["content-type"] ?? "");
  if (!isCall) return { kind: "refused", status: 400 };
  if (Number(request.headers["content-length"] ?? 0) > MAX_BYTES) {
    return { kind: "refused", status: 413 };
  }
  const body = await bodyOf(request);
  if (body === "aborted") return { kind: "aborted" };
  if (body === "too large") return { kind: "refused", status: 413 };
  return isArguments(body.toString("utf8"))
    ? { kind: "read", body }
    : { kind: "refused", status: 400 };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | "aborted" | "too large"> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      // no encoding is set
      size += chunk.byteLength;
      if (size > MAX_BYTES) return "too large";
      chunks.push(chunk);
    }
  } catch {
    return "aborted";
  }
  return request.complete ? Buffer.concat(chunks) : "aborted";
}

/** Tells whether a text is the list of arguments as React writes it, of plain values alone. */
export function isArguments(text: string): boolean {
  try {
    const found: unknown = JSON.parse(text);
    return Array.isArray(found) && isPlain(found, 0);
  } catch {
    return false;
  }
}

function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === "string") return !value.startsWith("$") || STANDS_FOR_A_VALUE.test(value);
  if (typeof value !== "object" || value === null) return true;
  return depth < MAX_DEPTH && Object.values(value).every((each) => isPlain(each, depth + 1));
}

/** The same request with its body still to be read. */
export function replayed(request: IncomingMessage, body: Buffer): IncomingMessage {
  const replay = new IncomingMessage(request.socket);
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } =
    request;
  Object.assign(replay, {
    method,
    url,
    rawHeaders,
    httpVersion,
    httpVersionMajor,
    httpVersionMinor,
  });
  Object.assign(replay.headers, headers);
  replay.push(body);
  replay.push(null);
  replay.complete = true;
  return replay;
}
