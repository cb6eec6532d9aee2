import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changesOf, reachesAll, sourcesAmong, sourcesOf, withDependents } from "./changes.mjs";

/** Arrows: page → screen → rule; page → plain. Nothing imports `alone`. */
const TREE = {
  "lib/rule.ts": "export const rule = 1;\n",
  "lib/plain/index.ts": "export const plain = 1;\n",
  "components/screen.tsx": 'import { rule } from "@/lib/rule";\nexport const screen = rule;\n',
  "app/page.tsx": 'export { screen } from "../components/screen";\nimport "../lib/plain";\n',
  "alone.ts": "export const alone = 1;\n",
  "notes.txt": "text\n",
};

let root: string;
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const git = (...args: string[]) => {
  const names = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
  const env = { NODE_ENV: "test", PATH: process.env["PATH"] } as const; // no GIT_DIR of a hook
  return execFileSync("git", [...names, ...args], { cwd: root, env, encoding: "utf8" });
};
const commit = () => {
  git("add", "--all");
  git("commit", "--quiet", "--message", "a change");
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "chairtime-changes-"));
  git("init", "--quiet", "--initial-branch", "main");
  for (const [path, text] of Object.entries(TREE)) write(path, text);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("what differs", () => {
  beforeEach(commit);

  it("is nothing in a clean checkout of main", () => {
    expect(changesOf(root)).toEqual({ base: git("rev-parse", "HEAD").trim(), paths: [] });
  });

  it("on main is what is not committed: changed, staged, deleted and unknown files", () => {
    write("alone.ts", "export const alone = 2;\n");
    write("lib/rule.ts", "export const rule = 2;\n");
    git("add", "lib/rule.ts");
    rmSync(join(root, "notes.txt"));
    write("components/new file.ts", "export {};\n");
    const paths = ["alone.ts", "components/new file.ts", "lib/rule.ts", "notes.txt"];
    expect(changesOf(root).paths).toEqual(paths);
    expect(sourcesAmong(root, paths)).toEqual(paths.slice(0, 3));
  });

  it("on a branch counts its commits, and not those that main got since", () => {
    git("switch", "--quiet", "--create", "branch");
    write("alone.ts", "export const alone = 2;\n");
    commit();
    git("switch", "--quiet", "main");
    write("lib/rule.ts", "export const rule = 2;\n");
    commit();
    git("switch", "--quiet", "branch");
    write("components/screen.tsx", "export const screen = 2;\n");
    expect(changesOf(root).paths).toEqual(["alone.ts", "components/screen.tsx"]);
  });

  it("leaves out what git is told to ignore", () => {
    write(".gitignore", "dist/\n");
    write("dist/built.js", "1;\n");
    expect(changesOf(root).paths).toEqual([".gitignore"]);
    expect(sourcesOf(root)).not.toContain("dist/built.js");
  });

  it("in a checkout without a main is what is not committed", () => {
    git("branch", "--quiet", "--move", "main", "only");
    write("alone.ts", "export const alone = 2;\n");
    expect(changesOf(root).paths).toEqual(["alone.ts"]);
  });
});

describe("what depends on a change", () => {
  const dependents = (...changed: string[]) => withDependents(root, sourcesOf(root), changed);

  it.each([
    ["lib/rule.ts", ["app/page.tsx", "components/screen.tsx", "lib/rule.ts"]],
    ["components/screen.tsx", ["app/page.tsx", "components/screen.tsx"]],
    ["lib/plain/index.ts", ["app/page.tsx", "lib/plain/index.ts"]],
    ["alone.ts", ["alone.ts"]],
    ["notes.txt", []],
  ])("of %s is %j", (changed, expected) => {
    expect(dependents(changed).sort()).toEqual(expected);
  });

  it("is found when the file was deleted", () => {
    rmSync(join(root, "lib/rule.ts"));
    expect(dependents("lib/rule.ts").sort()).toEqual(["app/page.tsx", "components/screen.tsx"]);
  });

  it("ends where files import each other", () => {
    write("lib/rule.ts", 'import "../components/screen";\nexport const rule = 1;\n');
    expect(dependents("components/screen.tsx")).toHaveLength(3);
  });

  it("knows an import in the middle of code, of a type, and by require", () => {
    write("a.ts", 'const a = await import("./alone");\n');
    write("b.ts", 'type B = import("./alone").B;\n');
    write("c.cjs", "const c = require('./alone.ts');\n");
    write("d.ts", 'import type {\n  D,\n} from "./alone";\n');
    write("e.mts", 'import "./alone.js";\n');
    const expected = ["a.ts", "alone.ts", "b.ts", "c.cjs", "d.ts", "e.mts"];
    expect(dependents("alone.ts").sort()).toEqual(expected);
  });
});

describe("a change that reaches every file", () => {
  it.each(["tsconfig.json", "package-lock.json", "lib/globals.d.ts"])("is one of %s", (path) => {
    expect(reachesAll(["lib/rule.ts", path])).toBe(true);
  });

  it("is no change of a source or of a text", () => {
    expect(reachesAll(["lib/rule.ts", "notes.txt", "lib/tsconfig.json"])).toBe(false);
  });
});
