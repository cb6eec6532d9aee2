import { spawn } from "node:child_process";
import { once } from "node:events";
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
  const startOf = (pid: number | undefined) =>
    readFileSync(`/proc/${pid}/stat`, "utf8").split(" ")[21];

  /** A wait that takes no time: `during` sees each of its pauses. */
  const waiting = (during: () => Promise<void> | void = () => {}) => {
    const said: string[] = [];
    const pauses: number[] = [];
    const pause = async (ms: number) => {
      pauses.push(ms);
      await during();
    };
    return { said, pauses, say: (sentence: string) => said.push(sentence), pause };
  };

  test("a second owner is refused at once with a sentence that names the first", async () => {
    const unlock = await lockFolder(folder);
    const wait = waiting();
    await expect(lockFolder(folder, wait)).rejects.toThrow(`${folder} is in use by this process`);
    expect(wait.pauses).toEqual([]);
    unlock();
    (await lockFolder(folder))();
    expect(readdirSync(folder)).toEqual([]);
  });

  test("the lock of a process that lives on is respected, after five seconds", async () => {
    const other = spawn("sleep", ["60"]);
    try {
      for (const startedAt of [startOf(other.pid), null]) {
        leaveLock(JSON.stringify({ pid: other.pid, startedAt }));
        const wait = waiting();
        await expect(lockFolder(folder, wait)).rejects.toThrow(`in use by process ${other.pid}`);
        expect(wait.pauses.reduce((all, ms) => all + ms, 0)).toBe(5000);
        expect(wait.said).toEqual([
          `Process ${other.pid} uses the data folder ${folder}. Waiting up to 5 s for it.`,
        ]);
      }
    } finally {
      other.kill();
    }
  });

  test("a process that ends while a start waits leaves the folder to it", async () => {
    const other = spawn("sleep", ["60"]);
    leaveLock(JSON.stringify({ pid: other.pid, startedAt: startOf(other.pid) }));
    const wait = waiting(async () => {
      other.kill("SIGKILL");
      await once(other, "exit");
    });
    const unlock = await lockFolder(folder, wait);
    expect(wait.pauses).toHaveLength(1);
    unlock();
  });

  test("a killed process that nobody has noticed yet holds no lock", async () => {
    // the shell leaves its place to one that never asks after children
    const parent = spawn("sh", ["-c", "sleep 0 & echo $!; exec sleep 60"]);
    try {
      const [line] = (await once(parent.stdout, "data")) as [Buffer]; // no encoding is set
      const pid = Number(line.toString());
      const state = () => readFileSync(`/proc/${pid}/stat`, "utf8").split(" ")[2];
      await expect.poll(state).toBe("Z");
      leaveLock(JSON.stringify({ pid, startedAt: startOf(pid) }));
      const wait = waiting();
      const unlock = await lockFolder(folder, wait);
      expect(wait.said).toEqual([]);
      unlock();
    } finally {
      parent.kill();
    }
  });

  test("the lock of a dead process is taken over", async () => {
    const other = spawn("true");
    await once(other, "exit");
    leaveLock(JSON.stringify({ pid: other.pid, startedAt: "1" }));
    const unlock = await lockFolder(folder);
    expect(JSON.parse(readFileSync(lockFile(), "utf8"))).toMatchObject({ pid: process.pid });
    unlock();
  });

  test("a pid that now belongs to another process holds no lock", async () => {
    leaveLock(JSON.stringify({ pid: process.pid, startedAt: "1" }));
    (await lockFolder(folder))();
    expect(readdirSync(folder)).toEqual([]);
  });

  test("a lock that a power cut left empty or torn is taken over", async () => {
    for (const text of ["", "{", "null", '{"pid":"x"}']) {
      leaveLock(text);
      (await lockFolder(folder))();
      expect([text, readdirSync(folder)]).toEqual([text, []]);
    }
  });

  test("a lock that somebody else holds by now is not freed", async () => {
    const unlock = await lockFolder(folder);
    leaveLock(JSON.stringify({ pid: 1, startedAt: null }));
    unlock();
    expect(readdirSync(folder)).toEqual(["lock"]);
  });
});
