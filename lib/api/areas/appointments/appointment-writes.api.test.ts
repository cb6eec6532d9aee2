import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "@/test-support/raw-sql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rowsOf as rowsIn } from "@/lib/data/connection";
import type { Database } from "@/lib/data/connection";
import type { Door } from "@/lib/domain/door";
import { appointmentId } from "@/lib/domain/ids";
import { instantOf } from "@/lib/domain/time/instant";
import { anAppointment, openApi, rowOf, rowsOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture, RawAnswer, RawCall, Row } from "@/test-support/api-fixture";
import { NORD } from "@/test-support/builders";
import { TEST_ENGINES } from "@/test-support/test-engines";

const OWNER = 7001;
const DAY = "2027-03-01";
const NOW = instantOf(Date.parse("2026-11-25T08:00:00Z"));

/** What the tables hold of each appointment, read past the code that keeps the log. */
const CONTENTS = sql`
  select a.id::int as id, (to_jsonb(a) - 'changed_at') || jsonb_build_object(
    'lines', (select jsonb_agg(to_jsonb(s) order by line) from appointment_services s
      where s.location_id = a.location_id and s.appointment_id = a.id),
    'units', (select jsonb_agg(to_jsonb(r) order by instance_id) from appointment_resources r
      where r.location_id = a.location_id and r.appointment_id = a.id),
    'tags', (select jsonb_agg(to_jsonb(t) order by label_id) from appointment_labels t
      where t.location_id = a.location_id and t.appointment_id = a.id)) as content
  from appointments a where a.location_id = 4564`;

const LINES = sql`
  select id::int as id, appointment_id::int as appointment, user_id::int as "user", door, at,
    before, after from appointment_writes where location_id = 4564 order by id`;

type Line = {
  readonly id: number;
  readonly appointment: number;
  readonly user: number | null;
  readonly door: Door;
  readonly before: Row | null;
  readonly after: Row;
};

/** Known of one act to the next. */
type Ids = Record<
  "record" | "other" | "event" | "schedule" | "day" | "second" | "series",
  number
> & {
  own: string;
};

type Act = readonly [
  what: string,
  count: number,
  run: (call: Call, ids: Ids) => Promise<RawAnswer>,
  by?: Partial<Pick<Line, "user" | "door">>,
];
type Call = (method: string, path: string, body?: unknown, raw?: RawCall) => Promise<RawAnswer>;

const VISITOR: RawCall = { as: undefined };
const idOf = (answer: RawAnswer) => Number(rowOf(answer)["id"]);
const CONTACT = { fullname: "Vera", phone: "4930777124", email: "v@x.example" };
const aDay = (day_of_week: string) => ({
  day_of_week,
  events_master_id: 3001,
  events_time: "19:00:00",
  events_duration: 3600,
  events_capacity: 3,
});
const anEvent = (over: Row = {}) => ({
  date: `${DAY} 19:00`,
  service_id: 509,
  staff_id: 3001,
  length: 3600,
  capacity: 4,
  force: true,
  ...over,
});
const record = (over: Row = {}) =>
  anAppointment({
    datetime: `${DAY}T10:00:00`,
    client: { phone: "4930777001", name: "Ida" },
    ...over,
  });
const SCHEDULES = "/company/4564/schedules";
const BY_VISITOR = { user: null, door: "visitor" } as const;

/** Every way in which appointments are written, and how many of them each act writes. */
const ACTS: readonly Act[] = [
  [
    "a booking by staff",
    1,
    async (call, ids) => {
      const answer = await call("POST", "/records/4564", record({ record_labels: [] }));
      ids.record = idOf(answer);
      return answer;
    },
  ],
  [
    "a second one of the visit",
    1,
    async (call, ids) => {
      const answer = await call("POST", "/records/4564", record({ datetime: `${DAY}T11:00:00` }));
      ids.other = idOf(answer);
      return answer;
    },
  ],
  [
    "a comment",
    1,
    (call, { record: id }) => call("PUT", `/record/4564/${id}`, record({ comment: "Loud" })),
  ],
  [
    "a move in time",
    1,
    (call, { record: id }) =>
      call("PUT", `/record/4564/${id}`, record({ datetime: `${DAY}T12:00:00`, comment: "Loud" })),
  ],
  [
    "a move to a colleague",
    1,
    (call, { record: id }) =>
      call("PUT", `/record/4564/${id}`, record({ staff_id: 3004, save_if_busy: true })),
  ],
  [
    "other services",
    1,
    (call, { record: id }) =>
      call("PUT", `/record/4564/${id}`, record({ staff_id: 3004, services: [] })),
  ],
  [
    "comment and attendance at once",
    2,
    (call, { record: id }) =>
      call(
        "PUT",
        `/record/4564/${id}`,
        record({ staff_id: 3004, services: [], comment: "Two", attendance: 2 }),
      ),
  ],
  [
    "the same sent again",
    0,
    (call, { record: id }) =>
      call(
        "PUT",
        `/record/4564/${id}`,
        record({ staff_id: 3004, services: [], comment: "Two", attendance: 2 }),
      ),
  ],
  [
    "attendance of the visit",
    2,
    (call, { record: id }) =>
      call("POST", `/locations/4564/appointments/${id}/attendance`, { attendance: 0 }),
  ],
  [
    "a change of the visit",
    2,
    (call, { record: id }) =>
      call("PUT", `/visits/${id}/${id}`, { attendance: 2, comment: "Visit" }),
  ],
  [
    "a move by its client's account",
    1,
    (call, { other: id }) =>
      call("PUT", `/book_record/4564/${id}`, { datetime: `${DAY}T14:00:00+01:00` }),
  ],
  ["a cancellation by staff", 1, (call, { other: id }) => call("DELETE", `/record/4564/${id}`)],
  [
    "a booking by a visitor",
    1,
    async (call, ids) => {
      const appointments = [
        { id: 1, services: [502], staff_id: 3001, datetime: `${DAY}T16:00:00+01:00` },
      ];
      const answer = await call("POST", "/book_record/4564", { ...CONTACT, appointments }, VISITOR);
      const [row] = rowsOf(answer);
      ids.own = `/user/records/${String(row?.["record_id"])}/${String(row?.["record_hash"])}`;
      return answer;
    },
    BY_VISITOR,
  ],
  [
    "a cancellation by a visitor",
    1,
    (call, { own }) => call("DELETE", own, undefined, VISITOR),
    BY_VISITOR,
  ],
  [
    "an event without seats",
    0,
    async (call, ids) => {
      const answer = await call("POST", "/activity/4564", anEvent());
      ids.event = idOf(answer);
      return answer;
    },
  ],
  [
    "a seat by staff",
    1,
    (call, { event }) =>
      call("POST", "/records/4564", {
        activity_id: event,
        client: { phone: "4930777001", name: "Ida" },
      }),
  ],
  [
    "a seat by a visitor",
    1,
    (call, { event }) => call("POST", `/activity/4564/${event}/book`, CONTACT, VISITOR),
    BY_VISITOR,
  ],
  [
    "an event that moves with its seats",
    2,
    (call, { event }) => call("PUT", `/activity/4564/${event}`, anEvent({ date: `${DAY} 19:30` })),
  ],
  [
    "an event that changes only its capacity",
    0,
    (call, { event }) =>
      call("PUT", `/activity/4564/${event}`, anEvent({ date: `${DAY} 19:30`, capacity: 5 })),
  ],
  [
    "copies of an event with its seats",
    4,
    (call, { event }) =>
      call("POST", `/activity/4564/${event}/duplicate`, {
        dates: ["2027-04-01 07:00", "2027-04-02 07:00"],
        content_type: 2,
        force: true,
      }),
  ],
  [
    "a series with the seats of its event",
    4,
    async (call, ids) => {
      const answer = await call("POST", `${SCHEDULES}?include[]=days`, {
        original_entity_type: "activity",
        original_entity_id: ids.event,
        date_end: "2027-03-15",
        add_clients_from_original_entity: true,
        days: [aDay("mon")],
      });
      ids.schedule = idOf(answer);
      const [day] = rowOf(answer)["days"] as Row[]; // a wrong guess fails the test
      ids.day = Number(day?.["id"]);
      return answer;
    },
  ],
  [
    "another weekday of a series",
    4,
    async (call, ids) => {
      const answer = await call("POST", `${SCHEDULES}/${ids.schedule}/days`, aDay("tue"));
      ids.second = idOf(answer);
      return answer;
    },
  ],
  [
    "a series that moves",
    4,
    (call, { schedule, day }) =>
      call("PATCH", `${SCHEDULES}/${schedule}/days/${day}`, {
        force: true,
        events_time: "20:00:00",
      }),
  ],
  [
    "a client who joins a series",
    4,
    async (call, ids) => {
      const answer = await call("POST", `${SCHEDULES}/${ids.schedule}/client_schedules`, {
        client_id: 9001,
      });
      ids.series = idOf(answer);
      return answer;
    },
  ],
  [
    "a client who leaves a weekday",
    2,
    (call, { schedule, series, day }) =>
      call("PATCH", `${SCHEDULES}/${schedule}/client_schedules/${series}`, {
        schedule_days_ids: [day],
      }),
  ],
  [
    "a client who leaves a series",
    2,
    (call, { schedule, series }) =>
      call("DELETE", `${SCHEDULES}/${schedule}/client_schedules/${series}`),
  ],
  [
    "a series that goes on",
    6,
    (call, { schedule }) => call("PATCH", `${SCHEDULES}/${schedule}`, { date_end: "2027-03-23" }),
  ],
  [
    "a series that ends earlier",
    4,
    (call, { schedule }) => call("PATCH", `${SCHEDULES}/${schedule}`, { date_end: "2027-03-16" }),
  ],
  [
    "a weekday that ends",
    6,
    (call, { schedule, second }) => call("DELETE", `${SCHEDULES}/${schedule}/days/${second}`),
  ],
  ["a series that ends", 4, (call, { schedule }) => call("DELETE", `${SCHEDULES}/${schedule}`)],
  ["an event that is deleted", 2, (call, { event }) => call("DELETE", `/activity/4564/${event}`)],
  ["a booking with a key", 1, (call) => call("POST", "/records/4564", record(), KEYED)],
  ["the same with the same key", 0, (call) => call("POST", "/records/4564", record(), KEYED)],
];
const CASES = ACTS.map(([what, count, run, by = {}]) => ({ what, count, run, by }));
const KEYED: RawCall = { as: "owner", headers: { "idempotency-key": "once" } };

describe.each(TEST_ENGINES)("the log of writes of appointments on $name", (engine) => {
  let api: ApiFixture;
  let db: Database;
  const ids: Ids = {
    record: 0,
    other: 0,
    event: 0,
    schedule: 0,
    day: 0,
    second: 0,
    series: 0,
    own: "",
  };

  beforeAll(async () => {
    api = await openApi({
      engine,
      onConnected: (connection) => {
        db = connection.db;
      },
    });
    for (const who of [3001, 3004]) {
      const body = [workingDay(DAY, ["9:00", "19:00"])];
      expect((await call("PUT", `/schedule/4564/${who}`, body)).status).toBe(201);
    }
  });
  afterAll(() => api.close());

  const call: Call = (method, path, body, raw = { as: "owner" }) =>
    api.call(method, path, { ...raw, body });
  const contents = async () =>
    new Map(
      (await rowsIn<{ id: number; content: Row }>(db, CONTENTS)).map(({ id, content }) => [
        id,
        JSON.stringify(content),
      ]),
    );
  const lines = () => rowsIn<Line>(db, LINES);

  it.each(CASES)("has for $what one line for each that differs: $count", async (act) => {
    const { count, run, by } = act;
    const [before, known] = [await contents(), (await lines()).length];
    const answer = await run(call, ids);
    expect([answer.status < 300, answer.text]).toEqual([true, answer.text]);
    const after = await contents();
    const differing = [...after.keys()].filter((id) => after.get(id) !== before.get(id));
    const added = (await lines()).slice(known);
    expect(added.map(({ appointment }) => appointment).sort()).toEqual(differing.sort());
    expect(differing).toHaveLength(count);
    for (const line of added) {
      expect(line).toMatchObject({ user: OWNER, door: "api", ...by });
      expect(line.before === null).toBe(!before.has(line.appointment));
      expect(line.after).not.toEqual(line.before);
      const { starts_at, attendance_word, ...row } = await stored(line.appointment);
      expect(line.after).toMatchObject({
        startsAt: starts_at,
        isDeleted: row["is_deleted"],
        isCancelledByClient: row["is_cancelled_by_client"],
        comment: row["comment"],
        attendance: attendance_word,
      });
    }
  });

  async function stored(id: number) {
    const [row] = await rowsIn<Row & { starts_at: number }>(
      db,
      sql`select (extract(epoch from starts_at) * 1000)::float8 as starts_at, is_deleted,
        is_cancelled_by_client, comment,
        case attendance when 2 then 'confirmed' when 1 then 'arrived' when 0 then 'waiting'
          else 'missed' end as attendance_word
        from appointments where location_id = 4564 and id = ${id}`,
    );
    if (!row) throw new Error(`No appointment ${id}`);
    return row;
  }

  it("continues where its line before ended", async () => {
    const states = new Map<number, Row>();
    for (const { appointment, before, after } of await lines()) {
      expect(before).toEqual(states.get(appointment) ?? null);
      states.set(appointment, after);
    }
    expect(states.size).toBeGreaterThan(10);
  });

  it("is read by appointment, in order, and by span, the latest first", async () => {
    const of = await api.store.appointmentLog.of(NORD, appointmentId(ids.record));
    expect(of[0]).toMatchObject({
      before: null,
      at: NOW,
      userId: OWNER,
      door: "api",
      changeSetId: null,
    });
    expect(of.map(({ after }) => after.comment)).toEqual([
      "",
      "Loud",
      "Loud",
      "Loud",
      "Loud",
      "Two",
      "Two",
      "Visit",
    ]);
    const span = { from: NOW, to: instantOf(NOW + 1) };
    const all = await api.store.appointmentLog.within(NORD, span, { offset: 0, limit: 1000 });
    expect(all).toHaveLength((await lines()).length);
    const page = await api.store.appointmentLog.within(NORD, span, { offset: 1, limit: 2 });
    expect(page).toEqual(all.slice(1, 3));
    const earlier = { from: instantOf(0), to: NOW };
    expect(await api.store.appointmentLog.within(NORD, earlier, { offset: 0, limit: 9 })).toEqual(
      [],
    );
  });

  it("has a line for each that keeps its time of day in another zone", async () => {
    const known = (await lines()).length;
    const before = await contents();
    expect((await call("PUT", "/company/4564", { timezone_name: "Asia/Kolkata" })).status).toBe(
      200,
    );
    const after = await contents();
    const differing = [...after.keys()].filter((id) => after.get(id) !== before.get(id));
    const added = (await lines()).slice(known);
    expect(added.map(({ appointment }) => appointment).sort()).toEqual(differing.sort());
    expect(differing.length).toBeGreaterThan(100);
    await call("PUT", "/company/4564", { timezone_name: "Europe/Berlin" });
  });

  it("knows what our own screens wrote", async () => {
    const known = (await lines()).length;
    const body = JSON.stringify(record({ datetime: "2027-03-02T10:00:00", save_if_busy: true }));
    const authorization = "Bearer demo-partner-token, User token-of-owner";
    const request = new Request("http://api.test/api/v1/records/4564", {
      method: "POST",
      headers: { authorization },
      body,
    });
    expect((await api.fetch(request, { door: "screen" })).status).toBe(201);
    expect((await lines()).slice(known)).toMatchObject([
      { door: "screen", user: OWNER, before: null },
    ]);
  });

  it("has none of what is refused", async () => {
    const known = (await lines()).length;
    const busy = record({ datetime: `${DAY}T03:00:00` });
    expect((await call("POST", "/records/4564", busy)).status).toBe(409);
    expect((await call("PUT", `/record/4564/${ids.record}`, busy)).status).toBe(409);
    expect((await call("DELETE", "/record/4564/1")).status).toBe(404);
    expect(await lines()).toHaveLength(known);
  });

  it("has none of what is taken back", async () => {
    const known = (await lines()).length;
    const failed = api.store.transaction(NORD, async ({ appointments, visits }) => {
      await appointments.markDeleted(NORD, appointmentId(ids.record), NOW);
      await visits.setAttendance(NORD, ids.record, "missed", NOW);
      throw new Error("The commit failed");
    });
    await expect(failed).rejects.toThrow("The commit failed");
    expect(await lines()).toHaveLength(known);
  });
});

it("stands behind every statement that writes appointments", () => {
  const writes =
    /\.(update|insert|delete)\((appointments|appointmentServices|appointmentResources)\)/;
  const root = join(process.cwd(), "lib/api");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(store|rows)\.ts$/.test(name))
    .map((name) => [name, readFileSync(join(root, name), "utf8")] as const);
  const writers = files.filter(([, text]) => writes.test(text));
  expect(writers.length).toBeGreaterThan(4);
  const unnoted = writers.filter(([, text]) => !/noteAppointments|noteNewAppointments/.test(text));
  expect(unnoted.map(([name]) => name)).toEqual([]);
});
