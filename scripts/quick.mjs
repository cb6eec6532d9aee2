import { changesOf, reachesAll, sourcesAmong, sourcesOf, withDependents } from "./changes.mjs";
import { ROOT, bin, capture, say } from "./shell.mjs";

/** Only what the compiler itself says: the checker of the linter's types, without any rule. */
const ONLY_TYPES = ["--type-aware", "--type-check", "-A", "all"];

/**
 * The checks of the inner loop, side by side: every test that opens no database, and lint without
 * types and the types of what differs from main. Types are judged in each file that changed and in
 * all that depend on one. Prints how long each took and gives the exit code.
 */
export async function runQuick() {
  const startedAt = performance.now();
  const { base, paths } = changesOf(ROOT);
  const files = sourcesOf(ROOT);
  const isWide = reachesAll(paths);
  const changed = isWide ? files : sourcesAmong(ROOT, paths);
  const judged = isWide ? files : withDependents(ROOT, files, paths);
  say(`${paths.length} files differ from ${base.slice(0, 10)}, ${judged.length} depend on them`);
  const steps = [
    check("types", judged, () => capture(bin("oxlint"), [...ONLY_TYPES, ...judged])),
    check("lint", changed, () => capture(bin("oxlint"), ["--deny-warnings", ...changed])),
    check("pure tests", null, () => capture(bin("vitest"), ["run", "--project", "pure"])),
  ];
  const codes = await Promise.all(steps);
  say(`${secondsSince(startedAt)} s in all`);
  return codes.every((code) => code === 0) ? 0 : 1;
}

/** Runs one check, prints what it says only when it fails, and gives its exit code. */
async function check(name, files, work) {
  const startedAt = performance.now();
  const of = files === null ? "" : ` of ${files.length} files`;
  const { code, output } = files?.length === 0 ? { code: 0, output: "" } : await work();
  if (code !== 0) process.stderr.write(`${output.trim()}\n`);
  const outcome = code === 0 ? "passed" : "FAILED";
  process.stdout.write(`  ${`${name}${of}`.padEnd(24)} ${outcome}, ${secondsSince(startedAt)} s\n`);
  return code;
}

function secondsSince(startedAt) {
  return ((performance.now() - startedAt) / 1000).toFixed(1);
}
