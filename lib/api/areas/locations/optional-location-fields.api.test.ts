import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { envelopeOf } from "@/lib/api/wire/envelope";
import { locationSchema, locationsSchema } from "./locations.contract";
import type { Connection } from "@/lib/data/connection";
import { TEST_ENGINES } from "@/test-support/test-engines";
import { addDays } from "@/lib/domain/time/local-date";
import { anAppointment, day, openApi, rowOf, rowsOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture, Person, Row } from "@/test-support/api-fixture";

const TEAM = [3101, 3102, 3103, 3104, 3105];

const idsOf = (rows: unknown) => (rows as Row[]).map((row) => row["id"]); // a wrong guess fails the test

describe.each(TEST_ENGINES)("what a read of locations adds on $name (schedule.md 2)", (on) => {
  let api: ApiFixture;
  beforeAll(async () => {
    api = await openApi({ engine: on });
  });
  afterAll(() => api.close());

  const get = (path: string, as?: Person) => api.call("GET", path, { as });
  const one = async (query: string, id = 4565) => rowOf(await get(`/company/${id}?${query}`));
  const listed = async (query: string, as?: Person) => rowsOf(await get(`/companies?${query}`, as));
  const slot = async (id = 4565) => (await one("forBooking=1", id))["next_slot"];
  const send = (method: string, path: string, body?: unknown) =>
    api.call(method, path, { as: "owner", body });
  const hours = (id: number, date: string, ...slots: [string, string][]) =>
    send("PUT", `/schedule/4565/${id}/${date}/${date}`, [
      { ...workingDay(date, ...slots), is_working: slots.length > 0 },
    ]);
  const noHours = async () => {
    const dates = Array.from({ length: 90 }, (_, ahead) => addDays(day("2026-11-25"), ahead));
    const deleted = await send("PUT", "/company/4565/staff/schedule", {
      schedules_to_delete: TEAM.map((staff_id) => ({ staff_id, dates })),
    });
    expect(deleted.status).toBe(200);
  };
  /** The earliest time of all members, member by member. */
  const earliest = async (id: number) => {
    const members = rowsOf(await get(`/book_staff/${id}`)).map((row) => Number(row["id"]));
    const found = await Promise.all(
      members.map(async (member) => rowOf(await get(`/book_staff_seances/${id}/${member}`))),
    );
    const starts = found.flatMap((each) => (each["seances"] as Row[]).map((at) => at["datetime"]));
    return starts.map(String).sort()[0];
  };

  it("is nothing unless it is asked for", async () => {
    for (const row of [await one(""), await one("forBooking=0&showBookforms=0&include=reviews")]) {
      for (const key of ["next_slot", "bookforms", "staff", "positions"]) {
        expect(row).not.toHaveProperty(key);
      }
    }
  });

  it("has the nearest time that visitors are offered, as the members' own offers have it", async () => {
    const answer = await get("/companies?forBooking=1");
    envelopeOf(locationsSchema).parse(answer.json);
    const rows = rowsOf(answer);
    expect(rows.map((row) => row["id"])).toEqual([4564, 4565, 4566]);
    for (const row of rows) {
      const id = Number(row["id"]);
      expect(row["next_slot"]).toMatch(/^2026-11-2\dT\d\d:\d\d:00[+-]\d\d:\d\d$/);
      expect([id, row["next_slot"]]).toEqual([id, await earliest(id)]);
      expect(await slot(id)).toBe(row["next_slot"]);
    }
    envelopeOf(locationSchema).parse((await get("/locations/4565?for_booking=true")).json);
  });

  it("follows hours, bookings, events and lead time at once, also weeks ahead", async () => {
    await noHours();
    expect(await one("forBooking=1")).not.toHaveProperty("next_slot");
    await hours(3103, "2027-01-25", ["9:00", "10:00"]); // the last day of two months
    expect(await slot()).toBe("2027-01-25T09:00:00-06:00");
    await hours(3103, "2027-01-26", ["9:00", "10:00"]);
    await hours(3103, "2027-01-25");
    expect(await slot()).toBeUndefined(); // a day later than book_staff looks
    await hours(3101, "2026-12-22", ["9:00", "10:00"]);
    await hours(3102, "2026-12-22", ["8:30", "9:30"]); // nothing chosen takes an hour
    expect(await slot()).toBe("2026-12-22T08:30:00-06:00");
    const busy = (staff_id: number, time: string) =>
      send(
        "POST",
        "/records/4565",
        anAppointment({ staff_id, services: [{ id: 601 }], datetime: `2026-12-22T${time}` }),
      );
    const booked = await busy(3102, "08:30:00");
    expect(booked.status).toBe(201);
    expect(await slot()).toBe("2026-12-22T09:00:00-06:00");
    await send("DELETE", `/record/4565/${String(rowOf(booked)["id"])}`);
    expect(await slot()).toBe("2026-12-22T08:30:00-06:00");
    await hours(3104, "2026-11-25", ["2:00", "6:00"]); // it is 02:00 in Chicago
    expect(await slot()).toBe("2026-11-25T02:05:00-06:00");
    await send("PATCH", "/company/4565/settings/online", { seance_delay_step: 60 });
    expect(await slot()).toBe("2026-11-25T03:05:00-06:00");
    expect((await listed("forBooking=1&id=4565"))[0]?.["next_slot"]).toBe(await slot());
    expect(await slot()).toBe(await earliest(4565));
  });

  it("tells whether a code confirms the phone", async () => {
    expect((await one(""))["phone_confirmation"]).toBe(false);
    await send("PATCH", "/company/4565/settings/online", { confirm_number: true });
    expect((await one(""))["phone_confirmation"]).toBe(true);
    const flags = (await listed("")).map((row) => row["phone_confirmation"]);
    expect(flags).toEqual([false, true, false]);
  });

  it("has the booking forms in short, or the one that is named", async () => {
    expect((await one("showBookforms=1"))["bookforms"]).toEqual([]);
    const make = async (body: object) =>
      Number(rowOf(await send("POST", "/company/4565/booking_forms", body))["id"]);
    const first = await make({ title: "Web site", is_default: true });
    const second = await make({ title: "Tablet" });
    const forms = [
      { id: first, title: "Web site", is_default: true },
      { id: second, title: "Tablet", is_default: false },
    ];
    const answer = await get("/company/4565?showBookforms=1");
    envelopeOf(locationSchema).parse(answer.json);
    expect(rowOf(answer)["bookforms"]).toEqual(forms);
    expect((await listed("showBookforms=1")).map((row) => row["bookforms"])).toEqual([
      [{ id: 951, title: "Web site", is_default: true }],
      forms,
      [],
    ]);
    expect((await one(`showBookforms=1&bookform_id=${second}`))["bookforms"]).toEqual([forms[1]]);
    expect((await one("showBookforms=1&bookform_id=1"))["bookforms"]).toEqual([]);
    expect(await one(`bookform_id=${second}`)).not.toHaveProperty("bookforms");
  });

  it("has the team and its positions in short", async () => {
    const answer = await get("/company/4564?include=staff,positions");
    envelopeOf(locationSchema).parse(answer.json);
    const { staff, positions } = rowOf(answer) as { staff: Row[]; positions: Row[] };
    const own = rowsOf(await get("/staff/4564"));
    expect(staff.map((row) => row["id"])).toEqual(own.map((row) => row["id"]));
    expect(staff.find((row) => row["id"] === 3001)).toMatchObject({
      name: "Anna Berg",
      company_id: 4564,
      position: { id: 11, title: "Senior stylist" },
    });
    expect(staff[0]).not.toHaveProperty("services_links");
    expect(positions.map((row) => row["id"])).toEqual([11, 12, 13, 14, 15]);
    const [nord, , patan] = await listed("include[]=staff&include[]=positions");
    expect([nord?.["staff"], nord?.["positions"]]).toEqual([staff, positions]);
    expect(idsOf(patan?.["staff"])).toEqual([3201, 3202, 3203]);
    expect(await one("include=positions")).not.toHaveProperty("staff");
  });

  it("shows a user nothing of locations that are not theirs, and no more people than elsewhere", async () => {
    const query = "forBooking=1&showBookforms=1&include=staff,positions";
    const [, , patan] = await listed(query, "manager");
    expect(patan).toMatchObject({ id: 4566, bookforms: [], staff: [], positions: [] });
    expect(patan).not.toHaveProperty("next_slot");
    const [nord] = await listed(query, "anna");
    expect(idsOf(nord?.["staff"])).toEqual([3001]);
    expect(nord?.["positions"]).toEqual([{ id: 11, title: "Senior stylist" }]);
    const own = rowOf(await get(`/company/4564?${query}`, "anna"));
    expect(own).toMatchObject({ staff: nord?.["staff"], next_slot: nord?.["next_slot"] });
    expect((await get(`/company/4566?${query}`, "manager")).status).toBe(403);
  });

  it("checks its query", async () => {
    for (const query of ["forBooking=perhaps", "showBookforms=2", "bookform_id=x"]) {
      const answers = [await get(`/companies?${query}`), await get(`/company/4565?${query}`)];
      expect(answers.map(({ status }) => status)).toEqual([422, 422]);
      expect(Object.keys(answers[0]?.json.meta.errors ?? {})).toEqual([query.split("=")[0]]);
    }
    expect((await get("/company/9999?forBooking=1")).status).toBe(404);
    const bare = { headers: { authorization: "" } };
    expect((await api.call("GET", "/companies?forBooking=1", bare)).status).toBe(401);
  });
});

describe("a list of locations with everything added", () => {
  it("asks as many queries for many as for one", async () => {
    let connection: Connection | null = null;
    const api = await openApi({ onConnected: (opened) => (connection = opened) });
    const driver = Reflect.get(connection ?? {}, "db") as { $client: { query(): unknown } }; // Drizzle's own
    const queries = vi.spyOn(driver.$client, "query");
    const countOf = async (query: string) => {
      await api.call("GET", `/companies?${query}`); // tokens are known from here on
      queries.mockClear();
      expect((await api.call("GET", `/companies?${query}`)).status).toBe(200);
      return queries.mock.calls.length;
    };
    const all = "forBooking=1&showBookforms=1&include=staff,positions";
    const counts = [await countOf(`id=4564&${all}`), await countOf(all)];
    expect(counts).toEqual([6, 6]);
    await api.close();
  });
});
