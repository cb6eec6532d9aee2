import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { PLANTED_AREA } from "@/test-support/planted-area";

const ROOT = join(import.meta.dirname, "../..");
const COPIED = ["lib", "test-support", "vitest.config.ts", "tsconfig.json", "package.json"];
const AREA = "lib/api/areas/boxes";
const PROOF = "lib/api/tenancy.api.test.ts";
const ROWS = "boxes.tenancy.ts";
const ONE_RUN_MS = 300_000; // seconds where nothing else runs

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chairtime-planted-"));
  for (const part of [...COPIED, ".dependency-cruiser.cjs"]) {
    await cp(join(ROOT, part), join(folder, part), { recursive: true });
  }
  await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"));
  await mkdir(join(folder, AREA));
  for (const [name, text] of Object.entries(PLANTED_AREA)) {
    await writeFile(join(folder, AREA, name), text);
  }
  await change("lib/api/areas.ts", [
    ["import { reportsArea }", `import { boxesArea } from "./areas/boxes/boxes.area";\n$&`],
    ["  reportsArea,\n", "  boxesArea,\n$&"],
  ]);
  // every route needs its row as before, but only those of the new area are called
  await change(PROOF, [
    ["= Object.entries(ENTRIES)", `$&.filter(([name]) => name.includes("/boxes/"))`],
  ]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Replaces texts of a file that must be there. */
async function change(path: string, pairs: readonly (readonly [string, string])[]): Promise<void> {
  let text = await readFile(join(folder, path), "utf8");
  for (const [from, to] of pairs) {
    expect(text.split(from)).toHaveLength(2);
    text = text.replace(from, to);
  }
  await writeFile(join(folder, path), text);
}

type Run = { readonly code: number; readonly text: string };

/** Runs a program of the project in the copy. */
function run(program: string, ...args: string[]): Promise<Run> {
  const path = join(folder, "node_modules/.bin", program);
  const { VITEST: _ours, VITEST_POOL_ID: _pool, VITEST_WORKER_ID: _worker, ...env } = process.env;
  return new Promise((resolve) => {
    const options = { cwd: folder, env: { ...env, NO_COLOR: "1" }, timeout: ONE_RUN_MS };
    execFile(path, args, options, (error, stdout, stderr) =>
      resolve({ code: error ? 1 : 0, text: stdout + stderr }),
    );
  });
}

const PROVEN = "keeps every operation|keeps callers without|finds no child|answers the owner of";

it(
  "a new area is one folder and one line: routes, rights, webhooks, spellings and tenancy",
  async () => {
    const proof = [AREA, PROOF, "-t", `has one |boxes|its right|spelling|webhooks|${PROVEN}`];
    const { code, text } = await run("vitest", "run", ...proof);
    expect(text).toMatch(/Tests {2}10 passed/);
    expect(code).toBe(0);
  },
  ONE_RUN_MS,
);

it(
  "a new area without its rows of the tenancy proof fails it",
  async () => {
    await rm(join(folder, AREA, ROWS));
    const { code, text } = await run("vitest", "run", PROOF, "-t", "has one entry");
    await writeFile(join(folder, AREA, ROWS), PLANTED_AREA[ROWS] ?? "");
    expect(code).toBe(1);
    expect(text).toContain("GET /boxes/:location_id/:box_id");
  },
  ONE_RUN_MS,
);

it(
  "a new area stands in the order of areas, and may import what others may",
  async () => {
    const args = ["--config", ".dependency-cruiser.cjs", "--output-type", "err", AREA];
    const { code, text } = await run("depcruise", ...args);
    expect(text).toContain("no dependency violations found");
    expect(code).toBe(0);
  },
  ONE_RUN_MS,
);
