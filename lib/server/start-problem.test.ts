import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DataFolderError } from "@/lib/data/data-folder-error";
import { openStore } from "@/lib/api/store/open-store";
import { databaseWorker } from "@/test-support/database-worker";
import { keptSecret } from "./secrets";
import { EnvError } from "./env";
import { startProblem } from "./start-problem";

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
}

describe("why a start failed", () => {
  it.each([
    [new EnvError("PORT must be a port number."), "Wrong environment: PORT must be a port number."],
    [new DataFolderError("It is damaged."), "Chairtime cannot start: It is damaged."],
    [
      new Error("PostgreSQL at db/x cannot be used: ECONNREFUSED"),
      "Chairtime cannot start: PostgreSQL at db/x cannot be used: ECONNREFUSED",
    ],
    [
      thrownBy(() => mkdirSync("/proc/none/x")),
      "Chairtime cannot start: /proc/none/x cannot be used: it is not there (ENOENT).",
    ],
    ["words", "Chairtime cannot start: words"],
  ])("is a sentence: %s", (error, sentence) => {
    expect(startProblem(error)).toEqual({ sentence, stack: null });
  });

  it("is told with its stack where it is a fault of ours", () => {
    expect(startProblem(new TypeError("x is not a function"))).toMatchObject({
      sentence: "Chairtime cannot start: x is not a function",
      stack: expect.stringContaining("start-problem.test.ts"),
    });
  });
});

describe("a data folder", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "chairtime-start-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const open = () =>
    openStore({
      kind: "embedded",
      folder: join(folder, "data"),
      worker: { file: databaseWorker() },
    }).then((opened) => opened.close().then(() => null), startProblem);

  it("that is a file is told in a sentence", async () => {
    writeFileSync(join(folder, "data"), "");
    expect(await open()).toMatchObject({ stack: null, sentence: expect.stringMatching(/data\b/) });
  });

  it("whose lock is a folder is told in a sentence", async () => {
    mkdirSync(join(folder, "data", "lock"), { recursive: true });
    expect(await open()).toMatchObject({ stack: null, sentence: expect.stringContaining("lock") });
  });

  it("with a torn control file is told in a sentence, and left as it is", async () => {
    expect(await open()).toBeNull();
    const control = join(folder, "data", "db", "pgdata", "global", "pg_control");
    writeFileSync(control, "torn");
    /** The pid of an attempt is no part of the data. */
    const files = () =>
      readdirSync(join(folder, "data", "db", "pgdata"))
        .filter((name) => name !== "postmaster.pid")
        .sort();
    const before = files();
    const problem = await open();
    expect(problem).toMatchObject({ stack: null, sentence: expect.stringMatching(/damaged/) });
    expect(problem?.sentence).not.toMatch(/\n/);
    expect(readFileSync(control, "utf8")).toBe("torn");
    expect(files()).toEqual(before);
  });

  it("whose secret is a folder is told in a sentence", () => {
    mkdirSync(join(folder, "session-secret"));
    const error = thrownBy(() => keptSecret(folder, "session-secret"));
    expect(startProblem(error)).toMatchObject({
      stack: null,
      sentence: expect.stringContaining("session-secret"),
    });
  });
});
