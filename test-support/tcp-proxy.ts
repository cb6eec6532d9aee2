import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

/** A way to a server that a test cuts or freezes. */
export type TcpProxy = {
  /** The same URL, by this way. */
  readonly url: string;
  /** Nothing gets through any more, and nobody is told: connections stay open. */
  freeze(): void;
  /** All connections break, and new ones are refused. */
  cut(): Promise<void>;
  /** As at the beginning. */
  mend(): Promise<void>;
  close(): Promise<void>;
};

/** Opens a way to the server of a URL. */
export async function openTcpProxy(target: string): Promise<TcpProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let isFrozen = false;
  const server = createServer({ pauseOnConnect: true }, (near) => {
    const far = connect(Number(port), hostname);
    const close = (): void => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", close);
      socket.on("close", () => {
        sockets.delete(socket);
        close();
      });
    }
    near.on("data", (bytes) => isFrozen || far.write(bytes));
    far.on("data", (bytes) => isFrozen || near.write(bytes));
    near.resume();
  });
  const listen = (at: number): Promise<void> =>
    new Promise((resolve) => server.listen(at, "127.0.0.1", resolve));
  const stop = (): Promise<void> => {
    const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    return stopped;
  };
  await listen(0);
  const own = (server.address() as AddressInfo).port; // it listens on a port
  const url = new URL(target);
  url.hostname = "127.0.0.1";
  url.port = String(own);
  return {
    url: url.href,
    freeze() {
      isFrozen = true;
    },
    cut: stop,
    async mend() {
      if (isFrozen) for (const socket of sockets) socket.destroy(); // what was swallowed cannot be mended
      isFrozen = false;
      if (!server.listening) await listen(own);
    },
    close: stop,
  };
}
