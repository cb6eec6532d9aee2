import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lockFolder } from "./folder-lock";

describe("lockFolder", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "chairtime-lock-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const lockFile = () => join(folder, "lock");
  const leaveLock = (text: string) => writeFileSync(lockFile(), text);

  test("a second owner is refused with a sentence that names the first", () => {
    const unlock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(`${folder} is in use by this process`);
    unlock();
    lockFolder(folder)();
    expect(readdirSync(folder)).toEqual([]);
  });

  test("the lock of a living process is respected", async () => {
    const other = spawn("sleep", ["60"]);
    try {
      const startedAt = readFileSync(`/proc/${other.pid}/stat`, "utf8").split(" ")[21];
      leaveLock(JSON.stringify({ pid: other.pid, startedAt }));
      expect(() => lockFolder(folder)).toThrow(`in use by process ${other.pid}`);
      leaveLock(JSON.stringify({ pid: other.pid, startedAt: null }));
      expect(() => lockFolder(folder)).toThrow(`in use by process ${other.pid}`);
    } finally {
      other.kill();
    }
  });

  test("the lock of a dead process is taken over", async () => {
    const other = spawn("true");
    await new Promise((resolve) => other.once("exit", resolve));
    leaveLock(JSON.stringify({ pid: other.pid, startedAt: "1" }));
    const unlock = lockFolder(folder);
    expect(JSON.parse(readFileSync(lockFile(), "utf8"))).toMatchObject({ pid: process.pid });
    unlock();
  });

  test("a pid that now belongs to another process holds no lock", () => {
    leaveLock(JSON.stringify({ pid: process.pid, startedAt: "1" }));
    lockFolder(folder)();
    expect(readdirSync(folder)).toEqual([]);
  });

  test("a lock that a power cut left empty or torn is taken over", () => {
    for (const text of ["", "{", "null", '{"pid":"x"}']) {
      leaveLock(text);
      lockFolder(folder)();
      expect([text, readdirSync(folder)]).toEqual([text, []]);
    }
  });

  test("a lock that somebody else holds by now is not freed", () => {
    const unlock = lockFolder(folder);
    leaveLock(JSON.stringify({ pid: 1, startedAt: null }));
    unlock();
    expect(readdirSync(folder)).toEqual(["lock"]);
  });
});
