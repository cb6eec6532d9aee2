import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { HttpError } from "./envelope";

const MAX_BYTES = 1_048_576;
const TOO_LARGE = err({ kind: "payload_too_large" } as const);

/** Tells whether a request announces a body beyond the limit of 1 MB. */
export function announcesTooMuch(request: Request): boolean {
  return Number(request.headers.get("content-length") ?? 0) > MAX_BYTES;
}

/**
 * Reads a JSON body of any content type (schedule.md 5.4); nothing sent is undefined. A body whose
 * length is not announced is counted while it arrives.
 */
export async function readJson(request: Request): Promise<Result<unknown, HttpError>> {
  const text = await readText(request);
  if (!text.ok) return text;
  if (text.value.trim() === "") return ok(undefined);
  try {
    return ok(JSON.parse(text.value) as unknown);
  } catch {
    return err({ kind: "malformed", message: "The body is not valid JSON." });
  }
}

/** The body as text, held to the limit. */
export async function readText(request: Request): Promise<Result<string, HttpError>> {
  if (announcesTooMuch(request)) return TOO_LARGE;
  if (request.headers.has("content-length")) return ok(await request.text()); // node holds to it
  if (!request.body) return ok("");
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- a stream arrives piece by piece
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > MAX_BYTES) {
      void reader.cancel().catch(() => null); // nobody waits for the rest
      return TOO_LARGE;
    }
    chunks.push(value);
  }
  return ok(new TextDecoder().decode(Buffer.concat(chunks)));
}
