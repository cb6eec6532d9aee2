import { once } from "node:events";
import type { RequestListener, Server } from "node:http";
import { connect } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { HTTP_LIMITS, createHttpServer } from "./http-server";
import type { HttpLimits } from "./http-server";

const HEAD = "GET / HTTP/1.1\r\nHost: salon.test\r\n";
const NO_LIMITS: HttpLimits = {
  headersMs: 0,
  requestMs: 0,
  keepAliveMs: 0,
  silenceMs: 0,
  connections: 100,
  lookEveryMs: 20,
};

let server: Server;
const sockets: Socket[] = [];

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server.closeAllConnections();
  server.close();
});

async function listen(limits: Partial<HttpLimits>, answer?: RequestListener): Promise<void> {
  server = createHttpServer({ ...NO_LIMITS, ...limits });
  server.on("request", answer ?? ((_request, response) => response.end("served")));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
}

/** A socket to the server, and all that it answers until somebody closes. */
async function dial(): Promise<{ socket: Socket; said: () => string; closed: Promise<string> }> {
  const { port } = server.address() as AddressInfo; // it listens on a port
  const socket = connect(port, "127.0.0.1");
  sockets.push(socket);
  let text = "";
  socket.on("data", (chunk) => (text += chunk.toString()));
  socket.on("error", () => {}); // the end is what counts
  const closed = new Promise<string>((resolve) => socket.once("close", () => resolve(text)));
  await once(socket, "connect");
  return { socket, said: () => text, closed };
}

async function askOn(socket: Socket, request: string): Promise<string> {
  socket.write(request);
  const [chunk] = (await once(socket, "data")) as [Buffer]; // no encoding is set
  return chunk.toString();
}

describe("a request that wants another protocol", () => {
  it.each([
    ["h2c", "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n"],
    ["websocket", "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n"],
    ["anything", "Connection: upgrade\r\nUpgrade: x\r\n"],
  ])("is served as if it did not: %s", async (_name, headers) => {
    await listen({});
    const { socket } = await dial();
    expect(await askOn(socket, `${HEAD}${headers}\r\n`)).toMatch(/^HTTP\/1\.1 200 [^]*served/);
    expect(await askOn(socket, `${HEAD}\r\n`)).toMatch(/^HTTP\/1\.1 200 /);
  });

  it("of CONNECT is closed", async () => {
    await listen({});
    const { socket, closed } = await dial();
    socket.write("CONNECT salon.test:443 HTTP/1.1\r\nHost: salon.test\r\n\r\n");
    expect(await closed).toBe("");
  });
});

describe("a slow peer", () => {
  it("that never says anything is closed", async () => {
    await listen({ headersMs: 60 });
    const { closed } = await dial();
    expect(await closed).toMatch(/^(HTTP\/1\.1 408 |$)/);
  });

  it("that drips its head is closed", async () => {
    await listen({ headersMs: 100 });
    const { socket, closed } = await dial();
    socket.write(HEAD);
    const drip = setInterval(() => socket.write("x-drip: 1\r\n"), 20);
    expect(await closed).toMatch(/^HTTP\/1\.1 408 /);
    clearInterval(drip);
  });

  it("that drips its body is closed", async () => {
    const bodies: string[] = [];
    await listen({ headersMs: 100, requestMs: 200 }, (request) => {
      request.on("error", (error) => bodies.push(error.message));
    });
    const { socket, closed } = await dial();
    socket.write("POST / HTTP/1.1\r\nHost: salon.test\r\nContent-Length: 100000\r\n\r\n");
    const drip = setInterval(() => socket.write("x"), 20);
    await closed;
    clearInterval(drip);
    await vi.waitFor(() => expect(bodies).toEqual(["aborted"]));
  });

  it("that does not read its answer is closed", async () => {
    await listen({ silenceMs: 150 }, (_request, response) => {
      response.end(Buffer.alloc(64 * 1024 * 1024));
    });
    const { socket } = await dial();
    socket.pause();
    const ended = new Promise<void>((resolve) => {
      server.once("request", (_request, response) => response.once("close", resolve));
    });
    socket.write(`${HEAD}\r\n`);
    await ended;
    expect(socket.bytesRead).toBeLessThan(64 * 1024 * 1024);
  });
});

describe("a connection kept for another request", () => {
  it("stays open longer than a head may take", async () => {
    await listen({ headersMs: 60, requestMs: 60, keepAliveMs: 10_000 });
    const { socket } = await dial();
    expect(await askOn(socket, `${HEAD}\r\n`)).toContain("served");
    await new Promise((resolve) => setTimeout(resolve, 300)); // several looks of the server
    expect(await askOn(socket, `${HEAD}\r\n`)).toContain("served");
  });

  it("is closed when nothing comes", async () => {
    await listen({ keepAliveMs: 50 });
    const { socket, closed } = await dial();
    await askOn(socket, `${HEAD}\r\n`);
    expect(await closed).toContain("served");
  });
});

describe("the cap of connections", () => {
  it("refuses one more, and takes the next when one has gone", async () => {
    await listen({ connections: 2, keepAliveMs: 10_000 });
    const [first, second] = [await dial(), await dial()];
    expect(await askOn(second.socket, `${HEAD}\r\n`)).toContain("served");
    const third = await dial();
    expect(await third.closed).toBe("");
    first.socket.destroy();
    await expect
      .poll(() => new Promise((resolve) => server.getConnections((_, count) => resolve(count))))
      .toBe(1);
    expect(await askOn((await dial()).socket, `${HEAD}\r\n`)).toContain("served");
  });
});

describe("the bounds of the product", () => {
  it("keep an idle connection longer than the usual proxy does", () => {
    expect(HTTP_LIMITS.keepAliveMs).toBe(65_000);
    expect(HTTP_LIMITS.headersMs).toBe(10_000);
    expect(HTTP_LIMITS.requestMs).toBe(30_000);
  });
});
