import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { authorizeLocation } from "@/lib/domain/ids";
import { day, member, NORD, openApi, rowOf, rowsOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture, Row } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const call = (method: string, path: string, body?: unknown) =>
  api.call(method, path, { as: "owner", body });
const id = (answer: Parameters<typeof rowOf>[0]) => Number(rowOf(answer)["id"]);

const TIME = { services: [], client: { phone: "4930777010", name: "Ida" }, seance_length: 3600 };
const AHEAD = "2026-12-01";
const PAST = "2026-11-20";

type Booked = { readonly who: number; readonly record: number; readonly event: number };

const aRecord = (who: number, over: Row = {}) => ({
  ...TIME,
  staff_id: who,
  datetime: `${AHEAD}T10:00:00`,
  ...over,
});
const anEvent = (who: number, over: Row = {}) => ({
  date: `${AHEAD} 14:00`,
  service_id: 509,
  staff_id: who,
  length: 3600,
  capacity: 3,
  force: true,
  ...over,
});

/** A member with hours and bookings, past ones and some ahead, to whom something is then done. */
async function booked(leave: (who: number) => Promise<unknown>): Promise<Booked> {
  const who = id(
    await call("POST", "/staff/4564", { name: "Nora Vale", has_access_timetable: true }),
  );
  const days = [PAST, AHEAD].map((date) => workingDay(date, ["9:00", "18:00"]));
  expect((await call("PUT", `/schedule/4564/${who}`, days)).status).toBe(201);
  const made = await Promise.all([
    call("POST", "/records/4564", aRecord(who)),
    call("POST", "/records/4564", aRecord(who, { datetime: `${PAST}T10:00:00` })),
  ]);
  expect(made.map(({ status }) => status)).toEqual([201, 201]);
  const event = await call("POST", "/activity/4564", anEvent(who));
  expect(event.status).toBe(200);
  await leave(who);
  return { who, record: id(made[0]), event: id(event) };
}

const change = (body: Row) => async (who: number) => {
  expect((await call("PUT", `/staff/4564/${who}`, body)).status).toBe(200);
};
const LEAVE = [
  ["was dismissed", change({ fired: 1 }), 403],
  ["lost the timetable", change({ has_access_timetable: false }), 403],
  [
    "was deleted",
    async (who: number) => expect((await call("DELETE", `/staff/4564/${who}`)).status).toBe(204),
    404,
  ],
] as const;

const bulk = async (who: number, query = "&include[]=busy_intervals") => {
  const path = "/company/4564/staff/schedule?start_date=2026-11-16&end_date=2026-12-06";
  return rowsOf(await call("GET", `${path}&staff_ids[]=${who}${query}`));
};

describe.each(LEAVE)("a member who %s", (_how, leave, refusal) => {
  let now: Booked;
  beforeAll(async () => {
    now = await booked(leave);
  });

  it("keeps past hours and has none ahead, where what is booked stays in sight", async () => {
    const days = await bulk(now.who);
    expect(days.map((each) => [each["date"], (each["slots"] as Row[]).length])).toEqual([
      [PAST, 1],
      [AHEAD, 0],
    ]);
    expect(days[1]?.["busy_intervals"]).toEqual([
      { entity_type: "record", entity_id: now.record, from: "10:00:00", to: "11:00:00" },
      { entity_type: "activity", entity_id: now.event, from: "14:00:00", to: "15:00:00" },
    ]);
    expect((await bulk(now.who, "")).map((each) => each["date"])).toEqual([PAST]);
  });

  it("has all of it among what no hours cover, with the reason", async () => {
    const path = `/company/4564/staff/schedule/uncovered?staff_ids[]=${now.who}`;
    const found = await call("GET", path);
    expect(rowsOf(found).map((each) => [each["entity_id"], each["reason"]])).toEqual([
      [now.record, "no_timetable"],
      [now.event, "no_timetable"],
    ]);
  });

  it("is named by their bookings, for a board whose team does not list them", async () => {
    const period = { from: day(AHEAD), to: day(AHEAD) };
    const entries = await api.client("owner").appointments.journal(NORD, { period });
    const entry = entries.find(({ appointment }) => appointment.id === now.record);
    expect(entry?.member).toMatchObject({ id: now.who, name: "Nora Vale" });
  });

  it("takes no new bookings of any kind, though others may be busy", async () => {
    const forced = { save_if_busy: true, datetime: `${AHEAD}T12:00:00` };
    const other = id(await call("POST", "/records/4564", aRecord(3003, { save_if_busy: true })));
    const seat = { activity_id: now.event, client: TIME.client };
    const answers = await Promise.all([
      call("POST", "/records/4564", aRecord(now.who, forced)),
      call("PUT", `/record/4564/${other}`, aRecord(now.who, forced)),
      call("PUT", `/record/4564/${now.record}`, aRecord(now.who, forced)),
      call(
        "PUT",
        `/record/4564/${now.record}`,
        aRecord(now.who, { seance_length: 7200, save_if_busy: true }),
      ),
      call("POST", "/records/4564", { ...seat, save_if_busy: true }),
      call("POST", "/activity/4564", anEvent(now.who, { date: `${AHEAD} 16:00` })),
      call("PUT", `/activity/4564/${now.event}`, anEvent(now.who, { date: `${AHEAD} 16:00` })),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => refusal));
    const unforced = aRecord(now.who, { datetime: `${AHEAD}T12:00:00` });
    const asked = await call("PUT", `/record/4564/${now.record}`, unforced);
    expect(asked.status).toBe(409);
    const visitor = { fullname: "Vera", phone: "4930777011", email: "v@example.com" };
    const online = await api.call("POST", `/activity/4564/${now.event}/book`, { body: visitor });
    expect([online.status, online.text]).toEqual([422, expect.not.stringContaining("Nora")]);
    const [, left] = await bulk(now.who);
    expect(left?.["busy_intervals"]).toHaveLength(2);
  });

  it("keeps what is booked: it may be changed, and moved to others", async () => {
    const same = { ...aRecord(now.who), comment: "Call first" };
    expect((await call("PUT", `/record/4564/${now.record}`, same)).status).toBe(201);
    const shorter = { ...same, seance_length: 1800, save_if_busy: true };
    expect((await call("PUT", `/record/4564/${now.record}`, shorter)).status).toBe(201);
    const attendance = `/locations/4564/appointments/${now.record}/attendance`;
    expect((await call("POST", attendance, { attendance: 2 })).status).toBe(200);
    const wider = anEvent(now.who, { capacity: 4 });
    expect((await call("PUT", `/activity/4564/${now.event}`, wider)).status).toBe(200);
    const moved = await Promise.all([
      call("PUT", `/record/4564/${now.record}`, aRecord(3004, { save_if_busy: true })),
      call("PUT", `/activity/4564/${now.event}`, anEvent(3004)),
    ]);
    expect(moved.map(({ status }) => status)).toEqual([201, 200]);
    expect((await bulk(now.who)).map((each) => each["date"])).toEqual([PAST]);
  });
});

it("what somebody did before they were dismissed may still be entered", async () => {
  const { who } = await booked(change({ fired: 1 }));
  const late = aRecord(who, { datetime: `${PAST}T13:00:00` });
  expect((await call("POST", "/records/4564", late)).status).toBe(201);
});

it("a member who is only hidden keeps hours and bookings, and is covered", async () => {
  const { who, record } = await booked(change({ hidden: 1 }));
  expect((await bulk(who)).map((each) => (each["slots"] as Row[]).length)).toEqual([1, 1]);
  const path = `/company/4564/staff/schedule/uncovered?staff_ids[]=${who}`;
  expect(rowsOf(await call("GET", path))).toEqual([]);
  const later = aRecord(who, { datetime: `${AHEAD}T12:00:00` });
  expect((await call("PUT", `/record/4564/${record}`, later)).status).toBe(201);
});

it("clients of a series get no seats in events of a member who left", async () => {
  const who = id(
    await call("POST", "/staff/4564", { name: "Nora Vale", has_access_timetable: true }),
  );
  const origin = id(
    await call("POST", "/activity/4564", anEvent(who, { date: "2027-05-03 09:00" })),
  );
  const plan = { events_master_id: who, events_time: "09:00:00", events_duration: 3600 };
  const schedule = await call("POST", "/company/4564/schedules?include[]=days", {
    original_entity_type: "activity",
    original_entity_id: origin,
    date_end: "2027-05-31",
    days: [{ ...plan, day_of_week: "mon", events_capacity: 3 }],
  });
  expect(schedule.status).toBe(201);
  await change({ fired: 1 })(who);
  const client = await api.store.clients.add(authorizeLocation(NORD), {
    name: "Regular",
    phone: "4930777012",
    email: "",
  });
  const path = `/company/4564/schedules/${id(schedule)}/client_schedules`;
  const attached = await call("POST", path, { client_id: client.id });
  expect([attached.status, attached.text]).toEqual([201, expect.any(String)]);
  const period = { from: day("2027-05-01"), to: day("2027-05-31") };
  const entries = await api.client("owner").appointments.journal(NORD, {
    period,
    memberId: member(who),
  });
  expect(entries).toEqual([]);
});
