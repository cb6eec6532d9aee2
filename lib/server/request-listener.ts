import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { createUiRoutes } from "@/lib/loaders/ui-routes";
import { clientAddress, dropUntrusted } from "./client-address";
import type { Composition } from "./compose";
import { logError } from "./log";
import { ADDRESS_HEADER, PATH_HEADER } from "./own-headers";

type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Sends `/api/*` and the probes to their own code and everything else to Next. */
export function createRequestListener(
  { api, isReady, trustedProxies }: Pick<Composition, "api" | "isReady" | "trustedProxies">,
  next: NextHandler,
): RequestListener {
  const ui = createUiRoutes();
  const uiListener = getRequestListener((request) => ui.fetch(request), QUIET);
  const apiListener = api ? apiListenerOf(api) : notServed;
  return (request, response) => {
    const url = request.url ?? "/";
    const peer = request.socket.remoteAddress ?? "";
    const forwardedFor = request.headers["x-forwarded-for"];
    request.headers[ADDRESS_HEADER] = clientAddress(peer, oneText(forwardedFor), trustedProxies);
    dropUntrusted(request.headers, peer, trustedProxies);
    if (url.startsWith("/api/ui/")) return void uiListener(request, response);
    if (url.startsWith("/api/") || url === "/api") return apiListener(request, response);
    if (isPath(url, "/healthz")) return answer(response, 200, { status: "ok" });
    if (isPath(url, "/readyz")) return void answerReadiness(response, isReady);
    if (url.startsWith("/_next/image")) return answer(response, 404, NOT_FOUND);
    request.headers[PATH_HEADER] = url;
    next(request, response).catch((error: unknown) => {
      logError("page failed", error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
}

const QUIET = { overrideGlobalObjects: false } as const;
const NOT_FOUND = { success: false, data: null, meta: { message: "Not found." } };

function apiListenerOf(api: NonNullable<Composition["api"]>): RequestListener {
  const listener = getRequestListener(
    (request, env) => api.fetch(request, { remoteAddress: addressOf(env) }),
    QUIET,
  );
  return (request, response) => {
    void listener(request, response);
  };
}

/** The address that was found when the request came in. */
function addressOf(env: object): string {
  const incoming = "incoming" in env ? env.incoming : undefined;
  const isRequest = typeof incoming === "object" && incoming !== null && "headers" in incoming;
  return isRequest ? oneText((incoming as IncomingMessage).headers[ADDRESS_HEADER]) : ""; // just checked
}

function oneText(header: string | string[] | undefined): string {
  return typeof header === "string" ? header : (header ?? []).join(",");
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

function answer(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(text),
    "cache-control": "no-store",
  });
  response.end(response.req.method === "HEAD" ? undefined : text);
}
