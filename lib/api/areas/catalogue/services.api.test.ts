import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serviceFromWire, serviceSchema } from "./services.contract";
import { NORD, anAppointment, openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, Person, RawAnswer } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const send = (method: string, path: string, body?: unknown, as: Person | null = "owner") =>
  api.call(method, path, { as: as ?? undefined, body });
const messageOf = (answer: RawAnswer) => [answer.status, answer.json.meta.message];

const TRIM = {
  title: "Moustache trim",
  category_id: 43,
  price_min: 25,
  price_max: 30,
  duration: 1800,
  active: 1,
  staff: [
    { id: 3002, seance_length: 1800 },
    { id: 3006, seance_length: 2700 },
  ],
};

async function aService(over: object = {}): Promise<number> {
  const created = await send("POST", "/services/4564", { ...TRIM, ...over });
  expect(created.status).toBe(201);
  return Number(rowOf(created)["id"]);
}

describe("POST /services/{location}", () => {
  it("creates a service with its members and their lengths", async () => {
    const created = await send("POST", "/services/4564", TRIM, "manager");
    expect(created.status).toBe(201);
    expect(created.json.meta).toEqual([]);
    expect(rowOf(created)).toMatchObject({
      ...TRIM,
      id: expect.any(Number),
      booking_title: "Moustache trim",
      technical_break_duration: null,
      discount: 0,
      comment: "",
      weight: 0,
      api_id: "",
      is_multi: false,
      staff: [
        { id: 3002, seance_length: 1800, technological_card_id: 0 },
        { id: 3006, seance_length: 2700 },
      ],
    });
    const id = Number(rowOf(created)["id"]);
    expect(id).toBeGreaterThan(100_000);
    const read = await send("GET", `/company/4564/services/${id}`);
    expect(rowOf(read)).toMatchObject(TRIM);
    const domain = serviceFromWire(serviceSchema.parse(created.json.data));
    expect(domain).toEqual(
      (await api.client("manager").services.list(NORD)).find((each) => each.id === id),
    );
  });

  it("takes null for what is left out, and what it answered itself", async () => {
    const nothing = {
      price_min: null,
      price_max: null,
      discount: null,
      weight: null,
      active: null,
    };
    const body = { title: "Perm", category_id: 41, ...nothing, staff: null, comment: null };
    const made = await send("POST", "/services/4564", { ...body, is_multi: null, capacity: null });
    expect([made.status, rowOf(made)]).toEqual([
      201,
      expect.objectContaining({ price_min: 0, price_max: 0, weight: 0, active: 1, staff: [] }),
    ]);
    const path = `/services/4564/${String(rowOf(made)["id"])}`;
    await send("PATCH", path, { price_min: 5, price_max: 9, active: 0 });
    expect(rowOf(await send("PATCH", path, nothing))).toMatchObject({ price_max: 9, active: 0 });
    const long = rowOf(await send("GET", "/company/4564/services/502"));
    const again = await send("PUT", "/services/4564/502", long);
    expect([again.status, rowOf(again)]).toEqual([200, expect.objectContaining(long)]);
  });

  it("fills in what is left out and reads lenient forms", async () => {
    const plain = await send("POST", "/services/4564", {
      title: "Consultation",
      category_id: "41",
    });
    expect(rowOf(plain)).toMatchObject({
      duration: 3600,
      price_min: 0,
      price_max: 0,
      active: 1,
      staff: [],
    });
    const lenient = await send("POST", "/company/4564/services/", {
      title: "Draft",
      category_id: 41,
      price_min: "12.50",
      duration: "2700",
      technical_break_duration: 300,
      active: "0",
      api_id: 77,
      weight: 5,
      staff: [{ id: "3001" }],
    });
    expect(lenient.status).toBe(201);
    expect(rowOf(lenient)).toMatchObject({
      price_min: 12.5,
      price_max: 12.5,
      duration: 2700,
      technical_break_duration: 300,
      active: 0,
      api_id: "77",
      staff: [{ id: 3001, seance_length: 2700 }],
    });
  });

  it("names what is wrong", async () => {
    const errors = async (over: object) => {
      const answer = await send("POST", "/services/4564", { ...TRIM, ...over });
      return [answer.status, Object.keys(answer.json.meta.errors ?? {})];
    };
    expect(await errors({ title: "  " })).toEqual([422, ["title"]]);
    expect(await errors({ title: undefined, category_id: undefined })).toEqual([
      422,
      ["title", "category_id"],
    ]);
    expect(await errors({ duration: 1000 })).toEqual([422, ["duration"]]);
    expect(await errors({ technical_break_duration: 3900 })).toEqual([
      422,
      ["technical_break_duration"],
    ]);
    expect(await errors({ price_min: -1 })).toEqual([422, ["price_min"]]);
    expect(await errors({ price_max: 10 })).toEqual([422, ["price_max"]]);
    expect(await errors({ discount: 101 })).toEqual([422, ["discount"]]);
    expect(await errors({ active: "perhaps" })).toEqual([422, ["active"]]);
    expect(await errors({ staff: [{ id: 3001, seance_length: 200 }] })).toEqual([
      422,
      ["staff.0.seance_length"],
    ]);
    expect(await errors({ staff: [{ id: 3001 }, { id: 3001 }] })).toEqual([422, ["staff.1.id"]]);
    const broken = await api.call("POST", "/services/4564", { as: "owner", text: "{" });
    expect(broken.status).toBe(400);
  });

  it("refuses without token, right or known ids, before it looks at the body", async () => {
    const post = (path: string, body: unknown, as: Person | null) => send("POST", path, body, as);
    expect((await post("/services/4564", TRIM, null)).status).toBe(401);
    expect((await post("/services/9999", TRIM, "manager")).status).toBe(404);
    expect((await post("/services/4566", TRIM, "manager")).status).toBe(403);
    expect((await post("/services/4564", {}, "reception")).status).toBe(403);
    expect((await post("/services/4564", {}, "anna")).status).toBe(403);
    expect(messageOf(await post("/services/4564", { category_id: 51 }, "owner"))).toEqual([
      404,
      "Category not found.",
    ]);
    const foreign = { ...TRIM, staff: [{ id: 3101, seance_length: 1 }] };
    expect(messageOf(await post("/services/4564", foreign, "owner"))).toEqual([
      404,
      "Team Member not found.",
    ]);
  });
});

describe("PUT /services/{location}/{service}", () => {
  it("replaces all that a create could say", async () => {
    const id = await aService({ comment: "short", discount: 10, weight: 3, active: 0 });
    const replaced = await send("PUT", `/services/4564/${id}`, {
      title: "Moustache",
      category_id: 41,
      staff: [{ id: 3001, seance_length: 900 }],
    });
    expect(replaced.status).toBe(200);
    expect(rowOf(replaced)).toMatchObject({
      id,
      title: "Moustache",
      category_id: 41,
      price_min: 0,
      duration: 3600,
      comment: "",
      discount: 0,
      weight: 0,
      active: 1,
      staff: [{ id: 3001, seance_length: 900 }],
    });
    const again = await send("PUT", `/company/4564/services/${id}`, {
      title: "M",
      category_id: 41,
    });
    expect(rowOf(again)["staff"]).toEqual([]);
  });

  it("keeps what only a partial change sets", async () => {
    const id = await aService();
    await send("PATCH", `/services/4564/${id}`, { is_multi: true, capacity: 5 });
    const replaced = await send("PUT", `/services/4564/${id}`, TRIM);
    expect(rowOf(replaced)).toMatchObject({ is_multi: true, capacity: 5 });
  });

  it("refuses what it must", async () => {
    const put = (path: string, body: unknown, as: Person | null = "owner") =>
      send("PUT", path, body, as);
    expect((await put("/services/4564/505", TRIM, null)).status).toBe(401);
    expect((await put("/services/4566/701", TRIM, "manager")).status).toBe(403);
    expect((await put("/services/4564/505", TRIM, "reception")).status).toBe(403);
    expect((await put("/services/9999/505", TRIM)).status).toBe(404);
    expect(messageOf(await put("/services/4564/601", {}))).toEqual([404, "Service not found."]);
    expect((await put("/services/4564/abc", {})).status).toBe(404);
    expect((await put("/services/4564/505", {})).status).toBe(422);
    expect((await put("/services/4564/505", { ...TRIM, category_id: 61 })).status).toBe(404);
    expect(rowOf(await send("GET", "/services/4564/505"))["title"]).toBe("Beard trim");
  });
});

describe("PATCH /services/{location}/{service}", () => {
  it("changes any part and leaves the rest", async () => {
    const id = await aService();
    const changed = await send("PATCH", `/services/4564/${id}`, { price_max: 40, active: false });
    expect(changed.status).toBe(200);
    expect(rowOf(changed)).toMatchObject({ ...TRIM, price_max: 40, active: 0 });
    const nothing = await send("PATCH", `/services/4564/${id}`, {});
    expect(rowOf(nothing)).toEqual(rowOf(changed));
    const links = await send("PATCH", `/company/4564/services/${id}`, { staff: [{ id: 3001 }] });
    expect(rowOf(links)).toMatchObject({ staff: [{ id: 3001, seance_length: 1800 }] });
  });

  it("sets the period and the hours in which the service is offered", async () => {
    const id = await aService();
    const limits = {
      is_need_limit_date: true,
      date_from: "2026-12-01",
      date_to: "2026-12-31",
      seance_search_start: 36_000,
      seance_search_finish: 72_000,
      step: 300,
      seance_search_step: 900,
      tax_variant: 1,
      vat_id: 2,
    };
    const changed = await send("PATCH", `/services/4564/${id}`, {
      ...limits,
      booking_title: "Quick",
    });
    expect(rowOf(changed)).toMatchObject({
      ...limits,
      title: TRIM.title,
      booking_title: "Quick",
      is_chain: false,
      print_title: TRIM.title,
    });
    const open = await send("PATCH", `/services/4564/${id}`, { date_from: null, date_to: null });
    expect(rowOf(open)).not.toHaveProperty("date_from");
  });

  it("refuses what it must", async () => {
    const patch = (path: string, body: unknown, as: Person | null = "owner") =>
      send("PATCH", path, body, as);
    const errors = async (body: unknown) =>
      Object.keys((await patch("/services/4564/505", body)).json.meta.errors ?? {});
    expect(await errors({ price_max: 1 })).toEqual(["price_max"]);
    expect(await errors({ seance_search_start: 3600, seance_search_finish: 0 })).toEqual([
      "seance_search_finish",
    ]);
    expect(await errors({ date_from: "2026-02-30" })).toEqual(["date_from"]);
    expect(await errors({ date_from: "2026-12-02", date_to: "2026-12-01" })).toEqual(["date_to"]);
    expect(await errors([])).toEqual(["body"]);
    expect((await patch("/services/4564/505", {}, null)).status).toBe(401);
    expect((await patch("/services/4566/701", {}, "manager")).status).toBe(403);
    expect((await patch("/services/4564/505", {}, "reception")).status).toBe(403);
    expect((await patch("/services/4564/9999", {})).status).toBe(404);
    expect((await patch("/services/9999/505", {})).status).toBe(404);
  });
});

describe("DELETE /services/{location}/{service}", () => {
  it("removes it with its links; what was booked keeps its name", async () => {
    const id = await aService({ staff: [{ id: 3001 }] });
    const body = anAppointment({ services: [{ id }], datetime: "2027-01-19T09:00:00" });
    const booked = await api.call("POST", "/records/4564", { as: "manager", body });
    expect(booked.status).toBe(201);
    const deleted = await send("DELETE", `/services/4564/${id}`);
    expect([deleted.status, deleted.text]).toEqual([204, ""]);
    expect((await send("GET", `/services/4564/${id}`)).status).toBe(404);
    const listed = rowsOf(await send("GET", "/services/4564")).map((each) => each["id"]);
    expect(listed).not.toContain(id);
    const on = "start_date=2027-01-19&end_date=2027-01-19";
    const records = rowsOf(await send("GET", `/records/4564?${on}`));
    expect(records).toMatchObject([{ services: [{ id, title: TRIM.title }] }]);
    const again = { ...body, datetime: "2027-01-19T10:00:00" };
    expect((await send("POST", "/records/4564", again)).status).toBe(400);
    expect((await send("DELETE", `/services/4564/${id}`)).status).toBe(404);
    expect((await send("PUT", `/services/4564/${id}`, TRIM)).status).toBe(404);
  });

  it("refuses what it must", async () => {
    const remove = (path: string, as: Person | null = "owner") =>
      send("DELETE", path, undefined, as);
    expect((await remove("/services/4564/505", null)).status).toBe(401);
    expect((await remove("/services/4566/701", "manager")).status).toBe(403);
    expect((await remove("/services/4564/505", "reception")).status).toBe(403);
    expect((await remove("/services/4564/505", "anna")).status).toBe(403);
    expect((await remove("/services/9999/505")).status).toBe(404);
    expect((await remove("/services/4564/601")).status).toBe(404);
    expect((await send("GET", "/services/4565/601")).status).toBe(200);
  });
});

describe("writes of services", () => {
  it("are logged with who did them", () => {
    const events = api.logged.map((entry) => ("event" in entry ? entry.event : ""));
    expect(events).toEqual(
      expect.arrayContaining(["service created", "service changed", "service deleted"]),
    );
  });
});
