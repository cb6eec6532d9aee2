import { request as requestHttp } from "node:http";
import type { IncomingMessage, RequestOptions } from "node:http";
import { request as requestHttps } from "node:https";
import type { WebhookRequest } from "@/lib/api/areas/webhooks/webhooks.port";
import { safeAddressOf } from "./address-guard";
import type { SafeAddress } from "./address-guard";

/** Business.md 13.2; for everything from the look-up of the name to the status. */
const TIMEOUT_MS = 15_000;

/**
 * Posts a webhook to a public address and answers its status: once, over a connection of its own,
 * without following redirects. The body of the answer is not read.
 */
export function createWebhookSender(options: {
  readonly allowsLoopback: boolean;
  readonly timeoutMs?: number;
  readonly addressOf?: typeof safeAddressOf;
}): (webhook: WebhookRequest) => Promise<number> {
  const { allowsLoopback, timeoutMs = TIMEOUT_MS, addressOf = safeAddressOf } = options;
  return async ({ url, body, headers, signal }) => {
    const target = new URL(url);
    // AbortSignal.any with AbortSignal.timeout may be collected as garbage before it fires
    const limit = new AbortController();
    const abort = () => limit.abort();
    const late = setTimeout(abort, timeoutMs);
    signal.addEventListener("abort", abort);
    if (signal.aborted) abort();
    try {
      const resolved = addressOf(target.hostname, allowsLoopback);
      const pinned = await orAborted(resolved, limit.signal);
      return await post(target, { body, headers, signal: limit.signal, pinned });
    } finally {
      clearTimeout(late);
      signal.removeEventListener("abort", abort);
    }
  };
}

type Post = Omit<WebhookRequest, "url"> & { readonly pinned: SafeAddress };

function post(target: URL, { body, headers, signal, pinned }: Post): Promise<number> {
  const isSecure = target.protocol === "https:";
  const options: RequestOptions = {
    method: "POST",
    headers: { ...headers, "content-length": Buffer.byteLength(body) },
    agent: false,
    signal,
    // the name is not resolved again, yet stands in Host and in the certificate
    lookup: (_host, { all }, callback) =>
      all ? callback(null, [{ ...pinned }]) : callback(null, pinned.address, pinned.family),
  };
  return new Promise((resolve, reject) => {
    const onAnswer = (answer: IncomingMessage): void => {
      answer.on("error", () => {}); // cut off here
      resolve(answer.statusCode ?? 0);
      answer.destroy();
    };
    const outgoing = (isSecure ? requestHttps : requestHttp)(target, options, onAnswer);
    outgoing.on("error", reject);
    // a receiver that switches protocols (101) ends without an error and without an answer
    outgoing.on("close", () => reject(new Error("The connection was closed without an answer")));
    outgoing.end(body);
  });
}

/** A look-up cannot be called off: nobody waits for it. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new Error("Timed out before the address was known"));
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
