import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApi, rowOf, rowsOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
  const body = { seance_step: 30 };
  await api.call("PATCH", "/company/4564/settings/timetable", { as: "owner", body });
});
afterAll(() => api.close());

const call = (method: string, path: string, body?: unknown) =>
  api.call(method, path, { as: "owner", body });
const hours = async (date: string, ...slots: (readonly [string, string])[]) => {
  const answer = await call("PUT", `/schedule/4564/3001/${date}/${date}`, [
    workingDay(date, ...slots),
  ]);
  expect(answer.status).toBe(201);
};
/** Cut and blow-dry, which takes Anna an hour or more. */
const SERVICE = 501;
const offered = async (date: string) =>
  rowsOf(await api.call("GET", `/book_times/4564/3001/${date}?service_ids[]=${SERVICE}`)).map(
    (each) => String(each["time"]),
  );
const lastOf = async (date: string) => (await offered(date)).at(-1);
const bookable = async (from: string, to: string) => {
  const path = `/book_dates/4564?staff_id=3001&service_ids[]=${SERVICE}&date_from=${from}&date_to=${to}`;
  return rowOf(await api.call("GET", path))["booking_dates"];
};
const book = (datetime: string) =>
  api.call("POST", "/book_record/4564", {
    body: {
      fullname: "Vera",
      phone: "4930777123",
      appointments: [{ id: 1, services: [SERVICE], staff_id: 3001, datetime }],
    },
  });

describe("an appointment online that runs over midnight", () => {
  it("is offered and booked where the hours of both dates touch it", async () => {
    await hours("2027-02-01", ["20:00", "24:00"]);
    expect(await lastOf("2027-02-01")).toBe("23:00");
    await hours("2027-02-02", ["00:00", "02:00"]);
    expect(await lastOf("2027-02-01")).toBe("23:30");
    expect((await book("2027-02-01T23:30:00+01:00")).status).toBe(201);
    expect((await offered("2027-02-02"))[0]).toBe("00:30");
    expect(await lastOf("2027-02-01")).toBe("22:30");
  });

  it("is refused where something is booked after midnight", async () => {
    await hours("2027-02-04", ["20:00", "24:00"]);
    await hours("2027-02-05", ["00:00", "02:00"]);
    const early = { staff_id: 3001, services: [], client: {}, seance_length: 1800 };
    const taken = await call("POST", "/records/4564", {
      ...early,
      datetime: "2027-02-05T00:00:00",
    });
    expect(taken.status).toBe(201);
    expect(await lastOf("2027-02-04")).toBe("23:00");
    expect((await book("2027-02-04T23:30:00+01:00")).status).toBe(422);
  });

  it("is refused where the next day begins later", async () => {
    await hours("2027-02-08", ["20:00", "24:00"]);
    await hours("2027-02-09", ["00:05", "02:00"]);
    expect(await lastOf("2027-02-08")).toBe("23:00");
  });

  it("makes a date bookable that has no other start", async () => {
    await hours("2027-02-11", ["23:30", "24:00"]);
    expect(await bookable("2027-02-11", "2027-02-11")).toEqual([]);
    await hours("2027-02-12", ["00:00", "00:30"]);
    expect(await bookable("2027-02-11", "2027-02-11")).toEqual(["2027-02-11"]);
    expect(await bookable("2027-02-11", "2027-02-12")).toEqual(["2027-02-11"]);
  });

  it("is not offered when the resource that it needs is held after midnight", async () => {
    const settings = { team_member_id: 3001, tech_card_id: 0, hours: 1, minutes: 0, price: null };
    const links = { service_id: SERVICE, resource_ids: [62], translations: [] };
    const linked = await call("POST", "/company/4564/services/links", {
      ...links,
      team_member_settings: [settings],
    });
    expect(linked.status).toBe(200);
    await hours("2027-02-15", ["20:00", "24:00"]);
    await hours("2027-02-16", ["00:00", "06:00"]);
    expect(await lastOf("2027-02-15")).toBe("23:30");
    const event = { service_id: 509, staff_id: 3009, length: 1800, capacity: 3, force: true };
    const held = { date: "2027-02-16 00:00", resource_instance_ids: [3127, 3128] };
    expect((await call("POST", "/activity/4564", { ...event, ...held })).status).toBe(200);
    expect(await lastOf("2027-02-15")).toBe("23:00");
    expect((await book("2027-02-15T23:30:00+01:00")).status).toBe(422);
  });
});
