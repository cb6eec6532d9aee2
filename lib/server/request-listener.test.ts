import { createServer } from "node:http";
import type { IncomingHttpHeaders, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { readTrustedProxies } from "./client-address";
import { ADDRESS_HEADER } from "./own-headers";
import { createRequestListener } from "./request-listener";

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** A server that trusts so far, with an API and pages that tell what reached them. */
async function serverTrusting(text: string) {
  const trustedProxies = readTrustedProxies(text);
  if (!trustedProxies) throw new Error(`Not understood: ${text}`);
  let pageHeaders: IncomingHttpHeaders = {};
  const api = {
    routes: [],
    deliverWebhooks: () => ({ look: async () => 0, settle: async () => {}, stop: async () => {} }),
    readAs: async () => undefined,
    fetch: (_: Request, env?: { readonly remoteAddress?: string }) =>
      new Response(env?.remoteAddress ?? ""),
  };
  const listener = createRequestListener(
    { api, isReady: async () => true, trustedProxies },
    async (request, response) => {
      pageHeaders = { ...request.headers };
      response.end();
    },
  );
  const server = createServer(listener);
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const get = (path: string, headers: Record<string, string>) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers });
  return {
    toApi: async (headers: Record<string, string>) => (await get("/api/v1/x", headers)).text(),
    toPages: async (headers: Record<string, string>) => {
      await get("/login", headers);
      return pageHeaders;
    },
  };
}

const SAID = {
  "x-forwarded-for": "1.1.1.1, 203.0.113.9",
  "x-forwarded-host": "salon.example",
  "x-forwarded-proto": "https",
};

describe("whom a request comes from", () => {
  it("is its peer, whatever it says, unless a proxy is trusted", async () => {
    const server = await serverTrusting("0");
    expect(await server.toApi(SAID)).toBe("127.0.0.1");
    expect(await server.toApi({ ...SAID, [ADDRESS_HEADER]: "9.9.9.9" })).toBe("127.0.0.1");
    const seen = await server.toPages({ ...SAID, [ADDRESS_HEADER]: "9.9.9.9" });
    expect(seen[ADDRESS_HEADER]).toBe("127.0.0.1");
    for (const name of Object.keys(SAID)) expect(seen[name]).toBeUndefined();
  });

  it.each(["1", "127.0.0.0/8"])("is what the proxy says with TRUST_PROXY=%s", async (trusted) => {
    const server = await serverTrusting(trusted);
    expect(await server.toApi(SAID)).toBe("203.0.113.9");
    const seen = await server.toPages(SAID);
    expect(seen).toMatchObject({ ...SAID, [ADDRESS_HEADER]: "203.0.113.9" });
  });

  it("is its peer when that is no proxy of ours", async () => {
    const server = await serverTrusting("10.0.0.0/8");
    expect(await server.toApi(SAID)).toBe("127.0.0.1");
    expect((await server.toPages(SAID))["x-forwarded-proto"]).toBeUndefined();
  });
});
