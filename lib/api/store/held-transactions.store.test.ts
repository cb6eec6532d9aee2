import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { localDateOf } from "@/lib/domain/time/local-date";
import { ANNA, LAKESIDE, MIA, NORD, NOW, aMemberDay, span } from "@/test-support/builders";
import { IN_THREAD, TEST_ENGINES } from "@/test-support/test-engines";
import type { OpenStore } from "./open-store";

describe.each([...TEST_ENGINES, IN_THREAD])("a request on $name", ({ openDemo }) => {
  let opened: OpenStore;
  const store = () => opened.store;
  beforeAll(async () => {
    opened = await openDemo(NOW);
  });
  afterAll(() => opened.close());

  const hoursOf = async (date: string, location = NORD, member = ANNA) => {
    const day = localDateOf(date);
    const [found] = await store().hours.list(location, [member], { from: day, to: day });
    return found?.day.intervals.length ?? 0;
  };
  const save = (date: string, count = 1) =>
    store().transaction(NORD, ({ hours }) =>
      hours.save(NORD, [
        aMemberDay({
          date,
          intervals: Array.from({ length: count }, (_, at) => span(600 + at * 120, 660 + at * 120)),
        }),
      ]),
    );
  const nothing = { begin: async () => {}, end: async () => {} };

  test("stores its work and what belongs to it together, and sees it before", async () => {
    const steps: string[] = [];
    const seen = await store().hold(
      async () => {
        await save("2027-05-03");
        await store().hours.save(NORD, [aMemberDay({ date: "2027-05-04" })]);
        return [await hoursOf("2027-05-03"), await hoursOf("2027-05-04")];
      },
      {
        begin: async () => void steps.push("begin"),
        end: async (answer) => void steps.push(`end ${answer.join(" ")}`),
      },
    );
    expect(seen).toEqual([1, 1]);
    expect(steps).toEqual(["begin", "end 1 1"]);
    expect(await hoursOf("2027-05-04")).toBe(1);
    expect(await store().readModel.timesOf(NORD, ANNA, localDateOf("2027-05-03"))).toMatchObject({
      working: [{ from: 600, to: 660 }],
    });
  });

  test("takes all its work back when what belongs to it cannot be stored", async () => {
    const end = () => Promise.reject(new Error("not kept"));
    const request = async () => {
      await save("2027-05-05");
      await save("2027-05-06");
    };
    await expect(store().hold(request, { ...nothing, end })).rejects.toThrow("not kept");
    expect([await hoursOf("2027-05-05"), await hoursOf("2027-05-06")]).toEqual([0, 0]);
    await save("2027-05-06");
    expect(await hoursOf("2027-05-06")).toBe(1);
  });

  test("takes its work back when it fails afterwards", async () => {
    const request = async () => {
      await save("2027-05-07");
      throw new Error("no answer");
    };
    await expect(store().hold(request, nothing)).rejects.toThrow("no answer");
    expect(await hoursOf("2027-05-07")).toBe(0);
  });

  test("goes on after a part of it that failed alone", async () => {
    await store().hold(async () => {
      await save("2027-05-10");
      const failing = store().transaction(NORD, async ({ hours }) => {
        await hours.save(NORD, [aMemberDay({ date: "2027-05-10", intervals: [] })]);
        throw new Error("refused");
      });
      await expect(failing).rejects.toThrow("refused");
      await save("2027-05-11");
    }, nothing);
    expect([await hoursOf("2027-05-10"), await hoursOf("2027-05-11")]).toEqual([1, 1]);
  });

  test("may begin again after a first part that failed before anything stood", async () => {
    await store().hold(async () => {
      const failing = store().transaction(NORD, () => Promise.reject(new Error("refused")));
      await expect(failing).rejects.toThrow("refused");
      await save("2027-05-12");
    }, nothing);
    expect(await hoursOf("2027-05-12")).toBe(1);
  });

  test("at two locations makes what is kept in memory of both old", async () => {
    const date = localDateOf("2027-05-13");
    await store().readModel.timesOf(LAKESIDE, MIA, date);
    await store().hold(async () => {
      await save("2027-05-13");
      await store().hours.save(LAKESIDE, [aMemberDay({ memberId: MIA, date })]);
    }, nothing);
    expect(await hoursOf("2027-05-13", LAKESIDE, MIA)).toBe(1);
    expect(await store().readModel.timesOf(LAKESIDE, MIA, date)).toMatchObject({
      working: [{ from: 600, to: 1080 }],
    });
  });

  test("without work has nothing to store it beside", async () => {
    const never = () => Promise.reject(new Error("called"));
    const read = () => hoursOf("2027-05-03");
    expect(await store().hold(read, { begin: never, end: never })).toBe(1);
  });

  test("of many at once each stands alone", async () => {
    const dates = Array.from(
      { length: 20 },
      (_, day) => `2027-06-${String(day + 1).padStart(2, "0")}`,
    );
    await Promise.all(
      dates.map((date, at) =>
        store()
          .hold(() => save(date), {
            ...nothing,
            end: () => (at % 2 ? Promise.reject(new Error("odd")) : Promise.resolve()),
          })
          .catch(() => {}),
      ),
    );
    const found = await Promise.all(dates.map((date) => hoursOf(date)));
    expect(found).toEqual(dates.map((_, at) => (at % 2 ? 0 : 1)));
  });
});
