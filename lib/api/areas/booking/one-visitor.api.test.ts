import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TEST_ENGINES } from "@/test-support/test-engines";
import { inRounds } from "@/test-support/proof-length";
import { anAppointment, openApi, rowOf, rowsOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture, RawAnswer } from "@/test-support/api-fixture";

const DAYS = [1, 2, 3, 4, 5].map((date) => `2027-03-0${date}`);
const STYLISTS = [3001, 3004, 3005, 3009];
const at = (day: number, time: string) => `${DAYS[day]}T${time}:00+01:00`;

/** Status and codes of an answer to a visitor. */
function told(answer: RawAnswer): (number | undefined)[] {
  const { errors } = answer.json.meta;
  const codes = Array.isArray(errors) ? (errors as { code: number }[]).map(({ code }) => code) : [];
  return [answer.status, ...codes];
}

describe.each(inRounds(TEST_ENGINES))("one visitor on $name", (engine) => {
  let api: ApiFixture;
  beforeAll(async () => {
    api = await openApi({ engine });
    const body = DAYS.map((date) => workingDay(date, ["9:00", "18:00"]));
    await Promise.all(
      STYLISTS.map((member) =>
        api.call("PUT", `/schedule/4564/${member}/${DAYS[0]}/${DAYS[4]}`, { as: "manager", body }),
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
  const book = (phone: string, ...appointments: readonly object[]) =>
    api.call("POST", "/book_record/4564", { body: { fullname: "Vera", phone, appointments } });
  const listed = async (day: number, client: number) => {
    const dates = `start_date=${DAYS[day]}&end_date=${DAYS[day]}`;
    const path = `/records/4564?${dates}&client_id=${client}&count=300`;
    return rowsOf(await api.call("GET", path, { as: "manager" }));
  };
  const clientsWith = async (phone: string) =>
    rowsOf(
      await api.call("GET", `/clients/4564?phone=${encodeURIComponent(phone)}`, { as: "owner" }),
    );

  it("sits in one chair at a time, also by two requests in two spellings", async () => {
    const phone = "+49 155 60001";
    expect(told(await book(phone, wish(3001, at(0, "10:00"))))).toEqual([201]);
    expect(told(await book("0155 60001", wish(3004, at(0, "10:00"), 7)))).toEqual([422, 437]);
    expect(told(await book("0155 60001", wish(3004, at(0, "10:15"))))).toEqual([422, 437]);
    expect(told(await book("0155 60001", wish(0, at(0, "10:00"))))).toEqual([422, 437]);
    expect(told(await book("0155 60001", wish(3004, at(0, "10:30"))))).toEqual([201]);
    expect(told(await book("0155 60002", wish(3005, at(0, "10:00"))))).toEqual([201]);
  });

  it("names the appointment of the request that overlaps one of before", async () => {
    const phone = "+49 155 60003";
    await book(phone, wish(3001, at(0, "13:00")));
    const more = await book(phone, wish(3004, at(0, "12:00"), 4), wish(3005, at(0, "13:00"), 5));
    expect(more.json.meta.errors).toEqual([expect.objectContaining({ code: 437, id: 5 })]);
    expect(await clientsWith(phone)).toHaveLength(1);
  });

  it("may book again what was cancelled", async () => {
    const phone = "+49 155 60004";
    const made = await book(phone, wish(3001, at(0, "15:00")));
    const [{ record_id, record_hash } = {}] = rowsOf(made);
    await api.call("DELETE", `/user/records/${String(record_id)}/${String(record_hash)}`);
    expect(told(await book(phone, wish(3004, at(0, "15:00"))))).toEqual([201]);
  });

  it.each([1, 2, 3])("gets one of two chairs asked for at the same moment, phone %i", async (n) => {
    const phone = `+49 155 6010${n}`;
    const answers = await Promise.all(
      STYLISTS.map((member) => book(phone, wish(member, at(1, `1${n}:00`)))),
    );
    const statuses = answers.map(told).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
    expect(statuses).toEqual([[201], [422, 437], [422, 437], [422, 437]]);
    const [client] = await clientsWith(phone);
    expect(await listed(1, Number(client?.["id"]))).toHaveLength(1);
  });

  it("that is refused leaves no client behind", async () => {
    const taken = wish(3001, at(2, "9:00"));
    await book("+49 155 60201", taken);
    const answers = await Promise.all(
      [1, 2].map((n) => book(`+49 155 6021${n}`, wish(3001, at(2, "12:00")))),
    );
    expect(answers.map(told).sort()).toEqual([[201], [422, 433]]);
    const known = await Promise.all([1, 2].map((n) => clientsWith(`+49 155 6021${n}`)));
    expect(known.map(({ length }) => length).sort()).toEqual([0, 1]);
  });

  it("takes no seat while in a chair, and no chair while in a seat, but more seats of an event", async () => {
    const event = await api.call("POST", "/activity/4564", {
      as: "manager",
      body: {
        service_id: 509,
        staff_id: 3009,
        date: `${DAYS[3]} 15:00`,
        length: 5400,
        capacity: 6,
        force: true,
      },
    });
    expect(event.status, event.text).toBeLessThan(300);
    const id = Number(rowOf(event)["id"]);
    await api.call("PATCH", "/company/4564/settings/online", {
      as: "manager",
      body: { activity_online_record_clients_count_max: 5 },
    });
    const seat = (phone: string) =>
      api.call("POST", `/activity/4564/${id}/book`, {
        body: { fullname: "Vera", phone, email: "v@x.example" },
      });
    await book("+49 155 60301", wish(3001, at(3, "15:30")));
    expect(told(await seat("0155 60301"))).toEqual([422, 437]);
    expect(told(await seat("+49 155 60302"))).toEqual([200]);
    expect(told(await seat("0155 60302"))).toEqual([200]);
    expect(told(await book("0155 60302", wish(3001, at(3, "16:00"))))).toEqual([422, 437]);
  });

  it("may be booked twice by the staff, who know why", async () => {
    const [client] = await clientsWith("+49 155 60001");
    const id = Number(client?.["id"]);
    const post = (staff_id: number, who: object) =>
      api.call("POST", "/records/4564", {
        as: "reception",
        body: anAppointment({ staff_id, datetime: at(4, "10:00"), client: who }),
      });
    expect((await post(3001, { id, phone: "", name: "" })).status).toBe(201);
    expect((await post(3004, { id, phone: "", name: "" })).status).toBe(201);
    expect((await post(3005, { phone: "0155 60001", name: "Vera" })).status).toBe(201);
    expect(await listed(4, id)).toHaveLength(3);
  });
});
