import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openApi } from "@/test-support/api-fixture";
import type { ApiFixture, Person } from "@/test-support/api-fixture";

/** Small numbers, and an hour that ends in no test. */
const VISITORS = {
  codes: { location: 6, range: 2 },
  bookings: { location: 4, range: 2 },
};

let api: ApiFixture;
beforeEach(async () => {
  api = await openApi({ paces: { visitors: VISITORS } });
});
afterEach(() => api.close());

const code = (phone: string, location = 4564, as?: Person) =>
  api.call("POST", `/book_code/${location}`, { as, body: { phone } });

/** Starts on Wednesday 2 December that are free together. */
const STARTS = ["14:00", "15:00", "16:00", "17:00", "11:30"];

/** A booking of whoever is free at one of the starts; a sixth is the first again. */
function book(phone: string, turn: number, as?: Person) {
  const datetime = `2026-12-02T${STARTS[turn % STARTS.length]}:00+01:00`;
  const visit = { id: 1, services: [501], staff_id: 0, datetime };
  const body = { fullname: "Nina Weber", phone, appointments: [visit] };
  return api.call("POST", "/book_record/4564", { as, body });
}

/** A booking of a barber for what barbers do not do. */
const bookWrongly = (phone: string) =>
  api.call("POST", "/book_record/4564", {
    body: {
      fullname: "Nina Weber",
      phone,
      appointments: [
        { id: 1, services: [507], staff_id: 3002, datetime: "2026-12-02T10:00:00+01:00" },
      ],
    },
  });

const numbers = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${String(1000 + index)}`);

describe("codes for visitors", () => {
  it("are so many an hour for one range of numbers", async () => {
    const statuses = [];
    for (const phone of numbers("4915550", 5)) statuses.push((await code(phone)).status);
    expect(statuses).toEqual([201, 201, 429, 429, 429]);
    const refused = await code("49155501999");
    expect(refused.json).toMatchObject({ success: false, data: null });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(3000);
    expect((await code("49155601000")).status).toBe(201);
  });

  it("are so many an hour for a location, whatever the numbers, and for each location its own", async () => {
    const statuses = [];
    for (let range = 10; range < 20; range += 1) {
      statuses.push((await code(`49155${range}1000`)).status);
    }
    expect(statuses.filter((status) => status === 201)).toHaveLength(6);
    expect(statuses.slice(6)).toEqual([429, 429, 429, 429]);
    expect((await code("49155101000", 4565)).status).toBe(201);
  });

  it("cost nothing when there is no phone, or the last one is too young", async () => {
    expect((await code("49155501000")).status).toBe(201);
    for (let again = 0; again < 4; again += 1) {
      expect((await code("49155501000")).status).toBe(429); // the next one after a minute
      expect((await code("")).status).toBe(422);
    }
    expect((await code("49155501001")).status).toBe(201);
  });

  it("are without number for people of the salon", async () => {
    for (const phone of numbers("4915550", 8)) {
      expect((await code(phone, 4564, "reception")).status).toBe(201);
    }
  });
});

describe("bookings of visitors", () => {
  it("are so many an hour for one range of numbers, and those that fail do not count", async () => {
    const [one = "", two = "", three = ""] = numbers("4915550", 3);
    expect((await book(one, 0)).status).toBe(201);
    for (let again = 0; again < 3; again += 1) expect((await bookWrongly(two)).status).toBe(422);
    expect((await book(two, 1)).status).toBe(201);
    expect((await book(three, 2)).status).toBe(429);
    expect((await book("49155601000", 2)).status).toBe(201);
  });

  it("are so many an hour for a location, seats of events among them", async () => {
    const statuses = [];
    for (let range = 10; range < 13; range += 1) {
      statuses.push((await book(`49155${range}1000`, range - 10)).status);
    }
    const seat = (phone: string) =>
      api.call("POST", "/activity/4564/801/book", {
        body: { fullname: "Nina Weber", phone, email: "nina@example.com" },
      });
    statuses.push((await seat("49155201000")).status, (await seat("49155211000")).status);
    statuses.push((await book("49155221000", 5)).status);
    expect(statuses).toEqual([201, 201, 201, 200, 429, 429]);
  });

  it("are without number for people of the salon", async () => {
    for (let hour = 0; hour < 4; hour += 1) {
      expect((await book(`4915550100${hour}`, hour, "reception")).status).toBe(201);
    }
  });
});

describe("codes of a location", () => {
  it("are wanted at a new one, and at the demo salon not", async () => {
    const demo = await api.call("GET", "/company/4564/settings/online", { as: "owner" });
    expect(demo.json.data).toMatchObject({ confirm_number: false });
    const body = { title: "Atelier Süd", timezone_name: "Europe/Berlin" };
    const made = await api.call("POST", "/companies", { as: "owner", body });
    const { id } = made.json.data as { id: number }; // a wrong guess fails below
    const path = `/company/${id}/settings/online`;
    expect((await api.call("GET", path, { as: "owner" })).json.data).toMatchObject({
      confirm_number: true,
    });
    const location = await api.call("GET", `/company/${id}`, { as: "owner" });
    expect(location.json.data).toMatchObject({ phone_confirmation: true });
    const off = { confirm_number: false };
    await api.call("PATCH", path, { as: "owner", body: off });
    expect((await api.call("GET", path, { as: "owner" })).json.data).toMatchObject(off);
  });
});
