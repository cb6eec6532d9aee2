import type { Server } from "node:http";

/** Open requests get so long to end, in milliseconds. */
const GRACE_MS = 5000;

/** After the requests, what else runs gets so long; then the process ends without it. */
const CLOSE_MS = 10_000;

/**
 * Stops listening, lets open requests end, runs `close` and exits, with 1 where that fails or takes
 * too long; safe to signal twice. Answers how to stop for another reason, with its exit code.
 */
export function stopOnSignals(
  server: Server,
  close: () => Promise<void>,
): (exitCode: number) => void {
  let isStopping = false;
  const stop = (exitCode: number): void => {
    if (isStopping) return;
    isStopping = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    const late = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    setTimeout(() => process.exit(1), GRACE_MS + CLOSE_MS).unref();
    void closed
      .then(() => clearTimeout(late))
      .then(close)
      .then(
        () => process.exit(exitCode),
        () => process.exit(1),
      );
  };
  process.on("SIGTERM", () => stop(0));
  process.on("SIGINT", () => stop(0));
  return stop;
}
