import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { step } from "./progress.mjs";
import { ROOT, bin, run } from "./shell.mjs";
import { build } from "./setup.mjs";
import { installSystemPackages, systemChromium } from "./system-packages.mjs";
import { startPostgres } from "./with-postgres.mjs";

const REPORTS = join(ROOT, ".tmp/reports");
const LINT = ["--type-aware", "--deny-warnings", "--report-unused-disable-directives"];

/** Every check in order: cheap ones first. A check gives `{ passed, failed }`. */
const CHECKS = {
  format: () => single(bin("oxfmt"), ["--check", "."]),
  lint: () => single(bin("oxlint"), LINT),
  boundaries: () => single(process.execPath, ["scripts/check-boundaries.mjs"]),
  citations: () => single(process.execPath, ["scripts/check-citations.mjs"]),
  house: () => single(process.execPath, ["scripts/check-house.mjs"]),
  words: () => single(process.execPath, ["scripts/check-words.mjs"]),
  unused: () => single(bin("knip"), []),
  types: checkTypes,
  unit: () => withPostgres((url) => vitest({ TEST_DATABASE_URL: url })),
  build: async () => {
    await build();
    return { passed: 1, failed: 0 };
  },
  durability: () => single(process.execPath, ["scripts/check-durability.mjs"]),
  race: () =>
    withPostgres((url) =>
      single(process.execPath, ["scripts/check-race.mjs"], { TEST_DATABASE_URL: url }),
    ),
  fuzz: () => single(process.execPath, ["scripts/check-fuzz.mjs"]),
  clients: () => single(process.execPath, ["scripts/check-clients.mjs"]),
  browser: playwright,
};

/** Runs the named checks, or all; prints a summary and gives the exit code. */
export async function runChecks(names, checks = CHECKS) {
  const unknown = names.filter((name) => !(name in checks));
  if (unknown.length > 0) throw new Error(`No such check: ${unknown.join(", ")}`);
  const chosen = names.length > 0 ? names : Object.keys(checks);
  await installSystemPackages();
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  const total = { passed: 0, failed: 0 };
  const lines = [];
  for (const name of chosen) {
    const startedAt = performance.now();
    const { passed, failed } = await step(name, checks[name]).catch(failedCheck);
    total.passed += passed;
    total.failed += failed;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    lines.push(`  ${name.padEnd(12)} ${passed} passed, ${failed} failed, ${seconds} s`);
  }
  process.stdout.write(`\n${lines.join("\n")}\n${total.passed} passed, ${total.failed} failed\n`);
  return total.failed === 0 ? 0 : 1;
}

/** Runs a check beside a PostgreSQL of its own. */
export async function withPostgres(check) {
  const { url, stop } = await startPostgres();
  try {
    return await check(url);
  } finally {
    await stop();
  }
}

function failedCheck(error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
  return { passed: 0, failed: 1 };
}

/** A check that is one command. */
export async function single(command, args, env = {}) {
  const code = await run(command, args, { env: { ...process.env, ...env } });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function checkTypes() {
  const env = { NEXT_TELEMETRY_DISABLED: "1" };
  const typegen = await single(bin("next"), ["typegen"], env);
  return typegen.failed > 0 ? typegen : single(bin("tsc"), ["--noEmit"]);
}

/** Runs the unit tests, or those of the paths and options in `more`. */
export async function vitest(env, more = []) {
  const report = join(REPORTS, "vitest.json");
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const args = ["run", ...reporters, ...more];
  const code = await run(bin("vitest"), args, { env: { ...process.env, ...env } });
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8"));
  const failed = code !== 0 && numFailedTests === 0 ? 1 : numFailedTests;
  return { passed: numPassedTests, failed };
}

async function playwright() {
  const report = join(REPORTS, "playwright.json");
  const env = {
    ...process.env,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    CHAIRTIME_CHROMIUM: process.env.CHAIRTIME_CHROMIUM ?? systemChromium() ?? "",
  };
  const code = await run(bin("playwright"), ["test", "--reporter=list,json"], { env });
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { stats } = JSON.parse(readFileSync(report, "utf8"));
  const failed = code !== 0 && stats.unexpected === 0 ? 1 : stats.unexpected;
  return { passed: stats.expected, failed: failed + stats.flaky };
}
