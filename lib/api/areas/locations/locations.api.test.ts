import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { locationFromWire, locationSchema } from "./locations.contract";
import { locationId } from "@/lib/domain/ids";
import { anAppointment, openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, Person, RawAnswer } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const send = (method: string, path: string, body?: unknown, as: Person | null = "owner") =>
  api.call(method, path, { as: as ?? undefined, body });
const get = (path: string, as: Person | null = "owner") => send("GET", path, undefined, as);
const idsOf = (answer: RawAnswer) => rowsOf(answer).map((each) => each["id"]);
const fields = (answer: RawAnswer) => [answer.status, Object.keys(answer.json.meta.errors ?? {})];

describe("PUT /company/{location}", () => {
  const CHANGE = {
    title: "Atelier am See",
    country_id: 7,
    country: "United States",
    city_id: 181,
    city: "Evanston",
    address: "14 Oak Street",
    zip: "60201",
    site: "example.com",
    social: { instagram: "oakstreet" },
    coordinate_lat: 42.04,
    coordinate_lon: "-87.69",
    description: "<p>Hair</p>",
    business_type_id: 3,
    short_descr: "Studio",
    schedule: "Mon-Sat 9-20",
  };

  it("changes what is sent and leaves the rest", async () => {
    const changed = await send("PUT", "/company/4565", CHANGE, "manager");
    expect([changed.status, changed.json.meta]).toEqual([200, []]);
    expect(rowOf(changed)).toMatchObject({
      ...CHANGE,
      coordinate_lon: -87.69,
      public_title: "Atelier am See",
      phone: "+13125551000",
      timezone_name: "America/Chicago",
      currency_short_title: "USD",
      social: { facebook: "", instagram: "oakstreet", telegram: "", whatsapp: "", viber: "" },
    });
    expect((await get("/locations/4565")).text).toBe(changed.text);
    const nothing = await send("PUT", "/locations/4565", {});
    expect(rowOf(nothing)).toEqual(rowOf(changed));
    const viber = await send("PUT", "/company/4565", { social: { viber: "1" } });
    expect(rowOf(viber)["social"]).toMatchObject({ instagram: "oakstreet", viber: "1" });
    const typed = await api.client("owner").locations.get(locationId(4565));
    expect(typed).toEqual(locationFromWire(locationSchema.parse(viber.json.data)));
  });

  it("keeps the phones in order", async () => {
    const phones = { phones: ["+1 (312) 555-1001", "13125551002"] };
    const changed = await send("PUT", "/company/4565", phones);
    expect(rowOf(changed)).toMatchObject({
      phone: "+13125551001",
      phones: ["+13125551001", "+13125551002"],
    });
    const none = await send("PUT", "/company/4565", { phones: [] });
    expect(rowOf(none)).toMatchObject({ phone: "", phones: [] });
  });

  it("is found by the filters of the list", async () => {
    expect(idsOf(await get("/companies?city_id=181", null))).toEqual([4565]);
    expect(idsOf(await get("/companies?moderated=1", null))).toEqual([4564, 4565, 4566]);
    expect(idsOf(await get("/companies?moderated=0", null))).toEqual([]);
    expect(idsOf(await get("/companies?business_type_id=3", null))).toEqual([4565]);
    expect(idsOf(await get("/companies?city_id=181&business_type_id=1", null))).toEqual([]);
    const near = (distance: number) =>
      get(`/companies?coordinate_lat=41.88&coordinate_lon=-87.63&distance=${distance}`, null);
    expect(idsOf(await near(20))).toEqual([4565]);
    expect(idsOf(await near(5))).toEqual([]);
    expect((await get("/companies?distance=far", null)).status).toBe(422);
  });

  it("is left out by the record type of its journal", async () => {
    const changed = await send("PATCH", "/company/4565/settings/timetable", { record_type: 1 });
    expect(changed.status).toBe(200);
    const without = async (type: string) =>
      idsOf(await get(`/companies?hide_record_type_${type}=1`, null));
    expect(await without("single")).toEqual([4564, 4566]);
    expect(await without("mixed")).toEqual([4565]);
    expect(await without("activity")).toEqual([4564, 4565, 4566]);
  });

  it("moves no stored hours with the zone; what is booked keeps its time of day", async () => {
    const hours = "/company/4564/staff/schedule?start_date=2026-12-01&end_date=2026-12-31";
    const sessions = "/timetable/seances/4564/3001/2026-12-02";
    const at = { datetime: "2026-12-02T16:00:00" };
    const ofDay = "/records/4564?start_date=2026-12-02&end_date=2026-12-02&staff_id=3001";
    for (const row of rowsOf(await get(ofDay))) {
      await send("DELETE", `/record/4564/${String(row["id"])}`);
    }
    expect((await send("POST", "/records/4564", anAppointment(at))).status).toBe(201);
    const before = await get(hours);
    const busyAt = async () =>
      rowsOf(await get(sessions))
        .filter((each) => each["is_free"] === false)
        .map((each) => each["time"]);
    expect((await busyAt()).slice(0, 2)).toEqual(["16:00", "16:05"]);
    const changed = await send("PUT", "/company/4564", { timezone_name: "Europe/Lisbon" });
    expect(rowOf(changed)).toMatchObject({ timezone_name: "Europe/Lisbon", timezone: 0 });
    expect((await get(hours)).text).toBe(before.text);
    expect((await busyAt()).slice(0, 2)).toEqual(["16:00", "16:05"]);
    const older = await send("PUT", "/company/4564", { timezone: "Europe/Berlin" });
    expect(rowOf(older)).toMatchObject({ timezone_name: "Europe/Berlin", timezone: 1 });
    expect((await busyAt()).slice(0, 2)).toEqual(["16:00", "16:05"]);
    const ignored = await send("PUT", "/company/4564", { timezone: -5 });
    expect(rowOf(ignored)).toMatchObject({ timezone_name: "Europe/Berlin" });
  });

  it("sets the step of the sessions", async () => {
    const changed = await send("PUT", "/company/4564", { seance_step: 30 });
    expect(rowOf(changed)).toMatchObject({ seance_step: 30 });
    const times = rowsOf(await get("/timetable/seances/4564/3001/2026-12-03"));
    expect(times.slice(0, 3).map((each) => each["time"])).toEqual(["09:00", "09:30", "10:00"]);
    await send("PUT", "/company/4564", { seance_step: 5 });
  });

  it("names what is wrong and saves nothing", async () => {
    const before = await get("/company/4564");
    const wrong = async (body: unknown) => fields(await send("PUT", "/company/4564", body));
    expect(await wrong({ timezone_name: "Mars/Olympus" })).toEqual([422, ["timezone_name"]]);
    expect(await wrong({ timezone: "Nowhere" })).toEqual([422, ["timezone_name"]]);
    expect(await wrong({ timezone_name: "" })).toEqual([422, ["timezone_name"]]);
    expect(await wrong({ title: "" })).toEqual([422, ["title"]]);
    expect(await wrong({ title: "T", seance_step: 7 })).toEqual([422, ["seance_step"]]);
    expect(await wrong({ schedule: "x".repeat(256) })).toEqual([422, ["schedule"]]);
    expect(await wrong({ coordinate_lat: 91 })).toEqual([422, ["coordinate_lat"]]);
    expect(await wrong({ phones: ["call me"] })).toEqual([422, ["phones.0"]]);
    expect(await wrong({ social: "none" })).toEqual([422, ["social"]]);
    expect(await wrong([])).toEqual([422, ["body"]]);
    expect((await api.call("PUT", "/company/4564", { as: "owner", text: "{" })).status).toBe(400);
    expect((await get("/company/4564")).text).toBe(before.text);
  });

  it("refuses without token, right or known location, before it looks at the body", async () => {
    const put = (path: string, as: Person | null) => send("PUT", path, { title: "" }, as);
    expect((await put("/company/4564", null)).status).toBe(401);
    expect((await put("/company/4564", "reception")).status).toBe(403);
    expect((await put("/company/4564", "anna")).status).toBe(403);
    expect((await put("/company/4566", "manager")).status).toBe(403);
    expect((await put("/company/9999", "owner")).status).toBe(404);
  });
});

describe("POST /companies and DELETE /company/{location}", () => {
  it("create a location that its owner may use, and delete it", async () => {
    const created = await send("POST", "/companies", {
      title: "Atelier Apia",
      city_id: 5,
      coordinate_lot: -171.76,
      coordinate_lat: -13.83,
      timezone_name: "Pacific/Apia",
    });
    expect([created.status, created.json.meta]).toEqual([201, []]);
    expect(locationSchema.parse(created.json.data)).toMatchObject({
      title: "Atelier Apia",
      active: true,
      city_id: 5,
      coordinate_lon: -171.76,
      timezone_name: "Pacific/Apia",
      timezone: 13,
      currency_short_title: "EUR",
      main_group: { id: 900, title: "Atelier" },
      active_staff_count: 0,
      seance_step: 5,
    });
    const id = Number(rowOf(created)["id"]);
    expect(id).toBeGreaterThan(100_000);
    expect(idsOf(await get("/companies?my=1"))).toEqual([4564, 4565, 4566, id]);
    expect(rowOf(await get(`/user/permissions/${id}`))).toMatchObject({ user_role: "owner" });
    const category = { title: "Hair" };
    expect((await send("POST", `/service_categories/${id}`, category)).status).toBe(201);
    expect((await get(`/company/${id}`, "manager")).status).toBe(403);

    expect((await send("DELETE", `/company/${id}`, undefined, "manager")).status).toBe(403);
    const deleted = await send("DELETE", `/locations/${id}`);
    expect([deleted.status, deleted.text]).toEqual([204, ""]);
    expect((await get(`/company/${id}`)).status).toBe(404);
    expect((await get(`/services/${id}`)).status).toBe(404);
    expect((await send("DELETE", `/company/${id}`)).status).toBe(404);
    expect(idsOf(await get("/companies?my=1"))).toEqual([4564, 4565, 4566]);
    const all = await get("/companies?show_deleted=1");
    expect(rowsOf(all).at(-1)).toMatchObject({ id, active: 0 });
    expect(idsOf(await get("/companies?show_deleted=1&active=0"))).toEqual([id]);
  });

  it("take zone and chain from the owner's first location", async () => {
    const created = await send("POST", "/locations", { title: "Atelier Süd" });
    expect(rowOf(created)).toMatchObject({ timezone_name: "Europe/Berlin", main_group_id: 900 });
    await send("DELETE", `/company/${String(rowOf(created)["id"])}`);
  });

  it("refuse what they must", async () => {
    expect((await send("POST", "/companies", { title: "X" }, null)).status).toBe(401);
    expect((await send("POST", "/companies", {}, "manager")).status).toBe(403);
    expect((await send("POST", "/companies", {}, "anna")).status).toBe(403);
    expect(fields(await send("POST", "/companies", {}))).toEqual([422, ["title"]]);
    expect(
      fields(await send("POST", "/companies", { title: "X", timezone_name: "Nowhere" })),
    ).toEqual([422, ["timezone_name"]]);
    const remove = (path: string, as: Person | null) => send("DELETE", path, undefined, as);
    expect((await remove("/company/4564", null)).status).toBe(401);
    expect((await remove("/company/4564", "manager")).status).toBe(403);
    expect((await remove("/company/4564", "reception")).status).toBe(403);
    expect((await remove("/company/4566", "manager")).status).toBe(403);
    expect((await remove("/company/9999", "owner")).status).toBe(404);
    expect((await get("/companies", null)).json.meta).toEqual({ total_count: 3 });
  });
});
