import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Door } from "@/lib/domain/door";
import { addSeconds } from "@/lib/domain/time/instant";
import { openApi, rowOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture, Person } from "@/test-support/api-fixture";
import { aMemberDay, ANNA, at, LAKESIDE, NORD } from "@/test-support/builders";
import { TEST_ENGINES } from "@/test-support/test-engines";

const BULK = "/company/4564/staff/schedule";
/** The pinned clock of the API. */
const NOW = at("2026-11-25T08:00:00Z");
const ID = "0b9f4a52-6f0e-4c43-9f0c-2f1c7a4d5e61";

describe.each(TEST_ENGINES)("the log of writes of hours on $name", (engine) => {
  let api: ApiFixture;
  beforeAll(async () => {
    api = await openApi({ engine });
  });
  afterAll(() => api.close());

  const put = (path: string, body: unknown, as: Person = "manager") =>
    api.call("PUT", path, { body, as });
  const span = { from: NOW, to: addSeconds(NOW, 1) };
  const all = () => api.store.hoursLog.list(NORD, span);
  /** What a write leaves in the log. */
  const leftBy = async (write: () => Promise<unknown>) => {
    const before = (await all()).length;
    await write();
    return (await all()).slice(before);
  };
  const of = (date: string) =>
    api.store.hoursLog.latest(NORD, [{ memberId: ANNA, date: aMemberDay({ date }).day.date }]);

  it("is empty over a salon that was seeded", async () => {
    expect(await all()).toEqual([]);
    expect(await of("2026-12-05")).toEqual([]);
  });

  it("says who wrote which day through which door, before and after", async () => {
    const { day } = aMemberDay({ date: "2027-02-01" });
    const left = await leftBy(() =>
      put("/schedule/4564/3001/2027-02-01/2027-02-01", [
        workingDay("2027-02-01", ["10:00", "18:00"]),
      ]),
    );
    expect(left).toEqual([
      {
        memberId: ANNA,
        before: { ...day, intervals: [] },
        after: day,
        at: NOW,
        userId: 7002,
        userName: expect.stringMatching(/\w/),
        partnerId: expect.any(Number),
        door: "api",
        changeSetId: null,
      },
    ]);
  });

  it("has a line for each day that changed, and none for one that did not", async () => {
    const toSet = (dates: readonly string[], to: string) => ({
      schedules_to_set: [{ staff_id: 3001, dates, slots: [{ from: "10:00", to }] }],
    });
    await put(BULK, toSet(["2027-02-02"], "12:00"));
    const left = await leftBy(() => put(BULK, toSet(["2027-02-02", "2027-02-03"], "12:00")));
    expect(left.map(({ after }) => after.date)).toEqual(["2027-02-03"]);
    expect(await leftBy(() => put(BULK, toSet(["2027-02-02", "2027-02-03"], "12:00")))).toEqual([]);
  });

  it("has nothing of a write that was refused, and one line of an act that was repeated", async () => {
    const body = (date: string) => ({
      schedules_to_set: [
        { staff_id: 3001, dates: [date], slots: [{ from: "10:00", to: "12:00" }] },
      ],
      change_set_id: ID,
    });
    const refused = {
      ...body("2027-02-04"),
      expected: [{ staff_id: 3001, date: "2027-02-04", slots: [{ from: "08:00", to: "09:00" }] }],
    };
    expect(await leftBy(() => put(BULK, refused))).toEqual([]);
    const left = await leftBy(async () => {
      await put(BULK, body("2027-02-05"));
      await put(BULK, body("2027-02-05"));
    });
    expect(left.map(({ changeSetId }) => changeSetId)).toEqual([ID]);
  });

  it("has the hours that go with a member who leaves or loses the timetable", async () => {
    for (const body of [{ has_access_timetable: 0 }, { fired: 1 }]) {
      const added = await api.call("POST", "/staff/4564", {
        as: "owner",
        body: { name: "Leaver", has_access_timetable: 1 },
      });
      const id = Number(rowOf(added)["id"]);
      await put(BULK, {
        schedules_to_set: [
          {
            staff_id: id,
            dates: ["2027-02-06", "2027-02-07"],
            slots: [{ from: "10:00", to: "12:00" }],
          },
        ],
      });
      const left = await leftBy(() => put(`/staff/4564/${id}`, body, "owner"));
      expect(
        left.map(({ memberId, after, userId }) => [memberId, after.date, after.intervals, userId]),
      ).toEqual([
        [id, "2027-02-06", [], 7001],
        [id, "2027-02-07", [], 7001],
      ]);
    }
  });

  it.each<[Door, string]>([
    ["screen", "2027-03-01"],
    ["undo", "2027-03-02"],
    ["import", "2027-03-03"],
    ["pattern", "2027-03-04"],
  ])("tells the door by which our own process came: %s", async (door, date) => {
    const [left] = await leftBy(async () => {
      const body = JSON.stringify([workingDay(date, ["10:00", "12:00"])]);
      const url = `http://api.test/api/v1/schedule/4564/3001/${date}/${date}`;
      const headers = { authorization: "Bearer demo-partner-token, User token-of-owner" };
      const answer = await api.fetch(new Request(url, { method: "PUT", headers, body }), { door });
      expect(answer.status).toBe(201);
    });
    expect(left).toMatchObject({ door, userId: 7001 });
  });

  it("answers the last change of each day that is asked for", async () => {
    const date = "2027-02-10";
    await put(`/schedule/4564/3001/${date}/${date}`, [workingDay(date, ["10:00", "12:00"])]);
    await put(
      `/schedule/4564/3001/${date}/${date}`,
      [workingDay(date, ["11:00", "12:00"])],
      "owner",
    );
    await put(`/schedule/4564/3002/${date}/${date}`, [workingDay(date, ["12:00", "13:00"])]);
    const [last, ...more] = await of(date);
    expect(more).toEqual([]);
    expect(last).toMatchObject({ userId: 7001, after: { intervals: [{ from: 660, to: 720 }] } });
  });

  it("is the location's own, and of the time that is asked for", async () => {
    expect(await api.store.hoursLog.list(LAKESIDE, span)).toEqual([]);
    const after = { from: addSeconds(NOW, 1), to: addSeconds(NOW, 9) };
    expect(await api.store.hoursLog.list(NORD, after)).toEqual([]);
    const { day } = aMemberDay({ date: "2027-02-10" });
    const elsewhere = [{ memberId: ANNA, date: day.date }];
    expect(await api.store.hoursLog.latest(LAKESIDE, elsewhere)).toEqual([]);
  });

  it("goes with the transaction that fails", async () => {
    const broken = api.store.transaction(NORD, async ({ hours }) => {
      await hours.save(NORD, [aMemberDay({ date: "2027-02-11" })]);
      throw new Error("broken");
    });
    await expect(broken).rejects.toThrow("broken");
    expect(await of("2027-02-11")).toEqual([]);
  });
});
