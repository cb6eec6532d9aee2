import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from "node:http";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openApi } from "@/test-support/api-fixture";
import type { ApiFixture } from "@/test-support/api-fixture";
import { readTrustedProxies } from "./client-address";
import { ADDRESS_HEADER } from "./own-headers";
import { createRequestListener } from "./request-listener";

let api: ApiFixture;
let server: Server;
let port: number;
let isReady = true;
/** What Next would have been given. */
const passed: IncomingMessage[] = [];

beforeAll(async () => {
  api = await openApi();
  const next = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    passed.push(request);
    response.end("page");
  };
  const parts = { api, isReady: async () => isReady, trustedProxies: trusting("1") };
  server = createServer(createRequestListener(parts, next));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  ({ port } = server.address() as AddressInfo); // it listens on a port
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await api.close();
});
beforeEach(() => {
  passed.length = 0;
});

function trusting(text: string) {
  const trusted = readTrustedProxies(text);
  if (!trusted) throw new Error(`Not understood: ${text}`);
  return trusted;
}

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${port}${path}`, { headers });

/** Sends lines as they are and gives all that is answered. */
async function raw(...lines: string[]): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let text = "";
  socket.on("data", (chunk) => (text += chunk.toString()));
  socket.write(`${lines.join("\r\n")}\r\nConnection: close\r\n\r\n`);
  await once(socket, "close");
  return text;
}

const HOST = "Host: salon.test";
const TOKENS = "Authorization: Bearer demo-partner-token, User token-of-owner";

describe("headers", () => {
  it("let a page run the scripts of its own answer only, with another nonce each time", async () => {
    const policies: string[] = [];
    for (let i = 0; i < 2; i += 1) {
      const answer = await get("/login", {
        "content-security-policy": "script-src 'nonce-evil'",
        "content-security-policy-report-only": "script-src 'nonce-evil'",
      });
      const policy = answer.headers.get("content-security-policy") ?? "";
      policies.push(policy);
      expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/]{22}=='(;|$)/);
      expect(passed[i]?.headers["content-security-policy"]).toBe(policy);
      expect(passed[i]?.headers["content-security-policy-report-only"]).toBeUndefined();
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        "cross-origin-opener-policy": "same-origin",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
      });
    }
    expect(policies[0]).not.toBe(policies[1]);
    expect(policies.join(" ")).not.toMatch(/script-src[^;]*unsafe-inline|evil/);
  });

  it.each([
    ["/api/v1/company/4564", 200],
    ["/api/v1/staff/4564", 401],
    ["/api/v1/nothing", 404],
    ["/api/ui/board", 401],
    ["/api/nothing", 404],
    ["/healthz", 200],
  ])("keep answers of %s from caches and from being taken for something else", async (path) => {
    const { headers } = await get(path, { authorization: "Bearer demo-partner-token" });
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-request-id")).toMatch(/^[\w-]+$/);
  });

  it("tell to come by https again who came by https, and nobody else", async () => {
    for (const path of ["/login", "/api/v1/company/4564"]) {
      const https = await get(path, { "x-forwarded-proto": "https" });
      expect(https.headers.get("strict-transport-security")).toBe("max-age=31536000");
      const http = await get(path);
      expect(http.headers.get("strict-transport-security")).toBeNull();
    }
  });

  it.each([
    ["Authorization", [TOKENS, "Authorization: Bearer demo-partner-token"]],
    ["Authorization", ["authorization: Bearer demo-partner-token", "AUTHORIZATION: User x"]],
    ["Idempotency-Key", [TOKENS, "Idempotency-Key: a", "Idempotency-Key: b"]],
    ["Content-Type", [TOKENS, "Content-Type: text/plain", "Content-Type: text/html"]],
    ["Host", [TOKENS, "Host: other.test"]],
    ["Origin", [TOKENS, "Origin: http://a.test", "Origin: http://b.test"]],
  ])("that decide something are not sent twice: %s", async (name, lines) => {
    const answer = await raw("GET /api/v1/company/4564 HTTP/1.1", HOST, ...lines);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain(`The header ${name.toLowerCase()} was sent twice.`);
  });

  it("that may come twice still may", async () => {
    const cookies = ["Cookie: a=1", "Cookie: b=2", "X-Forwarded-For: 1", "X-Forwarded-For: 2"];
    const answer = await raw("GET /api/v1/company/4564 HTTP/1.1", HOST, TOKENS, ...cookies);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe("a request", () => {
  it("keeps the id that a proxy gave it, in its answer and in the log", async () => {
    const from = api.logged.length;
    const answer = await get("/api/v1/records/4564", { "x-request-id": "trace-77" });
    expect([answer.status, answer.headers.get("x-request-id")]).toEqual([401, "trace-77"]);
    expect(api.logged.slice(from)).toEqual([
      {
        event: "refused",
        status: 401,
        method: "GET",
        path: "/api/v1/records/4564",
        address: "127.0.0.1",
        requestId: "trace-77",
      },
    ]);
  });

  it("whose client goes away in the middle is noted without a stack", async () => {
    const from = api.logged.length;
    const socket = connect(port, "127.0.0.1");
    const head = ["POST /api/v1/records/4564 HTTP/1.1", HOST, TOKENS, "Content-Length: 500"];
    socket.write(`${head.join("\r\n")}\r\n\r\n{`);
    await once(server, "request");
    socket.destroy();
    await expect
      .poll(() => api.logged.slice(from))
      .toEqual([
        {
          event: "aborted",
          method: "POST",
          path: "/api/v1/records/4564",
          requestId: expect.any(String),
        },
      ]);
  });

  it.each([
    ["POST", "/4564/schedule", {}, "x", 405],
    ["PUT", "/4564/schedule", {}, "x", 405],
    ["POST", "/login", { "next-action": "nonsense", "content-type": "text/plain" }, "[]", 400],
    ["POST", "/login", { "next-action": "7f".repeat(21), "content-type": "text/plain" }, "[", 400],
    [
      "POST",
      "/",
      { "next-action": "7f".repeat(21), "content-type": "multipart/form-data" },
      "x",
      400,
    ],
  ])(
    "that no page of ours makes does not reach one: %s %s",
    async (method, path, headers, body, status) => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        headers: headers as Record<string, string>, // of the table above
        body,
      });
      expect(answer.status).toBe(status);
      expect(await answer.json()).toMatchObject({ success: false, data: null });
      expect(passed).toEqual([]);
    },
  );

  it("that names the whole address is served here, whatever host stands in it", async () => {
    const page = await raw("GET http://evil.example/x/?y=1 HTTP/1.1", HOST);
    expect([page.slice(0, 15), passed[0]?.url]).toEqual(["HTTP/1.1 200 OK", "/x/?y=1"]);
    const read = await raw("GET http://evil.example/api/v1/company/4564 HTTP/1.1", HOST, TOKENS);
    expect(read).toMatch(/^HTTP\/1\.1 200 /);
  });

  it("of an action reaches its page", async () => {
    const headers = { "next-action": "7f".repeat(21), "content-type": "text/plain;charset=UTF-8" };
    const url = `http://127.0.0.1:${port}/4564/schedule`;
    const answer = await fetch(url, { method: "POST", headers, body: '[{"a":1}]' });
    expect(await answer.text()).toBe("page");
    expect((await passed[0]?.toArray())?.join("")).toBe('[{"a":1}]');
  });

  it("for readiness is answered by the state of the server", async () => {
    expect((await get("/readyz")).status).toBe(200);
    isReady = false;
    expect((await get("/readyz")).status).toBe(503);
    isReady = true;
  });
});

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** A server that trusts so far, with an API and pages that tell what reached them. */
async function serverTrusting(text: string) {
  const trustedProxies = trusting(text);
  let pageHeaders: IncomingHttpHeaders = {};
  const telling = {
    fetch: (_: Request, env?: { readonly remoteAddress?: string }) =>
      new Response(env?.remoteAddress ?? ""),
  };
  const listener = createRequestListener(
    { api: telling, isReady: async () => true, trustedProxies },
    async (request, response) => {
      pageHeaders = { ...request.headers };
      response.end();
    },
  );
  const own = createServer(listener);
  open.push(own);
  await new Promise<void>((resolve) => own.listen(0, "127.0.0.1", resolve));
  const at = own.address() as AddressInfo; // it listens on a port
  const ask = (path: string, headers: Record<string, string>) =>
    fetch(`http://127.0.0.1:${at.port}${path}`, { headers });
  return {
    toApi: async (headers: Record<string, string>) => (await ask("/api/v1/x", headers)).text(),
    toPages: async (headers: Record<string, string>) => {
      await ask("/login", headers);
      return pageHeaders;
    },
    /** How long browsers are told to come by https alone. */
    staysSecure: async (headers: Record<string, string>) =>
      (await ask("/healthz", headers)).headers.get("strict-transport-security"),
  };
}

const SAID = {
  "x-forwarded-for": "1.1.1.1, 203.0.113.9",
  "x-forwarded-host": "salon.example",
  "x-forwarded-proto": "https",
};

describe("whom a request comes from", () => {
  it("is its peer, whatever it says, unless a proxy is trusted", async () => {
    const served = await serverTrusting("0");
    expect(await served.toApi(SAID)).toBe("127.0.0.1");
    expect(await served.toApi({ ...SAID, [ADDRESS_HEADER]: "9.9.9.9" })).toBe("127.0.0.1");
    const seen = await served.toPages({ ...SAID, [ADDRESS_HEADER]: "9.9.9.9" });
    expect(seen[ADDRESS_HEADER]).toBe("127.0.0.1");
    for (const name of Object.keys(SAID)) expect(seen[name]).toBeUndefined();
  });

  it.each(["1", "127.0.0.0/8"])("is what the proxy says with TRUST_PROXY=%s", async (trusted) => {
    const served = await serverTrusting(trusted);
    expect(await served.toApi(SAID)).toBe("203.0.113.9");
    const seen = await served.toPages(SAID);
    expect(seen).toMatchObject({ ...SAID, [ADDRESS_HEADER]: "203.0.113.9" });
  });

  it("is its peer when that is no proxy of ours", async () => {
    const served = await serverTrusting("10.0.0.0/8");
    expect(await served.toApi(SAID)).toBe("127.0.0.1");
    expect((await served.toPages(SAID))["x-forwarded-proto"]).toBeUndefined();
  });

  it.each([
    ["0", null],
    ["10.0.0.0/8", null],
    ["1", "max-age=31536000"],
    ["127.0.0.1", "max-age=31536000"],
  ])("came by https if a proxy of ours says so, with TRUST_PROXY=%s", async (trusted, stays) => {
    const served = await serverTrusting(trusted);
    expect(await served.staysSecure(SAID)).toBe(stays);
    expect(await served.staysSecure({ ...SAID, "x-forwarded-proto": "http" })).toBeNull();
  });
});
