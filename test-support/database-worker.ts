import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildSync } from "esbuild";

const FOLDER = "node_modules/.cache/chairtime";
const built = new Map<string, string>();

/** The thread of the database as the build makes it, from the sources of this moment. */
export function databaseWorker(): string {
  return bundled("lib/data/worker/database-worker.ts");
}

/** The same on a disk that a test fills or breaks (weak-disk.ts), or from a dump. */
export function testDatabaseWorker(): string {
  return bundled("test-support/test-database-worker.ts");
}

function bundled(source: string): string {
  const known = built.get(source);
  if (known !== undefined) return known;
  mkdirSync(FOLDER, { recursive: true });
  const name = source.replaceAll(/[^a-z-]/g, "_");
  const outfile = resolve(join(FOLDER, `${name}-${process.pid}.mjs`));
  buildSync({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    logLevel: "warning",
  });
  built.set(source, outfile);
  return outfile;
}
