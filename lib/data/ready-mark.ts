import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { DataFolderError } from "./data-folder-error";
import { syncPath } from "./durable-node-fs";
import { newestMigration } from "./is-migrated";

/** What the mark of complete data tells: who wrote them last, and the newest migration in them. */
export type ReadyMark = {
  readonly version: string;
  /** Milliseconds since 1970, as Drizzle counts migrations. */
  readonly migration: number;
};

const markSchema = z.object({ version: z.string(), migration: z.number() });

/**
 * Reads a mark. Null for one without readable content: that the mark is there says that the data are
 * complete, and earlier versions wrote nothing into it.
 */
export function readReadyMark(file: string): ReadyMark | null {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DataFolderError(
      `${file}, the mark of complete data, cannot be read (${reason}). Nothing was changed.`,
    );
  }
  try {
    return markSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Writes a mark so that it is there whole or not at all, also after a power cut. */
export function writeReadyMark(file: string, mark: ReadyMark): void {
  const draft = `${file}.new`;
  writeFileSync(draft, `${JSON.stringify(mark)}\n`, { mode: 0o600, flush: true });
  renameSync(draft, file);
  syncPath(dirname(file));
}

/** The mark of data that this version has opened. */
export function ownReadyMark(migrationsFolder: string): ReadyMark {
  return { version: ownVersion(), migration: newestMigration(migrationsFolder) };
}

function ownVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync("package.json", "utf8"));
  return z.object({ version: z.string() }).parse(manifest).version;
}

/** Throws a DataFolderError where a newer version has written the data. */
export function refuseNewerMark(db: string, mark: ReadyMark | null, own: ReadyMark): void {
  if (!mark || mark.migration <= own.migration) return;
  throw new DataFolderError(
    `The data in ${db} were written by a newer version of Chairtime (${mark.version}). Start that ` +
      "one, or choose another DATA_DIR; these are left as they are.",
  );
}
