import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { envelopeOf } from "@/lib/api/wire/envelope";
import { copiesSchema, strategiesSchema, strategySchema } from "./event-duplicates.contract";
import { openApi, rowOf, rowsOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture, RawCall } from "@/test-support/api-fixture";

type Values = Readonly<Record<string, unknown>>;

let api: ApiFixture;
let eventId = 0;
beforeAll(async () => {
  api = await openApi();
  await work("2027-03-01", "2027-03-02", "2027-03-03", "2027-03-08", "2027-03-29");
  const created = await api.call("POST", "/activity/4564", {
    as: "manager",
    body: {
      date: "2027-03-01 09:00",
      service_id: 509,
      staff_id: 3001,
      length: 3600,
      capacity: 4,
      resource_instance_ids: [3127],
      force: false,
    },
  });
  eventId = Number(rowOf(created)["id"]);
  const seat = { activity_id: eventId, client: { name: "Guest" } };
  const booked = await api.call("POST", "/records/4564", { as: "manager", body: seat });
  expect(booked.status).toBe(201);
});
afterAll(() => api.close());

async function work(...dates: string[]) {
  const answers = await Promise.all(
    dates.map((date) =>
      api.call("PUT", `/schedule/4564/3001/${date}/${date}`, {
        as: "manager",
        body: [workingDay(date, ["8:00", "18:00"])],
      }),
    ),
  );
  expect(answers.every(({ status }) => status === 201)).toBe(true);
}

const copy = (body: Values, as: RawCall["as"] = "manager", id: unknown = eventId) =>
  api.call("POST", `/activity/4564/${String(id)}/duplicate`, { as, body });

const dropAll = (rows: readonly Values[]) =>
  Promise.all(
    rows.map((row) => api.call("DELETE", `/activity/4564/${String(row["id"])}`, { as: "manager" })),
  );

describe("POST /activity/{location}/{event}/duplicate", () => {
  it("copies to listed times, without the appointments, and says master for staff", async () => {
    const dates = ["2027-03-02T13:30:00", "2027-03-03 10:00"];
    const answer = await copy({ dates, content_type: 1, force: false });
    expect(answer.status).toBe(200);
    envelopeOf(copiesSchema).parse(answer.json);
    expect(answer.json.meta).toEqual({ count: 2 });
    expect(rowsOf(answer)).toMatchObject([
      {
        date: "2027-03-02 13:30:00",
        master_id: 3001,
        master: { id: 3001 },
        length: 3600,
        capacity: 4,
        records_count: 0,
        records: [],
        labels: [],
        resource_instances: [{ id: 3127 }],
      },
      { date: "2027-03-03 10:00:00" },
    ]);
    expect(rowsOf(answer)[0]).not.toHaveProperty("staff_id");
    await dropAll(rowsOf(answer));
  });

  it("copies the appointments too when they are wanted", async () => {
    const answer = await copy({ dates: ["2027-03-02T09:00:00"], content_type: 2 });
    expect(rowsOf(answer)).toMatchObject([
      { records_count: 1, records: [{ staff_id: 3001, activity_id: rowsOf(answer)[0]?.["id"] }] },
    ]);
    await dropAll(rowsOf(answer));
  });

  it("repeats by parameters and keeps the wall-clock time over the change of clocks", async () => {
    const answer = await copy({
      repeat_mode_id: 5,
      days: [1],
      interval: 0,
      from: "2027-03-08",
      till: "2027-03-29",
      content_type: 1,
      force: true,
    });
    expect(rowsOf(answer).map((row) => [row["date"], row["timestamp"]])).toEqual(
      [
        "2027-03-08T09:00:00+01",
        "2027-03-15T09:00:00+01",
        "2027-03-22T09:00:00+01",
        "2027-03-29T09:00:00+02",
      ].map((text) => [text.slice(0, 19).replace("T", " "), Date.parse(`${text}:00`) / 1000]),
    );
    await dropAll(rowsOf(answer));
  });

  it("repeats by a strategy, at another time of the day", async () => {
    const made = await api.call("POST", "/activity/4564/duplication_strategy", {
      as: "manager",
      body: { title: "With guests", repeat_mode_id: 1, content_type: 2 },
    });
    const answer = await copy({
      duplication_strategy_id: rowOf(made)["id"],
      from: "2027-03-02",
      count: 2,
      hours: 11,
      minutes: 30,
    });
    expect(rowsOf(answer)).toMatchObject([
      { date: "2027-03-02 11:30:00", records_count: 1 },
      { date: "2027-03-03 11:30:00", records_count: 1 },
    ]);
    await dropAll(rowsOf(answer));
    const unknown = { duplication_strategy_id: 1, from: "2027-03-02", count: 1 };
    expect((await copy(unknown)).status).toBe(404);
  });

  it("makes none when one time is taken, and names it; forced it makes all", async () => {
    const dates = ["2027-03-02T12:00:00", "2027-03-01T09:30:00"];
    const busy = await copy({ dates, content_type: 1, force: false });
    expect([busy.status, busy.json.meta]).toEqual([
      409,
      { message: "The team member is busy or not working: 2027-03-01 09:30", conflict: true },
    ]);
    const free = await copy({ dates: dates.slice(0, 1), content_type: 1 });
    expect(free.status).toBe(200);
    await dropAll(rowsOf(free));
    const off = { dates: ["2027-03-06T12:00:00"], content_type: 1 };
    expect((await copy(off)).status).toBe(409);
    const overlapping = ["2027-03-03T12:00:00", "2027-03-03T12:30:00"];
    expect((await copy({ dates: overlapping, content_type: 1 })).status).toBe(409);
    const forced = await copy({ dates, content_type: 1, force: true });
    expect([forced.status, rowsOf(forced).length]).toEqual([200, 2]);
    await dropAll(rowsOf(forced));
  });

  it("names what is missing, wrong or too much", async () => {
    const fieldsOf = async (body: Values) => {
      const answer = await copy(body);
      expect(answer.status).toBe(422);
      return Object.keys(answer.json.meta.errors).sort();
    };
    expect(await fieldsOf({})).toEqual(["content_type", "dates"]);
    expect(await fieldsOf({ dates: [], content_type: 1 })).toEqual(["dates"]);
    const many = Array.from({ length: 101 }, () => "2027-03-02T12:00:00");
    expect(await fieldsOf({ dates: many, content_type: 1 })).toEqual(["dates"]);
    expect(await fieldsOf({ repeat_mode_id: 1, content_type: 1 })).toEqual(["from", "till"]);
    const daily = { repeat_mode_id: 1, content_type: 1, from: "2027-03-02" };
    expect(await fieldsOf({ ...daily, till: "2027-12-01" })).toEqual(["till"]);
    expect(await fieldsOf({ ...daily, till: "2027-03-01" })).toEqual(["till"]);
    expect(await fieldsOf({ ...daily, repeat_mode_id: 8, count: 1 })).toEqual(["repeat_mode_id"]);
  });

  it("checks tokens, location, right, event, then the body", async () => {
    const at = (path: string, as?: RawCall["as"]) => api.call("POST", path, { as, body: {} });
    expect((await at(`/activity/4564/${eventId}/duplicate`)).status).toBe(401);
    expect((await at(`/activity/9999/${eventId}/duplicate`, "manager")).status).toBe(404);
    expect((await at(`/activity/4566/${eventId}/duplicate`, "manager")).status).toBe(403);
    expect((await at(`/activity/4565/${eventId}/duplicate`, "manager")).status).toBe(404);
    expect((await copy({}, "manager", 999)).status).toBe(404);
    expect((await copy({}, "anna")).status).toBe(403);
    expect((await at(`/locations/4564/events/${eventId}/duplicate`, "manager")).status).toBe(422);
  });
});

describe("duplication strategies", () => {
  const path = "/activity/4565/duplication_strategy";
  const save = (body: unknown, id = "", as: RawCall["as"] = "manager") =>
    api.call("POST", path + id, { as, body });

  it("are listed, made and changed", async () => {
    const none = await api.call("GET", path, { as: "manager" });
    expect([none.status, none.json.data]).toEqual([200, []]);
    const made = await save({ title: "Weekly", repeat_mode_id: 5, days: [1, 3], interval: 1 });
    expect(made.status).toBe(200);
    envelopeOf(strategySchema).parse(made.json);
    const { id } = rowOf(made);
    expect(rowOf(made)).toEqual({
      id,
      company_id: 4565,
      title: "Weekly",
      repeat_mode_id: 5,
      repeat_mode: { id: 5, title: "Weekly" },
      days: [1, 3],
      interval: 1,
      content_type: 1,
    });
    const changed = await save({ title: "Daily", repeat_mode_id: 1 }, `/${String(id)}`);
    expect(rowOf(changed)).toMatchObject({ id, title: "Daily", repeat_mode_id: 1, days: [] });
    const all = await api.call("GET", "/locations/4565/events/duplication_strategy", {
      as: "manager",
    });
    envelopeOf(strategiesSchema).parse(all.json);
    expect(rowsOf(all)).toEqual([rowOf(changed)]);
  });

  it("are deleted with 202, once, by those who may edit", async () => {
    const own = "/activity/4564/duplication_strategy";
    const body = { title: "Short-lived", repeat_mode_id: 1 };
    const made = await api.call("POST", own, { as: "manager", body });
    const { id } = rowOf(made);
    const remove = (of: string, as?: RawCall["as"]) =>
      api.call("DELETE", `${of}/${String(id)}`, { as });
    expect((await remove(own)).status).toBe(401);
    expect((await remove(own, "anna")).status).toBe(403);
    expect((await remove(path, "manager")).status).toBe(404);
    const gone = await remove("/locations/4564/events/duplication_strategy", "manager");
    expect([gone.status, gone.json]).toEqual([
      202,
      { success: true, meta: { message: "Accepted" } },
    ]);
    expect((await remove(own, "manager")).status).toBe(404);
    const left = rowsOf(await api.call("GET", own, { as: "manager" }));
    expect(left.map((each) => each["id"])).not.toContain(id);
  });

  it("check tokens, location, right, strategy, then the body", async () => {
    expect((await api.call("GET", path)).status).toBe(401);
    expect((await api.call("POST", path, { body: {} })).status).toBe(401);
    for (const [location, status] of [
      [9999, 404],
      [4566, 403],
    ] as const) {
      const other = `/activity/${location}/duplication_strategy`;
      const answers = await Promise.all([
        api.call("GET", other, { as: "manager" }),
        api.call("POST", other, { as: "manager", body: {} }),
        api.call("POST", `${other}/1`, { as: "manager", body: {} }),
      ]);
      expect(answers.map((answer) => answer.status)).toEqual([status, status, status]);
    }
    const made = await save({ title: "Mine", repeat_mode_id: 2 });
    const id = String(rowOf(made)["id"]);
    const foreign = `/activity/4564/duplication_strategy/${id}`;
    const unreachable = await api.call("POST", foreign, { as: "manager", body: {} });
    expect(unreachable.status).toBe(404);
    expect((await save({}, "/999")).status).toBe(404);
    const anna = "/activity/4564/duplication_strategy";
    expect((await api.call("POST", anna, { as: "anna", body: {} })).status).toBe(403);
    const wrong = await save({ title: " ", repeat_mode_id: 0 }, `/${id}`);
    expect([wrong.status, Object.keys(wrong.json.meta.errors)]).toEqual([
      422,
      ["title", "repeat_mode_id"],
    ]);
  });
});
