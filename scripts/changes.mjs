import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

const SOURCE = /\.(ts|tsx|mts|mjs|cjs|js|jsx)$/;
const IMPORT = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*["']([^"'\n]+)["']/g;
const SUFFIXES = ["", ".ts", ".tsx", ".mts", ".mjs", ".js", "/index.ts", "/index.tsx"];
const TRUNKS = ["main", "origin/main"];

/** A change of one of these, or of a declaration file, can change the outcome for every file. */
const FOR_ALL = new Set(["package-lock.json", "tsconfig.json", ".oxlintrc.json"]);

/**
 * What differs from where this branch left main, committed or not, and files that git does not know
 * yet. On main itself that is what is not committed.
 *
 * @param {string} root folder of the checkout
 * @returns {{ base: string, paths: string[] }} paths from `root` on; deleted ones are among them
 */
export function changesOf(root) {
  const git = (...args) => {
    const options = { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 };
    return execFileSync("git", args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  };
  const base = baseOf(git);
  const listed = (text) => text.split("\0").filter((path) => path !== "");
  const changed = listed(git("diff", "--name-only", "--no-renames", "--relative", "-z", base));
  const unknown = listed(git("ls-files", "--others", "--exclude-standard", "-z"));
  const paths = [...new Set([...changed, ...unknown])].sort((a, b) => (a < b ? -1 : 1));
  return { base, paths };
}

function baseOf(git) {
  for (const trunk of TRUNKS) {
    try {
      return git("merge-base", trunk, "HEAD").trim();
    } catch {
      // a checkout of one commit has no main; then what is not committed counts
    }
  }
  return git("rev-parse", "HEAD").trim();
}

/** Tells whether a change reaches files that do not import what changed. */
export function reachesAll(paths) {
  return paths.some((path) => FOR_ALL.has(path) || path.endsWith(".d.ts"));
}

/**
 * The changed files and all that import them, directly or through others. An import is found by its
 * text, so one in a comment counts too: rather a file too many than one too few.
 *
 * @param {string} root
 * @param {readonly string[]} files every source file there is, from `root` on
 * @param {readonly string[]} changed may name deleted files
 * @returns {string[]} those of `files` that changed or depend on a change
 */
export function withDependents(root, files, changed) {
  const importers = new Map();
  for (const file of files) {
    for (const target of targetsOf(root, file)) {
      importers.set(target, [...(importers.get(target) ?? []), file]);
    }
  }
  const reached = new Set(changed);
  for (const each of reached) for (const file of importers.get(each) ?? []) reached.add(file);
  return files.filter((file) => reached.has(file));
}

/** Each path that an import of the file may mean: which of them exists decides the compiler. */
function targetsOf(root, file) {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(IMPORT)].flatMap(([, name]) => {
    const path = pathOf(file, name);
    if (path === null) return [];
    const bare = path.replace(/\.[mc]?js$/, ""); // "./a.mjs" may have its types in a.mts
    return [...SUFFIXES.map((suffix) => path + suffix), ...SUFFIXES.map((each) => bare + each)];
  });
}

function pathOf(file, name) {
  if (name.startsWith("@/")) return posix.normalize(name.slice(2));
  return name.startsWith(".") ? posix.join(posix.dirname(file), name) : null;
}

/** Every source file that git knows or could know, from `root` on. */
export function sourcesOf(root) {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  const text = execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 });
  const paths = text.split("\0").filter((path) => SOURCE.test(path));
  return [...new Set(paths)].filter((path) => existsSync(join(root, path)));
}

/** Those of the paths that are source files and exist. */
export function sourcesAmong(root, paths) {
  return paths.filter((path) => SOURCE.test(path) && existsSync(join(root, path)));
}
