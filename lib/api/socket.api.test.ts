import { createServer, request as send } from "node:http";
import type { IncomingMessage, Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAltegioClient } from "@/lib/client/altegio-client";
import { locationId, teamMemberId } from "@/lib/domain/ids";
import { localDateOf } from "@/lib/domain/time/local-date";
import { openApi } from "@/test-support/api-fixture";
import type { ApiFixture } from "@/test-support/api-fixture";

let api: ApiFixture;
let server: Server;
let port = 0;
beforeAll(async () => {
  api = await openApi();
  const listener = getRequestListener((request) => api.fetch(request), {
    overrideGlobalObjects: false,
  });
  server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  port = typeof address === "object" && address ? address.port : 0;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await api.close();
});

const AUTHORIZATION = "Bearer demo-partner-token, User token-of-manager";
const HOURS = "/api/v1/schedule/4564/3001/2027-02-01/2027-02-01";

/** Sends a body over a socket, in chunks of unknown number unless its length is announced. */
function exchange(method: string, path: string, body: string, announced: boolean) {
  const headers = {
    authorization: AUTHORIZATION,
    ...(announced && { "content-length": Buffer.byteLength(body) }),
  };
  return new Promise<{ message: IncomingMessage; text: string }>((resolve, reject) => {
    const outgoing = send({ port, host: "127.0.0.1", method, path, headers }, (message) => {
      let text = "";
      message.on("data", (chunk: Buffer) => (text += chunk.toString()));
      message.on("end", () => resolve({ message, text }));
    });
    outgoing.on("error", reject);
    if (!announced) outgoing.write("");
    outgoing.end(body);
  });
}

describe("over a socket", () => {
  it.each([true, false])(
    "the PUT of a member's hours has neither body nor type (length announced: %s)",
    async (announced) => {
      const body = JSON.stringify([{ date: "2027-02-01", is_working: false, slots: [] }]);
      const { message, text } = await exchange("PUT", HOURS, body, announced);
      expect([message.statusCode, text]).toEqual([201, ""]);
      expect(message.headers["content-type"]).toBeUndefined();
    },
  );

  it("a delete has no body", async () => {
    const { message, text } = await exchange("DELETE", "/api/v1/record/4564/10013", "", true);
    expect([message.statusCode, text]).toEqual([204, ""]);
  });

  it.each([true, false])(
    "too large a body is answered in the envelope (announced: %s)",
    async (announced) => {
      const { message, text } = await exchange("PUT", HOURS, " ".repeat(1_500_000), announced);
      expect(message.statusCode).toBe(413);
      expect(JSON.parse(text)).toMatchObject({ success: false, data: null });
    },
  );

  it("HEAD has the headers of GET alone", async () => {
    const path = "/api/v1/timetable/seances/4564/3001/2026-12-01";
    const { message, text } = await exchange("HEAD", path, "", true);
    expect([message.statusCode, text]).toEqual([200, ""]);
    expect(message.headers["content-type"]).toContain("application/json");
  });

  it("the typed client speaks to it with the network's fetch", async () => {
    const client = createAltegioClient({
      fetch: (request) => fetch(request),
      baseUrl: `http://127.0.0.1:${port}/api/v1`,
      partnerToken: "demo-partner-token",
      userToken: "token-of-manager",
      timeoutMs: 10_000,
    });
    const nord = locationId(4564);
    const date = localDateOf("2027-02-02");
    const removal = { memberId: teamMemberId(3001), dates: [date], dayOff: "training" } as const;
    await client.schedule.set(nord, { toSet: [], toDelete: [removal] });
    const days = await client.schedule.list(nord, { period: { from: date, to: date } });
    expect(days).toContainEqual(expect.objectContaining({ memberId: 3001, dayOff: "training" }));
  });
});
