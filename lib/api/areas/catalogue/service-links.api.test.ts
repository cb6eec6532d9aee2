import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { linkSchema } from "./service-links.contract";
import { teamMemberId } from "@/lib/domain/ids";
import { anAppointment, openApi, rowOf } from "@/test-support/api-fixture";
import type { ApiFixture, Person, RawAnswer } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi({ limits: { onlyMemberId: teamMemberId(3001) } });
});
afterAll(() => api.close());

const send = (method: string, path: string, body?: unknown, as: Person | null = "owner") =>
  api.call(method, path, { as: as ?? undefined, body });
const staffOf = async (id: number) =>
  rowOf(await send("GET", `/company/4564/services/${id}`))["staff"];
const told = (answer: RawAnswer) => [answer.status, answer.json.meta.message];
const fields = (answer: RawAnswer) => [answer.status, Object.keys(answer.json.meta.errors ?? {})];

const LINK = { master_id: 3008, seance_length: 3300, technological_card_id: null };
const CHANGE = { seance_length: 2400, technological_card_id: null };

describe("POST /company/{location}/services/{service}/staff", () => {
  const path = "/company/4564/services/505/staff";

  it("links a pair", async () => {
    const linked = await send("POST", path, LINK, "manager");
    expect([linked.status, linked.json.meta]).toEqual([201, {}]);
    expect(linkSchema.parse(linked.json.data)).toEqual({
      service_id: 505,
      master_id: 3008,
      length: 3300,
      technological_card_id: null,
      api_id: "",
      is_online: true,
      is_offline_records_allowed: true,
      price: null,
    });
    expect(await staffOf(505)).toEqual([
      { id: 3002, seance_length: 1800, technological_card_id: 0 },
      { id: 3006, seance_length: 1800, technological_card_id: 0 },
      { id: 3008, seance_length: 3300, technological_card_id: 0 },
    ]);
  });

  it("takes the other names and a bill of materials", async () => {
    const body = { team_member_id: "3001", seance_length: "900", technological_card_id: "7" };
    const linked = await send("POST", "/locations/4564/services/506/staff/", body);
    expect(linked.status).toBe(201);
    expect(rowOf(linked)).toMatchObject({ master_id: 3001, technological_card_id: 7 });
  });

  it("refuses a pair that is linked already", async () => {
    const twice = await send("POST", path, { ...LINK, master_id: 3002 });
    expect(fields(twice)).toEqual([422, ["master_id"]]);
  });

  it("names what is wrong", async () => {
    const wrong = async (over: object) => fields(await send("POST", path, { ...LINK, ...over }));
    expect(await wrong({ master_id: undefined })).toEqual([422, ["master_id"]]);
    expect(await wrong({ seance_length: 0 })).toEqual([422, ["seance_length"]]);
    expect(await wrong({ seance_length: 86_400 })).toEqual([422, ["seance_length"]]);
    expect(await wrong({ seance_length: 1000 })).toEqual([422, ["seance_length"]]);
    expect(await wrong({ technological_card_id: undefined })).toEqual([
      422,
      ["technological_card_id"],
    ]);
  });

  it("refuses without token, right or known ids, before it looks at the body", async () => {
    expect((await send("POST", path, LINK, null)).status).toBe(401);
    expect((await send("POST", path, {}, "reception")).status).toBe(403);
    expect((await send("POST", path, {}, "anna")).status).toBe(403);
    expect((await send("POST", "/company/4566/services/701/staff", {}, "manager")).status).toBe(
      403,
    );
    expect((await send("POST", "/company/9999/services/505/staff", {})).status).toBe(404);
    expect(told(await send("POST", "/company/4564/services/601/staff", {}))).toEqual([
      404,
      "Service not found.",
    ]);
    expect(told(await send("POST", path, { master_id: 3101 }))).toEqual([
      404,
      "Team Member not found.",
    ]);
  });
});

describe("PUT and DELETE …/services/{service}/staff/{member}", () => {
  it("change one link", async () => {
    const changed = await send("PUT", "/company/4564/services/504/staff/3001", CHANGE);
    expect(changed.status).toBe(200);
    expect(linkSchema.parse(changed.json.data)).toMatchObject({ master_id: 3001, length: 2400 });
    expect(await staffOf(504)).toMatchObject([
      { id: 3001, seance_length: 2400 },
      { id: 3003, seance_length: 5400 },
      { id: 3007, seance_length: 5400 },
    ]);
  });

  it("unlink: what was booked stays, what is new is refused", async () => {
    const body = anAppointment({ services: [{ id: 502 }], datetime: "2027-01-19T09:00:00" });
    const booked = await send("POST", "/records/4564", body);
    expect(booked.status).toBe(201);
    const unlinked = await send("DELETE", "/company/4564/services/502/staff/3001");
    expect([unlinked.status, unlinked.text]).toEqual([204, ""]);
    const on = "start_date=2027-01-19&end_date=2027-01-19";
    expect((await send("GET", `/records/4564?${on}`)).json.meta.total_count).toBe(1);
    const later = await send("POST", "/records/4564", { ...body, datetime: "2027-01-19T11:00:00" });
    expect(later.status).toBe(400);
    expect((await send("DELETE", "/company/4564/services/502/staff/3001")).status).toBe(404);
  });

  it("refuse what they must", async () => {
    const path = "/company/4564/services/501/staff/3001";
    expect(fields(await send("PUT", path, {}))).toEqual([
      422,
      ["seance_length", "technological_card_id"],
    ]);
    const refused = async (where: string, as: Person | null = "owner") => [
      (await send("PUT", where, {}, as)).status,
      (await send("DELETE", where, undefined, as)).status,
    ];
    expect(await refused(path, null)).toEqual([401, 401]);
    expect(await refused(path, "reception")).toEqual([403, 403]);
    expect(await refused("/company/4566/services/701/staff/3201", "manager")).toEqual([403, 403]);
    expect(await refused("/company/9999/services/501/staff/3001")).toEqual([404, 404]);
    expect(await refused("/company/4564/services/601/staff/3101")).toEqual([404, 404]);
    expect(await refused("/company/4564/services/501/staff/3101")).toEqual([404, 404]);
    expect(await refused("/company/4564/services/501/staff/3002")).toEqual([404, 404]);
    expect(await refused("/company/4564/services/501/staff/x")).toEqual([404, 404]);
  });
});

describe("POST /company/{location}/services/links", () => {
  const path = "/company/4564/services/links";
  const BULK = {
    service_id: 507,
    resource_ids: [62],
    translations: [{ language_id: 2, translation: "Maniküre" }],
    team_member_settings: [
      {
        team_member_id: 3008,
        tech_card_id: 0,
        hours: 0,
        minutes: 45,
        price: { min: 70, max: null },
      },
      { team_member_id: 3001, tech_card_id: 9, hours: 1, minutes: 15, price: null },
    ],
  };

  it("replaces all links of one service, hours and minutes as seconds", async () => {
    const saved = await send("POST", path, BULK, "manager");
    expect([saved.status, saved.json]).toEqual([200, { success: true, data: {}, meta: [] }]);
    expect(await staffOf(507)).toEqual([
      { id: 3001, seance_length: 4500, technological_card_id: 9 },
      {
        id: 3008,
        seance_length: 2700,
        technological_card_id: 0,
        price: { min: 70, max: null },
      },
    ]);
    expect(rowOf(await send("GET", "/company/4564/services/507"))).toMatchObject({
      title: "Manicure",
      resources: [62],
    });
    expect(
      (await send("POST", path, { ...BULK, translations: [{ language_id: 2, translation: "" }] }))
        .status,
    ).toBe(200);
  });

  it("keeps the price of a pair when the service or the link is changed", async () => {
    await send("POST", path, { ...BULK, service_id: 508 });
    await send("PUT", "/company/4564/services/508/staff/3008", CHANGE);
    await send("PATCH", "/services/4564/508", { staff: [{ id: 3008, seance_length: 3000 }] });
    expect(await staffOf(508)).toMatchObject([
      { id: 3008, seance_length: 3000, price: { min: 70, max: null } },
    ]);
  });

  it("takes the older body, in an array of one", async () => {
    const settings = [{ master_id: 3006, technological_card_id: 4, hours: "0", minutes: "30" }];
    const saved = await send("POST", path, [{ service_id: 505, master_settings: settings }]);
    expect(saved.status).toBe(200);
    expect(await staffOf(505)).toEqual([
      { id: 3006, seance_length: 1800, technological_card_id: 4 },
    ]);
    const object = await send("POST", path, {
      salon_id: 4564,
      service_id: 505,
      master_settings: [],
    });
    expect(object.status).toBe(200);
    expect(await staffOf(505)).toEqual([]);
  });

  it("names what is wrong and saves nothing", async () => {
    const before = await staffOf(507);
    const wrong = async (over: object) => fields(await send("POST", path, { ...BULK, ...over }));
    expect(await wrong({ service_id: undefined })).toEqual([422, ["service_id"]]);
    expect(await wrong({ resource_ids: undefined, translations: undefined })).toEqual([
      422,
      ["resource_ids", "translations"],
    ]);
    expect(await wrong({ team_member_settings: undefined })).toEqual([
      422,
      ["team_member_settings"],
    ]);
    const setting = (over: object) =>
      wrong({ team_member_settings: [{ ...BULK.team_member_settings[0], ...over }] });
    expect(await setting({ minutes: 60 })).toEqual([422, ["team_member_settings.0.minutes"]]);
    expect(await setting({ minutes: 0 })).toEqual([422, ["team_member_settings.0.minutes"]]);
    expect(await setting({ minutes: 7 })).toEqual([422, ["team_member_settings.0.minutes"]]);
    expect(await setting({ price: { min: 5, max: 1 } })).toEqual([
      422,
      ["team_member_settings.0.price.max"],
    ]);
    const twice = [BULK.team_member_settings[0], BULK.team_member_settings[0]];
    expect(await wrong({ team_member_settings: twice })).toEqual([
      422,
      ["team_member_settings.1.team_member_id"],
    ]);
    expect((await send("POST", path, { ...BULK, resource_ids: [63] })).status).toBe(404);
    expect((await send("POST", path, [BULK, BULK])).status).toBe(422);
    expect((await api.call("POST", path, { as: "owner", text: "[" })).status).toBe(400);
    expect(await staffOf(507)).toEqual(before);
  });

  it("refuses without token, right or known ids", async () => {
    expect((await send("POST", path, BULK, null)).status).toBe(401);
    expect((await send("POST", path, {}, "reception")).status).toBe(403);
    expect((await send("POST", "/company/4566/services/links", {}, "manager")).status).toBe(403);
    expect((await send("POST", "/company/9999/services/links", BULK)).status).toBe(404);
    expect(told(await send("POST", path, { service_id: 601 }))).toEqual([
      404,
      "Service not found.",
    ]);
    const foreign = { ...BULK, team_member_settings: [{ team_member_id: 3101 }] };
    expect(told(await send("POST", path, foreign))).toEqual([404, "Team Member not found."]);
  });
});

describe("a user who reaches one member only", () => {
  it("links that one and nobody else", async () => {
    const call = async (method: string, member: number, body?: unknown) =>
      (await send(method, `/company/4564/services/504/staff/${member}`, body, "limited")).status;
    expect(await call("PUT", 3003, CHANGE)).toBe(403);
    expect(await call("DELETE", 3003)).toBe(403);
    expect(await call("PUT", 3001, CHANGE)).toBe(200);
    const link = await send("POST", "/company/4564/services/504/staff", LINK, "limited");
    expect(link.status).toBe(403);
    const whole = { title: "Highlights", category_id: 42, staff: [{ id: 3003 }] };
    expect((await send("PUT", "/services/4564/504", whole, "limited")).status).toBe(403);
  });

  it("keeps the links of those whom they do not see", async () => {
    const others = async () =>
      ((await staffOf(504)) as { id: number }[]).filter(({ id }) => id !== 3001); // a wrong guess fails
    const before = await others();
    expect(before.map(({ id }) => id)).toEqual([3003, 3007]);
    const mine = [{ team_member_id: 3001, tech_card_id: 0, hours: 1, minutes: 5, price: null }];
    const bulk = {
      service_id: 504,
      resource_ids: [],
      translations: [],
      team_member_settings: mine,
    };
    expect((await send("POST", "/company/4564/services/links", bulk, "limited")).status).toBe(200);
    expect(await others()).toEqual(before);
    const none = { title: "Highlights", category_id: 42, staff: [] };
    expect((await send("PUT", "/services/4564/504", none, "limited")).status).toBe(200);
    expect(await staffOf(504)).toEqual(before);
  });
});
