import { createServer } from "node:http";
import type { Server } from "node:http";

/** How long the server waits for a peer, in milliseconds, and how many peers it has at once. */
export type HttpLimits = {
  /** From the first byte of a request, or from the connection, to the end of its head. */
  readonly headersMs: number;
  /** To the end of its body. */
  readonly requestMs: number;
  /** Between two requests; longer than a proxy keeps its side open, which would be cut off in use. */
  readonly keepAliveMs: number;
  /** Without a byte in either direction, as of a peer that does not read its answer. */
  readonly silenceMs: number;
  readonly connections: number;
  /** How often the first two are looked at. */
  readonly lookEveryMs: number;
};

export const HTTP_LIMITS: Omit<HttpLimits, "connections"> = {
  headersMs: 10_000,
  requestMs: 30_000,
  keepAliveMs: 65_000,
  silenceMs: 120_000,
  lookEveryMs: 2_000,
};

/**
 * The server with bounds for slow and silent peers. Its clock for heads starts with a connection and
 * with each request's first byte, not at the end of the request before (unlike Node before 18), so
 * heads may be given less time than an idle connection. Nobody listens for upgrades: Node then serves
 * such a request as if its header were not there.
 */
export function createHttpServer(limits: HttpLimits): Server {
  const server = createServer({
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    connectionsCheckingInterval: limits.lookEveryMs,
  });
  server.timeout = limits.silenceMs;
  server.maxConnections = limits.connections;
  return server;
}
