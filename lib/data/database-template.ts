import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { readMigrationFiles } from "drizzle-orm/migrator";

const CACHE_FOLDER = "node_modules/.cache/chairtime";
const DIGEST_BYTES = 32;

/**
 * A dump of an empty migrated database of this version, if a test made one on this machine: it loads
 * in a sixth of the time that a new database takes (0.7 s against 4 s). Null when there is none.
 */
export async function readTemplate(migrationsFolder: string): Promise<Blob | null> {
  const file = await templateFile(migrationsFolder);
  const bytes = file && (await readFile(file).catch(() => null));
  if (!bytes) return null;
  const dump = new Uint8Array(bytes.subarray(DIGEST_BYTES));
  const isWhole = digestOf(dump).equals(bytes.subarray(0, DIGEST_BYTES));
  return isWhole ? new Blob([dump]) : null;
}

/** Keeps a dump of a database that was just created; without a writable cache nothing is kept. */
export async function keepTemplate(client: PGlite, migrationsFolder: string): Promise<void> {
  const file = await templateFile(migrationsFolder);
  if (!file) return;
  const dump = new Uint8Array(await (await client.dumpDataDir("none")).arrayBuffer());
  const draft = `${file}.${process.pid}`;
  try {
    await mkdir(CACHE_FOLDER, { recursive: true });
    await writeFile(draft, Buffer.concat([digestOf(dump), dump]));
    await rename(draft, file);
  } catch {
    await rm(draft, { force: true }).catch(() => {});
  }
}

async function templateFile(migrationsFolder: string): Promise<string | null> {
  const manifest = join("node_modules", "@electric-sql", "pglite", "package.json");
  const engine = await readFile(manifest, "utf8").catch(() => null);
  if (engine === null) return null;
  const hash = createHash("sha256").update(engine);
  for (const { hash: sql, folderMillis } of readMigrationFiles({ migrationsFolder })) {
    hash.update(`${sql} ${folderMillis}`);
  }
  return join(CACHE_FOLDER, `database-${hash.digest("hex").slice(0, 16)}`);
}

function digestOf(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}
