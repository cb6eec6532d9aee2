import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { readBuildId } from "./build-id";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe("the build of the pages", () => {
  it("is what the build wrote, or none before there was one", () => {
    const folder = mkdtempSync(join(tmpdir(), "chairtime-"));
    folders.push(folder);
    expect(readBuildId(folder)).toBe("none");
    mkdirSync(join(folder, ".next"));
    writeFileSync(join(folder, ".next/BUILD_ID"), "a1b2\n");
    expect(readBuildId(folder)).toBe("a1b2");
  });
});
