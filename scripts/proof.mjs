import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sourcesOf } from "./changes.mjs";
import { runChecks, single, vitest, withPostgres } from "./checks.mjs";
import { build } from "./setup.mjs";
import { ROOT } from "./shell.mjs";

/** How long each proof is, beside its length in `npm test`. */
const LENGTHS = {
  /** Times the runs of each property: 1. */
  properties: 20,
  /** Rounds of each race in the unit tests, a new salon on each engine for each: 1. */
  rounds: 25,
  /** Slots that 200 rivals fight for, on each engine: 1. */
  slots: 50,
  /** Kills of the server in the middle of writes: 10. */
  kills: 60,
  /** Odd requests to each route that writes: 3. */
  oddities: 100,
};

/**
 * The long forms of what `npm test` does in short: names choose among them, and a number shortens
 * all to that many per cent. Gives the exit code.
 *
 * @param {readonly string[]} words
 * @returns {Promise<number>}
 */
export function runProof(words) {
  const percents = words.filter((word) => /^\d+$/.test(word)).map(Number);
  const names = words.filter((word) => !/^\d+$/.test(word));
  const of = (length) => Math.max(1, Math.round((length * (percents[0] ?? 100)) / 100));
  const script = (name, length, env) =>
    single(process.execPath, [`scripts/check-${name}.mjs`, String(length)], env);
  return runChecks(names, {
    properties: () => tests('from "fast-check"', of(LENGTHS.properties)),
    races: () => tests("inRounds(TEST_ENGINES)", of(LENGTHS.rounds)),
    build: async () => {
      await build();
      return { passed: 1, failed: 0 };
    },
    race: () =>
      withPostgres((url) => script("race", of(LENGTHS.slots), { TEST_DATABASE_URL: url })),
    durability: () => script("durability", of(LENGTHS.kills)),
    fuzz: () => script("fuzz", of(LENGTHS.oddities)),
  });
}

/** Runs the unit tests whose text has a certain phrase, so many times as long. */
function tests(phrase, factor) {
  const files = sourcesOf(ROOT).filter(
    (path) => /\.test\.tsx?$/.test(path) && readFileSync(join(ROOT, path), "utf8").includes(phrase),
  );
  if (files.length === 0) throw new Error(`No test has ${phrase}`);
  return withPostgres((url) =>
    vitest({ TEST_DATABASE_URL: url, PROOF_FACTOR: String(factor) }, files),
  );
}
