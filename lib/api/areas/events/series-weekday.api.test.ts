import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { envelopeOf } from "@/lib/api/wire/envelope";
import { scheduleDaySchema, seriesEventsSchema } from "./event-series-answers.contract";
import { openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, RawCall, Row } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const as = (person: RawCall["as"], body?: unknown): RawCall => ({ as: person, body });

const aDay = (overrides: Row = {}) => ({
  day_of_week: "mon",
  events_master_id: 3001,
  events_time: "09:00:00",
  events_duration: 3600,
  events_capacity: 8,
  ...overrides,
});

/** A new event of that time; whoever has it may be busy. */
async function anEvent(date: string, staff_id = 3001): Promise<number> {
  const body = { date, service_id: 509, staff_id, length: 3600, capacity: 3, force: true };
  return Number(rowOf(await api.call("POST", "/activity/4564", as("manager", body)))["id"]);
}

let base = "";
let dayId = "";
/** Mondays 9 to 10 with 3001, three of them. */
beforeEach(async () => {
  const schedule = await api.call(
    "POST",
    "/company/4564/schedules?include[]=days",
    as("manager", {
      original_entity_type: "activity",
      original_entity_id: await anEvent("2027-03-01 09:00"),
      date_end: "2027-03-23",
      days: [aDay()],
    }),
  );
  expect(schedule.status).toBe(201);
  base = `/company/4564/schedules/${String(rowOf(schedule)["id"])}`;
  dayId = String((rowOf(schedule)["days"] as Row[])[0]?.["id"]); // a wrong guess fails the tests
  return async () => {
    const gone = await api.call("DELETE", base, as("manager"));
    expect(gone.status).toBe(204);
  };
});

const add = (body: unknown, person: RawCall["as"] = "manager", query = "") =>
  api.call("POST", `${base}/days${query}`, as(person, body));
const patch = (body: unknown, person: RawCall["as"] = "manager", query = "") =>
  api.call("PATCH", `${base}/days/${dayId}${query}`, as(person, body));
const list = (person: RawCall["as"] = "manager") =>
  api.call("GET", `${base}/days/${dayId}/events`, as(person));
const events = async () => rowsOf(await list());

describe("GET …/days/{day}/events", () => {
  it("lists each date with its event as it is", async () => {
    const answer = await list();
    expect([answer.status, answer.json.meta]).toEqual([200, { count: 3 }]);
    envelopeOf(seriesEventsSchema).parse(answer.json);
    const [first] = rowsOf(answer);
    expect(first).toEqual({
      id: first?.["id"],
      created_at: "2026-11-25T09:00:00+01:00",
      updated_at: "2026-11-25T09:00:00+01:00",
      deleted_at: null,
      event_status: "stable",
      event_datetime: "2027-03-08T09:00:00+01:00",
      event_entity_type: "activity",
      event_entity_id: first?.["event_entity_id"],
      is_entity_master_changed: false,
      is_entity_datetime_changed: false,
      is_entity_duration_changed: false,
      is_entity_labels_changed: false,
      is_entity_resource_instances_changed: false,
      entity_master: { id: 3001, name: expect.any(String) },
      entity_datetime: "2027-03-08 09:00:00",
      entity_duration: 3600,
      entity_labels: [],
      entity_resource_instances: [],
    });
    const event = await api.call("GET", `/activity/4564/${String(first?.["event_entity_id"])}`);
    expect(rowOf(event)).toMatchObject({ date: "2027-03-08 09:00:00", staff_id: 3001 });
    const renamed = base.replace("/company/", "/locations/");
    const other = await api.call("GET", `${renamed}/days/${dayId}/events`, as("manager"));
    expect(other.text).toBe(answer.text);
  });
});

describe("POST …/days", () => {
  it("adds a series with its events", async () => {
    const query = "?include[]=events_master&include[]=events";
    const answer = await add(aDay({ day_of_week: "tue" }), "manager", query);
    expect([answer.status, answer.json.meta]).toEqual([201, {}]);
    envelopeOf(scheduleDaySchema).parse(answer.json);
    expect(rowOf(answer)).toMatchObject({
      day_of_week: "tue",
      events_master: { id: 3001 },
      events: ["02", "09", "16", "23"].map((day) => ({
        event_datetime: `2027-03-${day}T09:00:00+01:00`,
        event_status: "stable",
      })),
    });
    const again = await add(aDay({ day_of_week: "tue" }));
    expect([again.status, Object.keys(again.json.meta.errors)]).toEqual([422, ["day_of_week"]]);
    expect((await add({})).status).toBe(422);
    expect((await add(aDay({ day_of_week: "wed", events_master_id: 9999 }))).status).toBe(404);
  });
});

describe("PATCH …/days/{day}", () => {
  it("moves the events with the series, their seats too", async () => {
    const [first] = await events();
    const seat = { activity_id: first?.["event_entity_id"], client: { name: "Guest" } };
    const booked = await api.call("POST", "/records/4564", as("manager", seat));
    const changes = {
      force: false,
      events_time: "15:00:00",
      events_master_id: 3004,
      events_capacity: 5,
      resource_instances_ids: [3127],
    };
    const answer = await patch(changes);
    expect(answer.status).toBe(200);
    envelopeOf(scheduleDaySchema).parse(answer.json);
    expect(rowOf(answer)).toMatchObject({ events_time: "15:00:00", events_duration: 3600 });
    expect(await events()).toMatchObject(
      ["08", "15", "22"].map((day) => ({
        event_status: "stable",
        entity_datetime: `2027-03-${day} 15:00:00`,
        entity_master: { id: 3004 },
        entity_resource_instances: [{ id: 3127 }],
        is_entity_datetime_changed: false,
      })),
    );
    const record = `/record/4564/${String(rowOf(booked)["id"])}`;
    expect(rowOf(await api.call("GET", record, as("manager")))).toMatchObject({
      staff_id: 3004,
      datetime: "2027-03-08T15:00:00+01:00",
    });
    const event = await api.call("GET", `/activity/4564/${String(seat.activity_id)}`);
    expect(rowOf(event)).toMatchObject({ capacity: 5, records_count: 1 });
  });

  it("leaves events edited by hand alone, unless forced", async () => {
    const [first] = await events();
    const path = `/activity/4564/${String(first?.["event_entity_id"])}`;
    const body = {
      date: "2027-03-09 11:00",
      service_id: 509,
      staff_id: 3004,
      length: 7200,
      capacity: 3,
      force: true,
    };
    expect((await api.call("PUT", path, as("manager", body))).status).toBe(200);
    const byHand = {
      event_status: "stable",
      is_entity_master_changed: true,
      is_entity_datetime_changed: true,
      is_entity_duration_changed: true,
      is_entity_resource_instances_changed: false,
      entity_datetime: "2027-03-09 11:00:00",
    };
    expect((await events())[0]).toMatchObject(byHand);
    await patch({ force: false, events_time: "10:00:00" });
    expect(await events()).toMatchObject([
      byHand,
      { entity_datetime: "2027-03-15 10:00:00" },
      { entity_datetime: "2027-03-22 10:00:00" },
    ]);
    await patch({ force: true, events_time: "10:30:00" });
    expect((await events())[0]).toMatchObject({
      entity_datetime: "2027-03-08 10:30:00",
      entity_duration: 3600,
      is_entity_datetime_changed: false,
    });
  });

  it("lets an event that finds no free time stay and fail, and tries failed ones anew", async () => {
    const busy = await anEvent("2027-03-15 15:30");
    await patch({ force: false, events_time: "15:00:00" });
    expect(await events()).toMatchObject([
      { event_status: "stable", entity_datetime: "2027-03-08 15:00:00" },
      { event_status: "entity_failed", entity_datetime: "2027-03-15 09:00:00" },
      { event_status: "stable", entity_datetime: "2027-03-22 15:00:00" },
    ]);
    await api.call("DELETE", `/activity/4564/${busy}`, as("manager"));
    await patch({ force: false });
    expect((await events())[1]).toMatchObject({
      event_status: "stable",
      entity_datetime: "2027-03-15 15:00:00",
    });
    const taken = await anEvent("2027-03-18 09:00");
    const thursday = await add(aDay({ day_of_week: "thu" }), "manager", "?include[]=events");
    expect(rowOf(thursday)["events"]).toMatchObject([
      { event_status: "stable" },
      { event_status: "stable" },
      { event_status: "entity_failed", event_entity_id: null },
    ]);
    dayId = String(rowOf(thursday)["id"]);
    await patch({ force: false, events_time: "10:00:00" });
    expect((await events()).map((row) => row["event_status"])).toEqual([
      "stable",
      "stable",
      "stable",
    ]);
    await api.call("DELETE", `/activity/4564/${taken}`, as("manager"));
  });

  it("needs force and valid fields", async () => {
    const fieldsOf = async (body: unknown) =>
      Object.keys((await patch(body)).json.meta.errors).sort();
    expect(await fieldsOf({})).toEqual(["force"]);
    const wrong = { force: "maybe", events_time: "9", events_duration: -1, events_capacity: 0 };
    expect(await fieldsOf(wrong)).toEqual(Object.keys(wrong).sort());
    expect((await patch({ force: false, events_master_id: 9999 })).status).toBe(404);
  });
});

describe("a member who left", () => {
  it("gets no more events, but hands over those they have", async () => {
    const fire = (fired: 0 | 1) => api.call("PUT", "/staff/4564/3001", as("manager", { fired }));
    expect((await fire(1)).status).toBe(200);
    const end = (date_end: string) => api.call("PATCH", base, as("manager", { date_end }));
    expect((await end("2027-04-30")).status).toBe(403);
    expect((await end("2027-03-15")).status).toBe(200);
    expect((await patch({ force: false, events_time: "10:00:00" })).status).toBe(403);
    expect((await patch({ force: false, events_master_id: 3004 })).status).toBe(200);
    expect(await events()).toMatchObject([
      { event_status: "stable", entity_master: { id: 3004 } },
      { event_status: "stable", entity_master: { id: 3004 } },
    ]);
    expect((await fire(0)).status).toBe(200);
  });
});

describe("DELETE …/days/{day}", () => {
  it("deletes the series with its events", async () => {
    const ids = (await events()).map((row) => row["event_entity_id"]);
    const gone = await api.call("DELETE", `${base}/days/${dayId}`, as("manager"));
    expect([gone.status, gone.text]).toEqual([204, ""]);
    expect((await list()).status).toBe(404);
    const answers = await Promise.all(
      ids.map((id) => api.call("GET", `/activity/4564/${String(id)}`)),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect((await add(aDay())).status).toBe(201);
  });
});

describe("calls about series", () => {
  it("check tokens, location, right, schedule and series, then the body", async () => {
    await patch({ force: true, events_master_id: 3004 });
    const calls = [
      ["POST", "days"],
      ["PATCH", `days/${dayId}`],
      ["DELETE", `days/${dayId}`],
      ["GET", `days/${dayId}/events`],
    ] as const;
    const id = base.split("/").at(-1) ?? "";
    for (const [method, rest] of calls) {
      const body = method === "GET" ? undefined : {};
      const at = (path: string, person?: RawCall["as"]) =>
        api.call(method, `/company/${path}/${rest}`, as(person, body));
      const answers = await Promise.all([
        at(`4564/schedules/${id}`),
        at(`9999/schedules/${id}`, "manager"),
        at(`4566/schedules/${id}`, "manager"),
        at(`4565/schedules/${id}`, "manager"),
        at(`4564/schedules/999`, "manager"),
        at(`4564/schedules/${id}`, "anna"),
      ]);
      expect([method, ...answers.map(({ status }) => status)]).toEqual([
        method,
        401,
        404,
        403,
        404,
        404,
        403,
      ]);
    }
    const unknown = `${base}/days/999`;
    expect((await api.call("PATCH", unknown, as("manager", {}))).status).toBe(404);
    expect((await api.call("DELETE", unknown, as("manager"))).status).toBe(404);
    expect((await api.call("GET", `${unknown}/events`, as("manager"))).status).toBe(404);
  });
});
