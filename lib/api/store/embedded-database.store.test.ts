import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { localDateOf } from "@/lib/domain/time/local-date";
import { MIGRATIONS_FOLDER } from "@/lib/data/connection";
import { ENGINE_VERSION } from "@/lib/data/data-folder";
import { DataFolderError } from "@/lib/data/data-folder-error";
import { inOrder } from "@/lib/data/in-order";
import { openEmbeddedDatabase } from "@/lib/data/embedded-database";
import type { EmbeddedOptions } from "@/lib/data/embedded-database";
import { openStore } from "./open-store";
import { databaseWorker, testDatabaseWorker } from "@/test-support/database-worker";
import { dumpOf, keepEmbeddedTemplate } from "@/test-support/memory-database";
import { ANNA, NORD, NOW, aMemberDay } from "@/test-support/builders";

const open = (folder: string, worker: Worker = { file: databaseWorker() }) =>
  openStore({ kind: "embedded", folder, worker });

/** A new folder in which somebody worked and stopped; made from a dump, which takes less time. */
async function aStopped(folder: string, seedsDemo = false): Promise<void> {
  const extra = { dump: await dumpOf(seedsDemo ? { now: NOW } : null) };
  await (await open(folder, { file: testDatabaseWorker(), extra })).close();
}

type Worker = NonNullable<EmbeddedOptions["worker"]>;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true }).map(String).sort();
}

/** All migrations but the last. */
function olderMigrations(root: string): string {
  const older = mkdtempSync(join(root, "migrations-"));
  cpSync(MIGRATIONS_FOLDER, older, { recursive: true });
  const journal = join(older, "meta", "_journal.json");
  const { entries, ...rest } = JSON.parse(readFileSync(journal, "utf8")) as { entries: object[] }; // drizzle-kit's
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, -1) }));
  return older;
}

describe("the embedded database", () => {
  let root: string;

  beforeAll(async () => {
    await keepEmbeddedTemplate();
    root = mkdtempSync(join(tmpdir(), "chairtime-data-"));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test("is created once, for its user alone, and found again", async () => {
    const folder = join(root, "deep", "salon");
    const first = await open(folder);
    expect(first.isNew).toBe(true);
    await first.seedDemo({ now: NOW });
    await first.store.hours.save(NORD, [aMemberDay()]);
    await expect(first.seedDemo({ now: NOW })).rejects.toThrow("empty database");
    await expect(open(folder)).rejects.toThrow("is in use by this process");
    await first.close();
    for (const each of [folder, join(folder, "db"), join(folder, "db", "pgdata")]) {
      expect(statSync(each).mode & 0o777).toBe(0o700);
    }
    const second = await open(folder);
    expect(second.isNew).toBe(false);
    const period = { from: localDateOf("2027-03-01"), to: localDateOf("2027-03-01") };
    expect(await second.store.hours.list(NORD, [ANNA], period)).toEqual([aMemberDay()]);
    await second.close();
    expect(readdirSync(folder)).toEqual(["db"]);
  });

  test("starts over where its creation was cut off", async () => {
    const folder = join(root, "torn");
    await aStopped(folder);
    const leftOver = join(folder, "db", "pgdata", "left-over");
    rmSync(join(folder, "db", "ready"));
    writeFileSync(join(folder, "db", "creating"), "");
    writeFileSync(leftOver, "");
    const opened = await open(folder);
    expect([opened.isNew, existsSync(leftOver)]).toEqual([true, false]);
    expect(readdirSync(join(folder, "db")).sort()).toEqual(["owner", "pgdata", "ready", "reserve"]);
    await opened.close();
  });

  test("leaves data alone whose mark is missing, and opens them once it is back", async () => {
    const folder = join(root, "unmarked");
    await aStopped(folder, true);
    const ready = join(folder, "db", "ready");
    rmSync(ready);
    const before = filesBelow(folder);
    await expect(open(folder)).rejects.toBeInstanceOf(DataFolderError);
    await expect(open(folder)).rejects.toThrow(/left as they are.*make an empty file .*ready/s);
    expect(filesBelow(folder)).toEqual(before);
    writeFileSync(ready, ""); // as the sentence says, and as earlier versions wrote it
    const again = await open(folder);
    expect(again.isNew).toBe(false);
    await again.close();
  });

  test("leaves data alone whose mark and PG_VERSION are both missing", async () => {
    const folder = join(root, "without-both");
    await aStopped(folder);
    rmSync(join(folder, "db", "ready"));
    rmSync(join(folder, "db", "pgdata", "PG_VERSION"));
    await expect(open(folder)).rejects.toThrow("left as they are");
    expect(existsSync(join(folder, "db", "pgdata", "base"))).toBe(true);
  });

  test("tells in its mark who wrote the data last, and mends one that says nothing", async () => {
    const folder = join(root, "marked");
    const ready = join(folder, "db", "ready");
    await aStopped(folder);
    const written = readFileSync(ready, "utf8");
    expect(JSON.parse(written)).toEqual({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      migration: expect.any(Number),
    });
    for (const text of ["", "{", '{"version":"0.0.1","migration":1}', "\0\0\0"]) {
      writeFileSync(ready, text);
      await (await open(folder)).close();
      expect(readFileSync(ready, "utf8")).toBe(written);
    }
    rmSync(ready);
    mkdirSync(ready);
    await expect(open(folder)).rejects.toThrow("cannot be read");
  });

  test("leaves the data of a newer version alone, told by the mark or by the data", async () => {
    const folder = join(root, "newer");
    const ready = join(folder, "db", "ready");
    await aStopped(folder);
    const mark = readFileSync(ready, "utf8");
    writeFileSync(ready, '{"version":"99.0.0","migration":99999999999999}');
    await expect(open(folder)).rejects.toThrow(/newer version of Chairtime \(99\.0\.0\)/);
    writeFileSync(ready, mark);
    const older = olderMigrations(root);
    writeFileSync(ready, ""); // a mark that tells nothing
    const opening = openStore({
      kind: "embedded",
      folder,
      migrationsFolder: older,
      worker: { file: databaseWorker() },
    });
    await expect(opening).rejects.toThrow("newer version of Chairtime");
    await (await open(folder)).close();
  });

  test("brings older data up to date, such as those of a copy, and says so in the mark", async () => {
    const folder = join(root, "older");
    const migrationsFolder = olderMigrations(root);
    const worker = { file: databaseWorker() };
    await (await openEmbeddedDatabase({ folder, migrationsFolder, worker })).close();
    const markOf = () =>
      JSON.parse(readFileSync(join(folder, "db", "ready"), "utf8")) as { migration: number }; // ours
    const before = markOf().migration;
    await (await open(folder)).close();
    expect(markOf().migration).toBeGreaterThan(before);
  });

  test("leaves the data of another PostgreSQL alone, and knows its own", async () => {
    const folder = join(root, "other-engine");
    await aStopped(folder);
    const file = join(folder, "db", "pgdata", "PG_VERSION");
    expect(readFileSync(file, "utf8").trim()).toBe(ENGINE_VERSION);
    writeFileSync(file, "17\n");
    await expect(open(folder)).rejects.toThrow(/are of PostgreSQL 17.*left as they are/);
    writeFileSync(file, `${ENGINE_VERSION}\n`);
    await (await open(folder)).close();
  });

  test("starts over where a power cut left an empty owner's mark", async () => {
    const folder = join(root, "empty-mark");
    mkdirSync(join(folder, "db"), { recursive: true });
    writeFileSync(join(folder, "db", "owner"), "");
    const opened = await open(folder);
    expect(opened.isNew).toBe(true);
    await opened.close();
  });

  test("leaves a folder alone that is not its own", async () => {
    const ofPostgres = join(root, "foreign");
    mkdirSync(join(ofPostgres, "db", "pgdata"), { recursive: true });
    writeFileSync(join(ofPostgres, "db", "pgdata", "PG_VERSION"), "15\n");
    const ofSomebody = join(root, "photos");
    mkdirSync(join(ofSomebody, "db"), { recursive: true });
    writeFileSync(join(ofSomebody, "db", "cat.jpg"), "");
    const aFile = join(root, "file");
    mkdirSync(aFile);
    writeFileSync(join(aFile, "db"), "something");
    await inOrder([ofPostgres, ofSomebody, aFile], async (folder) => {
      const opening = open(folder);
      await expect(opening).rejects.toBeInstanceOf(DataFolderError);
      await expect(opening).rejects.toThrow("is no data folder of Chairtime");
      expect(readdirSync(folder)).toEqual(["db"]);
    });
    expect(existsSync(join(ofPostgres, "db", "pgdata", "PG_VERSION"))).toBe(true);
    expect(existsSync(join(ofSomebody, "db", "cat.jpg"))).toBe(true);
  });

  test("does not create a new database over damaged data", async () => {
    const folder = join(root, "damaged");
    await (await open(folder)).close();
    rmSync(join(folder, "db", "pgdata", "PG_VERSION"));
    await expect(open(folder)).rejects.toThrow("are damaged");
    expect(existsSync(join(folder, "db", "pgdata", "base"))).toBe(true);
  });
});
