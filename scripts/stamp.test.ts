import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { stampOf } from "./stamp.mjs";

const NAMES = ["app", "lib", "server.ts", "missing.ts"];

describe("a stamp", () => {
  let home: string;
  let tree: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "chairtime-stamp-"));
    tree = join(home, "one");
    mkdirSync(join(tree, "lib/deep"), { recursive: true });
    mkdirSync(join(tree, "app"));
    writeFileSync(join(tree, "lib/deep/a.ts"), "one");
    writeFileSync(join(tree, "lib/b.ts"), "two");
    writeFileSync(join(tree, "app/page.tsx"), "page");
    writeFileSync(join(tree, "server.ts"), "serve");
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  const stamp = () => stampOf(tree, NAMES);

  it("is the same in a copy and after a rename of the folder", () => {
    const before = stamp();
    const copy = join(home, "a longer name/of the copy");
    cpSync(tree, copy, { recursive: true });
    expect(stampOf(copy, NAMES)).toBe(before);
    const renamed = join(home, "renamed");
    renameSync(tree, renamed);
    expect(stampOf(renamed, NAMES)).toBe(before);
    expect(stampOf(`${renamed}/`, NAMES)).toBe(before);
    expect(before).toMatch(/^[\da-f]{64}$/);
  });

  it("is the same for the same text written again", () => {
    const before = stamp();
    writeFileSync(join(tree, "lib/b.ts"), "two");
    expect(stamp()).toBe(before);
  });

  it.each([
    ["a content changes", () => writeFileSync(join(tree, "lib/deep/a.ts"), "One")],
    ["a file is renamed", () => renameSync(join(tree, "lib/b.ts"), join(tree, "lib/c.ts"))],
    ["a file moves", () => renameSync(join(tree, "lib/b.ts"), join(tree, "lib/deep/b.ts"))],
    ["a file is added, though empty", () => writeFileSync(join(tree, "lib/empty.ts"), "")],
    ["a file is deleted", () => rmSync(join(tree, "lib/b.ts"))],
    [
      "text moves to the next file",
      () => {
        writeFileSync(join(tree, "lib/b.ts"), "tw");
        writeFileSync(join(tree, "lib/deep/a.ts"), "oone");
      },
    ],
    [
      "two files exchange their texts",
      () => {
        writeFileSync(join(tree, "lib/b.ts"), "one");
        writeFileSync(join(tree, "lib/deep/a.ts"), "two");
      },
    ],
  ])("differs when %s", (_, change) => {
    const before = stamp();
    change();
    expect(stamp()).not.toBe(before);
  });

  it("does not look at what it was not told to", () => {
    const before = stamp();
    writeFileSync(join(tree, "notes.txt"), "new");
    expect(stamp()).toBe(before);
  });
});
