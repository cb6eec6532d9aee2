import type { Server } from "node:http";

/** Open requests get so long to end, in milliseconds. */
const GRACE_MS = 5000;

/** Stops listening, lets open requests end, runs `close` and exits; safe to signal twice. */
export function stopOnSignals(server: Server, close: () => Promise<void>): void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    const late = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    void closed
      .then(() => clearTimeout(late))
      .then(close)
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}
