import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TEST_ENGINES } from "@/test-support/test-engines";
import { inRounds } from "@/test-support/proof-length";
import { rowsOf as rowsIn } from "@/lib/data/connection";
import type { Connection } from "@/lib/data/connection";
import { sql } from "@/test-support/raw-sql";
import { authorizeLocation } from "@/lib/domain/ids";
import { addSeconds, instantOf } from "@/lib/domain/time/instant";
import {
  anAppointment,
  NORD,
  openApi,
  rowOf,
  rowsOf,
  workingDay,
} from "@/test-support/api-fixture";
import type { ApiFixture, RawAnswer } from "@/test-support/api-fixture";

const STYLISTS = [3001, 3004, 3005, 3009];
const DAYS = [1, 2, 3, 4].map((date) => `2027-02-0${date}`);

describe.each(inRounds(TEST_ENGINES))("visitors at the same moment on $name", (engine) => {
  let api: ApiFixture;
  let connection: Connection;
  beforeAll(async () => {
    api = await openApi({ engine, onConnected: (opened) => (connection = opened) });
    const body = DAYS.map((date) => workingDay(date, ["9:00", "18:00"]));
    await Promise.all(
      STYLISTS.map((member) =>
        api.call("PUT", `/schedule/4564/${member}/2027-02-01/2027-02-04`, { as: "manager", body }),
      ),
    );
  });
  afterAll(() => api.close());

  const wish = (staff_id: number, datetime: string, id = 1) => ({
    id,
    services: [502],
    staff_id,
    datetime,
  });
  const book = (appointments: readonly object[], phone: string) =>
    api.call("POST", "/book_record/4564", { body: { fullname: "Vera", phone, appointments } });
  const phoneOf = (index: number) => `49307000${String(index).padStart(4, "0")}`;
  const statusesOf = (answers: readonly RawAnswer[]) => answers.map((each) => each.status).sort();
  const listed = async (date: string) => {
    const query = `start_date=${date}&end_date=${date}&count=300`;
    return rowsOf(await api.call("GET", `/records/4564?${query}`, { as: "manager" }));
  };

  it("get one time once, whether they or the staff were quicker", async () => {
    const datetime = `${DAYS[0]}T10:00:00+01:00`;
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => [
        book([wish(3001, datetime)], phoneOf(index)),
        api.call("POST", "/records/4564", {
          as: "reception",
          body: anAppointment({ datetime, client: {} }),
        }),
      ]).flat(),
    );
    const statuses = statusesOf(answers);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409 || status === 422)).toHaveLength(19);
    expect(await listed(DAYS[0] ?? "")).toHaveLength(1);
  });

  it("share the members when any will do", async () => {
    const datetime = `${DAYS[1]}T10:00:00+01:00`;
    const answers = await Promise.all(
      Array.from({ length: 9 }, (_, index) => book([wish(0, datetime)], phoneOf(index))),
    );
    const statuses = statusesOf(answers);
    const made = await listed(DAYS[1] ?? "");
    const taken = made.map((row) => Number(row["staff_id"])).sort();
    expect(taken).toEqual(STYLISTS);
    expect(statuses).toEqual([201, 201, 201, 201, 422, 422, 422, 422, 422]);
  });

  it("book all or none of crossing requests, and wait for nobody for ever", async () => {
    const at = (time: string) => `${DAYS[2]}T${time}:00+01:00`;
    const forth = [wish(3001, at("10:00")), wish(3004, at("11:00"), 2), wish(3005, at("12:00"), 3)];
    const back = [...forth].reverse();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        book(index % 2 === 0 ? forth : back, phoneOf(index % 3)),
      ),
    );
    expect(statusesOf(answers)).toEqual([201, 422, 422, 422, 422, 422, 422, 422]);
    const rows = await listed(DAYS[2] ?? "");
    expect(rows).toHaveLength(3);
    expect(new Set(rows.map((row) => row["visit_id"])).size).toBe(1);
  });

  it("use a code once", async () => {
    const settings = (confirm_number: boolean) =>
      api.call("PATCH", "/company/4564/settings/online", {
        as: "manager",
        body: { confirm_number },
      });
    const { bookingCodes } = api.store;
    await settings(true);
    const phone = phoneOf(77);
    const now = instantOf(Date.parse("2026-11-25T08:00:00Z")); // the clock of the fixture
    await bookingCodes.put(authorizeLocation(NORD), {
      phone,
      code: "123456",
      attempts: 9,
      now,
      expiresAt: addSeconds(now, 600),
      sentBefore: now,
    });
    const answers = await Promise.all(
      ["13:00", "14:00", "15:00", "16:00"].map((time) =>
        api.call("POST", "/book_record/4564", {
          body: {
            fullname: "Vera",
            phone,
            code: 123_456,
            appointments: [wish(3001, `${DAYS[3]}T${time}:00+01:00`)],
          },
        }),
      ),
    );
    expect(statusesOf(answers)).toEqual([201, 422, 422, 422]);
    await settings(false);
  });

  it("are counted in an event at the time to which it moved while they waited", async () => {
    const body = {
      service_id: 509,
      staff_id: 3009,
      capacity: 3,
      force: true,
      date: `${DAYS[0]} 12:00`,
    };
    const made = await api.call("POST", "/activity/4564", { as: "manager", body });
    const id = Number(rowOf(made)["id"]);
    const seat = () =>
      api.call("POST", `/activity/4564/${id}/book`, {
        body: { fullname: "Vera", phone: phoneOf(55), email: "v@x.example" },
      });
    expect((await seat()).status).toBe(200);
    const later = "starts_at = starts_at + interval '2 hours'";
    const { waiting } = await connection.db.transaction(async (transaction) => {
      await transaction.execute(`select from events where id = ${id} for update`);
      const second = { waiting: seat() };
      await expect.poll(isWaited).toBe(true);
      await transaction.execute(`update events set ${later} where id = ${id}`);
      await transaction.execute(`update appointments set ${later} where event_id = ${id}`);
      return second;
    });
    const refused = await waiting;
    expect([refused.status, refused.json.meta.errors]).toEqual([
      422,
      { clients_count: ["must be at most 0"] },
    ]);
  });

  /** Whether somebody waits for a lock; the embedded engine has one connection, where none can. */
  async function isWaited(): Promise<boolean> {
    if (connection.engine !== "postgres") return true;
    const rows = await rowsIn(
      connection.db,
      sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return rows.length > 0;
  }

  it("take no more seats than an event has", async () => {
    const book801 = (index: number) =>
      api.call("POST", "/activity/4564/801/book", {
        body: { fullname: "Vera", phone: phoneOf(index), email: "v@x.example" },
      });
    const answers = await Promise.all(Array.from({ length: 9 }, (_, index) => book801(index)));
    expect(statusesOf(answers)).toEqual([200, 200, 200, 200, 422, 422, 422, 422, 422]);
    expect(rowOf(await api.call("GET", "/activity/4564/801"))["records_count"]).toBe(6);
  });
});
