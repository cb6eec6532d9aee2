import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { minuteOf } from "@/lib/domain/time/local-time";
import { day, member, NORD, openApi, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, Person, RawAnswer } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const PATH = "/company/4564/staff/schedule";
const get = (query: string, as: Person = "manager") => api.call("GET", `${PATH}?${query}`, { as });
const put = (body: unknown, as: Person = "manager") => api.call("PUT", PATH, { body, as });
const keysOf = (answer: RawAnswer) =>
  rowsOf(answer).map((each) => `${String(each["staff_id"])} ${String(each["date"])}`);

const SLOTS = [
  { from: "09:00", to: "13:00" },
  { from: "14:00", to: "18:00" },
];

describe("GET /company/{location}/staff/schedule", () => {
  it("has one item per member and date with hours, with both names of the member", async () => {
    const answer = await get("start_date=2026-12-05&end_date=2026-12-08&staff_ids[]=3001");
    expect(answer.json).toEqual({
      success: true,
      meta: { count: 2 },
      data: [
        { staff_id: 3001, team_member_id: 3001, date: "2026-12-05", slots: SLOTS },
        { staff_id: 3001, team_member_id: 3001, date: "2026-12-08", slots: SLOTS },
      ],
    });
  });

  it("orders by weight, member and date and leaves out members who stand in no journal", async () => {
    const keys = keysOf(await get("start_date=2026-12-01&end_date=2026-12-02"));
    expect(keys[0]).toBe("3001 2026-12-01");
    expect(keys[1]).toBe("3001 2026-12-02");
    expect(keys.some((key) => key.startsWith("3011") || key.startsWith("3012"))).toBe(false);
    const past = keysOf(await get("start_date=2026-11-01&end_date=2026-11-14"));
    expect(past.some((key) => key.startsWith("3011"))).toBe(true);
  });

  it("shows bookings with busy_intervals, also on days without hours", async () => {
    const stranded = "start_date=2026-11-30&end_date=2026-11-30&staff_ids=3004";
    expect(rowsOf(await get(stranded))).toEqual([]);
    expect(rowsOf(await get(`${stranded}&include[]=busy_intervals`))).toMatchObject([
      {
        slots: [],
        busy_intervals: [{ entity_type: "record", from: "10:00:00", to: "10:30:00" }],
      },
    ]);
  });

  it("shows an event as an activity", async () => {
    const days = await api.client("manager").schedule.list(NORD, {
      period: { from: day("2026-11-28"), to: day("2026-11-28") },
      memberIds: [member(3009)],
    });
    expect(days[0]?.busy).toContainEqual({ kind: "event", id: 801, from: 900, to: 990 });
  });

  it("shows kinds of day off only when asked for", async () => {
    const vacation = "start_date=2026-12-10&end_date=2026-12-11&staff_ids=3005";
    expect(rowsOf(await get(vacation))).toEqual([]);
    expect(rowsOf(await get(`${vacation}&include=off_day_type`))).toEqual([
      { staff_id: 3005, team_member_id: 3005, date: "2026-12-10", slots: [], off_day_type: 2 },
      { staff_id: 3005, team_member_id: 3005, date: "2026-12-11", slots: [], off_day_type: 2 },
    ]);
  });

  const days = "start_date=2026-12-01&end_date=2026-12-01";

  it.each([
    ["staff_ids[]=3001&staff_ids[]=3004"],
    ["staff_ids=3001,3004"],
    ["staff_ids=3001&staff_ids=3004"],
    ["staff_ids[0]=3001&staff_ids[1]=3004"],
    ["team_member_ids[]=3001&team_member_ids[]=3004"],
    ["master_ids=3001,3004"],
    ["teamMemberIds[]=3001&teamMemberIds[]=3004"],
    ["staff_id=3001,3004"],
    ["staff_ids[]=3001,3004&team_member_id=3002"],
    ["staff_ids=3001,3004,9999"],
  ])("reads the members of ?%s", async (members) => {
    const keys = keysOf(await get(`${days}&${members}`));
    expect(keys).toEqual(["3001 2026-12-01", "3004 2026-12-01"]);
  });

  it("answers the same under the new spelling and with a trailing slash", async () => {
    const query = `?${days}&include[]=busy_intervals&include[]=off_day_type`;
    const old = await api.call("GET", PATH + query, { as: "manager" });
    for (const path of [
      "/locations/4564/team_members/schedule",
      "/locations/4564/staff/schedule",
      `${PATH}/`,
    ]) {
      expect((await api.call("GET", path + query, { as: "manager" })).text).toBe(old.text);
    }
  });

  it("covers today and 30 days when no dates are given", async () => {
    const dates = rowsOf(await get("staff_ids=3001")).map((each) => each["date"]);
    expect(dates[0]).toBe("2026-11-25");
    expect(dates.at(-1)).toBe("2026-12-25");
  });

  it("answers an empty list where nobody works, and for unknown members", async () => {
    const sunday = await get("start_date=2026-12-06&end_date=2026-12-06");
    expect(sunday.json).toEqual({ success: true, data: [], meta: { count: 0 } });
    expect(rowsOf(await get(`${days}&staff_ids=9999`))).toEqual([]);
  });

  it.each([
    ["include=everything", "include[].0"],
    ["start_date=2026-02-30", "start_date"],
    ["start_date=2026-12-02&end_date=2026-12-01", "end_date"],
    ["start_date=2026-01-01&end_date=2027-01-02", "end_date"],
    ["staff_ids=abc", "staff_ids[].0"],
  ])("refuses ?%s with 422", async (query, field) => {
    const answer = await get(query);
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.json.meta.errors)).toEqual([field]);
  });

  it("shows a worker their own rows only", async () => {
    const keys = keysOf(await get(days, "anna"));
    expect(keys).toEqual(["3001 2026-12-01"]);
    expect(keysOf(await get(`${days}&staff_ids=3002`, "anna"))).toEqual([]);
  });

  it("refuses without a user, at an unknown and at a foreign location", async () => {
    expect((await api.call("GET", PATH)).status).toBe(401);
    const at = (id: number) => api.call("GET", `/company/${id}/staff/schedule`, { as: "manager" });
    expect((await at(9999)).status).toBe(404);
    expect((await at(4566)).status).toBe(403);
  });
});

describe("PUT /company/{location}/staff/schedule", () => {
  it("sets and removes hours and answers the touched members from the first to the last date", async () => {
    const answer = await put({
      schedules_to_set: [{ staff_id: 3001, dates: ["2027-02-01", "2027-02-03"], slots: SLOTS }],
      schedules_to_delete: [{ staff_id: 3002, dates: ["2027-02-02"] }],
    });
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      success: true,
      meta: { count: 2 },
      data: [
        { staff_id: 3001, team_member_id: 3001, date: "2027-02-01", slots: SLOTS },
        { staff_id: 3001, team_member_id: 3001, date: "2027-02-03", slots: SLOTS },
      ],
    });
  });

  it("answers days between that the request did not touch", async () => {
    await put({ schedules_to_set: [{ staff_id: 3009, dates: ["2027-02-02"], slots: SLOTS }] });
    const deleted = await put({
      schedules_to_delete: [{ staff_id: 3009, dates: ["2027-02-01", "2027-02-03"] }],
    });
    expect(keysOf(deleted)).toEqual(["3009 2027-02-02"]);
  });

  it("answers an empty array, never null, when only removals are left", async () => {
    const body = { schedules_to_delete: [{ staff_id: 3003, dates: ["2027-02-28"] }] };
    expect((await put(body)).json).toEqual({ success: true, data: [], meta: { count: 0 } });
  });

  it.each([
    ["nothing", undefined],
    ["{}", {}],
    ["[]", []],
    ["empty lists", { schedules_to_set: [], schedules_to_delete: {} }],
    ["null lists", { schedules_to_set: null }],
  ])("takes %s as an empty batch", async (_, body) => {
    expect((await put(body)).json).toEqual({ success: true, data: [], meta: { count: 0 } });
  });

  const entry = { staff_id: 3006, dates: ["2027-02-10"], slots: SLOTS };

  it.each([
    ["team_member_id", { team_member_id: 3006, dates: entry.dates, slots: SLOTS }],
    ["master_id", { master_id: "3006", dates: entry.dates, slots: SLOTS }],
    ["teamMemberId", { teamMemberId: 3006, dates: entry.dates, slots: SLOTS }],
    ["staff_id over another name", { ...entry, team_member_id: 3002 }],
    ["a singular date", { staff_id: 3006, date: "20270210", slots: SLOTS }],
  ])("reads %s", async (_, each) => {
    expect(keysOf(await put({ schedules_to_set: [each] }))).toEqual(["3006 2027-02-10"]);
  });

  it.each([
    ["no dates", { schedules_to_set: [{ ...entry, dates: [] }] }, "schedules_to_set.0.dates"],
    ["no slots", { schedules_to_set: [{ ...entry, slots: [] }] }, "schedules_to_set.0.slots"],
    [
      "bad slots",
      { schedules_to_set: [{ ...entry, slots: [{ from: "10:00", to: "9:00" }] }] },
      "schedules_to_set.0.slots.0",
    ],
    [
      "a date that is none",
      { schedules_to_delete: [{ staff_id: 3006, dates: ["2027-02-29"] }] },
      "schedules_to_delete.0.dates.0",
    ],
    [
      "member and date in both lists",
      { schedules_to_set: [entry], schedules_to_delete: [{ staff_id: 3006, dates: entry.dates }] },
      "schedules_to_delete.0.dates.0",
    ],
    [
      "member and date twice",
      { schedules_to_set: [entry, { ...entry, dates: ["2027-02-09", "2027-02-10"] }] },
      "schedules_to_set.1.dates.1",
    ],
    [
      "a missing member",
      { schedules_to_set: [{ dates: entry.dates, slots: SLOTS }] },
      "schedules_to_set.0.staff_id",
    ],
    [
      "an unknown kind of day off",
      { schedules_to_delete: [{ staff_id: 3006, dates: entry.dates, off_day_type: 7 }] },
      "schedules_to_delete.0.off_day_type",
    ],
    ["a text", "x", "body"],
    [
      "three years ahead",
      { schedules_to_set: [{ ...entry, dates: ["2029-11-25"] }] },
      "schedules_to_set.0.dates.0",
    ],
  ])("refuses %s with 422 and saves nothing", async (_, body, field) => {
    const answer = await put(body);
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.json.meta.errors)).toEqual([field]);
  });

  it("allows one member in several entries with different dates", async () => {
    const answer = await put({
      schedules_to_set: [entry, { ...entry, dates: ["2027-02-11"] }],
    });
    expect(keysOf(answer)).toEqual(["3006 2027-02-10", "3006 2027-02-11"]);
  });

  it("refuses more than 5,000 member-dates", async () => {
    const dates = Array.from({ length: 28 }, (_, i) => `2027-02-${String(i + 1).padStart(2, "0")}`);
    const entries = Array.from({ length: 179 }, () => ({ staff_id: 3006, dates }));
    const answer = await put({ schedules_to_delete: entries });
    expect(answer.status).toBe(422);
    expect(answer.json.meta.message).toContain("5000");
  });

  it("checks the members before the rest of the body, all of them", async () => {
    const wrong = { dates: ["nonsense"], slots: "x" };
    const unknown = await put({ schedules_to_set: [entry, { staff_id: 9999, ...wrong }] });
    expect(unknown.status).toBe(404);
    const foreign = await put({ schedules_to_delete: [{ team_member_id: 3101, dates: [] }] });
    expect(foreign.status).toBe(404);
    const dismissed = await put({ schedules_to_set: [{ staff_id: 3011, ...wrong }] });
    expect([dismissed.status, dismissed.json.meta.message]).toEqual([
      403,
      "Karl Thoma is dismissed and has no working hours.",
    ]);
    expect((await put({ schedules_to_set: [{ staff_id: 3012, ...wrong }] })).status).toBe(403);
  });

  it("refuses those without the right even an empty body, and broken JSON only after that", async () => {
    expect((await put({}, "reception")).status).toBe(403);
    expect((await put({}, "anna")).status).toBe(403);
    expect((await api.call("PUT", PATH, { as: "reception", text: "{" })).status).toBe(403);
    expect((await api.call("PUT", PATH, { as: "manager", text: "{" })).status).toBe(400);
    expect((await api.call("PUT", PATH, { body: {} })).status).toBe(401);
    expect((await api.call("PUT", "/company/4566/staff/schedule", { as: "manager" })).status).toBe(
      403,
    );
  });
});

describe("kinds of day off", () => {
  it("are stored by a removal and cleared by hours", async () => {
    const { schedule } = api.client("manager");
    const date = day("2027-02-15");
    const read = async () => {
      const [found] = await schedule.list(NORD, {
        period: { from: date, to: date },
        memberIds: [member(3007)],
      });
      return found && { intervals: found.intervals, dayOff: found.dayOff };
    };
    const removal = { memberId: member(3007), dates: [date] };
    await schedule.set(NORD, { toSet: [], toDelete: [{ ...removal, dayOff: "sick_leave" }] });
    expect(await read()).toEqual({ intervals: [], dayOff: "sick_leave" });
    const intervals = [{ from: minuteOf(540), to: minuteOf(1440) }];
    const answer = await schedule.set(NORD, { toSet: [{ ...removal, intervals }], toDelete: [] });
    expect(answer).toEqual([{ memberId: 3007, date, intervals, dayOff: null, busy: [] }]);
    expect(await read()).toEqual({ intervals, dayOff: null });
    await schedule.set(NORD, { toSet: [], toDelete: [{ ...removal, dayOff: null }] });
    expect(await read()).toBeUndefined();
  });
});
