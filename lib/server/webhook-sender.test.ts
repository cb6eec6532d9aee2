import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openReceiver } from "@/test-support/webhook-receiver";
import { createWebhookSender } from "./webhook-sender";

let receiver: Awaited<ReturnType<typeof openReceiver>>;
beforeAll(async () => {
  receiver = await openReceiver(({ path }) => {
    if (path === "/silent") return "nothing";
    if (path === "/moved") return { status: 302, location: "/target" };
    return { status: path === "/broken" ? 500 : 204 };
  });
});
afterAll(() => receiver.close());

const aWebhook = (path: string, over: { url?: string; signal?: AbortSignal } = {}) => ({
  url: `${receiver.url}${path}`,
  body: '{"größe":1}',
  headers: { "content-type": "application/json" },
  signal: new AbortController().signal,
  ...over,
});
const at = (path: string) => receiver.received.filter((each) => each.path === path);

describe("the sender of webhooks", () => {
  const send = createWebhookSender({ allowsLoopback: true, timeoutMs: 300 });

  it("posts the body with its headers and answers the status", async () => {
    expect(await send(aWebhook("/ok?x=1"))).toBe(204);
    const [one] = at("/ok?x=1");
    expect(one).toMatchObject({ method: "POST", body: '{"größe":1}' });
    expect(one?.headers["content-type"]).toBe("application/json");
    expect(await send(aWebhook("/broken"))).toBe(500);
  });

  it("follows no redirect", async () => {
    expect(await send(aWebhook("/moved"))).toBe(302);
    expect(at("/target")).toEqual([]);
  });

  it("gives up after its time", async () => {
    await expect(send(aWebhook("/silent"))).rejects.toThrow(/abort|time/i);
    expect(at("/silent")).toHaveLength(1);
  });

  it("gives up on a receiver that wants another protocol", async () => {
    const server = createServer((socket) => {
      socket.on("error", () => {});
      socket.once("data", () =>
        socket.write("HTTP/1.1 101 Switching\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n"),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo; // it listens on a port
    try {
      await expect(send(aWebhook("", { url: `http://127.0.0.1:${port}/` }))).rejects.toThrow(
        "closed",
      );
    } finally {
      server.close();
    }
  });

  it("gives up when the process ends", async () => {
    const signal = AbortSignal.abort();
    await expect(send(aWebhook("/late", { signal }))).rejects.toThrow(/address|abort/i);
    expect(at("/late")).toEqual([]);
  });

  it("calls this machine only where the switch allows it", async () => {
    const strict = createWebhookSender({ allowsLoopback: false });
    for (const host of ["127.0.0.1", "localhost", "[::1]", "2130706433"]) {
      const url = `http://${host}:${receiver.port}/strict`;
      await expect(strict(aWebhook("", { url })), host).rejects.toThrow("public internet");
    }
    expect(at("/strict")).toEqual([]);
  });

  it("connects to the address that was checked and resolves the name no more", async () => {
    const asked: string[] = [];
    const pinning = createWebhookSender({
      allowsLoopback: false,
      addressOf: async (host) => {
        asked.push(host);
        return { address: "127.0.0.1", family: 4 };
      },
    });
    const url = `http://name.invalid:${receiver.port}/pinned`;
    expect(await pinning(aWebhook("", { url }))).toBe(204);
    expect(asked).toEqual(["name.invalid"]);
    expect(at("/pinned")[0]?.headers.host).toBe(`name.invalid:${receiver.port}`);
  });
});
