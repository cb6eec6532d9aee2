import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DataFolderError } from "./data-folder-error";

const ATTEMPTS = 20;

/** The process that owns a folder; its start tells it from a later one with the same pid. */
type Owner = { readonly pid: number; readonly startedAt: string | null };

/**
 * Takes the folder for this process alone, or throws a DataFolderError that names the owner. The
 * lock of a dead process is taken over. Answers the function that frees the folder.
 */
export function lockFolder(folder: string): () => void {
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
    const owner = parseOwner(found);
    if (owner && isRunning(owner)) throw inUse(folder, owner);
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
    throw error;
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

function isRunning(owner: Owner): boolean {
  const startedAt = startOf(owner.pid);
  if (startedAt !== null && owner.startedAt !== null) return startedAt === owner.startedAt;
  try {
    process.kill(owner.pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM"; // alive, of another user
  }
}

/** When a process started, as Linux counts it; null elsewhere or when there is none. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // Field 22; the second one is a name in brackets that may hold spaces, so count after it.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
