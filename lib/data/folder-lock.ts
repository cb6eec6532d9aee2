import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DataFolderError } from "./data-folder-error";

const ATTEMPTS = 20;

/** A process that was killed may take so long to go, in milliseconds; looked at so often. */
const WAIT_MS = 5_000;
const LOOK_EVERY_MS = 100;

/** How the wait for another process is spent; tests spend it otherwise. */
export type Waiting = {
  readonly say: (sentence: string) => void;
  readonly pause: (ms: number) => Promise<void>;
};

const AS_USUAL: Waiting = {
  say: (sentence) => process.stderr.write(`${sentence}\n`),
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** The process that owns a folder; its start tells it from a later one with the same pid. */
type Owner = { readonly pid: number; readonly startedAt: string | null };

/**
 * Takes the folder for this process alone, or throws a DataFolderError that names the owner. The
 * lock of a dead process is taken over; one that lives gets a moment to end, as it may have been
 * killed just now. Answers the function that frees the folder.
 */
export async function lockFolder(folder: string, waiting = AS_USUAL): Promise<() => void> {
  const owner = await ownerAfterWait(folder, waiting);
  if (owner) throw inUse(folder, owner);
  return takeLock(folder);
}

/** The process that still has the folder when the wait is over. */
async function ownerAfterWait(folder: string, { say, pause }: Waiting): Promise<Owner | null> {
  const file = join(folder, "lock");
  for (let waited = 0; ; waited += LOOK_EVERY_MS) {
    const owner = runningOwner(readLock(file));
    if (!owner || owner.pid === process.pid || waited >= WAIT_MS) return owner;
    if (waited === 0) {
      const seconds = WAIT_MS / 1000;
      say(
        `Process ${owner.pid} uses the data folder ${folder}. Waiting up to ${seconds} s for it.`,
      );
    }
    // oxlint-disable-next-line no-await-in-loop -- it looks again and again
    await pause(LOOK_EVERY_MS);
  }
}

function takeLock(folder: string): () => void {
  const file = join(folder, "lock");
  const own = JSON.stringify({
    pid: process.pid,
    startedAt: startOf(process.pid),
    key: randomUUID(),
  });
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (placeLock(file, own)) return () => freeLock(file, own);
    const found = readLock(file);
    if (found === null) continue; // freed this moment
    const owner = runningOwner(found);
    if (owner) throw inUse(folder, owner);
    removeStale(file, found);
  }
  throw new DataFolderError(
    `The data folder ${folder} cannot be locked; another start is under way.`,
  );
}

function inUse(folder: string, owner: Owner): DataFolderError {
  const who = owner.pid === process.pid ? "this process" : `process ${owner.pid}`;
  return new DataFolderError(
    `The data folder ${folder} is in use by ${who}. Stop it first, or choose another DATA_DIR.`,
  );
}

/** A link appears whole or not at all, and never over another. */
function placeLock(file: string, own: string): boolean {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, own, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves the lock aside and looks again: another start may have put a fresh one there meanwhile. */
function removeStale(file: string, stale: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    throw error;
  }
  if (readLock(aside) !== stale) putBack(aside, file);
  rmSync(aside, { force: true });
}

function putBack(aside: string, file: string): void {
  try {
    linkSync(aside, file);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
}

function freeLock(file: string, own: string): void {
  if (readLock(file) === own) rmSync(file, { force: true });
}

function readLock(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error instanceof Error ? Object.assign(error, { path: file }) : error; // not all name it
  }
}

/** Null for a text that no start of ours leaves behind, but a power cut may. */
function parseOwner(text: string): Owner | null {
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found !== "object" || found === null || !("pid" in found)) return null;
    if (!Number.isInteger(found.pid)) return null;
    const startedAt =
      "startedAt" in found && typeof found.startedAt === "string" ? found.startedAt : null;
    return { pid: Number(found.pid), startedAt };
  } catch {
    return null;
  }
}

function runningOwner(text: string | null): Owner | null {
  const owner = text === null ? null : parseOwner(text);
  return owner && isRunning(owner) ? owner : null;
}

function isRunning(owner: Owner): boolean {
  const found = lookUp(owner.pid);
  if (found?.isDead) return false;
  if (found && owner.startedAt !== null) return found.startedAt === owner.startedAt;
  try {
    process.kill(owner.pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM"; // alive, of another user
  }
}

function startOf(pid: number): string | null {
  return lookUp(pid)?.startedAt ?? null;
}

/** When a process started, as Linux counts it, and whether it has ended; null elsewhere or when there is none. */
function lookUp(pid: number): { readonly startedAt: string; readonly isDead: boolean } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // field 2 is a name in brackets that may hold spaces, so count after it: 3 is the state, 22 the start
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state, startedAt] = [fields[0] ?? "", fields[19]];
    // one in state Z has ended, and stays until its parent looks, which in a container may be never
    return startedAt ? { startedAt, isDead: "ZXx".includes(state) } : null;
  } catch {
    return null;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
