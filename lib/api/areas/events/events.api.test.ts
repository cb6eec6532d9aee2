import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { envelopeOf } from "@/lib/api/wire/envelope";
import { eventSchema } from "./events.contract";
import { openApi, rowOf, rowsOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture, RawCall } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
  await Promise.all([3001, 3004].map((id) => work(id, "2027-03-01", ["9:00", "18:00"])));
});
afterAll(() => api.close());

const get = (path: string, options: RawCall = { as: "manager" }) => api.call("GET", path, options);
const post = (body: unknown, as: RawCall["as"] = "manager", path = "/activity/4564") =>
  api.call("POST", path, { as, body });
const put = (id: unknown, body: unknown, as: RawCall["as"] = "manager") =>
  api.call("PUT", `/activity/4564/${String(id)}`, { as, body });
const remove = (id: unknown, as: RawCall["as"] = "manager") =>
  api.call("DELETE", `/activity/4564/${String(id)}`, { as });

async function work(memberId: number, date: string, ...slots: (readonly [string, string])[]) {
  const path = `/schedule/4564/${memberId}/${date}/${date}`;
  const answer = await api.call("PUT", path, { as: "manager", body: [workingDay(date, ...slots)] });
  expect(answer.status).toBe(201);
}

function anEvent(overrides: Readonly<Record<string, unknown>> = {}) {
  return {
    date: "2027-03-01 09:00",
    service_id: 509,
    staff_id: 3001,
    length: 3600,
    capacity: 2,
    force: false,
    ...overrides,
  };
}

const seat = (activity_id: unknown, overrides: Readonly<Record<string, unknown>> = {}) =>
  api.call("POST", "/records/4564", {
    as: "manager",
    body: { activity_id, client: { name: "Guest" }, ...overrides },
  });

const busyAt = async (memberId: number, date: string) =>
  rowsOf(await get(`/timetable/seances/4564/${memberId}/${date}`))
    .filter((each) => each["is_free"] === false)
    .map((each) => each["time"]);

describe("GET /activity/{location}/{event}", () => {
  it("answers the whole object, the partner token is enough", async () => {
    const answer = await get("/activity/4564/801", {});
    expect(answer.status).toBe(200);
    envelopeOf(eventSchema).parse(answer.json);
    expect(answer.json.meta).toEqual([]);
    expect(rowOf(answer)).toMatchObject({
      id: 801,
      company_id: 4564,
      service_id: 509,
      staff_id: 3009,
      date: "2026-11-28 15:00:00",
      timestamp: Date.parse("2026-11-28T14:00:00Z") / 1000,
      length: 5400,
      capacity: 6,
      records_count: 2,
      is_deleted: false,
      service: { id: 509 },
      staff: { id: 3009, company_id: 4564 },
      resource_instances: [],
      labels: [],
    });
    expect((await get("/locations/4564/events/801", {})).text).toBe(answer.text);
  });

  it("knows no other location's and no unknown event, and keeps to restrictions", async () => {
    expect((await get("/activity/4564/999")).status).toBe(404);
    expect((await get("/activity/4564/nonsense")).status).toBe(404);
    expect((await get("/activity/4565/801")).status).toBe(404);
    expect((await get("/activity/9999/801")).status).toBe(404);
    expect((await get("/activity/4566/801")).status).toBe(403);
    expect((await get("/activity/4564/801", { as: "anna" })).status).toBe(403);
    const bad = { headers: { authorization: "Bearer wrong" } };
    expect((await get("/activity/4564/801", bad)).status).toBe(401);
  });
});

describe("POST /activity/{location}", () => {
  it("creates an event with 200, which takes the member's time at once", async () => {
    const answer = await post(anEvent({ resource_instance_ids: ["3127"] }));
    expect(answer.status).toBe(200);
    envelopeOf(eventSchema).parse(answer.json);
    expect(rowOf(answer)).toMatchObject({
      date: "2027-03-01 09:00:00",
      records_count: 0,
      resource_instances: [{ id: 3127, title: "Basin 1", resource_id: 62 }],
    });
    expect(Number(rowOf(answer)["id"])).toBeGreaterThan(100_000);
    expect((await busyAt(3001, "2027-03-01")).length).toBe(12);
  });

  it("answers 409 with conflict for a busy member, resource or free time, unless forced", async () => {
    const busy = await post(anEvent({ date: "2027-03-01T09:30:00+01:00" }));
    expect([busy.status, busy.json.meta]).toEqual([
      409,
      { message: "The team member is busy or not working: 2027-03-01 09:30", conflict: true },
    ]);
    const held = { staff_id: 3004, resource_instance_ids: [3127] };
    const resource = await post(anEvent(held));
    expect([resource.status, resource.json.meta.conflict]).toEqual([409, true]);
    expect((await post(anEvent({ date: "2027-03-01 17:30" }))).status).toBe(409);
    const touching = { ...held, date: "2027-03-01 10:00" };
    const free = await post(anEvent(touching));
    expect(free.status).toBe(200);
    const forced = await post(anEvent({ ...touching, force: true }));
    expect(forced.status).toBe(200);
    await remove(rowOf(free)["id"]);
    await remove(rowOf(forced)["id"]);
  });

  it("lets only one of two at the same time through", async () => {
    await work(3001, "2027-03-02", ["9:00", "12:00"]);
    const both = [0, 1].map(() => post(anEvent({ date: "2027-03-02 09:00" })));
    const statuses = (await Promise.all(both)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409]);
  });

  it("takes the length of the service where none is told", async () => {
    const created = await post(anEvent({ length: undefined, date: "2027-03-01 14:00" }));
    expect([created.status, rowOf(created)["length"]]).toEqual([200, 5400]);
    await remove(rowOf(created)["id"]);
  });

  it("names what is missing or wrong", async () => {
    const empty = await post({});
    expect([empty.status, Object.keys(empty.json.meta.errors).sort()]).toEqual([
      422,
      ["capacity", "date", "force", "service_id", "staff_id"],
    ]);
    const wrong = anEvent({ date: "2027-02-30 09:00", capacity: 0, length: -5, force: "maybe" });
    expect((await post(wrong)).status).toBe(422);
    const broken = await api.call("POST", "/activity/4564", { as: "manager", text: "{" });
    expect(broken.status).toBe(400);
  });

  it("checks tokens, location, right, then children", async () => {
    const none = await api.call("POST", "/activity/4564", { body: {} });
    expect(none.status).toBe(401);
    expect((await post({}, "manager", "/activity/9999")).status).toBe(404);
    expect((await post({}, "manager", "/activity/4566")).status).toBe(403);
    expect((await post({}, "anna")).status).toBe(403);
    expect((await post({}, "reception")).status).toBe(422);
    expect((await post(anEvent({ staff_id: 3101 }))).status).toBe(404);
    expect((await post(anEvent({ service_id: 601 }))).status).toBe(404);
    expect((await post(anEvent({ resource_instance_ids: [99] }))).status).toBe(404);
    expect((await post(anEvent({ staff_id: 3011, force: true }))).status).toBe(403);
  });
});

describe("PUT and DELETE /activity/{location}/{event}", () => {
  it("moves an event with its seats and keeps its capacity", async () => {
    await work(3001, "2027-04-01", ["9:00", "18:00"]);
    await work(3004, "2027-04-02", ["9:00", "18:00"]);
    const { id } = rowOf(await post(anEvent({ date: "2027-04-01 09:00" })));
    const record = rowOf(await seat(id));
    expect((await seat(id)).status).toBe(201);
    expect((await seat(id)).status).toBe(409);
    const same = await put(id, anEvent({ date: "2027-04-01 09:15" }));
    expect(same.status).toBe(200); // it does not stand in its own way
    const moved = await put(id, anEvent({ date: "2027-04-02 11:00", staff_id: 3004, capacity: 3 }));
    expect(rowOf(moved)).toMatchObject({ staff_id: 3004, capacity: 3, records_count: 2 });
    expect(await busyAt(3001, "2027-04-01")).toEqual([]);
    expect((await busyAt(3004, "2027-04-02"))[0]).toBe("11:00");
    const listed = rowsOf(await get("/records/4564?start_date=2027-04-02&end_date=2027-04-02"));
    expect(listed.find((each) => each["id"] === record["id"])).toMatchObject({
      staff_id: 3004,
      date: "2027-04-02 11:00:00",
      activity_id: id,
    });
    expect((await seat(id)).status).toBe(201);
    const small = await put(id, anEvent({ date: "2027-04-02 11:00", staff_id: 3004, capacity: 2 }));
    expect([small.status, Object.keys(small.json.meta.errors)]).toEqual([422, ["capacity"]]);
  });

  it("deletes with 202 and cancels the seats; everything is free again", async () => {
    await work(3001, "2027-04-05", ["9:00", "18:00"]);
    const held = { date: "2027-04-05 09:00", resource_instance_ids: [3127] };
    const { id } = rowOf(await post(anEvent(held)));
    const record = rowOf(await seat(id));
    const answer = await remove(id, "reception");
    expect([answer.status, answer.json]).toEqual([
      202,
      { success: true, meta: { message: "Accepted" } },
    ]);
    expect((await get(`/activity/4564/${String(id)}`)).status).toBe(404);
    expect((await remove(id)).status).toBe(404);
    expect((await seat(id)).status).toBe(404);
    const list = "/records/4564?start_date=2027-04-05&end_date=2027-04-05";
    expect(rowsOf(await get(list))).toEqual([]);
    const deleted = rowsOf(await get(`${list}&with_deleted=1`));
    expect(deleted.map((each) => [each["id"], each["deleted"]])).toEqual([[record["id"], true]]);
    expect(await busyAt(3001, "2027-04-05")).toEqual([]);
    expect((await post(anEvent(held))).status).toBe(200);
  });

  it("checks right and event before the body, and writes nothing of others", async () => {
    const before = (await get("/activity/4564/801")).text;
    expect((await api.call("PUT", "/activity/4564/801", { body: {} })).status).toBe(401);
    expect((await api.call("DELETE", "/activity/4564/801")).status).toBe(401);
    expect((await put(801, {}, "anna")).status).toBe(403);
    expect((await remove(801, "anna")).status).toBe(403);
    expect((await put(999, {})).status).toBe(404);
    expect((await put(801, {})).status).toBe(422);
    const foreign = { as: "manager" as const, body: anEvent({ staff_id: 3101, force: true }) };
    expect((await api.call("PUT", "/activity/4565/801", foreign)).status).toBe(404);
    expect((await api.call("DELETE", "/activity/4565/801", foreign)).status).toBe(404);
    expect((await api.call("DELETE", "/activity/4566/801", foreign)).status).toBe(403);
    expect((await put(801, anEvent({ staff_id: 3101 }))).status).toBe(404);
    expect((await get("/activity/4564/801")).text).toBe(before);
  });
});

describe("the edit window", () => {
  it("closes older events to changes and deletion, not to reading; none is moved out of it", async () => {
    api.limit({ editDaysCount: 3 });
    const call = (method: string, path: string, body?: unknown) =>
      api.call(method, path, { as: "limited", body });
    const make = async (date: string) => {
      const body = anEvent({ date, force: true });
      const { id } = rowOf(await call("POST", "/activity/4564", body));
      return { path: `/activity/4564/${String(id)}`, body };
    };
    const old = await make("2026-11-21 23:45");
    const young = await make("2026-11-22 00:00");
    const statusesOf = async ({ path, body }: typeof old) =>
      [
        await call("GET", path),
        await call("PUT", path, {}),
        await call("PUT", path, body),
        await call("DELETE", path),
      ].map(({ status }) => status);
    expect(await statusesOf(old)).toEqual([200, 403, 403, 403]);
    expect((await call("PUT", young.path, old.body)).status).toBe(403);
    expect(await statusesOf(young)).toEqual([200, 422, 200, 202]);
  });
});
