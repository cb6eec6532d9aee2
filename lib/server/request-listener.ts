import { randomBytes } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { MOCK_PATH } from "@/lib/api/platform/http/path-spellings";
import { createUiRoutes } from "@/lib/loaders/ui-routes";
import { readAction, replayed } from "./action-request";
import { clientAddress, dropUntrusted, isHttps } from "./client-address";
import type { TrustedProxies } from "./client-address";
import type { Composition } from "./compose";
import { logAborted, logError } from "./log";
import { ADDRESS_HEADER, PATH_HEADER } from "./own-headers";
import {
  API_HEADERS,
  COMMON_HEADERS,
  HTTPS_HEADERS,
  PAGE_HEADERS,
  contentSecurityPolicy,
} from "./page-policy";
import { REQUEST_ID_HEADER, createRequestIds, inRequest } from "./request-ids";

type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

type ServedApi = Pick<NonNullable<Composition["api"]>, "fetch">;

type Parts = Pick<Composition, "isReady" | "trustedProxies"> & {
  readonly api: ServedApi | null;
  readonly isDevelopment?: boolean;
};

/** Sends `/api/*` and the probes to their own code and everything else to Next. */
export function createRequestListener(
  { api, isReady, trustedProxies, isDevelopment = false }: Parts,
  next: NextHandler,
): RequestListener {
  const ui = createUiRoutes();
  const uiListener = getRequestListener((request) => ui.fetch(request), QUIET);
  const apiListener = api ? apiListenerOf(api) : notServed;
  const pageListener = pageListenerOf(next, isDevelopment);
  const idOf = createRequestIds();
  return (request, response) => {
    const url = targetOf(request);
    request.url = url;
    believe(request, trustedProxies);
    const id = idOf(request.headers[REQUEST_ID_HEADER]);
    request.headers[REQUEST_ID_HEADER] = id;
    response.setHeader(REQUEST_ID_HEADER, id);
    setHeaders(response, COMMON_HEADERS);
    if (isHttps(oneText(request.headers["x-forwarded-proto"]))) setHeaders(response, HTTPS_HEADERS);
    if (isPath(url, "/healthz")) return answer(response, 200, { status: "ok" });
    if (isPath(url, "/readyz")) return void answerReadiness(response, isReady);
    const isOfApi = isApiPath(url);
    if (isOfApi) setHeaders(response, API_HEADERS);
    const twice = nameSentTwice(request);
    if (twice !== null) return answer(response, 400, sentTwice(twice));
    // the storage behind it costs every read of the API more than the rest of it
    if (isOfApi && request.method === "GET" && !url.startsWith("/api/ui/")) {
      return apiListener(request, response);
    }
    return inRequest(id, () => {
      if (url.startsWith("/api/ui/")) return void uiListener(request, response);
      if (isOfApi) return apiListener(request, response);
      if (url.startsWith("/_next/image")) return answer(response, 404, NOT_FOUND);
      return void pageListener(request, response, url);
    });
  };
}

function isApiPath(url: string): boolean {
  return url.startsWith("/api/") || url === "/api" || url.startsWith(`${MOCK_PATH}/`);
}

const QUIET = { overrideGlobalObjects: false } as const;
const NOT_FOUND = { success: false, data: null, meta: { message: "Not found." } };

function apiListenerOf(api: ServedApi): RequestListener {
  const listener = getRequestListener((request, env) => {
    const incoming = incomingOf(env);
    return api.fetch(request, {
      remoteAddress: oneText(incoming?.headers[ADDRESS_HEADER]),
      requestId: oneText(incoming?.headers[REQUEST_ID_HEADER]),
    });
  }, QUIET);
  return (request, response) => {
    void listener(request, response);
  };
}

/** Writes down who sends it, and drops what nobody of ours says of its way. */
function believe(request: IncomingMessage, trusted: TrustedProxies): void {
  const peer = request.socket.remoteAddress ?? "";
  const forwardedFor = oneText(request.headers["x-forwarded-for"]);
  request.headers[ADDRESS_HEADER] = clientAddress(peer, forwardedFor, trusted);
  dropUntrusted(request.headers, peer, trusted);
}

function oneText(header: string | string[] | undefined): string {
  return typeof header === "string" ? header : (header ?? []).join(",");
}

function incomingOf(env: object): IncomingMessage | undefined {
  const incoming = "incoming" in env ? env.incoming : undefined;
  const isRequest = typeof incoming === "object" && incoming !== null && "headers" in incoming;
  return isRequest ? (incoming as IncomingMessage) : undefined; // just checked
}

/** Hands pages to Next, with what it may know and nothing that a client made up under our names. */
function pageListenerOf(next: NextHandler, isDevelopment: boolean) {
  return async (request: IncomingMessage, response: ServerResponse, url: string): Promise<void> => {
    setHeaders(response, PAGE_HEADERS);
    request.headers[PATH_HEADER] = url;
    const policy = contentSecurityPolicy(randomBytes(16).toString("base64"), isDevelopment);
    response.setHeader("content-security-policy", policy);
    request.headers["content-security-policy"] = policy; // where Next reads the nonce
    delete request.headers["content-security-policy-report-only"];
    try {
      const passed = isRead(request) ? request : await actionOf(request, response);
      if (passed) await next(passed, response);
    } catch (error) {
      if (request.destroyed && !request.complete) return logAborted("page", url);
      logError("page failed", error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  };
}

/**
 * Path and query of what is asked for. A program may name the whole address, as to a proxy: the host
 * in it decides nothing here, and Next would redirect to it.
 */
function targetOf({ url = "/" }: IncomingMessage): string {
  if (url.startsWith("/") || !URL.canParse(url)) return url;
  const { pathname, search } = new URL(url);
  return pathname + search;
}

function isRead({ method }: IncomingMessage): boolean {
  return method === "GET" || method === "HEAD";
}

/** A call of an action that Next can read; any other is answered here, without a word in the log. */
async function actionOf(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<IncomingMessage | null> {
  const read = await readAction(request);
  switch (read.kind) {
    case "read":
      return replayed(request, read.body);
    case "aborted":
      logAborted("action", request.url ?? "");
      return null;
    case "refused": {
      if (read.status === 405) response.setHeader("allow", "GET, HEAD");
      if (!request.complete) response.setHeader("connection", "close"); // the rest is not read
      const message = read.status === 405 ? "Pages are read only." : "This is no call of a page.";
      answer(response, read.status, { success: false, data: null, meta: { message } });
      return null;
    }
  }
}

/** Headers of which two could mean two things to two programs: the first, the last or both. */
const SENT_ONCE = new Set(["authorization", "idempotency-key", "content-type", "host", "origin"]);

function nameSentTwice({ rawHeaders }: IncomingMessage): string | null {
  let seen: string[] | null = null;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? "").toLowerCase();
    if (!SENT_ONCE.has(name)) continue;
    if (seen?.includes(name)) return name;
    (seen ??= []).push(name);
  }
  return null;
}

function sentTwice(name: string): object {
  const message = `The header ${name} was sent twice.`;
  return { success: false, data: null, meta: { message } };
}

/** With a live account there is no API of ours. */
function notServed(_request: IncomingMessage, response: ServerResponse): void {
  answer(response, 404, NOT_FOUND);
}

async function answerReadiness(
  response: ServerResponse,
  isReady: () => Promise<boolean>,
): Promise<void> {
  const ready = await isReady().catch(() => false);
  answer(response, ready ? 200 : 503, { status: ready ? "ready" : "unavailable" });
}

function isPath(url: string, path: string): boolean {
  return url === path || url.startsWith(`${path}?`);
}

function setHeaders(
  response: ServerResponse,
  headers: readonly (readonly [string, string])[],
): void {
  for (const [name, value] of headers) response.setHeader(name, value);
}

function answer(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(text),
    "cache-control": "no-store",
  });
  response.end(response.req.method === "HEAD" ? undefined : text);
}
