import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { keptSecret, newToken, sealer } from "./secrets";
import { sessionIdOf } from "./session-cookie";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "chairtime-"));
  folders.push(folder);
  return folder;
}

describe("a kept secret", () => {
  it("is made once and readable for its owner only", () => {
    const folder = aFolder();
    const made = keptSecret(folder, "session-secret");
    expect(keptSecret(folder, "session-secret")).toBe(made);
    expect(statSync(join(folder, "session-secret")).mode & 0o777).toBe(0o600);
    expect(keptSecret(folder, "partner-token")).not.toBe(made);
  });
});

describe("a sealed token", () => {
  it("opens with the same secret only", () => {
    const secret = newToken();
    const sealed = sealer(secret).seal("u5er-token");
    expect(sealed).not.toContain("u5er");
    expect(sealer(secret).open(sealed)).toBe("u5er-token");
    expect(sealer(newToken()).open(sealed)).toBeNull();
  });

  it("does not open when it was changed", () => {
    const { seal, open } = sealer(newToken());
    const sealed = seal("u5er-token");
    expect(open(`${sealed.slice(0, -2)}AA`)).toBeNull();
    expect(open("")).toBeNull();
  });
});

describe("the session cookie", () => {
  it.each([
    ["chairtime_session=abc", "abc"],
    ["theme=dark; chairtime_session=abc; x=1", "abc"],
    ["other_chairtime_session=abc", null],
    ["chairtime_session=", null],
    [undefined, null],
  ])("is found in %j", (header, expected) => {
    expect(sessionIdOf(header)).toBe(expected);
  });
});
