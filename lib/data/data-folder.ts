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

const OWNER_TEXT = "chairtime data folder 1\n";
const OURS = new Set(["owner", "pgdata", "ready"]);

/** `<folder>/db`: whose it is, the data, and how far they got. */
export type DataFolder = {
  /** Where PostgreSQL's files lie. */
  readonly pgdata: string;
  /** True when the data were never completely created. */
  readonly isUnfinished: boolean;
  /** Forces everything to the disk and notes that the data are complete. */
  finish(): void;
};

/**
 * Makes or finds the data of a folder. Data without the "ready" mark are discarded: their creation
 * was cut off. A folder that is not ours is never touched.
 */
export function openDataFolder(folder: string): DataFolder {
  const db = join(folder, "db");
  const isReady = inspect(db);
  if (!isReady) {
    // the owner's mark goes last, so that a start that is cut off here finds its own again
    rmSync(join(db, "pgdata"), { recursive: true, force: true });
    rmSync(db, { recursive: true, force: true });
    create(db);
  }
  chmodSync(db, 0o700);
  return {
    pgdata: join(db, "pgdata"),
    isUnfinished: !isReady,
    finish() {
      syncTree(db);
      mark(db, "ready");
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

function inspect(db: string): boolean {
  if (!existsSync(db)) return false;
  const names = lstatSync(db).isDirectory() ? readdirSync(db) : null;
  if (!names || names.some((name) => !OURS.has(name)) || !isOurs(db, names)) {
    throw new DataFolderError(
      `${db} is no data folder of Chairtime and is left as it is. Choose another DATA_DIR.`,
    );
  }
  if (!names.includes("ready")) return false;
  if (existsSync(join(db, "pgdata", "PG_VERSION"))) return true;
  throw new DataFolderError(
    `The data in ${db} are damaged: PG_VERSION is missing. Restore the folder from a copy.`,
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
  syncPath(dirname(db));
  mkdirSync(join(db, "pgdata"), { mode: 0o700 });
}

function mark(db: string, name: string, text = ""): void {
  const file = join(db, name);
  writeFileSync(file, text, { mode: 0o600 });
  syncPath(file);
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
