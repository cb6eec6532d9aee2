import { pino } from "pino";
import type { Logger } from "pino";
import { requestFacts } from "./request-ids";

const SECRET_PATHS = ["token", "password", "phone", "authorization", "cookie"];
const KEY = Symbol.for("chairtime.log");
type Shelf = { [KEY]?: Logger };

/** Starts logging at a level; tokens, passwords and phones are redacted wherever they stand. */
export function startLog(level: string): Logger {
  const redact = SECRET_PATHS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  const log = pino({
    level,
    mixin: requestFacts,
    redact: { paths: redact, censor: "[redacted]" },
  });
  (globalThis as Shelf)[KEY] = log; // globalThis is all that two bundles share
  return log;
}

/** Logs a bug with its stack; never shown to anybody else. */
export function logError(message: string, error: unknown): void {
  (globalThis as Shelf)[KEY]?.error({ err: error }, message); // as above
}

/** Notes that a client went away before its answer, which is nobody's fault and needs no stack. */
export function logAborted(what: string, url: string): void {
  const [path] = url.split("?");
  (globalThis as Shelf)[KEY]?.debug({ event: "aborted", path }, what); // as above
}
