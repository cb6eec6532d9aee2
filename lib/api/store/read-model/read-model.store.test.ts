import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import type { MemberDayTimes } from "@/lib/domain/schedule/member-day";
import { teamMemberId } from "@/lib/domain/ids";
import { contains } from "@/lib/domain/time/interval";
import { localDateOf } from "@/lib/domain/time/local-date";
import { inOrder } from "@/lib/data/in-order";
import { openStore } from "@/lib/api/store/open-store";
import type { OpenStore } from "@/lib/api/store/open-store";
import {
  ANNA,
  BEN,
  LAKESIDE,
  NORD,
  NOW,
  TODAY,
  aMemberDay,
  anAppointment,
  at,
  span,
} from "@/test-support/builders";
import { TEST_ENGINES, freshDatabase } from "@/test-support/test-engines";

/** A program of the demo salon asks for a token. */
const ASKED = { now: NOW, partnerId: 801 };

const rounds = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe.each(TEST_ENGINES)("the read model on $name", ({ openDemo }) => {
  let opened: OpenStore;
  const store = () => opened.store;
  const times = (date: string, location = NORD, member = ANNA) =>
    store().readModel.timesOf(location, member, localDateOf(date));

  beforeAll(async () => {
    opened = await openDemo(NOW);
  });
  afterAll(() => opened.close());

  test("the second answer comes at once", async () => {
    const first = await times("2026-11-26");
    expect(times("2026-11-26")).toBe(first);
    expect(times("2026-11-27")).not.toBeInstanceOf(Promise);
    expect(first.working).toEqual([span(540, 780), span(840, 1080)]);
    expect(first.busy.length).toBeGreaterThan(0);
  });

  test("a date without hours and bookings, and a member of elsewhere, have nothing", async () => {
    expect(await times("2026-11-29")).toEqual({ working: [], busy: [] });
    expect(await times("2026-11-26", LAKESIDE, ANNA)).toEqual({ working: [], busy: [] });
  });

  test("written hours show at once, in times and in dates", async () => {
    const date = localDateOf("2027-02-08");
    const dates = () => store().readModel.workingDates(NORD, [ANNA], TODAY);
    expect(await dates()).not.toContain(date);
    await times(date);
    await store().hours.save(NORD, [aMemberDay({ date })]);
    expect(await times(date)).toEqual({ working: [span(600, 1080)], busy: [] });
    expect(await dates()).toContain(date);
    await store().hours.save(NORD, [aMemberDay({ date, intervals: [], dayOff: "training" })]);
    expect(await times(date)).toEqual({ working: [], busy: [] });
    expect(await dates()).not.toContain(date);
  });

  test("a booking takes its time, and gives it back when it is deleted", async () => {
    const date = "2027-02-09";
    await times(date);
    const added = await store().appointments.add(
      NORD,
      anAppointment({ startsAt: at("2027-02-09T09:00:00Z"), durationSeconds: 2700 }),
    );
    expect((await times(date)).busy).toEqual([span(600, 645)]);
    await store().appointments.markDeleted(NORD, added.id, NOW);
    expect((await times(date)).busy).toEqual([]);
  });

  test("a booking over midnight and over the turn of the month takes both days", async () => {
    await Promise.all([times("2027-02-28"), times("2027-03-01")]);
    await store().appointments.add(
      NORD,
      anAppointment({ startsAt: at("2027-02-28T22:00:00Z"), durationSeconds: 3 * 3600 }),
    );
    expect((await times("2027-02-28")).busy).toEqual([span(1380, 1440)]);
    expect((await times("2027-03-01")).busy).toEqual([span(0, 120)]);
  });

  test("the hour that autumn repeats is busy when either of its passes is", async () => {
    await store().appointments.add(
      NORD,
      anAppointment({ startsAt: at("2027-10-31T01:15:00Z"), durationSeconds: 1800 }),
    );
    expect((await times("2027-10-31")).busy).toEqual([span(135, 165)]);
  });

  test("overlapping bookings join, and a group event counts like one", async () => {
    const ivo = teamMemberId(3009);
    const { busy } = await times("2026-11-28", NORD, ivo);
    expect(busy.some((each) => contains(each, span(900, 990)))).toBe(true);
    await inOrder(["2027-02-10T09:00:00Z", "2027-02-10T09:30:00Z"], (start) =>
      store().appointments.add(NORD, anAppointment({ startsAt: at(start) })),
    );
    expect((await times("2027-02-10")).busy).toEqual([span(600, 690)]);
  });

  test("working dates of several people come once each, ascending, from the day itself on", async () => {
    const dates = await store().readModel.workingDates(NORD, [ANNA, BEN], TODAY);
    expect(dates).toEqual([...new Set(dates)].sort());
    expect(dates[0]).toBe(TODAY);
    expect(store().readModel.workingDates(NORD, [ANNA, BEN], TODAY)).toBe(dates);
    expect(await store().readModel.workingDates(NORD, [], TODAY)).toEqual([]);
  });

  test("the team shows its last date with hours after it moved", async () => {
    const until = async () =>
      (await store().readModel.team(NORD, TODAY)).find((each) => each.id === BEN)?.scheduleUntil;
    const before = await until();
    const day = (date: string) => aMemberDay({ memberId: BEN, date });
    await store().hours.save(NORD, [day("2027-06-30")]);
    expect(await until()).toBe("2027-06-30");
    await store().hours.save(NORD, [day("2027-06-01")]);
    expect(await until()).toBe("2027-06-30");
    await store().hours.save(NORD, [
      aMemberDay({ memberId: BEN, date: "2027-06-01", intervals: [] }),
      aMemberDay({ memberId: BEN, date: "2027-06-30", intervals: [] }),
    ]);
    expect(await until()).toBe(before);
  });

  test("tokens and locations are kept, unknown ones are asked for again", async () => {
    const hash = "e".repeat(64);
    expect(await store().readModel.userByTokenHash(hash)).toBeNull();
    await store().auth.addUserToken((await credentials()).user.id, hash, ASKED);
    const user = await store().readModel.userByTokenHash(hash);
    expect(user?.email).toBe("owner@atelier.example");
    expect(store().readModel.userByTokenHash(hash)).toBe(user);
    const place = await store().readModel.location(NORD);
    expect(store().readModel.location(NORD)).toBe(place);
    expect(await store().readModel.partnerByTokenHash(hash)).toBeNull();
  });

  async function credentials() {
    const found = await store().auth.credentialsByLogin("owner@atelier.example");
    if (!found) throw new Error("The demo has an owner");
    return found;
  }

  test("reads and writes in any order never leave an old answer behind", async () => {
    const date = localDateOf("2027-02-11");
    const reads: Promise<MemberDayTimes>[] = [];
    await inOrder(rounds(20), async (round) => {
      reads.push(Promise.resolve(times(date)));
      const saved = store().hours.save(NORD, [
        aMemberDay({ date, intervals: [span(round * 5, 1440)] }),
      ]);
      reads.push(Promise.resolve(times(date)));
      await saved;
      expect((await times(date)).working).toEqual([span(round * 5, 1440)]);
    });
    await Promise.all(reads);
  });
});

describe.runIf(freshDatabase)("two processes on one PostgreSQL", () => {
  let database: { url: string; drop(): Promise<void> };
  let here: OpenStore;
  let there: OpenStore;

  beforeAll(async () => {
    if (!freshDatabase) return;
    database = await freshDatabase();
    const open = () => openStore({ kind: "postgres", url: database.url });
    [here, there] = await Promise.all([open(), open()]); // both run the migrations
    await here.seedDemo({ now: NOW });
  });
  afterAll(async () => {
    await Promise.all([here.close(), there.close()]);
    await database.drop();
  });

  const date = localDateOf("2027-02-15");
  const seenHere = async () => (await here.store.readModel.timesOf(NORD, ANNA, date)).working;

  test("an announced write of the other shows at once", async () => {
    await expect.poll(seenHere).toEqual([]);
    await there.store.hours.save(NORD, [aMemberDay({ date })]);
    await expect.poll(seenHere, { interval: 10, timeout: 500 }).toHaveLength(1);
  });

  test("a write whose announcement was missed shows within a second or so", async () => {
    await seenHere();
    const silent = drizzle(database.url);
    await silent.transaction(async (transaction) => {
      await transaction.execute(sql`delete from hours where location_id = 4564 and date = ${date}`);
      await transaction.execute(
        sql`update location_versions set version = version + 1 where location_id = 4564`,
      );
    });
    await silent.$client.end();
    await expect.poll(seenHere, { interval: 10, timeout: 1500 }).toHaveLength(0);
  });

  test("writes of both by turns leave no old answer on either side", async () => {
    const seenThere = async () => (await there.store.readModel.timesOf(NORD, ANNA, date)).working;
    await inOrder(rounds(10), async (round) => {
      const writer = round % 2 ? here : there;
      const intervals = [span(round * 5, 1440)];
      await writer.store.hours.save(NORD, [aMemberDay({ date, intervals })]);
      await expect.poll(seenHere, { interval: 5, timeout: 1500 }).toEqual(intervals);
      await expect.poll(seenThere, { interval: 5, timeout: 1500 }).toEqual(intervals);
    });
  });
});
