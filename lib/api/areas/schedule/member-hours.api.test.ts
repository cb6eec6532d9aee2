import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { minuteOf } from "@/lib/domain/time/local-time";
import { day, member, NORD, openApi, rowsOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const put = (
  path: string,
  body: unknown,
  as: "manager" | "owner" | "reception" | "anna" = "manager",
) => api.call("PUT", path, { body, as });
const get = (path: string) => api.call("GET", path, { as: "manager" });

describe("PUT /schedule/{location}/{member}/{start}/{end}", () => {
  it("answers 201 without a body and without a content type", async () => {
    const answer = await put("/schedule/4564/3001/2027-02-01/2027-02-02", [
      workingDay("2027-02-01", ["10:00", "14:30"], ["15:00", "22:00"]),
      { date: "2027-02-02", is_working: false, slots: [] },
    ]);
    expect(answer.status).toBe(201);
    expect(answer.text).toBe("");
    expect(answer.headers.get("content-type")).toBeNull();
    const read = await get("/schedule/4564/3001/2027-02-01/2027-02-02");
    expect(read.json).toEqual({
      success: true,
      meta: [],
      data: [
        {
          date: "2027-02-01",
          is_working: true,
          slots: [
            { from: "10:00", to: "14:30" },
            { from: "15:00", to: "22:00" },
          ],
        },
        { date: "2027-02-02", is_working: false, slots: [] },
      ],
    });
  });

  it("replaces a day as a whole, leaves dates that are not sent, and ignores slots of a day off", async () => {
    const path = "/schedule/4564/3002/2027-02-01/2027-02-05";
    await put(path, [
      workingDay("2027-02-01", ["10:00", "12:00"]),
      workingDay("2027-02-02", ["9:00", "10:00"]),
    ]);
    const again = await put(path, [
      workingDay("2027-02-02", ["13:00", "14:00"]),
      { date: "2027-02-03", is_working: false, slots: "nonsense" },
    ]);
    expect(again.status).toBe(201);
    const days = rowsOf(await get(path));
    expect(days.map((each) => each["is_working"])).toEqual([true, true, false, false, false]);
    expect(days[1]?.["slots"]).toEqual([{ from: "13:00", to: "14:00" }]);
  });

  it("sorts slots, keeps touching ones apart and writes the end of the day as 00:00", async () => {
    const path = "/schedule/4564/3001/2027-02-10/2027-02-11";
    await put(path, [
      workingDay("2027-02-10", ["22:00", "24:00"], ["9:00", "10:00:00"], ["10:00", "11:00"]),
      workingDay("2027-02-11", ["00:00", "00:00"]),
    ]);
    const days = rowsOf(await get(path));
    expect(days[0]?.["slots"]).toEqual([
      { from: "09:00", to: "10:00" },
      { from: "10:00", to: "11:00" },
      { from: "22:00", to: "00:00" },
    ]);
    expect(days[1]?.["slots"]).toEqual([{ from: "00:00", to: "00:00" }]);
    const [first, second] = await api
      .client("manager")
      .schedule.ofMember(NORD, member(3001), { from: day("2027-02-10"), to: day("2027-02-11") });
    expect(first?.intervals.at(-1)).toEqual({ from: 1320, to: 1440 });
    expect(second?.intervals).toEqual([{ from: 0, to: 1440 }]);
  });

  const path = "/schedule/4564/3003/2027-02-01/2027-02-10";
  const one = workingDay("2027-02-01", ["10:00", "11:00"]);

  it.each([
    ["an empty list", []],
    ["an empty object", {}],
    ["one object instead of a list", one],
    ["a list under schedule", { schedule: [one] }],
    ["an object keyed by index", { 0: one }],
    ["booleans as 1", [{ ...one, is_working: 1 }]],
    ["booleans as text", [{ ...one, is_working: "true" }]],
    ["a date without dashes", [{ ...one, date: "20270201" }]],
    ["a date as a number", [{ ...one, date: 20270201 }]],
    ["a lone slot", [{ ...one, slots: { from: "10:00", to: "11:00" } }]],
    ["slots keyed by index", [{ ...one, slots: { 0: { from: "10:00", to: "11:00" } } }]],
    ["a day off without slots", [{ date: "2027-02-02", is_working: 0 }]],
    ["unknown keys", [{ ...one, note: "x" }]],
  ])("accepts %s", async (_, body) => {
    expect((await put(path, body)).status).toBe(201);
  });

  it.each([
    ["no body", undefined, "body"],
    ["null", null, "body"],
    ["a text", "x", "body"],
    ["from after to", [workingDay("2027-02-01", ["12:00", "10:00"])], "0.slots.0"],
    [
      "from equal to to",
      [one, workingDay("2027-02-02", ["8:00", "9:00"], ["10:00", "10:00"])],
      "1.slots.1",
    ],
    ["a shift past midnight", [workingDay("2027-02-01", ["22:00", "02:00"])], "0.slots.0"],
    ["a time off the 5 minutes", [workingDay("2027-02-01", ["10:00", "10:02"])], "0.slots.0"],
    ["seconds", [workingDay("2027-02-01", ["10:00:30", "11:00"])], "0.slots.0.from"],
    ["an hour that is none", [workingDay("2027-02-01", ["10:00", "25:00"])], "0.slots.0.to"],
    [
      "overlapping slots",
      [workingDay("2027-02-01", ["10:00", "12:00"], ["11:00", "13:00"])],
      "0.slots.1",
    ],
    ["working without slots", [{ date: "2027-02-01", is_working: true, slots: [] }], "0.slots"],
    ["slots that are no list", [{ ...one, slots: "10-11" }], "0.slots"],
    ["a missing date", [{ is_working: true, slots: [] }], "0.date"],
    ["a date that is none", [{ ...one, date: "2027-02-30" }], "0.date"],
    ["a missing is_working", [{ date: "2027-02-01", slots: [] }], "0.is_working"],
    ["an unknown boolean", [{ ...one, is_working: "yes" }], "0.is_working"],
    ["a date outside the path", [{ ...one, date: "2027-02-11" }], "0.date"],
    ["a date twice", [one, one], "1.date"],
  ])("refuses %s with 422 that names the field", async (_, body, field) => {
    const answer = await put(path, body);
    expect(answer.status).toBe(422);
    expect(answer.json).toMatchObject({ success: false, data: null });
    expect(Object.keys(answer.json.meta.errors)).toContain(field);
    expect(answer.json.meta.message).toContain(field);
  });

  it("refuses more than ten slots a day", async () => {
    const slots = Array.from({ length: 11 }, (_, i) => [`${8 + i}:00`, `${8 + i}:30`] as const);
    const answer = await put(path, [workingDay("2027-02-01", ...slots)]);
    expect(answer.json.meta.errors).toEqual({ "0.slots": ["a day has at most 10 slots"] });
    expect((await put(path, [workingDay("2027-02-01", ...slots.slice(1))])).status).toBe(201);
  });

  it("saves nothing when one day of many is wrong", async () => {
    const period = "/schedule/4564/3004/2027-03-01/2027-03-02";
    const before = (await get(period)).text;
    const bad = [
      workingDay("2027-03-01", ["6:00", "7:00"]),
      workingDay("2027-03-02", ["7:00", "6:00"]),
    ];
    expect((await put(period, bad)).status).toBe(422);
    expect((await get(period)).text).toBe(before);
  });

  it("accepts days 60 back and two years ahead, not more", async () => {
    const write = (date: string) =>
      put(`/schedule/4564/3001/${date}/${date}`, [workingDay(date, ["10:00", "11:00"])]);
    expect((await write("2026-09-26")).status).toBe(201);
    expect((await write("2028-11-25")).status).toBe(201);
    expect((await write("2028-11-26")).status).toBe(422);
  });

  it.each([
    ["starts after it ends", "2027-02-02/2027-02-01"],
    ["spans 367 days", "2027-01-01/2028-01-02"],
    ["has a date that is none", "2027-02-30/2027-03-01"],
    ["has no date", "tomorrow/2027-03-01"],
  ])("refuses a period that %s, also when reading", async (_, period) => {
    expect((await put(`/schedule/4564/3001/${period}`, [])).status).toBe(422);
    expect((await get(`/schedule/4564/3001/${period}`)).status).toBe(422);
  });

  it("reads dates of the path in every form, and with an offset as the location's date", async () => {
    const read = async (period: string) =>
      rowsOf(await get(`/schedule/4564/3001/${period}`)).map((each) => each["date"]);
    const both = ["2026-12-01", "2026-12-02"];
    expect(await read("20261201/20261202")).toEqual(both);
    expect(await read("2026-12-01T00:00:00/2026-12-02T23:59:59")).toEqual(both);
    expect(await read("2026-11-30T23:30:00Z/2026-12-02T22:30:00+00:00")).toEqual(both);
    expect(await read("2026-11-30T18:30:00-0500/2026-12-02%2010:00:00")).toEqual(both);
    expect(await read("2026-12-01/2026-12-02/")).toEqual(both);
  });
});

describe("order of checks (schedule.md 5.2)", () => {
  const bad = "/schedule/4564/3001/nonsense/2027-02-01";

  it("tokens come first", async () => {
    const answers = [
      await api.call("PUT", bad, { body: "x" }),
      await api.call("PUT", bad, { body: "x", headers: { authorization: "" } }),
      await api.call("PUT", bad, {
        headers: { authorization: "Bearer nobody, User token-of-manager" },
      }),
      await api.call("PUT", bad, {
        headers: { authorization: "Bearer demo-partner-token, User nobody" },
      }),
    ];
    expect(answers.map((each) => each.status)).toEqual([401, 401, 401, 401]);
    expect(answers[0]?.json.meta.message).toBe("Authentication needed.");
  });

  it("then the location: 404 unknown, 403 foreign", async () => {
    expect((await put("/schedule/9999/3001/x/y", "x")).status).toBe(404);
    expect((await put("/schedule/abc/3001/x/y", "x")).status).toBe(404);
    expect((await put("/schedule/4566/3201/x/y", "x")).status).toBe(403);
  });

  it("then the right, before member and body", async () => {
    expect((await put(bad, "x", "reception")).status).toBe(403);
    expect((await put("/schedule/4564/9999/x/y", "x", "reception")).status).toBe(403);
    const unsent = await api.call("PUT", "/company/4564/staff/schedule", { as: "reception" });
    expect(unsent.status).toBe(403);
    const broken = await api.call("PUT", bad, { as: "reception", text: "{" });
    expect(broken.status).toBe(403);
  });

  it("then the member: 404 unknown or of another location, 403 dismissed or without timetable", async () => {
    expect((await put("/schedule/4564/9999/x/y", "x")).status).toBe(404);
    expect((await put("/schedule/4564/3101/x/y", "x")).status).toBe(404);
    const dismissed = await put("/schedule/4564/3011/x/y", "x");
    expect(dismissed.status).toBe(403);
    expect(dismissed.json.meta.message).toContain("dismissed");
    const without = await put("/schedule/4564/3012/x/y", "x");
    expect(without.status).toBe(403);
    expect(without.json.meta.message).toContain("timetable");
  });

  it("then the body", async () => {
    expect((await api.call("PUT", bad, { as: "manager", text: "{" })).status).toBe(400);
    expect((await put(bad, [])).status).toBe(422);
  });
});

describe("reading hours of one member", () => {
  it("shows every date once, days off included", async () => {
    const days = await api
      .client("manager")
      .schedule.ofMember(NORD, member(3001), { from: day("2026-12-05"), to: day("2026-12-08") });
    expect(days.map(({ date, intervals }) => [date, intervals.length])).toEqual([
      ["2026-12-05", 2],
      ["2026-12-06", 0],
      ["2026-12-07", 0],
      ["2026-12-08", 2],
    ]);
  });

  it("shows a dismissed member's past and nothing from today on", async () => {
    const past = await get("/schedule/4564/3011/2026-11-01/2026-11-14");
    expect(rowsOf(past).some((each) => each["is_working"])).toBe(true);
    const future = await get("/schedule/4564/3011/2026-11-25/2026-12-24");
    expect(rowsOf(future).every((each) => !each["is_working"])).toBe(true);
  });

  it("lets a worker read their own hours only", async () => {
    const own = await api.call("GET", "/schedule/4564/3001/2026-12-01/2026-12-02", { as: "anna" });
    expect(own.status).toBe(200);
    const other = await api.call("GET", "/schedule/4564/3002/2026-12-01/2026-12-02", {
      as: "anna",
    });
    expect(other.status).toBe(403);
    expect((await put("/schedule/4564/3001/2026-12-01/2026-12-02", [], "anna")).status).toBe(403);
  });
});

describe("PUT /schedule/{location}/{member} (deprecated)", () => {
  it("takes one day, and the list of days that old libraries send", async () => {
    const one = await put("/schedule/4564/3009/", workingDay("2027-02-01", ["10:00", "14:30"]));
    expect([one.status, one.text]).toEqual([201, ""]);
    expect(
      (await put("/schedule/4564/3009", [workingDay("2027-02-20", ["10:00", "11:00"])])).status,
    ).toBe(201);
    const days = await api
      .client("manager")
      .schedule.ofMember(NORD, member(3009), { from: day("2027-02-01"), to: day("2027-02-20") });
    expect(days[0]?.intervals).toEqual([{ from: 600, to: 870 }]);
    expect(days[19]?.intervals).toEqual([{ from: 600, to: 660 }]);
  });

  it("refuses what the new call refuses", async () => {
    expect(
      (await put("/schedule/4564/3009", workingDay("2027-02-01", ["9:00", "8:00"]))).status,
    ).toBe(422);
    expect((await put("/schedule/4564/3011", {})).status).toBe(403);
    expect((await put("/schedule/4564/3009", {}, "reception")).status).toBe(403);
  });
});

describe("the typed client", () => {
  it("replaces days of a member and tells what the API refuses", async () => {
    const { schedule } = api.client("manager");
    const period = { from: day("2027-02-01"), to: day("2027-02-28") };
    const interval = { from: minuteOf(600), to: minuteOf(1440) };
    const working = { date: day("2027-02-25"), intervals: [interval], dayOff: null };
    await schedule.replaceMember(NORD, member(3005), period, [working]);
    const days = await schedule.ofMember(NORD, member(3005), period);
    expect(days.find(({ date }) => date === working.date)).toEqual(working);
    const outside = schedule.replaceMember(NORD, member(3005), period, [
      { ...working, date: day("2027-03-01") },
    ]);
    await expect(outside).rejects.toMatchObject({
      name: "ApiError",
      status: 422,
      kind: "invalid_hours",
    });
    const dismissed = schedule.replaceMember(NORD, member(3011), period, [working]);
    await expect(dismissed).rejects.toMatchObject({ status: 403, kind: "no_timetable" });
  });

  it("logs who wrote which days", () => {
    expect(api.logged).toContainEqual(
      expect.objectContaining({ event: "hours written", locationId: 4564, userId: 7002 }),
    );
  });
});
