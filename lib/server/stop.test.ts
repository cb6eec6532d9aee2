import { once } from "node:events";
import { Agent, request as ask } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createHttpServer } from "./http-server";
import { createStopping, stopTimes } from "./stop";
import type { StopTimes, Stopping } from "./stop";

const LONG = 60_000;

let server: ReturnType<typeof createHttpServer>;
let stopping: Stopping;
let waiting: ServerResponse[];
let port: number;
const agent = new Agent({ keepAlive: true });

/** `/slow` is answered by the test, `/readyz` tells whether the server stops. */
async function listen(times: Partial<StopTimes>): Promise<void> {
  server = createHttpServer({
    headersMs: LONG,
    requestMs: LONG,
    keepAliveMs: LONG,
    silenceMs: LONG,
    connections: 1000,
    lookEveryMs: LONG,
  });
  stopping = createStopping(server, { noticeMs: 0, openMs: LONG, graceMs: LONG, ...times });
  server.on("request", ({ url }: IncomingMessage, response: ServerResponse) => {
    if (url === "/slow") waiting.push(response);
    else response.writeHead(stopping.isStopping() ? 503 : 200).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  ({ port } = server.address() as AddressInfo); // it listens on a port
}

type Got = { readonly status: number | undefined; readonly connection: string | undefined };

function get(path: string): Promise<Got> {
  return new Promise((resolve, reject) => {
    ask({ port, host: "127.0.0.1", path, agent }, (answer) => {
      answer.resume();
      answer.once("end", () =>
        resolve({ status: answer.statusCode, connection: answer.headers.connection }),
      );
    })
      .once("error", reject)
      .end();
  });
}

beforeEach(() => {
  waiting = [];
});

afterEach(() => {
  agent.destroy();
  server.closeAllConnections();
  server.close();
});

describe("a server that stops", () => {
  it("answers every request that runs, however many there are", async () => {
    await listen({});
    const running = Array.from({ length: 100 }, () => get("/slow"));
    await expect.poll(() => waiting.length).toBe(100);
    const stopped = stopping.stop();
    for (const response of waiting) response.end("late");
    expect(await Promise.all(running)).toEqual(
      running.map(() => ({ status: 200, connection: "close" })),
    );
    await stopped;
    await expect(get("/readyz")).rejects.toThrow(/ECONNREFUSED|ECONNRESET/);
  });

  it("tells balancers first, while requests run, and keeps no connection", async () => {
    await listen({});
    expect(await get("/readyz")).toEqual({ status: 200, connection: "keep-alive" });
    const running = get("/slow");
    await expect.poll(() => waiting.length).toBe(1);
    const stopped = stopping.stop();
    expect(await get("/readyz")).toEqual({ status: 503, connection: "close" });
    waiting[0]?.end();
    await running;
    await stopped;
  });

  it("stays open for its notice, though nothing runs", async () => {
    await listen({ noticeMs: 200 });
    const stopped = stopping.stop();
    expect(await get("/readyz")).toEqual({ status: 503, connection: "close" });
    await stopped;
  });

  it("takes no new connections after a while, and still ends what runs", async () => {
    await listen({ openMs: 20 });
    const running = get("/slow");
    await expect.poll(() => waiting.length).toBe(1);
    const stopped = stopping.stop();
    await expect.poll(() => get("/readyz").catch(() => "refused")).toBe("refused");
    waiting[0]?.end();
    expect(await running).toMatchObject({ status: 200 });
    await stopped;
  });

  it("closes what runs longer than the grace", async () => {
    await listen({ openMs: 10, graceMs: 50 });
    const running = get("/slow");
    await expect.poll(() => waiting.length).toBe(1);
    const outcome = running.then(
      () => "answered",
      (error: unknown) => String(error),
    );
    await stopping.stop();
    expect(await outcome).toMatch(/hang up|ECONNRESET/);
  });

  it("does not wait for a connection that never asked", async () => {
    await listen({});
    const silent = connect(port, "127.0.0.1");
    await once(silent, "connect");
    await expect.poll(() => get("/readyz")).toMatchObject({ status: 200 });
    const closed = once(silent, "close");
    await stopping.stop();
    await closed;
  });

  it("stops once, however often it is told", async () => {
    await listen({});
    expect(stopping.stop()).toBe(stopping.stop());
    await stopping.stop();
    expect(stopping.isStopping()).toBe(true);
  });
});

describe("times of a stop", () => {
  it.each([
    [25, 0, { noticeMs: 0, openMs: 5000, graceMs: 25_000 }],
    [60, 20, { noticeMs: 20_000, openMs: 20_000, graceMs: 60_000 }],
  ])("of %d s grace and %d s notice", (grace, notice, times) => {
    expect(stopTimes(grace, notice)).toEqual(times);
  });
});
