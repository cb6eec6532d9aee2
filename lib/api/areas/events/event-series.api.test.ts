import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { envelopeOf } from "@/lib/api/wire/envelope";
import { eventScheduleSchema } from "./event-series-answers.contract";
import { NORD } from "@/test-support/builders";
import { openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, RawAnswer, RawCall, Row } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const SCHEDULES = "/company/4564/schedules";

const as = (person: RawCall["as"], body?: unknown): RawCall => ({ as: person, body });
const post = (body: unknown, person: RawCall["as"] = "manager", path = SCHEDULES) =>
  api.call("POST", path, as(person, body));
const patch = (id: unknown, body: unknown, person: RawCall["as"] = "manager") =>
  api.call("PATCH", `${SCHEDULES}/${String(id)}`, as(person, body));
const remove = (id: unknown, person: RawCall["as"] = "manager") =>
  api.call("DELETE", `${SCHEDULES}/${String(id)}`, as(person));
const search = (entity: unknown, query = "", person: RawCall["as"] = "manager") =>
  api.call("GET", `${SCHEDULES}/search/activity/${String(entity)}${query}`, as(person));

/** An event of 3001, whose hours do not matter. */
async function anEvent(overrides: Row = {}): Promise<number> {
  const body = {
    date: "2027-03-01 09:00",
    service_id: 509,
    staff_id: 3001,
    length: 3600,
    capacity: 3,
    force: true,
    ...overrides,
  };
  const answer = await api.call("POST", "/activity/4564", as("manager", body));
  expect(answer.status).toBe(200);
  return Number(rowOf(answer)["id"]);
}

const aDay = (overrides: Row = {}) => ({
  day_of_week: "mon",
  events_master_id: 3001,
  events_time: "09:00:00",
  events_duration: 3600,
  events_capacity: 8,
  ...overrides,
});

const aSchedule = (entity: number, overrides: Row = {}) => ({
  original_entity_type: "activity",
  original_entity_id: entity,
  date_end: "2027-04-05",
  add_clients_from_original_entity: false,
  days: [aDay()],
  ...overrides,
});

const daysOf = (schedule: RawAnswer) => rowOf(schedule)["days"] as Row[]; // a wrong guess fails the test

/** The events of the first series of a schedule. */
async function eventsOf(entity: number, index = 0): Promise<Row[]> {
  const schedule = await search(entity, "?include[]=days");
  const path = `${SCHEDULES}/${String(rowOf(schedule)["id"])}/days/`;
  const day = String(daysOf(schedule)[index]?.["id"]);
  return rowsOf(await api.call("GET", `${path}${day}/events`, as("manager")));
}

const eventsOn = async (from: string, till: string, member = 3001) =>
  rowsOf(
    await api.call("GET", `/activity/4564/search?from=${from}&till=${till}&staff_ids[]=${member}`),
  );

describe("POST /company/{location}/schedules", () => {
  it("makes real events on each date after the original one, over the change of clocks", async () => {
    const entity = await anEvent();
    const answer = await post(aSchedule(entity), "manager", `${SCHEDULES}?include[]=days`);
    expect(answer.status).toBe(201);
    envelopeOf(eventScheduleSchema).parse(answer.json);
    expect(answer.json.meta).toEqual({});
    const { id } = rowOf(answer);
    expect(rowOf(answer)).toEqual({
      id,
      created_at: "2026-11-25T09:00:00+01:00",
      updated_at: "2026-11-25T09:00:00+01:00",
      deleted_at: null,
      original_entity_type: "activity",
      original_entity_id: entity,
      date_start: "2027-03-01",
      date_end: "2027-04-05",
      days: [
        {
          id: daysOf(answer)[0]?.["id"],
          created_at: "2026-11-25T09:00:00+01:00",
          updated_at: "2026-11-25T09:00:00+01:00",
          deleted_at: null,
          timetable_event_schedule_id: id,
          day_of_week: "mon",
          events_time: "09:00:00",
          events_duration: 3600,
          event_technical_break_duration: 0,
        },
      ],
    });
    const made = await eventsOn("2027-03-02", "2027-04-30");
    expect(made.map((row) => [row["date"], row["capacity"], row["service_id"]])).toEqual(
      ["2027-03-08", "2027-03-15", "2027-03-22", "2027-03-29", "2027-04-05"].map((date) => [
        `${date} 09:00:00`,
        8,
        509,
      ]),
    );
    const gap = Number(made[3]?.["timestamp"]) - Number(made[2]?.["timestamp"]);
    expect(gap).toBe(7 * 86_400 - 3600);
    expect((await eventsOf(entity)).map((row) => row["event_datetime"])).toEqual([
      "2027-03-08T09:00:00+01:00",
      "2027-03-15T09:00:00+01:00",
      "2027-03-22T09:00:00+01:00",
      "2027-03-29T09:00:00+02:00",
      "2027-04-05T09:00:00+02:00",
    ]);
    await remove(id);
  });

  it("marks the dates whose member or resource is taken as failed, and goes on", async () => {
    const entity = await anEvent();
    const busy = await anEvent({ date: "2027-03-08 09:30" });
    const held = await anEvent({
      date: "2027-03-15 08:30",
      staff_id: 3004,
      resource_instance_ids: [3127],
    });
    const days = [aDay({ resource_instances_ids: [3127] })];
    const answer = await post(aSchedule(entity, { days, date_end: "2027-03-22" }));
    expect(answer.status).toBe(201);
    const events = await eventsOf(entity);
    expect(events.map((row) => row["event_status"])).toEqual([
      "entity_failed",
      "entity_failed",
      "stable",
    ]);
    expect(events.map((row) => row["event_entity_id"] === null)).toEqual([true, true, false]);
    expect(events[2]).toMatchObject({
      entity_resource_instances: [{ id: 3127, title: "Basin 1", resource_id: 62 }],
    });
    await remove(rowOf(answer)["id"]);
    await Promise.all(
      [busy, held].map((id) => api.call("DELETE", `/activity/4564/${id}`, as("manager"))),
    );
  });

  it("books those of the original event into each of the new ones when it is told to", async () => {
    const entity = await anEvent();
    const seat = { activity_id: entity, client: { name: "Regular" } };
    expect((await api.call("POST", "/records/4564", as("manager", seat))).status).toBe(201);
    const small = { add_clients_from_original_entity: true, days: [aDay({ events_capacity: 1 })] };
    const answer = await post(aSchedule(entity, { ...small, date_end: "2027-03-15" }));
    expect(answer.status).toBe(201);
    const made = await eventsOn("2027-03-02", "2027-04-30");
    expect(made.map((row) => row["records_count"])).toEqual([1, 1]);
    await remove(rowOf(answer)["id"]);
  });

  it("names what is missing or wrong", async () => {
    const entity = await anEvent();
    const fieldsOf = async (body: unknown) => {
      const answer = await post(body);
      expect(answer.status).toBe(422);
      return Object.keys(answer.json.meta.errors).sort();
    };
    expect(await fieldsOf({})).toEqual([
      "date_end",
      "days",
      "original_entity_id",
      "original_entity_type",
    ]);
    const fields = "events_capacity events_duration events_master_id events_time".split(" ");
    expect(await fieldsOf(aSchedule(entity, { days: [{}] }))).toEqual(
      ["day_of_week", ...fields].map((field) => `days.0.${field}`),
    );
    const wrong = aDay({ day_of_week: "someday", events_time: "25:00:00", events_duration: 0 });
    expect(await fieldsOf(aSchedule(entity, { days: [wrong] }))).toEqual([
      "days.0.day_of_week",
      "days.0.events_duration",
      "days.0.events_time",
    ]);
    expect(await fieldsOf(aSchedule(entity, { days: [] }))).toEqual(["days"]);
    expect(await fieldsOf(aSchedule(entity, { days: [aDay(), aDay()] }))).toEqual(["days"]);
    expect(await fieldsOf(aSchedule(entity, { original_entity_type: "record" }))).toEqual([
      "original_entity_type",
    ]);
    expect(await fieldsOf(aSchedule(entity, { date_end: "2027-02-28" }))).toEqual(["date_end"]);
    expect(await fieldsOf(aSchedule(entity, { date_end: "2035-01-01" }))).toEqual(["date_end"]);
  });

  it("repeats an event once, and only what is of the location", async () => {
    const entity = await anEvent();
    const first = await post(aSchedule(entity, { date_end: "2027-03-08" }));
    expect(first.status).toBe(201);
    const again = await post(aSchedule(entity));
    expect([again.status, Object.keys(again.json.meta.errors)]).toEqual([
      422,
      ["original_entity_id"],
    ]);
    await remove(rowOf(first)["id"]);
    const of = (day: Row) => post(aSchedule(entity, { days: [aDay(day)] }));
    expect((await of({ events_master_id: 9999 })).status).toBe(404);
    expect((await of({ resource_instances_ids: [9999] })).status).toBe(404);
    expect((await of({ labels_ids: [9999] })).status).toBe(404);
    expect((await post(aSchedule(9999))).status).toBe(404);
  });
});

describe("GET /company/{location}/schedules/search", () => {
  it("finds it by the original and by a made event, and shows what is asked for", async () => {
    const label = { title: "Course", color: "#112233", icon: "", entity: 3 } as const;
    const { id: tagId } = await api.store.tags.add(NORD, label);
    const entity = await anEvent();
    const days = [aDay({ labels_ids: [tagId], resource_instances_ids: [3127] })];
    const { id } = rowOf(await post(aSchedule(entity, { days })));
    const plain = await search(entity);
    envelopeOf(eventScheduleSchema).parse(plain.json);
    expect(rowOf(plain)["id"]).toBe(id);
    expect(plain.json.meta).toEqual([]);
    expect(rowOf(plain)).not.toHaveProperty("days");
    const names = ["master", "labels", "resource_instances"];
    const query = names.map((name) => `include[]=days.events_${name}`).join("&");
    const full = await search(entity, `?include[]=days&${query}`);
    envelopeOf(eventScheduleSchema).parse(full.json);
    expect(daysOf(full)).toMatchObject([
      {
        events_master: { id: 3001 },
        events_labels: [{ id: tagId, title: "Course", color: "#112233" }],
        events_resource_instances: [{ id: 3127, title: "Basin 1", resource_id: 62 }],
      },
    ]);
    const made = (await eventsOf(entity))[0]?.["event_entity_id"];
    expect(rowOf(await search(made))["id"]).toBe(id);
    const renamed = await api.call(
      "GET",
      `/locations/4564/schedules/search/activity/${entity}`,
      as("manager"),
    );
    expect(renamed.text).toBe(plain.text);
    await remove(id);
  });

  it("answers 404 for none, 422 for appointments, and keeps to rights and restrictions", async () => {
    expect((await search(801)).status).toBe(404);
    expect((await search("nonsense")).status).toBe(404);
    const path = `${SCHEDULES}/search/record/1`;
    const record = await api.call("GET", path, as("manager"));
    expect([record.status, Object.keys(record.json.meta.errors)]).toEqual([422, ["entity_type"]]);
    const others = await api.call("GET", `${SCHEDULES}/search/client/1`, as("manager"));
    expect(others.status).toBe(422);
    expect((await api.call("GET", path)).status).toBe(401);
    for (const [location, status] of [
      [9999, 404],
      [4566, 403],
    ] as const) {
      const elsewhere = `/company/${location}/schedules/search/activity/1`;
      expect((await api.call("GET", elsewhere, as("manager"))).status).toBe(status);
    }
    const entity = await anEvent();
    const days = [aDay({ events_master_id: 3004 })];
    const { id } = rowOf(await post(aSchedule(entity, { days })));
    expect((await search(entity, "", "anna")).status).toBe(403);
    expect((await search(entity, "", "reception")).status).toBe(200);
    const foreign = `/company/4565/schedules/search/activity/${entity}`;
    expect((await api.call("GET", foreign, as("manager"))).status).toBe(404);
    await remove(id);
  });
});

describe("PATCH and DELETE /company/{location}/schedules/{schedule}", () => {
  it("makes more events for a later end and deletes those after an earlier one", async () => {
    const entity = await anEvent();
    const { id } = rowOf(await post(aSchedule(entity, { date_end: "2027-03-15" })));
    const datesOf = async () =>
      (await eventsOn("2027-03-02", "2027-04-30")).map((row) => row["date"]);
    const later = await patch(id, { date_end: "2027-03-22" });
    expect([later.status, rowOf(later)["date_end"]]).toEqual([200, "2027-03-22"]);
    envelopeOf(eventScheduleSchema).parse(later.json);
    expect(await datesOf()).toEqual(
      ["2027-03-08", "2027-03-15", "2027-03-22"].map((date) => `${date} 09:00:00`),
    );
    expect((await patch(id, { date_end: "2027-03-10" })).status).toBe(200);
    expect(await datesOf()).toEqual(["2027-03-08 09:00:00"]);
    expect((await eventsOf(entity)).length).toBe(1);
    const wrong = await patch(id, { date_end: "2027-02-01" });
    expect([wrong.status, Object.keys(wrong.json.meta.errors)]).toEqual([422, ["date_end"]]);
    expect((await patch(id, {})).status).toBe(422);
    const gone = await remove(id);
    expect([gone.status, gone.text]).toEqual([204, ""]);
    expect(await datesOf()).toEqual([]);
    expect((await search(entity)).status).toBe(404);
    expect((await remove(id)).status).toBe(404);
  });

  it("do not bring back an event that was deleted by hand", async () => {
    const entity = await anEvent();
    const { id } = rowOf(await post(aSchedule(entity, { date_end: "2027-03-15" })));
    const [first] = await eventsOf(entity);
    const path = `/activity/4564/${String(first?.["event_entity_id"])}`;
    expect((await api.call("DELETE", path, as("manager"))).status).toBe(202);
    await patch(id, { date_end: "2027-03-22" });
    expect((await eventsOf(entity)).map((row) => row["event_status"])).toEqual([
      "entity_deleted",
      "stable",
      "stable",
    ]);
    await remove(id);
  });

  it("check tokens, location, right, schedule, then the body", async () => {
    const entity = await anEvent();
    const days = [aDay({ events_master_id: 3004 })];
    const { id } = rowOf(await post(aSchedule(entity, { days })));
    for (const method of ["PATCH", "DELETE"]) {
      const at = (path: string, person?: RawCall["as"]) => api.call(method, path, as(person, {}));
      const answers = await Promise.all([
        at(`${SCHEDULES}/${String(id)}`),
        at(`/company/9999/schedules/${String(id)}`, "manager"),
        at(`/company/4566/schedules/${String(id)}`, "manager"),
        at(`/company/4565/schedules/${String(id)}`, "manager"),
        at(`${SCHEDULES}/999`, "manager"),
        at(`${SCHEDULES}/${String(id)}`, "anna"),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([401, 404, 403, 404, 404, 403]);
    }
    expect((await api.call("POST", SCHEDULES, { body: {} })).status).toBe(401);
    expect((await post({}, "manager", "/company/9999/schedules")).status).toBe(404);
    expect((await post({}, "manager", "/company/4566/schedules")).status).toBe(403);
    expect((await post(aSchedule(entity), "anna")).status).toBe(403);
    await remove(id);
  });
});
