import type { Log } from "./audit-log";

/** Statuses of a refusal that tells something of who calls. */
const TOLD = new Set([401, 403, 429]);

/** A flood of refusals is one of lines, too: of each minute so many are written, the rest counted. */
const LINES_A_MINUTE = 60;
const MINUTE_MS = 60_000;

type Refusal = {
  readonly status: number;
  readonly method: string;
  /** With what may be a secret left out, as `loggedPath` does. */
  readonly path: string;
  readonly address: string;
  readonly requestId: string;
};

type RefusalLog = {
  readonly tells: (status: number) => boolean;
  readonly note: (refusal: Refusal) => void;
};

/** Notes who was refused what, so that an attack shows; `now` in milliseconds, of any start. */
export function createRefusalLog(log: Log, now = () => performance.now()): RefusalLog {
  let since = now();
  let lines = 0;
  let left = 0;
  return {
    tells: (status) => TOLD.has(status),
    note: (refusal) => {
      if (now() - since >= MINUTE_MS) {
        if (left > 0) log({ event: "refusals left out", count: left });
        [since, lines, left] = [now(), 0, 0];
      }
      if (lines < LINES_A_MINUTE) log({ event: "refused", ...refusal });
      else left += 1;
      lines += 1;
    },
  };
}

/** Parts of a path that could be a phone or a token are left out: they open something, or are someone. */
export function loggedPath(path: string): string {
  return path
    .split("/")
    .map((part) => (/^.{24,}$|\d{9,}/.test(part) && !/^[a-z_]+$/.test(part) ? "…" : part))
    .join("/");
}
