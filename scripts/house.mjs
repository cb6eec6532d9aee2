import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, posix } from "node:path";
import { runInNewContext } from "node:vm";

/** The folders whose names are judged. */
const HOUSES = new Set(["app", "components", "lib", "e2e", "bench", "scripts", "test-support"]);

/** What a file of an area may be, `<subject>.<kind>.ts`. */
const KINDS = [
  "contract rules port steps usecases routes rows store area tenancy".split(" "),
  "contract rules steps usecases store rows api".split(" ").map((kind) => `${kind}.test`),
  "test",
].flat();
const AREA_FILE = new RegExp(
  String.raw`^lib/api/areas/[^/]+/[^/.]+\.(${KINDS.map((kind) => kind.replace(".", "\\.")).join("|")})\.ts$`,
);
/** Tests of what several areas do together stand beside them. */
const ACROSS_AREAS = /^lib\/api\/[^/.]+\.api\.test\.ts$/;
const TEST = /\.(test|tenancy)\.tsx?$/;
const MIGRATION = /^lib\/data\/migrations\//;
const MOST_FILES = 45;

const WORD = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Next reads a meaning from these: a group, a parameter of the path. */
const NEXT_FOLDER = /^(\([a-z-]+\)|\[{1,2}(\.{3})?[a-zA-Z]+\]{1,2})$/;
const SAYS_NOTHING = /(^|-)(utils?|helpers?|types)$/;

/** The parts of the screens that know no feature; every feature may import them. */
const PRIMITIVES = ["components/ui", "components/calendar"];

/**
 * Every file in the judged folders, from `root` on.
 *
 * @param {string} root
 * @returns {string[]}
 */
export function filesOfHouse(root) {
  const under = (folder) =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? under(path) : [path];
    });
  return readdirSync(root)
    .filter((name) => HOUSES.has(name))
    .flatMap(under);
}

/**
 * The folders under lib/ and components/ that the table of arrows names. A key is read as the rules
 * read it: the beginning of a path.
 *
 * @param {string} root
 * @returns {string[]}
 */
export function foldersOfArrows(root) {
  const path = join(root, ".dependency-cruiser.cjs");
  const source = `${readFileSync(path, "utf8")}
;[Object.keys(MAY), typeof features === "undefined" ? [] : features]`;
  const scope = {
    module: { exports: {} },
    require: createRequire(path),
    process,
    __dirname: root,
  };
  const [keys, features] = runInNewContext(source, scope, { filename: path });
  const named = [...keys].filter((key) => /^(lib|components)\/./.test(key));
  return [...named, ...PRIMITIVES, ...[...features].map((name) => `components/${name}`)];
}

/**
 * What breaks the rules of names, one sentence each.
 *
 * @param {readonly string[]} paths every file, from the root on
 * @param {{
 *   folders: readonly string[],
 *   withoutTest: readonly string[],
 *   crowded: readonly string[],
 * }} given the folders of the arrow table, and the exceptions that are still allowed
 * @returns {string[]}
 */
export function violationsOf(paths, { folders, withoutTest, crowded }) {
  return [
    ...paths.flatMap(wrongName),
    ...paths.flatMap(wrongKind),
    ...paths.flatMap((path) => unknownFolder(path, folders)),
    ...judged("rules without a test", "has no .rules.test.ts beside it", {
      found: rulesWithoutTest(paths),
      allowed: withoutTest,
    }),
    ...judged("crowded folders", `has more than ${MOST_FILES} production files`, {
      found: crowdedFolders(paths),
      allowed: crowded,
    }),
  ];
}

function wrongName(path) {
  if (MIGRATION.test(path)) return []; // drizzle-kit names them
  const folders = path.split("/");
  const parts = (folders.pop() ?? "").split(".");
  const isNext = folders[0] === "app";
  const odd = [
    ...folders.filter((name) => !(WORD.test(name) || (isNext && NEXT_FOLDER.test(name)))),
    ...parts.filter((part) => !WORD.test(part)),
  ];
  const empty = [...folders, ...parts.slice(0, -1)].filter((word) => SAYS_NOTHING.test(word));
  return [
    ...(odd.length > 0 ? [`${path}: a name is written in kebab-case`] : []),
    ...empty.map((word) => `${path}: "${word}" does not say what is in it`),
    ...(parts[0] === "index" ? [`${path}: a barrel hides who imports what`] : []),
  ];
}

function wrongKind(path) {
  if (!path.startsWith("lib/api/areas/") || AREA_FILE.test(path)) return [];
  return [`${path}: a file of an area is <subject>.<kind>.ts, with one of ${KINDS.join(", ")}`];
}

function unknownFolder(path, folders) {
  if (!/^(lib|components)\//.test(path) || ACROSS_AREAS.test(path)) return [];
  if (folders.some((folder) => new RegExp(`^${folder}(/|\\.)`).test(path))) return [];
  return [`${path}: the table of arrows does not name ${posix.dirname(path)}`];
}

function rulesWithoutTest(paths) {
  const all = new Set(paths);
  const rules = paths.filter((path) => path.endsWith(".rules.ts"));
  return rules.filter((path) => !all.has(path.replace(/\.ts$/, ".test.ts")));
}

function crowdedFolders(paths) {
  const counts = new Map();
  for (const path of paths) {
    if (!/^(app|components|lib)\//.test(path) || TEST.test(path) || MIGRATION.test(path)) continue;
    const folder = posix.dirname(path);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > MOST_FILES).map(([folder]) => folder);
}

/** A list of exceptions only shrinks: one that is no longer needed is a violation too. */
function judged(list, fault, { found, allowed }) {
  const current = new Set(found);
  const known = new Set(allowed);
  return [
    ...found.filter((path) => !known.has(path)).map((path) => `${path}: ${fault}`),
    ...allowed
      .filter((path) => !current.has(path))
      .map((path) => `${path}: take it off the list of ${list}, it is no exception any more`),
  ];
}
