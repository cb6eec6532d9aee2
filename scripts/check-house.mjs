import { filesOfHouse, foldersOfArrows, violationsOf } from "./house.mjs";
import { ROOT } from "./shell.mjs";

/** Rules without a test beside them. This list only shrinks. */
const WITHOUT_TEST = [];

/** Folders with too many files, from before there were areas. This list only shrinks. */
const CROWDED = [];

/** Names that must be refused, each for its reason, or the check itself is blind. */
const PLANTED = [
  ["lib/planted/without-imports.ts", "does not name"],
  ["lib/planted.ts", "does not name"],
  ["components/planted/screen.tsx", "does not name"],
  ["lib/api/areas/planted/planted.ts", "<kind>"],
  ["lib/api/areas/planted/planted.service.ts", "<kind>"],
  ["lib/api/areas/planted/deeper/planted.store.ts", "<kind>"],
  ["lib/api/areas/planted.routes.ts", "<kind>"],
  ["lib/domain/planted/untested.rules.ts", ".rules.test.ts"],
  ["lib/domain/plantedCamel.ts", "kebab-case"],
  ["lib/domain/planted-utils.ts", "does not say"],
  ["lib/domain/planted/index.ts", "barrel"],
];
const CROWD = Array.from({ length: 46 }, (_, index) => `lib/domain/crowd/planted-${index}.ts`);

/** The planted names that the rules overlook. */
function overlooked(folders) {
  const all = [...PLANTED.map(([path]) => path), ...CROWD];
  const found = violationsOf(all, { folders, withoutTest: [], crowded: [] });
  const expected = [...PLANTED, ["lib/domain/crowd", "production files"]];
  return expected
    .filter(([path, why]) => !found.some((text) => text.startsWith(path) && text.includes(why)))
    .map(([path]) => path);
}

const folders = foldersOfArrows(ROOT);
const paths = filesOfHouse(ROOT);
const violations = violationsOf(paths, { folders, withoutTest: WITHOUT_TEST, crowded: CROWDED });
process.stdout.write(`${paths.length} file names, ${violations.length} violations\n`);
for (const violation of violations) process.stderr.write(`  ${violation}\n`);
const missed = overlooked(folders);
if (missed.length > 0) process.stderr.write(`Planted names not found: ${missed.join(", ")}\n`);
process.exitCode = paths.length > 50 && violations.length === 0 && missed.length === 0 ? 0 : 1;
