import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { DataFolderError } from "./data-folder-error";
import { syncPath } from "./durable-node-fs";
import { readReadyMark, refuseNewerMark, writeReadyMark } from "./ready-mark";
import type { ReadyMark } from "./ready-mark";

const OWNER_TEXT = "chairtime data folder 1\n";
const OURS = new Set(["owner", "pgdata", "ready", "ready.new", "creating", "reserve"]);

/** The PostgreSQL whose files this build reads; a test compares it with what the engine says. */
export const ENGINE_VERSION = "18";

/** `<folder>/db`: whose it is, the data, and how far they got. */
export type DataFolder = {
  /** Where PostgreSQL's files lie. */
  readonly pgdata: string;
  /** The file that is given up when the disk is full. */
  readonly reserve: string;
  /** True when the data were never completely created. */
  readonly isUnfinished: boolean;
  /** Forces everything to the disk and notes that the data are complete. */
  finish(): void;
  /** Notes who has the data open and what is in them. */
  note(): void;
};

/**
 * Makes or finds the data of a folder. Only data with the mark of a creation that was cut off are
 * discarded: nobody was served from them. Data without any mark are refused, for they may be
 * somebody's; a folder that is not ours is never touched.
 */
export function openDataFolder(folder: string, own: ReadyMark): DataFolder {
  const db = join(folder, "db");
  const isReady = inspect(db, own);
  if (!isReady) {
    // the owner's mark goes last, so that a start that is cut off here finds its own again
    rmSync(join(db, "pgdata"), { recursive: true, force: true });
    rmSync(db, { recursive: true, force: true });
    create(db);
  }
  chmodSync(db, 0o700);
  const ready = join(db, "ready");
  return {
    pgdata: join(db, "pgdata"),
    reserve: join(db, "reserve"),
    isUnfinished: !isReady,
    finish() {
      syncTree(db);
      writeReadyMark(ready, own);
      rmSync(join(db, "creating"), { force: true });
      syncPath(db);
    },
    note() {
      const known = readReadyMark(ready);
      const isSame = known?.version === own.version && known.migration === own.migration;
      if (!isSame) writeReadyMark(ready, own);
    },
  };
}

/** Makes the folder itself, readable by its owner alone. */
export function makeFolder(folder: string): void {
  const path = resolve(folder);
  const first = mkdirSync(path, { recursive: true, mode: 0o700 });
  const shortest = first?.length ?? Number.POSITIVE_INFINITY;
  for (let made = path; made.length >= shortest; made = dirname(made)) syncPath(dirname(made));
  const names = readdirSync(path);
  if (names.length === 0 || names.includes("db")) chmodSync(path, 0o700); // else it is shared
}

/** True for complete data, false where there are none; throws a DataFolderError for all else. */
function inspect(db: string, own: ReadyMark): boolean {
  if (!existsSync(db)) return false;
  const names = lstatSync(db).isDirectory() ? readdirSync(db) : null;
  if (!names || names.some((name) => !OURS.has(name)) || !isOurs(db, names)) {
    throw new DataFolderError(
      `${db} is no data folder of Chairtime and is left as it is. Choose another DATA_DIR.`,
    );
  }
  if (!names.includes("ready")) return refuseUnmarked(db, names);
  refuseNewerMark(db, readReadyMark(join(db, "ready")), own);
  refuseOtherEngine(db);
  return true;
}

/** False where nothing was ever completed here. */
function refuseUnmarked(db: string, names: readonly string[]): false {
  const pgdata = join(db, "pgdata");
  const isEmpty = !names.includes("pgdata") || readdirSync(pgdata).length === 0;
  if (isEmpty || names.includes("creating")) return false;
  throw new DataFolderError(
    `${db} holds data, but the mark that they are complete, the file "ready", is missing. They are ` +
      `left as they are. If they are whole, make an empty file ${join(db, "ready")} and start again; ` +
      "if they are what a first start left behind that was cut off, move the folder away.",
  );
}

function refuseOtherEngine(db: string): void {
  const file = join(db, "pgdata", "PG_VERSION");
  if (!existsSync(file)) {
    throw new DataFolderError(
      `The data in ${db} are damaged: PG_VERSION is missing. Restore the folder from a copy.`,
    );
  }
  const version = readFileSync(file, "utf8").trim();
  if (version === ENGINE_VERSION) return;
  throw new DataFolderError(
    `The data in ${db} are of PostgreSQL ${version}, and this version of Chairtime reads those of ` +
      `${ENGINE_VERSION}. Start the version that wrote them; they are left as they are.`,
  );
}

/** The owner's text is on the disk before anything else; only then may there be more. */
function isOurs(db: string, names: readonly string[]): boolean {
  const text = names.includes("owner") ? readFileSync(join(db, "owner"), "utf8") : "";
  return text === OWNER_TEXT || (text === "" && names.every((name) => name === "owner"));
}

function create(db: string): void {
  mkdirSync(db, { mode: 0o700 });
  mark(db, "owner", OWNER_TEXT);
  mark(db, "creating");
  syncPath(dirname(db));
  mkdirSync(join(db, "pgdata"), { mode: 0o700 });
}

function mark(db: string, name: string, text = ""): void {
  const file = join(db, name);
  writeFileSync(file, text, { mode: 0o600, flush: true });
  syncPath(db);
}

function syncTree(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const below = join(path, entry.name);
    if (entry.isDirectory()) syncTree(below);
    else if (entry.isFile()) syncPath(below);
  }
  syncPath(path);
}
