import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** Milliseconds of the way down. */
export type StopTimes = {
  /** The port stays open at least so long, for balancers that must see /readyz first. */
  readonly noticeMs: number;
  /** The port stays open at most so long while requests are under way. */
  readonly openMs: number;
  /** Requests that run get so long in all. */
  readonly graceMs: number;
};

/** The port stays open at most so long while requests are under way, in milliseconds. */
const OPEN_MS = 5_000;

/** After the requests, what else runs gets so long; then the process ends without it. */
const CLOSE_MS = 10_000;

/** Times of a stop from the settings, in seconds. */
export function stopTimes(graceSeconds: number, noticeSeconds: number): StopTimes {
  const noticeMs = noticeSeconds * 1000;
  return { noticeMs, openMs: Math.max(noticeMs, OPEN_MS), graceMs: graceSeconds * 1000 };
}

export type Stopping = {
  /** True from the signal on: /readyz says so, and no connection is kept for another request. */
  readonly isStopping: () => boolean;
  /** Stops once, however often it is called; resolves when the last connection is closed. */
  readonly stop: () => Promise<void>;
};

/**
 * Lets a server end without cutting anybody off: first it only says that it will (/readyz, and
 * `Connection: close` on every answer), then it takes no new connections, then it closes what still
 * runs after the grace.
 */
export function createStopping(server: Server, times: StopTimes): Stopping {
  const open = new Set<ServerResponse>();
  const sockets = new Set<Socket>();
  let onIdle: () => void = () => {};
  let stopped: Promise<void> | null = null;

  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.prependListener("request", (_request: IncomingMessage, response: ServerResponse) => {
    open.add(response);
    if (stopped) response.shouldKeepAlive = false;
    response.once("close", () => {
      open.delete(response);
      if (open.size === 0) onIdle();
    });
  });

  const idle = () =>
    new Promise<void>((resolve) => {
      onIdle = resolve;
      if (open.size === 0) resolve();
    });

  async function stop(): Promise<void> {
    const late = setTimeout(() => server.closeAllConnections(), times.graceMs);
    for (const response of open) if (!response.headersSent) response.shouldKeepAlive = false;
    const isIdle = pause(times.noticeMs).then(idle);
    const isLong = pause(times.openMs);
    await Promise.race([isIdle, isLong]);
    isLong.cancel();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
      // browsers connect ahead of time; Node takes a connection that never spoke for a busy one
      for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
    });
    clearTimeout(late);
  }

  return {
    isStopping: () => stopped !== null,
    stop: () => (stopped ??= stop()),
  };
}

type Pause = Promise<void> & { cancel: () => void };

function pause(ms: number): Pause {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return Object.assign(over, { cancel: () => clearTimeout(timer) });
}

/**
 * Stops at SIGTERM and SIGINT, runs `close` and exits, with 1 where that fails or takes too long; safe
 * to signal twice. Answers how to stop for another reason, with its exit code.
 */
export function stopOnSignals(
  { stop, isStopping }: Stopping,
  close: () => Promise<void>,
): (exitCode: number) => void {
  const end = (exitCode: number): void => {
    if (isStopping()) return;
    void stop()
      .then(() => {
        setTimeout(() => process.exit(1), CLOSE_MS).unref();
        return close();
      })
      .then(
        () => process.exit(exitCode),
        () => process.exit(1),
      );
  };
  process.on("SIGTERM", () => end(0));
  process.on("SIGINT", () => end(0));
  return end;
}
