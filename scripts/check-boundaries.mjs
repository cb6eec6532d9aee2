import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cruise } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { ROOT } from "./shell.mjs";

const HOUSES = ["app", "components", "lib", "e2e", "bench", "server.ts"];
const ruleSet = createRequire(import.meta.url)("../.dependency-cruiser.cjs");

/** Violations that must be found, or the check itself is blind. */
const PLANTED = [
  ["lib/domain/planted.ts", 'import type { Clock } from "@/lib/backend/services/ports";'],
  ["lib/actions/planted.ts", 'import { createApi } from "@/lib/backend/http/app";'],
  ["components/schedule/planted.ts", 'import type { Calendar } from "@fullcalendar/react";'],
  ["lib/contract/planted.ts", 'import { Client } from "pg";'],
];

async function cruiseTree(folder, paths) {
  const { options, ...rules } = ruleSet;
  const cruiseOptions = { ...options, ruleSet: rules, validate: true, baseDir: folder };
  const tsConfig = extractTSConfig(join(folder, "tsconfig.json"));
  const { output } = await cruise(paths, cruiseOptions, undefined, { tsConfig });
  return output;
}

function listed(violations) {
  return violations.map(({ rule, from, to }) => `  ${rule.name}: ${from} → ${to}`).join("\n");
}

async function plantedViolationsAreFound() {
  const folder = mkdtempSync(join(tmpdir(), "chairtime-boundaries-"));
  try {
    for (const house of [...HOUSES, "tsconfig.json", "package.json"]) {
      cpSync(join(ROOT, house), join(folder, house), { recursive: true });
    }
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
    for (const [path, line] of PLANTED) {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), `${line}\n`);
    }
    const { summary } = await cruiseTree(
      folder,
      PLANTED.map(([path]) => path),
    );
    const found = new Set(summary.violations.map(({ from }) => from));
    return PLANTED.filter(([path]) => !found.has(path)).map(([path]) => path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { summary } = await cruiseTree(ROOT, HOUSES);
process.stdout.write(`${summary.totalCruised} modules, ${summary.violations.length} violations\n`);
if (summary.violations.length > 0) process.stderr.write(`${listed(summary.violations)}\n`);
const missed = await plantedViolationsAreFound();
if (missed.length > 0) process.stderr.write(`Planted violations not found: ${missed.join(", ")}\n`);
const isSound = summary.totalCruised > 50 && summary.violations.length === 0 && missed.length === 0;
process.exitCode = isSound ? 0 : 1;
