import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT, bin } from "./shell.mjs";

const HOUSES = ["app", "components", "lib", "e2e", "bench", "test-support", "server.ts"];
const CONFIG = ".dependency-cruiser.cjs";

/** Violations that must be found, or the check itself is blind. */
const PLANTED = [
  ["lib/domain/planted.ts", 'import { todayIn } from "@/lib/zone/wall-clock";'],
  ["lib/actions/planted.ts", 'import { createApi } from "@/lib/api/api";'],
  ["components/schedule/planted.ts", 'import type { Calendar } from "@fullcalendar/react";'],
  ["lib/api/wire/planted.ts", 'import { Client } from "pg";'],
  ["lib/unnamed/planted.ts", 'import { createStore } from "@/lib/api/store/store";'],
  [
    "components/unnamed/planted.ts",
    'import { staffGrid } from "@/components/schedule/staff-grid";',
  ],
  ["lib/server/planted.ts", 'import { addRows } from "@/test-support/bulk-rows";'],
];

/** Reads the imports of the paths under a folder and gives what breaks the rules. */
function cruise(folder, paths) {
  const args = ["--config", CONFIG, "--output-type", "json", ...paths];
  const options = { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 };
  const { stdout, stderr } = spawnSync(bin("depcruise"), args, options);
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout).summary;
}

function listed(violations) {
  return violations.map(({ rule, from, to }) => `  ${rule.name}: ${from} → ${to}`).join("\n");
}

/** Plants violations in a copy of the tree and gives those that the rules overlook. */
function overlooked() {
  const folder = mkdtempSync(join(tmpdir(), "chairtime-boundaries-"));
  try {
    for (const part of [...HOUSES, "tsconfig.json", "package.json", CONFIG]) {
      cpSync(join(ROOT, part), join(folder, part), { recursive: true });
    }
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
    for (const [path, line] of PLANTED) {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), `${line}\n`);
    }
    const paths = PLANTED.map(([path]) => path);
    const found = new Set(cruise(folder, paths).violations.map(({ from }) => from));
    return paths.filter((path) => !found.has(path));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { totalCruised, violations } = cruise(ROOT, HOUSES);
process.stdout.write(`${totalCruised} modules, ${violations.length} violations\n`);
if (violations.length > 0) process.stderr.write(`${listed(violations)}\n`);
const missed = overlooked();
if (missed.length > 0) process.stderr.write(`Planted violations not found: ${missed.join(", ")}\n`);
process.exitCode = totalCruised > 50 && violations.length === 0 && missed.length === 0 ? 0 : 1;
