import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "@/lib/api/store/open-store";
import type { OpenStore } from "@/lib/api/store/open-store";
import { storageFailureOf } from "@/lib/api/platform/storage-failure";
import { addDays, localDateOf } from "@/lib/domain/time/local-date";
import { ANNA, NORD, NOW, TODAY, aMemberDay, span } from "@/test-support/builders";
import { testDatabaseWorker } from "@/test-support/database-worker";
import { dumpOf } from "@/test-support/memory-database";
import { soundDisk } from "@/test-support/weak-disk";
import type { Weakness } from "@/test-support/weak-disk";

const FIRST = localDateOf("2027-03-01");
const PLENTY = 2_000_000_000;
const DAYS_AT_ONCE = 300;
const MB = 1024 * 1024;

describe("on a disk that is full", () => {
  let root: string;
  let dump: ArrayBuffer;
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), "chairtime-full-"));
    dump = await dumpOf({ now: NOW });
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  /** Opens a folder, a new one with the demo salon unless told. */
  async function start(folder = mkdtempSync(join(root, "data-")), weak: Partial<Weakness> = {}) {
    const { weakness, memory } = soundDisk();
    Object.assign(weakness, weak);
    const worker = { file: testDatabaseWorker(), extra: { memory, dump } };
    const opened = await openStore({ kind: "embedded", folder, worker });
    return { opened, weakness, folder };
  }

  /** Hours that begin at a minute of their own, on many days at once. */
  const save = ({ store }: OpenStore, minute: number) =>
    store.hours.save(
      NORD,
      Array.from({ length: DAYS_AT_ONCE }, (_, day) =>
        aMemberDay({ date: addDays(FIRST, day), intervals: [span(minute, minute + 60)] }),
      ),
    );
  const saved = async ({ store }: OpenStore): Promise<ReadonlySet<number>> => {
    const period = { from: FIRST, to: addDays(FIRST, DAYS_AT_ONCE - 1) };
    const days = await store.hours.list(NORD, [ANNA], period);
    return new Set(days.flatMap(({ day }) => day.intervals.map(({ from }) => Number(from))));
  };
  /** Writes until one is refused; answers the last minute that was acknowledged. */
  async function writeUntilFull(opened: OpenStore, from: number): Promise<[number, unknown]> {
    for (let step = 1; step < 200; step += 1) {
      const minute = from + (step % 200) * 5;
      const refusal = await save(opened, minute).then(
        () => null,
        (error: unknown) => error,
      );
      if (refusal !== null) return [minute - 5, refusal];
    }
    throw new Error("The disk was never full");
  }

  test("a table that cannot grow refuses the write, and all else goes on", async () => {
    const { opened, weakness } = await start();
    await save(opened, 300);
    weakness.tables = 0;
    const [acknowledged, refusal] = await writeUntilFull(opened, 300);
    expect(storageFailureOf(refusal)).toBe("full");
    expect(await saved(opened)).toEqual(new Set([acknowledged]));
    expect((await opened.store.team.list(NORD, TODAY)).length).toBe(12);
    weakness.tables = PLENTY;
    await save(opened, 305);
    expect(await saved(opened)).toEqual(new Set([305]));
    await opened.close();
  });

  test("a log of writes that cannot grow ends what is under way from the reserve, and refuses more", async () => {
    const { opened, weakness, folder } = await start();
    await save(opened, 300);
    Object.assign(weakness, { others: 0, free: 64 * MB });
    const [acknowledged, refusal] = await writeUntilFull(opened, 300);
    expect(storageFailureOf(refusal)).toBe("full");
    expect(await saved(opened)).toEqual(new Set([acknowledged]));
    expect(await opened.store.isReady()).toBe(false);
    Object.assign(weakness, { others: PLENTY, free: PLENTY });
    expect(await opened.store.isReady()).toBe(true);
    await save(opened, 305);
    await opened.close();
    const again = await start(folder);
    expect(await saved(again.opened)).toEqual(new Set([305]));
    await again.opened.close();
  });

  test("that has too little left refuses writes before one begins, and starts all the same", async () => {
    const { opened, weakness, folder } = await start();
    await save(opened, 300);
    weakness.free = 15 * MB;
    expect(storageFailureOf(await save(opened, 305).catch((error: unknown) => error))).toBe("full");
    expect(await opened.store.isReady()).toBe(false);
    expect(await saved(opened)).toEqual(new Set([300]));
    await opened.close();
    const { opened: again, weakness: later } = await start(folder, { free: 15 * MB });
    expect(await saved(again)).toEqual(new Set([300]));
    expect(await again.store.isReady()).toBe(false);
    later.free = PLENTY;
    await save(again, 310);
    expect(await saved(again)).toEqual(new Set([310]));
    await again.close();
  });

  test("where even the reserve is not enough, the database stops with a reason, and a restart has all", async () => {
    const { opened, weakness, folder } = await start();
    await save(opened, 300);
    weakness.sync = "fails";
    const refusal = await save(opened, 305).catch((error: unknown) => error);
    expect(storageFailureOf(refusal)).toBe("unavailable");
    expect(await opened.failed).toMatch(/PANIC/);
    await opened.close();
    const again = await start(folder);
    const found = await saved(again.opened);
    expect(found.size).toBe(1);
    expect([300, 305]).toContain([...found][0]); // the second was never acknowledged
    await again.opened.close();
  });
});
