import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, RawAnswer, Row } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const call = (method: string, path: string, body?: unknown) =>
  api.call(method, path, { as: "owner", body });
const idOf = (answer: RawAnswer) => Number(rowOf(answer)["id"]);
const metaOf = (answer: RawAnswer) => answer.json.meta as unknown as Row; // it holds more than the envelope
const SCHEDULES = "/company/4564/schedules";

async function off(who: number, kind: number, ...dates: string[]) {
  const schedules_to_delete = [{ staff_id: who, dates, off_day_type: kind }];
  const body = { schedules_to_set: [], schedules_to_delete };
  expect((await call("PUT", "/company/4564/staff/schedule", body)).status).toBe(200);
}

/** The demo salon has days off of its own. */
async function on(who: number, ...dates: string[]) {
  const schedules_to_set = [{ staff_id: who, dates, slots: [{ from: "09:00", to: "18:00" }] }];
  const body = { schedules_to_set, schedules_to_delete: [] };
  expect((await call("PUT", "/company/4564/staff/schedule", body)).status).toBe(200);
}

async function anEvent(who: number, date: string): Promise<number> {
  const body = { date, service_id: 509, staff_id: who, length: 3600, capacity: 3, force: true };
  return idOf(await call("POST", "/activity/4564", body));
}

const weekly = (who: number, day_of_week: string, time = "07:00:00") => ({
  day_of_week,
  events_master_id: who,
  events_time: time,
  events_duration: 3600,
  events_capacity: 3,
});

async function repeated(who: number, date: string, date_end: string, ...days: object[]) {
  const answer = await call("POST", `${SCHEDULES}?include[]=days`, {
    original_entity_type: "activity",
    original_entity_id: await anEvent(who, date),
    date_end,
    days,
  });
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  return answer;
}

const datesOf = (answer: RawAnswer) =>
  ((metaOf(answer)["days_off"] ?? []) as Row[]).map((each) => [each["date"], each["off_day_type"]]);

describe("a series on days off with a kind", () => {
  const who = 3005;
  let schedule: RawAnswer;

  beforeAll(async () => {
    const thursdays = ["2026-12-10", "2026-12-17", "2027-01-14"];
    const fridays = ["2026-12-11", "2026-12-25", "2027-01-01", "2027-01-08"];
    await on(who, ...thursdays, ...fridays);
    await on(3006, "2026-12-10", "2026-12-24", "2026-12-31", "2027-01-07", "2027-01-14");
    await off(who, 2, "2026-12-24", "2026-12-31");
    await off(who, 3, "2027-01-07");
    schedule = await repeated(who, "2026-12-10 07:00", "2026-12-31", weekly(who, "thu"));
  });

  it("is placed and says so", async () => {
    expect(datesOf(schedule)).toEqual([
      ["2026-12-24", 2],
      ["2026-12-31", 2],
    ]);
    expect(metaOf(schedule)["message"]).toBe(
      "2 events lie on days off: 2026-12-24 (vacation), 2026-12-31 (vacation).",
    );
    const [day] = rowOf(schedule)["days"] as Row[]; // a wrong guess fails the test
    const path = `${SCHEDULES}/${idOf(schedule)}/days/${String(day?.["id"])}/events`;
    const events = rowsOf(await call("GET", path));
    expect(events.map((each) => each["event_status"])).toEqual(["stable", "stable", "stable"]);
  });

  it("stands among what no hours cover in the next 30 days", async () => {
    const path = `/company/4564/staff/schedule/uncovered?staff_ids[]=${who}`;
    const found = rowsOf(await call("GET", path)).filter(
      (each) => each["entity_type"] === "activity",
    );
    expect(found.filter((each) => each["from"] === "07:00:00" && each["off_day_type"])).toEqual([
      expect.objectContaining({
        reason: "day_off",
        staff_id: who,
        date: "2026-12-24",
        from: "07:00:00",
        to: "08:00:00",
        off_day_type: 2,
      }),
    ]);
    const later = rowsOf(await call("GET", `${path}&start_date=2026-12-30&end_date=2026-12-31`));
    expect(later.map((each) => [each["date"], each["reason"]])).toContainEqual([
      "2026-12-31",
      "day_off",
    ]);
  });

  it("says so of new events only, when it goes on and gets another weekday", async () => {
    const longer = await call("PATCH", `${SCHEDULES}/${idOf(schedule)}`, {
      date_end: "2027-01-14",
    });
    expect([longer.status, datesOf(longer)]).toEqual([200, [["2027-01-07", 3]]]);
    await off(who, 6, "2026-12-18");
    const path = `${SCHEDULES}/${idOf(schedule)}/days`;
    const friday = await call("POST", path, weekly(who, "fri"));
    expect([friday.status, datesOf(friday)]).toEqual([201, [["2026-12-18", 6]]]);
  });

  it("says so when its events go to somebody who has the day off", async () => {
    await off(3006, 4, "2026-12-17");
    const [day] = rowOf(schedule)["days"] as Row[]; // as above
    const path = `${SCHEDULES}/${idOf(schedule)}/days/${String(day?.["id"])}`;
    const given = await call("PATCH", path, { force: true, events_master_id: 3006 });
    expect([given.status, datesOf(given)]).toEqual([200, [["2026-12-17", 4]]]);
  });
});

it("a series on days without a kind says nothing", async () => {
  const answer = await repeated(3008, "2027-06-07 09:00", "2027-06-28", weekly(3008, "mon"));
  expect(answer.json.meta).toEqual({});
});

it("a night that ends on a day off is on it", async () => {
  await off(3009, 5, "2027-06-15");
  const night = weekly(3009, "mon", "23:30:00");
  const answer = await repeated(3009, "2027-06-07 23:30", "2027-06-14", night);
  expect(datesOf(answer)).toEqual([["2027-06-15", 5]]);
});
