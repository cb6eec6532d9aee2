import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientSeriesSchema } from "./series-attendee.contract";
import { envelopeOf } from "@/lib/api/wire/envelope";
import { NORD } from "@/test-support/builders";
import { openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, RawAnswer, RawCall, Row } from "@/test-support/api-fixture";

let api: ApiFixture;
let phones = 0;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const SCHEDULES = "/company/4564/schedules";
const DATES = ["2027-03-08", "2027-03-15", "2027-03-22"];

const call = (method: string, path: string, body?: unknown, person: RawCall["as"] = "manager") =>
  api.call(method, path, { as: person, body });
const idOf = (answer: RawAnswer) => Number(rowOf(answer)["id"]);

async function aClient(): Promise<number> {
  const phone = `4930555${1000 + (phones += 1)}`;
  return (await api.store.clients.add(NORD, { name: "Regular", phone, email: "" })).id;
}

async function anEvent(): Promise<number> {
  const event = { date: "2027-03-01 09:00", service_id: 509, staff_id: 3001, capacity: 3 };
  const answer = await call("POST", "/activity/4564", { ...event, length: 3600, force: true });
  expect(answer.status).toBe(200);
  return idOf(answer);
}

const aDay = (day_of_week: string, overrides: Row = {}) => ({
  day_of_week,
  events_master_id: 3001,
  events_time: "09:00:00",
  events_duration: 3600,
  events_capacity: 2,
  ...overrides,
});

type Schedule = { readonly id: number; readonly path: string; readonly days: readonly number[] };

/** Mondays (DATES) and, when asked for, Tuesdays after them. */
async function aSchedule(overrides: Row = {}): Promise<Schedule> {
  const answer = await call("POST", `${SCHEDULES}?include[]=days`, {
    original_entity_type: "activity",
    original_entity_id: await anEvent(),
    date_end: "2027-03-23",
    days: [aDay("mon"), aDay("tue")],
    ...overrides,
  });
  expect(answer.status).toBe(201);
  const days = (rowOf(answer)["days"] as Row[]).map((day) => Number(day["id"])); // a wrong guess fails the test
  const id = idOf(answer);
  return { id, path: `${SCHEDULES}/${id}/client_schedules`, days };
}

const removeSchedule = ({ id }: Schedule) => call("DELETE", `${SCHEDULES}/${id}`);

/** The local starts of the client's seats that are not deleted. */
async function seatsOf(client: number): Promise<unknown[]> {
  const query = `start_date=2027-03-01&end_date=2027-05-01&client_id=${client}&count=300`;
  const rows = rowsOf(await call("GET", `/records/4564?${query}`));
  return rows.map((row) => String(row["date"]).slice(0, 10));
}

const eventsOn = async (from: string, till: string) =>
  rowsOf(await api.call("GET", `/activity/4564/search?from=${from}&till=${till}&staff_ids[]=3001`));

const daysOf = (answer: RawAnswer) => (rowOf(answer)["days"] as Row[]).map((day) => day["id"]); // as above

describe("POST /company/{location}/schedules/{schedule}/client_schedules", () => {
  it("books a seat in every event ahead of all series and answers the attachment", async () => {
    const schedule = await aSchedule();
    const client_id = await aClient();
    const answer = await call("POST", schedule.path, { client_id });
    expect([answer.status, answer.json.meta]).toEqual([201, {}]);
    envelopeOf(clientSeriesSchema).parse(answer.json);
    expect(rowOf(answer)).toMatchObject({
      loyalty_abonement_id: null,
      final_day: "2027-03-23 09:00:00",
      days: [
        { id: schedule.days[0], day_of_week: "mon", events_time: "09:00:00" },
        { id: schedule.days[1], day_of_week: "tue" },
      ],
    });
    expect(Object.keys(rowOf(answer)).sort()).toEqual([
      "days",
      "final_day",
      "id",
      "loyalty_abonement_id",
    ]);
    expect(await seatsOf(client_id)).toEqual([
      "2027-03-02",
      "2027-03-08",
      "2027-03-09",
      "2027-03-15",
      "2027-03-16",
      "2027-03-22",
      "2027-03-23",
    ]);
    const [event] = await eventsOn("2027-03-08", "2027-03-08");
    expect(event?.["records_count"]).toBe(1);
    const query = `start_date=2027-03-08&end_date=2027-03-08&client_id=${client_id}`;
    const [seat] = rowsOf(await call("GET", `/records/4564?${query}`));
    expect(seat).toMatchObject({
      activity_id: event?.["id"],
      staff_id: 3001,
      seance_length: 3600,
      attendance: 0,
      client: { id: client_id },
      services: [{ id: 509, amount: 1 }],
    });
    await removeSchedule(schedule);
    expect(await seatsOf(client_id)).toEqual([]);
  });

  it("keeps to the days that are told, and shows what is asked for, in both spellings", async () => {
    const schedule = await aSchedule();
    const [monday] = schedule.days;
    const body = { client_id: String(await aClient()), schedule_days_ids: [monday, monday] };
    const path = schedule.path.replace("/company/", "/locations/");
    const answer = await call("POST", `${path}?include[]=events_master&include[]=events`, body);
    envelopeOf(clientSeriesSchema).parse(answer.json);
    expect(rowOf(answer)).toMatchObject({
      final_day: "2027-03-22 09:00:00",
      days: [{ id: monday, events_master: { id: 3001 }, events: [{}, {}, {}] }],
    });
    expect(await seatsOf(Number(body.client_id))).toEqual(DATES);
    await removeSchedule(schedule);
  });

  it("passes over events without a free seat, and books nobody twice into one", async () => {
    const schedule = await aSchedule({ days: [aDay("mon", { events_capacity: 1 })] });
    const [full, own] = await eventsOn("2027-03-08", "2027-03-15");
    const client_id = await aClient();
    const seats = [
      { activity_id: full?.["id"], client: { name: "Somebody" } },
      { activity_id: own?.["id"], client: { id: client_id } },
    ];
    for (const seat of seats) {
      expect((await call("POST", "/records/4564", seat)).status).toBe(201);
    }
    const answer = await call("POST", schedule.path, { client_id });
    expect(answer.status).toBe(201);
    expect(await seatsOf(client_id)).toEqual(["2027-03-15", "2027-03-22"]);
    const counts = (await eventsOn("2027-03-08", "2027-03-22")).map((row) => row["records_count"]);
    expect(counts).toEqual([1, 1, 1]);
    await removeSchedule(schedule);
  });

  it("joins the visit that the client has on a day already", async () => {
    const schedule = await aSchedule();
    const client_id = await aClient();
    const cut = { staff_id: 3002, services: [], client: { id: client_id }, seance_length: 1800 };
    const made = await call("POST", "/records/4564", {
      ...cut,
      datetime: "2027-03-08T15:00:00",
      save_if_busy: true,
    });
    expect(made.status).toBe(201);
    await call("POST", schedule.path, { client_id });
    const query = `start_date=2027-03-08&end_date=2027-03-09&client_id=${client_id}`;
    const rows = rowsOf(await call("GET", `/records/4564?${query}`));
    const [first, second, third] = rows.map((row) => row["visit_id"]);
    expect([first, third === first]).toEqual([second, false]);
    await removeSchedule(schedule);
  });

  it("attaches a client once: again it adds the days", async () => {
    const schedule = await aSchedule();
    const [monday, tuesday] = schedule.days;
    const client_id = await aClient();
    const first = await call("POST", schedule.path, { client_id, schedule_days_ids: [monday] });
    const again = await call("POST", schedule.path, { client_id, schedule_days_ids: [tuesday] });
    expect([again.status, idOf(again)]).toEqual([201, idOf(first)]);
    expect(daysOf(again)).toEqual([monday, tuesday]);
    expect(await seatsOf(client_id)).toHaveLength(7);
    await removeSchedule(schedule);
  });

  it("names what is wrong, and finds only what is of the schedule and the location", async () => {
    const schedule = await aSchedule();
    const other = await aSchedule({ days: [aDay("wed")] });
    const client_id = await aClient();
    const fieldsOf = async (body: unknown) => {
      const answer = await call("POST", schedule.path, body);
      expect(answer.status).toBe(422);
      return Object.keys(answer.json.meta.errors);
    };
    expect(await fieldsOf({})).toEqual(["client_id"]);
    expect(await fieldsOf({ client_id, schedule_days_ids: [] })).toEqual(["schedule_days_ids"]);
    const eight = { client_id, schedule_days_ids: [1, 2, 3, 4, 5, 6, 7, 8] };
    expect(await fieldsOf(eight)).toEqual(["schedule_days_ids"]);
    expect(await fieldsOf({ client_id, schedule_days_ids: ["x"] })).toEqual([
      "schedule_days_ids.0",
    ]);
    const statusOf = async (body: unknown) => (await call("POST", schedule.path, body)).status;
    expect(await statusOf({ client_id: 999_999 })).toBe(404);
    expect(await statusOf({ client_id: 9301 })).toBe(404); // of 4566
    expect(await statusOf({ client_id, schedule_days_ids: other.days })).toBe(404);
    expect(await seatsOf(client_id)).toEqual([]);
    await removeSchedule(schedule);
    await removeSchedule(other);
  });
});

describe("PATCH and DELETE …/client_schedules/{client_schedule}", () => {
  it("attach and detach days with their seats, and take all away in the end", async () => {
    const schedule = await aSchedule();
    const [monday, tuesday] = schedule.days;
    const client_id = await aClient();
    const id = idOf(await call("POST", schedule.path, { client_id, schedule_days_ids: [monday] }));
    const path = `${schedule.path}/${id}`;
    const changed = await call("PATCH", path, { schedule_days_ids: [tuesday] });
    expect([changed.status, changed.json.meta]).toEqual([200, {}]);
    envelopeOf(clientSeriesSchema).parse(changed.json);
    expect([idOf(changed), daysOf(changed)]).toEqual([id, [tuesday]]);
    expect(await seatsOf(client_id)).toEqual([
      "2027-03-02",
      "2027-03-09",
      "2027-03-16",
      "2027-03-23",
    ]);
    const gone = await call("DELETE", path);
    expect([gone.status, gone.text]).toEqual([204, ""]);
    expect(await seatsOf(client_id)).toEqual([]);
    expect((await call("DELETE", path)).status).toBe(404);
    expect((await call("PATCH", path, {})).status).toBe(404);
    await removeSchedule(schedule);
  });

  it("leave a seat that was given back by hand on a day that stays", async () => {
    const schedule = await aSchedule();
    const client_id = await aClient();
    const id = idOf(await call("POST", schedule.path, { client_id }));
    const query = `start_date=2027-03-08&end_date=2027-03-08&client_id=${client_id}`;
    const [seat] = rowsOf(await call("GET", `/records/4564?${query}`));
    expect((await call("DELETE", `/record/4564/${String(seat?.["id"])}`)).status).toBe(204);
    const body = { schedule_days_ids: [schedule.days[0]] };
    expect((await call("PATCH", `${schedule.path}/${id}`, body)).status).toBe(200);
    expect(await seatsOf(client_id)).toEqual(DATES.slice(1));
    await removeSchedule(schedule);
  });

  it("answer 404 for what is not of the path, and 422 for a wrong body", async () => {
    const [schedule, other] = [await aSchedule(), await aSchedule({ days: [aDay("wed")] })];
    const id = idOf(await call("POST", schedule.path, { client_id: await aClient() }));
    expect((await call("PATCH", `${other.path}/${id}`, {})).status).toBe(404);
    expect((await call("DELETE", `${other.path}/${id}`)).status).toBe(404);
    const path = `${schedule.path}/${id}`;
    const wrong = await call("PATCH", path, {});
    expect([wrong.status, Object.keys(wrong.json.meta.errors)]).toEqual([
      422,
      ["schedule_days_ids"],
    ]);
    expect((await call("PATCH", path, { schedule_days_ids: other.days })).status).toBe(404);
    await removeSchedule(schedule);
    expect((await call("DELETE", path)).status).toBe(404);
    await removeSchedule(other);
  });

  it("check tokens, location, right, schedule, then the body", async () => {
    const schedule = await aSchedule({ days: [aDay("mon", { events_master_id: 3004 })] });
    const id = idOf(await call("POST", schedule.path, { client_id: await aClient() }));
    const operations = [
      ["POST", "client_schedules"],
      ["PATCH", `client_schedules/${id}`],
      ["DELETE", `client_schedules/${id}`],
    ] as const;
    for (const [method, rest] of operations) {
      const at = (location: number, of: number, person?: RawCall["as"]) =>
        api.call(method, `/company/${location}/schedules/${of}/${rest}`, { as: person, body: {} });
      const answers = await Promise.all([
        at(4564, schedule.id),
        at(9999, schedule.id, "manager"),
        at(4566, schedule.id, "manager"),
        at(4565, schedule.id, "manager"),
        at(4564, 999, "manager"),
        at(4564, schedule.id, "anna"),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([401, 404, 403, 404, 404, 403]);
    }
    expect((await call("DELETE", `${schedule.path}/${id}`, {}, "reception")).status).toBe(204);
    await removeSchedule(schedule);
  });
});

describe("events that a schedule makes and deletes later", () => {
  it("take the seats of those who come to all its series along", async () => {
    const schedule = await aSchedule({ days: [aDay("mon")], date_end: "2027-03-15" });
    const [all, mondays] = [await aClient(), await aClient()];
    await call("POST", schedule.path, { client_id: all });
    const body = { client_id: mondays, schedule_days_ids: schedule.days };
    await call("POST", schedule.path, body);
    const path = `${SCHEDULES}/${schedule.id}`;
    expect((await call("PATCH", path, { date_end: "2027-03-22" })).status).toBe(200);
    expect([await seatsOf(all), await seatsOf(mondays)]).toEqual([DATES, DATES]);
    const day = await call("POST", `${path}/days`, aDay("thu", { events_capacity: 1 }));
    expect(day.status).toBe(201);
    expect(await seatsOf(all)).toEqual([
      "2027-03-04",
      "2027-03-08",
      "2027-03-11",
      "2027-03-15",
      "2027-03-18",
      "2027-03-22",
    ]);
    expect(await seatsOf(mondays)).toEqual(DATES);
    expect((await call("DELETE", `${path}/days/${idOf(day)}`)).status).toBe(204);
    expect((await call("PATCH", path, { date_end: "2027-03-10" })).status).toBe(200);
    expect([await seatsOf(all), await seatsOf(mondays)]).toEqual([["2027-03-08"], ["2027-03-08"]]);
    await removeSchedule(schedule);
  });

  it("have those of the original event, when the schedule was told to add them", async () => {
    const original_entity_id = await anEvent();
    const client_id = await aClient();
    const seat = { activity_id: original_entity_id, client: { id: client_id } };
    expect((await call("POST", "/records/4564", seat)).status).toBe(201);
    const schedule = await aSchedule({
      original_entity_id,
      add_clients_from_original_entity: true,
      days: [aDay("mon")],
      date_end: "2027-03-15",
    });
    const own = "2027-03-01";
    expect(await seatsOf(client_id)).toEqual([own, ...DATES.slice(0, 2)]);
    await call("PATCH", `${SCHEDULES}/${schedule.id}`, { date_end: "2027-03-22" });
    expect(await seatsOf(client_id)).toEqual([own, ...DATES]);
    const known = idOf(await call("POST", schedule.path, { client_id }));
    expect(await seatsOf(client_id)).toEqual([own, ...DATES]);
    expect((await call("DELETE", `${schedule.path}/${known}`)).status).toBe(204);
    expect(await seatsOf(client_id)).toEqual([own]);
    await removeSchedule(schedule);
  });
});
