import { sql } from "@/test-support/raw-sql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rowsOf as rowsIn } from "@/lib/data/connection";
import type { Database } from "@/lib/data/connection";
import { appointmentId } from "@/lib/domain/ids";
import { openApi, rowOf, rowsOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture, RawAnswer, Row } from "@/test-support/api-fixture";
import { NORD } from "@/test-support/builders";

let api: ApiFixture;
let db: Database;
beforeAll(async () => {
  api = await openApi({
    onConnected: (connection) => {
      db = connection.db;
    },
  });
});
afterAll(() => api.close());

const call = (method: string, path: string, body?: unknown) =>
  api.call(method, path, { as: "owner", body });
const idOf = (answer: RawAnswer) => Number(rowOf(answer)["id"]);
const correct = (zone: string) => call("PUT", "/company/4564", { timezone_name: zone });
const metaOf = (answer: RawAnswer) => answer.json.meta as unknown as Row; // it holds more than the envelope
const read = async (path: string) => {
  const { datetime } = rowOf(await call("GET", path));
  return typeof datetime === "string" ? datetime : "";
};

async function aRecord(datetime: string): Promise<number> {
  const body = { staff_id: 3001, services: [], client: {}, seance_length: 1800, datetime };
  const made = await call("POST", "/records/4564", { ...body, save_if_busy: true });
  expect(made.status).toBe(201);
  return idOf(made);
}

async function anEvent(date: string): Promise<number> {
  const body = { date, service_id: 509, staff_id: 3001, length: 3600, capacity: 3, force: true };
  const made = await call("POST", "/activity/4564", body);
  expect(made.status).toBe(200);
  return idOf(made);
}

/** Ahead of now, which is 9 in the morning of 25 November in Berlin. */
describe("a location whose zone is corrected", () => {
  const ids = { past: 0, today: 0, gone: 0, ahead: 0, deleted: 0, event: 0, seat: 0 };
  let answer: RawAnswer;

  beforeAll(async () => {
    const day = [workingDay("2027-02-10", ["10:00", "12:00"])];
    expect((await call("PUT", "/schedule/4564/3001", day)).status).toBe(201);
    ids.past = await aRecord("2026-11-24T10:00:00");
    ids.gone = await aRecord("2026-11-25T08:00:00");
    ids.today = await aRecord("2026-11-25T15:00:00");
    ids.ahead = await aRecord("2027-02-10T10:00:00");
    ids.deleted = await aRecord("2027-02-10T11:00:00");
    expect((await call("DELETE", `/record/4564/${ids.deleted}`)).status).toBe(204);
    ids.event = await anEvent("2027-02-10 11:00");
    const seat = await call("POST", "/records/4564", { activity_id: ids.event, client: {} });
    ids.seat = idOf(seat);
    answer = await correct("Asia/Kolkata");
  });

  it("keeps the time of day of all that starts today or later, deleted ones too", async () => {
    const at = (id: number) => read(`/record/4564/${id}`);
    expect(
      await Promise.all([ids.gone, ids.today, ids.ahead, ids.deleted, ids.seat].map(at)),
    ).toEqual([
      "2026-11-25T08:00:00+05:30",
      "2026-11-25T15:00:00+05:30",
      "2027-02-10T10:00:00+05:30",
      "2027-02-10T11:00:00+05:30",
      "2027-02-10T11:00:00+05:30",
    ]);
    const event = rowOf(await call("GET", `/activity/4564/${ids.event}`));
    expect(event["date"]).toBe("2027-02-10 11:00:00");
  });

  it("leaves what began before today at its instant", async () => {
    expect(await read(`/record/4564/${ids.past}`)).toBe("2026-11-24T14:30:00+05:30");
  });

  it("is told how many moved, deleted ones left out", async () => {
    const list = await call("GET", "/records/4564?start_date=2026-11-25&count=1");
    const live = Number(metaOf(list)["total_count"]);
    expect(live).toBeGreaterThan(100);
    expect(metaOf(answer)).toMatchObject({ moved_appointments: live, shifted: 0 });
    expect(Number(metaOf(answer)["moved_events"])).toBeGreaterThan(0);
    expect(metaOf(answer)["message"]).toContain(
      `The time zone is now Asia/Kolkata instead of Europe/Berlin: ${live} appointments and `,
    );
  });

  it("has the same bookings covered as before", async () => {
    const days = await call(
      "GET",
      "/company/4564/staff/schedule?start_date=2027-02-10&end_date=2027-02-10&staff_ids[]=3001&include[]=busy_intervals",
    );
    expect(rowsOf(days)).toMatchObject([
      {
        slots: [{ from: "10:00", to: "12:00" }],
        busy_intervals: [
          { entity_id: ids.ahead, from: "10:00:00", to: "10:30:00" },
          { entity_id: ids.event, from: "11:00:00", to: "12:00:00" },
        ],
      },
    ]);
    const sessions = rowsOf(await call("GET", "/timetable/seances/4564/3001/2027-02-10"));
    expect(
      sessions.filter((each) => each["is_free"] === false).map((each) => each["time"]),
    ).toEqual(expect.arrayContaining(["10:00", "10:25", "11:00", "11:55"]));
    expect(sessions.find((each) => each["time"] === "10:30")?.["is_free"]).toBe(true);
  });

  it("keeps a line of each move in the log of writes", async () => {
    const lines = await api.store.appointmentLog.of(NORD, appointmentId(ids.ahead));
    expect(
      lines.map(({ before, after, userId }) => [before?.startsAt ?? null, after.startsAt, userId]),
    ).toEqual([
      [null, Date.parse("2027-02-10T09:00:00Z"), 7001],
      [Date.parse("2027-02-10T09:00:00Z"), Date.parse("2027-02-10T04:30:00Z"), 7001],
    ]);
    expect(await api.store.appointmentLog.of(NORD, appointmentId(ids.past))).toHaveLength(1);
  });

  it("is set back without loss, and says nothing where no zone changes", async () => {
    expect(metaOf(await correct("Europe/Berlin"))).toMatchObject({ shifted: 0 });
    expect(await read(`/record/4564/${ids.ahead}`)).toBe("2027-02-10T10:00:00+01:00");
    expect(await read(`/record/4564/${ids.past}`)).toBe("2026-11-24T10:00:00+01:00");
    expect((await correct("Europe/Berlin")).json.meta).toEqual([]);
    expect((await call("PUT", "/company/4564", { title: "Atelier Nord" })).json.meta).toEqual([]);
    const same = metaOf(await correct("Europe/Paris"));
    expect(same).toMatchObject({ moved_appointments: 0, moved_events: 0 });
    await correct("Europe/Berlin");
  });
});

it("a time that the clock of the new zone skips is moved forward, and told", async () => {
  await correct("Asia/Kolkata");
  const skipped = await aRecord("2027-03-28T02:30:00");
  const kept = await aRecord("2027-03-28T03:30:00");
  const answer = metaOf(await correct("Europe/Berlin"));
  expect(answer["shifted"]).toBe(1);
  expect(answer["message"]).toContain("1 of them start later: the clock of Europe/Berlin skips");
  expect(await read(`/record/4564/${skipped}`)).toBe("2027-03-28T03:30:00+02:00");
  expect(await read(`/record/4564/${kept}`)).toBe("2027-03-28T03:30:00+02:00");
});

it("events of a series still agree with their plan after a correction", async () => {
  const origin = await anEvent("2027-05-03 09:00");
  const plan = { events_master_id: 3001, events_time: "09:00:00", events_duration: 3600 };
  const schedule = await call("POST", "/company/4564/schedules?include[]=days", {
    original_entity_type: "activity",
    original_entity_id: origin,
    date_end: "2027-05-31",
    days: [{ ...plan, day_of_week: "mon", events_capacity: 3 }],
  });
  const [day] = rowOf(schedule)["days"] as Row[]; // a wrong guess fails the test
  await correct("Asia/Kolkata");
  const path = `/company/4564/schedules/${idOf(schedule)}/days/${String(day?.["id"])}/events`;
  const events = rowsOf(await call("GET", path));
  expect(events.length).toBeGreaterThan(2);
  for (const event of events) {
    expect(event).toMatchObject({ event_status: "stable", is_entity_datetime_changed: false });
    expect(String(event["entity_datetime"])).toContain("09:00:00");
  }
  await correct("Europe/Berlin");
});

it("webhooks are told of every live booking that moved, once", async () => {
  const hooks = { urls: ["https://rota.example/hooks"], active: 1, record: 1 };
  const saved = await api.call("POST", "/hooks_settings/4564", { as: "manager", body: hooks });
  expect(saved.status).toBe(201);
  const moved = metaOf(await correct("Asia/Kolkata"));
  const told = await rowsIn<{ id: number; status: string }>(
    db,
    sql`select resource_id::int as id, status from hook_events where resource = 'record'`,
  );
  expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
  expect([told.length, told.filter(({ status }) => status === "update").length]).toEqual([
    moved["moved_appointments"],
    moved["moved_appointments"],
  ]);
});
