import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT, bin } from "./shell.mjs";

const HOUSES = ["app", "components", "lib", "e2e", "bench", "test-support", "server.ts"];
const CONFIG = ".dependency-cruiser.cjs";

/** Violations that must be found, each by its rule, or the check itself is blind; a part of one has none. */
const PLANTED = [
  [
    "lib/api/areas/team/own.contract.ts",
    'import { asOf } from "./team.usecases";',
    "kind-contract",
  ],
  ["lib/api/areas/team/own.usecases.ts", 'import { asOf } from "./team.routes";', "kind-usecases"],
  ["lib/api/areas/team/own.port.ts", 'import { asOf } from "@/lib/api/wire/slots";', "below-port"],
  [
    "lib/api/areas/team/own.steps.ts",
    'import { asOf } from "@/lib/data/transactions";',
    "below-steps",
  ],
  [
    "components/ui/planted.ts",
    'import { row } from "@/components/team/member-days";',
    "primitives-know-no-feature",
  ],
  ["lib/zone/planted.ts", 'import { notFound } from "next/navigation";', "next-at-the-edge"],
  ["lib/format/planted.ts", 'import { nothing } from "./not-there";', "resolvable"],
  ["lib/domain/one-planted.ts", 'export { two } from "./other-planted";', "no-cycles"],
  ["lib/domain/other-planted.ts", 'export { one as two } from "./one-planted";', null],
  [
    "lib/domain/planted.ts",
    'import { todayIn } from "@/lib/zone/wall-clock";',
    "domain-stands-alone",
  ],
  ["lib/actions/planted.ts", 'import { createApi } from "@/lib/api/api";', "arrow-lib-actions"],
  [
    "components/schedule/planted.ts",
    'import type { Calendar } from "@fullcalendar/react";',
    "one-calendar-adapter",
  ],
  ["lib/api/wire/planted.ts", 'import { Client } from "pg";', "one-database-driver"],
  [
    "lib/unnamed/planted.ts",
    'import { createStore } from "@/lib/api/store/store";',
    "unknown-folder",
  ],
  [
    "components/unnamed/planted.ts",
    'import { staffGrid } from "@/components/schedule/staff-grid";',
    "features-stay-apart",
  ],
  [
    "lib/api/areas/unnamed/planted.rules.ts",
    'import { todayIn } from "@/lib/zone/wall-clock";',
    "unknown-area",
  ],
  [
    "lib/api/areas/team/planted.helper.ts",
    'import { todayIn } from "@/lib/zone/wall-clock";',
    "unknown-kind",
  ],
  ["lib/api/areas/team/planted.rules.ts", 'import { positions } from "./team.port";', "kind-rules"],
  [
    "lib/api/areas/team/planted.contract.ts",
    'import { asOf } from "@/lib/api/platform/dates";',
    "below-contract",
  ],
  ["lib/api/areas/team/planted.port.ts", 'import { asOf } from "./team.contract";', "kind-port"],
  ["lib/api/areas/team/planted.rows.ts", 'import { asOf } from "./team.store";', "kind-rows"],
  ["lib/api/areas/team/planted.store.ts", 'import { asOf } from "./team.usecases";', "kind-store"],
  ["lib/api/areas/team/planted.steps.ts", 'import { asOf } from "./team.usecases";', "kind-steps"],
  ["lib/api/areas/team/planted.usecases.ts", 'import { eq } from "drizzle-orm";', "sql-in-stores"],
  ["lib/api/areas/team/planted.routes.ts", 'import { asOf } from "./team.store";', "kind-routes"],
  ["lib/api/areas/team/planted.area.ts", 'import { asOf } from "./team.contract";', "kind-area"],
  [
    "lib/api/areas/team/planted.tenancy.ts",
    'import { asOf } from "./team.routes";',
    "tenancy-tells-only",
  ],
  [
    "lib/api/areas/users/planted.steps.ts",
    'import { asOf } from "../team/team.port";',
    "order-users",
  ],
  [
    "lib/api/areas/rights/planted.steps.ts",
    'import { asOf } from "../team/team.usecases";',
    "area-front-door",
  ],
  [
    "lib/api/platform/planted.ts",
    'import { asOf } from "@/lib/api/areas/team/team.port";',
    "platform-knows-no-area",
  ],
  [
    "lib/api/platform/http/planted.ts",
    'import { asOf } from "@/lib/data/data-access";',
    "platform-asks-stores",
  ],
  [
    "lib/server/hooked.ts",
    'import { asOf } from "@/lib/api/areas/team/team.usecases";',
    "front-of-areas",
  ],
  [
    "lib/loaders/planted.ts",
    'import { asOf } from "@/lib/api/areas/team/team.usecases";',
    "arrow-lib-loaders",
  ],
  [
    "lib/server/planted.ts",
    'import { addRows } from "@/test-support/bulk-rows";',
    "no-test-support",
  ],
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
    const { violations } = cruise(folder, paths);
    const found = new Set(violations.map(({ rule, from }) => `${rule.name}: ${from}`));
    const wanted = PLANTED.filter(([, , rule]) => rule !== null);
    return wanted.map(([path, , rule]) => `${rule}: ${path}`).filter((each) => !found.has(each));
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
