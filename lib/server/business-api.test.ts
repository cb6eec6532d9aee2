import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AltegioClient } from "@/lib/client/altegio-client";
import { userId } from "@/lib/domain/ids";
import type { DayOffKind, WorkingDay } from "@/lib/domain/schedule/working-day";
import { emptyDay } from "@/lib/domain/schedule/working-day";
import { localDateOf } from "@/lib/domain/time/local-date";
import type { Interval } from "@/lib/domain/time/interval";
import { businessApiOf, liveBusinessApiOf } from "@/lib/server/business-api";
import { openApi } from "@/test-support/api-fixture";
import type { ApiFixture } from "@/test-support/api-fixture";
import { ANNA, NORD, NOW, span } from "@/test-support/builders";

const ten = [span(600, 1080)];
const nine = [span(540, 1020)];
const noon = [span(720, 1200)];

let api: ApiFixture;
let used = 0;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const anId = () => `0b9f4a52-6f0e-4c43-9f0c-${String((used += 1)).padStart(12, "0")}`;
const aDate = () => localDateOf(`2027-02-${String((used += 1)).padStart(2, "0")}`);
const day = (
  date: WorkingDay["date"],
  intervals: Interval[],
  dayOff: DayOffKind | null = null,
) => ({
  date,
  intervals,
  dayOff,
});
const write = (before: WorkingDay, after: WorkingDay, changeSetId = anId()) => ({
  changeSetId,
  cells: [{ memberId: ANNA, before, after }],
  isUndo: false,
});
const set = (date: WorkingDay["date"], intervals: Interval[]) =>
  api
    .client("owner")
    .schedule.set(NORD, { toSet: [{ memberId: ANNA, dates: [date], intervals }], toDelete: [] });
const stored = async (date: WorkingDay["date"]) => {
  const [found] = await api.store.hours.list(NORD, [ANNA], { from: date, to: date });
  return found?.day ?? emptyDay(date);
};

describe.each([
  ["our own server", businessApiOf],
  ["a live account", liveBusinessApiOf],
])("hours on %s", (_where, apiOf) => {
  const business = () => apiOf(api.client("manager"));

  it("are written where they are as before, kinds of day off included", async () => {
    const date = aDate();
    const steps = [
      emptyDay(date),
      day(date, ten),
      day(date, [], "vacation"),
      day(date, [], "training"),
      day(date, []),
      day(date, nine),
    ];
    for (const [index, after] of steps.slice(1).entries()) {
      const before = steps[index] ?? emptyDay(date);
      expect(await business().setWorkingDays(NORD, write(before, after))).toEqual({
        kind: "written",
        others: [],
      });
      expect(await stored(date)).toEqual(after);
    }
  });

  it("are left alone where they are others, and told as they are", async () => {
    const date = aDate();
    await set(date, noon);
    const outcome = await business().setWorkingDays(NORD, write(day(date, ten), day(date, nine)));
    expect(outcome).toMatchObject({
      kind: "changed_since",
      stored: [{ memberId: ANNA, day: day(date, noon) }],
    });
    expect(await stored(date)).toEqual(day(date, noon));
  });

  it("that were written are known by their change set, and a repeat changes nothing", async () => {
    const date = aDate();
    const sent = write(emptyDay(date), day(date, ten));
    const changeSet = {
      ...sent,
      id: sent.changeSetId,
      userId: userId(7002),
      madeAt: NOW,
      undoes: null,
    };
    expect(await business().wasWritten(NORD, changeSet)).toBe(false);
    await business().setWorkingDays(NORD, sent);
    expect(await business().wasWritten(NORD, changeSet)).toBe(true);
    expect(await business().setWorkingDays(NORD, sent)).toEqual({ kind: "written", others: [] });
  });

  it("that are refused are refused: nothing is made of it", async () => {
    const date = localDateOf("2029-06-01");
    const sent = write(emptyDay(date), day(date, ten));
    await expect(business().setWorkingDays(NORD, sent)).rejects.toMatchObject({
      kind: "invalid_hours",
    });
  });
});

describe("hours on our own server", () => {
  it("tell who made them others and when", async () => {
    const date = aDate();
    await set(date, noon);
    const business = businessApiOf(api.client("manager"));
    expect(
      await business.setWorkingDays(NORD, write(emptyDay(date), day(date, nine))),
    ).toMatchObject({
      stored: [{ changed: { user: { id: 7001, name: "Olivia Brandt" } } }],
    });
  });
});

describe("hours on a live account", () => {
  it("that somebody writes right after are told as they stand then", async () => {
    const date = aDate();
    const client = api.client("manager");
    const followed: AltegioClient = {
      ...client,
      schedule: {
        ...client.schedule,
        set: async (...call) => {
          const answer = await client.schedule.set(...call);
          await set(date, noon);
          return answer;
        },
      },
    };
    const sent = write(emptyDay(date), day(date, nine));
    expect(await liveBusinessApiOf(followed).setWorkingDays(NORD, sent)).toEqual({
      kind: "written",
      others: [{ memberId: ANNA, day: day(date, noon), changed: null }],
    });
  });

  it("are sent without words that such an account does not know", async () => {
    const date = aDate();
    const client = api.client("manager");
    const sent: unknown[] = [];
    const noted: AltegioClient = {
      ...client,
      schedule: {
        ...client.schedule,
        set: (location, changes) => {
          sent.push(changes);
          return client.schedule.set(location, changes);
        },
      },
    };
    await liveBusinessApiOf(noted).setWorkingDays(NORD, write(emptyDay(date), day(date, nine)));
    await liveBusinessApiOf(noted).setWorkingDays(NORD, write(day(date, nine), emptyDay(date)));
    expect(sent).toMatchObject([
      { toSet: [{ dates: [date] }], condition: undefined },
      { toDelete: [{ dates: [date], dayOff: undefined }], condition: undefined },
    ]);
  });
});
