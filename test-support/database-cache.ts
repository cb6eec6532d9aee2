import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type { Instant } from "@/lib/domain/time/instant";
import { MIGRATIONS_FOLDER } from "@/lib/data/connection";
import { demoSources } from "./demo-sources";

const FOLDER = "node_modules/.cache/chairtime";
const DIGEST_BYTES = 32;

/** What a database for tests holds: nothing, or the demo salon around the day of `now`. */
export type Content = { readonly now: Instant } | null;

/**
 * Names a database by all that decides what is in it: engine, migrations, the sources of the demo
 * salon and its clock. `recipe` stands for how it is made.
 */
export async function keyOf(content: Content, recipe: string): Promise<string> {
  const hash = createHash("sha256").update(recipe);
  hash.update(await readFile("node_modules/@electric-sql/pglite/package.json"));
  for (const each of readMigrationFiles({ migrationsFolder: MIGRATIONS_FOLDER })) {
    hash.update(`${each.hash} ${each.folderMillis}`);
  }
  if (content) hash.update([content.now, ...(await demoSources())].join("\0"));
  return hash.digest("hex").slice(0, 16);
}

/** The bytes kept under that name, or null; a file that was cut short counts as none. */
export async function readKept(name: string): Promise<ArrayBuffer | null> {
  const bytes = await readFile(join(FOLDER, name)).catch(() => null);
  if (!bytes) return null;
  const kept = bytes.subarray(DIGEST_BYTES);
  const isWhole = digestOf(kept).equals(bytes.subarray(0, DIGEST_BYTES));
  return isWhole ? new Uint8Array(kept).buffer : null;
}

/** Keeps the bytes for the next run; without a writable cache nothing is kept. */
export async function keep(name: string, bytes: ArrayBuffer): Promise<void> {
  const draft = join(FOLDER, `${name}.${process.pid}`);
  try {
    await mkdir(FOLDER, { recursive: true });
    await writeFile(draft, Buffer.concat([digestOf(Buffer.from(bytes)), Buffer.from(bytes)]));
    await rename(draft, join(FOLDER, name));
  } catch {
    await rm(draft, { force: true }).catch(() => {});
  }
}

function digestOf(bytes: Buffer): Buffer {
  return createHash("sha256").update(bytes).digest();
}
