import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createClient } from "@hey-api/openapi-ts";
import openapiTypescript, { astToString } from "openapi-typescript";
import { ROOT, bin, run } from "./shell.mjs";
import { spawnServer, temporaryFolder } from "./spawn-server.mjs";

const PROGRAMS = join(ROOT, "scripts/client-programs");
const WORK = join(ROOT, ".tmp/clients");
const CLOCK = "2026-11-25T08:00:00Z";

/** What a stranger would set, and nothing that forgives. */
const COMPILER = {
  compilerOptions: {
    target: "ES2023",
    module: "ESNext",
    moduleResolution: "bundler",
    lib: ["ES2023", "DOM", "DOM.Iterable"],
    types: ["node"],
    strict: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
  },
  include: ["**/*.ts"],
};

/** Each generator writes a client of the document in `file` into `folder`. */
const GENERATORS = {
  "openapi-fetch": async (file, folder) => {
    const nodes = await openapiTypescript(pathToFileURL(file));
    writeFileSync(join(folder, "schema.ts"), astToString(nodes));
  },
  "hey-api": (file, folder) =>
    createClient({
      input: file,
      output: { path: folder, clean: false },
      plugins: ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk"],
      logs: { level: "silent", file: false },
    }),
};

/** Typed clients out of the document of the built server: they compile, and do their work. */
async function main() {
  rmSync(WORK, { recursive: true, force: true });
  mkdirSync(WORK, { recursive: true });
  const data = temporaryFolder();
  const server = await spawnServer({ DATA_DIR: data.path, CHAIRTIME_CLOCK: CLOCK });
  try {
    const document = join(WORK, "openapi.json");
    const answer = await fetch(`${server.url}/api/v1/openapi.json`);
    writeFileSync(document, await answer.text());
    const results = [];
    for (const [name, generate] of Object.entries(GENERATORS)) {
      results.push(await tryOut(name, generate, document, server.url));
    }
    process.exitCode = results.every(Boolean) ? 0 : 1;
  } finally {
    await server.stop();
    data.remove();
  }
}

async function tryOut(name, generate, document, url) {
  const folder = join(WORK, name);
  const generated = join(folder, "generated");
  mkdirSync(generated, { recursive: true });
  await generate(document, generated);
  cpSync(join(PROGRAMS, `${name}.ts`), join(folder, "program.ts"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(COMPILER));
  process.stdout.write(`${name}: `);
  const isTyped = (await run(bin("tsc"), ["--project", folder])) === 0;
  return isTyped && (await run(bin("tsx"), [join(folder, "program.ts"), url])) === 0;
}

await main();
