import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { localDateOf } from "@/lib/domain/time/local-date";
import { DataFolderError } from "@/lib/data/data-folder-error";
import { inOrder } from "@/lib/data/in-order";
import { openStore } from "./open-store";
import { keepEmbeddedTemplate } from "@/test-support/memory-database";
import { ANNA, NORD, NOW, aMemberDay } from "@/test-support/builders";

const open = (folder: string) => openStore({ kind: "embedded", folder });

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
    await (await open(folder)).close();
    const leftOver = join(folder, "db", "pgdata", "left-over");
    rmSync(join(folder, "db", "ready"));
    writeFileSync(leftOver, "");
    const opened = await open(folder);
    expect([opened.isNew, existsSync(leftOver)]).toEqual([true, false]);
    expect(existsSync(join(folder, "db", "ready"))).toBe(true);
    await opened.close();
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
