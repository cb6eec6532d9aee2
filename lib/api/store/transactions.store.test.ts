import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Repositories } from "./repositories";
import { localDateOf } from "@/lib/domain/time/local-date";
import { addSeconds } from "@/lib/domain/time/instant";
import { inRounds } from "@/test-support/proof-length";
import type { OpenStore } from "./open-store";
import {
  ANNA,
  LAKESIDE,
  NORD,
  NOW,
  TODAY,
  aMemberDay,
  anAppointment,
  at,
} from "@/test-support/builders";
import { IN_THREAD, TEST_ENGINES } from "@/test-support/test-engines";

describe.each(inRounds([...TEST_ENGINES, IN_THREAD]))(
  "transactions on $name",
  ({ name, open, openDemo }) => {
    let opened: OpenStore;
    const store = () => opened.store;

    beforeAll(async () => {
      opened = await openDemo(NOW);
    });
    afterAll(() => opened.close());

    const hoursOf = (date: string) =>
      store().hours.list(NORD, [ANNA], { from: localDateOf(date), to: localDateOf(date) });

    test("an error takes back everything that was written", async () => {
      const failing = store().transaction(NORD, async (repositories) => {
        await repositories.hours.save(NORD, [aMemberDay({ date: "2027-03-01" })]);
        throw new Error("refused");
      });
      await expect(failing).rejects.toThrow("refused");
      expect(await hoursOf("2027-03-01")).toEqual([]);
    });

    test("two hundred bookings of one slot under the member's lock give one appointment", async () => {
      const start = at("2027-03-02T09:00:00Z");
      const slot = { from: start, to: addSeconds(start, 3600) };
      const book = () =>
        store().transaction(NORD, async ({ team, appointments }) => {
          await team.lock(NORD, [ANNA]);
          const taken = await appointments.blocks(NORD, [ANNA], slot);
          if (taken.length > 0) return false;
          await appointments.add(NORD, anAppointment({ startsAt: start }));
          return true;
        });
      const booked = await Promise.all(Array.from({ length: 200 }, book));
      expect(booked.filter(Boolean)).toHaveLength(1);
      expect(await store().appointments.blocks(NORD, [ANNA], slot)).toHaveLength(1);
    });

    test("locks of several members never wait for each other in a circle", async () => {
      const ids = (await store().team.list(NORD, TODAY)).map((member) => member.id);
      const work = (order: typeof ids) =>
        store().transaction(NORD, ({ team }) => team.lock(NORD, order).then(() => "locked"));
      const ended = await Promise.all(
        Array.from({ length: 40 }, (_, index) => work(index % 2 ? ids : ids.toReversed())),
      );
      expect(ended).toEqual(Array.from({ length: 40 }, () => "locked"));
    });

    test("of transactions that wait for each other in a circle one begins anew", async () => {
      const [one, other] = await Promise.all(
        ["4930900001", "4930900002"].map((phone) =>
          store().clients.add(NORD, { name: "Locked", phone, email: "" }),
        ),
      );
      if (!one || !other) throw new Error("No clients");
      let meet = () => {};
      const both = new Promise<void>((resolve) => (meet = resolve));
      const isOneAtATime = name !== "PostgreSQL"; // there nobody can wait for the other
      let waiting = 0;
      const work = (first: number, second: number) =>
        store().transaction(NORD, async ({ clients }) => {
          await clients.lock(NORD, first);
          if ((waiting += 1) >= 2 || isOneAtATime) meet();
          await both;
          await clients.lock(NORD, second);
          return first;
        });
      const done = await Promise.all([work(one.id, other.id), work(other.id, one.id)]);
      expect(done).toEqual([one.id, other.id]);
      expect(waiting).toBe(isOneAtATime ? 2 : 3);
    });

    test("a read outside its repositories joins the transaction instead of waiting for it", async () => {
      const date = localDateOf("2027-03-03");
      await store().transaction(NORD, async ({ hours }) => {
        await hours.save(NORD, [aMemberDay({ date })]);
        expect(await hoursOf(date)).toHaveLength(1);
        expect(await store().readModel.timesOf(NORD, ANNA, date)).toMatchObject({
          working: [{ from: 600, to: 1080 }],
        });
        await store().hours.save(NORD, [aMemberDay({ date, intervals: [] })]);
      });
      expect(await hoursOf(date)).toEqual([]);
      expect(await store().readModel.timesOf(NORD, ANNA, date)).toEqual({ working: [], busy: [] });
    });

    test("many transactions that read outside their repositories all come to an end", async () => {
      const read = () =>
        store().transaction(NORD, async ({ team }) => {
          await team.lock(NORD, [ANNA]);
          return (await store().team.list(NORD, TODAY)).length;
        });
      const sizes = await Promise.all(Array.from({ length: 50 }, read));
      expect(new Set(sizes)).toEqual(new Set([12]));
    });

    test("what a transaction has not committed is kept by no cache", async () => {
      const date = localDateOf("2027-03-04");
      const failing = store().transaction(NORD, async ({ hours }) => {
        await hours.save(NORD, [aMemberDay({ date })]);
        await store().readModel.timesOf(NORD, ANNA, date);
        await store().readModel.workingDates(NORD, [ANNA], date);
        throw new Error("refused");
      });
      await expect(failing).rejects.toThrow("refused");
      expect(await store().readModel.timesOf(NORD, ANNA, date)).toEqual({ working: [], busy: [] });
      expect(await store().readModel.workingDates(NORD, [ANNA], date)).not.toContain(date);
    });

    test("the team that a transaction sees is the committed one, and its own after it wrote", async () => {
      const until = async (repositories: Pick<Repositories, "team">) =>
        (await repositories.team.list(NORD, TODAY)).find((each) => each.id === ANNA)?.scheduleUntil;
      await store().readModel.team(NORD, TODAY);
      const before = await until(store());
      const save = (date: string) =>
        store().transaction(NORD, async (repositories) => {
          await repositories.team.lock(NORD, [ANNA]);
          const first = await until(repositories);
          await repositories.hours.save(NORD, [aMemberDay({ date })]);
          return [first, await until(repositories)];
        });
      const [one, other] = await Promise.all([save("2027-12-01"), save("2027-12-02")]);
      const [first, second] = one?.[0] === before ? [one, other] : [other, one];
      expect(first?.[0]).toBe(before);
      expect(second).toEqual([first?.[1], "2027-12-02"]);
    });

    test("a transaction begins no other and writes no other location", async () => {
      const nested = store().transaction(NORD, () => store().transaction(NORD, async () => {}));
      await expect(nested).rejects.toThrow("inside a transaction");
      const foreign = store().transaction(NORD, ({ hours }) =>
        hours.save(LAKESIDE, [aMemberDay()]),
      );
      await expect(foreign).rejects.toThrow("4565");
    });

    test("a ready database says so, and one that was closed does not", async () => {
      expect(await store().isReady()).toBe(true);
      const other = await open();
      expect(other.isNew).toBe(true);
      await other.close();
      expect(await other.store.isReady()).toBe(false);
    });
  },
);
