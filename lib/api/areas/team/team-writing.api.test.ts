import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { positionsSchema } from "./positions.contract";
import { quickMemberAnswerSchema } from "./team-writing.contract";
import { memberSchema } from "./team.contract";
import { NORD, openApi, rowOf, rowsOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture, Person, RawAnswer } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const get = (path: string, as: Person = "owner") => api.call("GET", path, { as });
const post = (path: string, body: unknown, as: Person = "owner") =>
  api.call("POST", path, { as, body });
const put = (path: string, body: unknown, as: Person = "owner") =>
  api.call("PUT", path, { as, body });
const remove = (path: string, as: Person = "owner") => api.call("DELETE", path, { as });
const statusesOf = async (calls: Promise<RawAnswer>[]) =>
  (await Promise.all(calls)).map((answer) => answer.status);

async function create(body: object = {}): Promise<number> {
  const answer = await post("/staff/4564", { name: "Nora Vale", ...body });
  expect(answer.status).toBe(201);
  return Number(rowOf(answer)["id"]);
}

const listed = async (id: number) =>
  rowsOf(await get("/staff/4564?count=300")).find((each) => each["id"] === id);

/** Hours on a past day, today and a later day. */
async function withHours(): Promise<number> {
  const id = await create({ has_access_timetable: true });
  const days = ["2026-11-20", "2026-11-25", "2027-01-08"].map((date) =>
    workingDay(date, ["10:00", "18:00"]),
  );
  const written = await put(`/schedule/4564/${id}/2026-11-20/2027-01-08`, days);
  expect(written.status).toBe(201);
  expect(await listed(id)).toMatchObject({ schedule_till: "2027-01-08", bookable: true });
  return id;
}

const workingDates = async (id: number) =>
  rowsOf(await get(`/schedule/4564/${id}/2026-11-01/2027-01-31`))
    .filter((each) => each["is_working"])
    .map((each) => each["date"]);

describe("POST /staff/{location}", () => {
  it("creates a member without a timetable unless told otherwise", async () => {
    const answer = await post("/staff/4564", { name: "Nora Vale", specialization: "Colourist" });
    expect(answer.status).toBe(201);
    expect(memberSchema.safeParse(answer.json.data).success).toBe(true);
    expect(answer.json.meta).toEqual([]);
    const id = Number(rowOf(answer)["id"]);
    expect(id).toBeGreaterThan(100_000);
    expect(rowOf(answer)).toEqual({
      id,
      api_id: "",
      information: "",
      position_id: 0,
      name: "Nora Vale",
      company_id: 4564,
      specialization: "Colourist",
      position: [],
      avatar: "",
      avatar_big: "",
      fired: 0,
      status: 0,
      hidden: 0,
      user_id: 0,
      has_access_timetable: false,
      is_paid_staff: false,
      is_included_in_payment_policy: false,
      weight: 0,
      schedule_till: null,
    });
    expect(await listed(id)).toMatchObject({ name: "Nora Vale", bookable: false, api_id: null });
    const day = [workingDay("2026-12-01", ["10:00", "11:00"])];
    expect((await put(`/schedule/4564/${id}/2026-12-01/2026-12-01`, day)).status).toBe(403);
  });

  it("takes null for what is left out, and what it answered itself", async () => {
    const nothing = { weight: null, hidden: null, fired: null, has_access_timetable: null };
    const id = await create({ ...nothing, user_id: null, position_id: null, information: null });
    await put(`/staff/4564/${id}`, { weight: 4, hidden: 1, has_access_timetable: true });
    expect((await put(`/staff/4564/${id}`, nothing)).status).toBe(200);
    const read = await listed(id);
    expect(read).toMatchObject({ weight: 4, hidden: 1, has_access_timetable: true });
    expect((await put(`/staff/4564/${id}`, read)).status).toBe(200);
    expect(await listed(id)).toEqual(read);
  });

  it("takes every field of the contract in every form", async () => {
    const id = await create({
      specialization: "<b>Barber</b>",
      weight: "7",
      information: "<p>Hi</p>",
      api_id: 17,
      hidden: "1",
      fired: 0,
      user_id: "7003",
      has_access_timetable: "1",
      position_id: 14,
      is_paid_staff: true,
      something_else: 1,
    });
    expect(await listed(id)).toMatchObject({
      specialization: "<b>Barber</b>",
      weight: 7,
      information: "<p>Hi</p>",
      api_id: "17",
      hidden: 1,
      user_id: 7003,
      has_access_timetable: true,
      position: { id: 14, title: "Barber" },
      bookable: false,
    });
    const names = (await api.client("owner").team.list(NORD)).find((each) => each.id === id);
    expect(names).toMatchObject({ apiId: "17", information: "<p>Hi</p>", userId: 7003 });
  });

  it("is told by field what is wrong", async () => {
    const wrong = await post("/locations/4564/team_members", {
      weight: "x",
      hidden: 2,
      position_id: -1,
    });
    expect([wrong.status, Object.keys(wrong.json.meta.errors).sort()]).toEqual([
      422,
      ["hidden", "name", "position_id", "weight"],
    ]);
    const errorsOf = async (body: object) => {
      const answer = await post("/staff/4564", { name: "X", ...body });
      return [answer.status, answer.json.meta.errors];
    };
    expect(await errorsOf({ position_id: 99 })).toEqual([
      422,
      { position_id: ["is no position of this location"] },
    ]);
    expect(await errorsOf({ user_id: 9999 })).toEqual([
      422,
      { user_id: ["is no user of this location"] },
    ]);
    expect((await post("/staff/4565", { name: "X", position_id: 11 })).status).toBe(422);
    expect(await statusesOf([post("/staff/4564", []), post("/staff/4564", { name: " " })])).toEqual(
      [422, 422],
    );
    expect((await api.call("POST", "/staff/4564", { as: "owner", text: "{" })).status).toBe(400);
  });

  it("checks tokens, location and right before the body", async () => {
    expect((await api.call("POST", "/staff/4564", { body: {} })).status).toBe(401);
    expect(
      await statusesOf([
        post("/staff/9999", {}),
        post("/staff/4566", {}, "manager"),
        post("/staff/4564", {}, "reception"),
        post("/staff/4564", {}, "anna"),
      ]),
    ).toEqual([404, 403, 403, 403]);
  });
});

describe("PUT /staff/{location}/{member}", () => {
  it("changes only what is given, at once", async () => {
    const id = await create({
      specialization: "Barber",
      weight: 3,
      position_id: 14,
      user_id: 7003,
    });
    const answer = await put(`/staff/4564/${id}`, { name: "Ida Moor", position_id: 0 });
    expect(answer.status).toBe(200);
    expect(rowOf(answer)).toMatchObject({
      name: "Ida Moor",
      specialization: "Barber",
      weight: 3,
      position: [],
      user_id: 7003,
    });
    expect(await listed(id)).toMatchObject({ name: "Ida Moor", position: [] });
    const unlinked = await put(`/locations/4564/team_members/${id}/`, { user_id: 0 });
    expect(rowOf(unlinked)).toMatchObject({ user_id: 0, weight: 3 });
    expect((await put(`/staff/4564/${id}`, {})).status).toBe(200);
  });

  it("gives a login to one member alone", async () => {
    const [first, second] = [await create({ user_id: 7003 }), await create()];
    await put(`/staff/4564/${second}`, { user_id: 7003 });
    expect((await listed(first))?.["user_id"]).toBeNull();
    expect((await listed(second))?.["user_id"]).toBe(7003);
  });

  it.each([
    ["fired", { fired: 1 }],
    ["without a timetable", { has_access_timetable: false }],
  ])("a member who is %s loses the hours from today on and keeps past ones", async (_, body) => {
    const id = await withHours();
    const answer = await put(`/staff/4564/${id}`, body);
    expect(rowOf(answer)).toMatchObject({ id, schedule_till: "2026-11-20" });
    expect(await listed(id)).toMatchObject({ schedule_till: "2026-11-20", bookable: false });
    expect(await workingDates(id)).toEqual(["2026-11-20"]);
    expect(rowsOf(await get(`/timetable/seances/4564/${id}/2027-01-08`))).toEqual([]);
    const dates = await get(`/timetable/dates/4564/2026-11-25?staff_id=${id}`);
    expect(dates.json.data).toEqual([]);
    const day = [workingDay("2027-01-08", ["10:00", "11:00"])];
    expect((await put(`/schedule/4564/${id}/2027-01-08/2027-01-08`, day)).status).toBe(403);
    const back = await put(`/staff/4564/${id}`, { fired: 0, has_access_timetable: true });
    expect(rowOf(back)).toMatchObject({ fired: 0, has_access_timetable: true });
    expect((await put(`/schedule/4564/${id}/2027-01-08/2027-01-08`, day)).status).toBe(201);
  });

  it("leaves appointments where they are when a member is dismissed", async () => {
    const count = async () =>
      (await get("/records/4564?staff_id=3010&start_date=2026-11-25&count=1")).json.meta
        .total_count;
    const before = await count();
    expect(before).toBeGreaterThan(0);
    await put("/staff/4564/3010", { fired: true });
    expect(await count()).toBe(before);
  });

  it("refuses what it must, in order", async () => {
    expect((await api.call("PUT", "/staff/4564/3001", { body: {} })).status).toBe(401);
    expect(
      await statusesOf([
        put("/staff/9999/3001", {}),
        put("/staff/4566/3201", {}, "manager"),
        put("/staff/4564/3001", {}, "reception"),
        put("/staff/4564/3001", { name: "" }, "anna"),
        put("/staff/4564/3101", { name: "" }),
        put("/staff/4564/9999", { name: "" }),
        put("/staff/4564/3001", { name: "" }),
        put("/staff/4564/3001", { user_id: 9999 }),
      ]),
    ).toEqual([404, 403, 403, 403, 404, 404, 422, 422]);
  });
});

describe("DELETE /staff/{location}/{member}", () => {
  it("removes a member from lists and their hours from today on", async () => {
    const id = await withHours();
    const answer = await remove(`/staff/4564/${id}`);
    expect([answer.status, answer.text, answer.headers.get("content-type")]).toEqual([
      204,
      "",
      null,
    ]);
    expect(await listed(id)).toBeUndefined();
    expect(
      await statusesOf([
        get(`/staff/4564/${id}`),
        get(`/company/4564/staff/${id}`),
        put(`/staff/4564/${id}`, {}),
        put(`/schedule/4564/${id}/2027-01-08/2027-01-08`, []),
        remove(`/staff/4564/${id}`),
      ]),
    ).toEqual([404, 404, 404, 404, 404]);
    const bulk = await get(
      "/company/4564/staff/schedule?start_date=2026-11-20&end_date=2027-01-31",
    );
    const dates = rowsOf(bulk).filter((each) => each["staff_id"] === id);
    expect(dates.map((each) => each["date"])).toEqual(["2026-11-20"]);
  });

  it("refuses what it must", async () => {
    expect((await api.call("DELETE", "/staff/4564/3001")).status).toBe(401);
    expect(
      await statusesOf([
        remove("/staff/9999/3001"),
        remove("/staff/4566/3201", "manager"),
        remove("/staff/4564/3001", "reception"),
        remove("/staff/4564/3101"),
        remove("/staff/4564/abc"),
      ]),
    ).toEqual([404, 403, 403, 404, 404]);
    expect(await listed(3001)).toBeDefined();
  });
});

describe("rights of a user held to a position", () => {
  it("reach no other position, neither to make nor to keep", async () => {
    const limited = await openApi({
      limits: {
        onlyPositionId: 12,
        grants: ["master_create", "master_edit", "master_delete"],
      },
    });
    const call = (method: string, path: string, body?: unknown) =>
      limited.call(method, path, { as: "limited", body });
    expect(
      await statusesOf([
        call("POST", "/staff/4564", { name: "X", position_id: 11 }),
        call("POST", "/staff/4564", { name: "X" }),
        call("POST", "/staff/4564", { name: "X", position_id: 12 }),
        call("PUT", "/staff/4564/3001", { name: "X" }),
        call("PUT", "/staff/4564/3004", { position_id: 11 }),
        call("PUT", "/staff/4564/3004", { fired: 1 }),
        call("PUT", "/staff/4564/3004", { fired: 0, name: "David" }),
        call("PUT", "/staff/4564/3011", { fired: 0 }),
        call("POST", "/staff/4564", { name: "X", position_id: 12, fired: 1 }),
        call("DELETE", "/staff/4564/3001"),
      ]),
    ).toEqual([403, 403, 201, 403, 403, 403, 200, 403, 403, 403]);
    await limited.close();
  });
});

describe("POST /company/{location}/staff/quick", () => {
  const aQuickMember = (over: object = {}) => ({
    name: "Ida Moor",
    specialization: "Barber",
    position_id: null,
    phone_number: null,
    user_email: null,
    user_phone: null,
    is_user_invite: false,
    ...over,
  });
  const quick = (over: object = {}, as: Person = "owner") =>
    post("/company/4564/staff/quick", aQuickMember(over), as);

  it("creates a member with a timetable and without a login", async () => {
    const answer = await post("/locations/4564/team_members/quick", aQuickMember());
    expect(answer.status).toBe(201);
    expect(quickMemberAnswerSchema.safeParse(answer.json.data).success).toBe(true);
    expect(rowOf(answer)).toEqual({
      id: expect.any(Number),
      name: "Ida Moor",
      company_id: 4564,
      specialization: "Barber",
      avatar: "",
      avatar_big: "",
      position: null,
      is_paid_staff: true,
    });
    const off = await quick({ position_id: 14, is_paid_staff: false });
    expect(rowOf(off)).toMatchObject({
      position: { id: 14, title: "Barber" },
      is_paid_staff: false,
    });
  });

  it("makes the login of the contacts, once", async () => {
    const contacts = { user_email: "Ida@example.com", user_phone: "+1 (315) 555-0181" };
    const answer = await quick({ ...contacts, phone_number: "13155550181", is_user_invite: true });
    expect(answer.status).toBe(201);
    const { id } = rowOf(answer);
    const user = rowsOf(await get("/company/4564/users")).find(
      (each) => each["name"] === "Ida Moor",
    );
    expect(user).toMatchObject({ email: "ida@example.com", is_approved: false });
    expect((await listed(Number(id)))?.["user_id"]).toBe(user?.["id"]);
    const again = await quick(contacts);
    expect([again.status, again.json.meta.message]).toEqual([
      400,
      "A team member with service access has already been added to the schedule",
    ]);
    expect((await quick({ phone_number: "13155550181" })).status).toBe(400);
    expect((await quick({ phone_number: "13155550199" })).status).toBe(201);
    expect((await quick({ user_phone: "13155550199" })).status).toBe(400);
    const mixed = { user_email: "anna@atelier.example", user_phone: "4930555000" };
    expect((await quick(mixed)).status).toBe(422);
    expect((await quick({ user_phone: "4930555003" })).status).toBe(400); // Anna's own
  });

  it("needs all seven fields in their forms", async () => {
    const empty = await post("/company/4564/staff/quick", {});
    expect([empty.status, Object.keys(empty.json.meta.errors).length]).toEqual([422, 7]);
    expect(
      await statusesOf([
        quick({ name: "" }),
        quick({ user_phone: "12345" }),
        quick({ user_email: "nobody" }),
        quick({ phone_number: "1234567890123456" }),
        quick({ position_id: 99 }),
        quick({ is_user_invite: "perhaps" }),
      ]),
    ).toEqual([422, 422, 422, 422, 422, 422]);
  });

  it("refuses what it must", async () => {
    expect((await api.call("POST", "/company/4564/staff/quick", { body: {} })).status).toBe(401);
    expect(
      await statusesOf([
        post("/company/9999/staff/quick", {}),
        post("/company/4566/staff/quick", {}, "manager"),
        post("/company/4564/staff/quick", {}, "reception"),
        post("/company/4564/staff/quick", {}, "anna"),
      ]),
    ).toEqual([404, 403, 403, 403]);
  });
});

describe("positions", () => {
  it("are listed under every spelling, also where there are none", async () => {
    const answer = await get("/company/4564/staff/positions", "manager");
    expect(positionsSchema.safeParse(answer.json.data).success).toBe(true);
    expect(rowsOf(answer)[0]).toEqual({ id: 11, title: "Senior stylist", api_id: "" });
    expect(answer.json.meta).toEqual({ count: 6 });
    const spellings = [
      "/locations/4564/staff/positions",
      "/locations/4564/team_members/positions/",
      "/positions/4564",
    ];
    const texts = spellings.map(async (path) => (await get(path, "manager")).text);
    expect(new Set(await Promise.all(texts))).toEqual(new Set([answer.text]));
    const none = await get("/company/4566/staff/positions");
    expect([none.json.data, none.json.meta]).toEqual([[], { count: 0 }]);
  });

  it("are read one by one and made under the spelling that some clients take", async () => {
    for (const path of ["/positions/4564/11", "/locations/4564/team_members/positions/11/"]) {
      const one = await get(path, "manager");
      expect([one.status, one.json.data, one.json.meta]).toEqual([
        200,
        { id: 11, title: "Senior stylist", api_id: "" },
        [],
      ]);
    }
    const made = await post("/positions/4564", { title: "Receptionist" });
    expect([made.status, rowOf(made)["title"]]).toEqual([201, "Receptionist"]);
    expect(
      await statusesOf([
        get("/positions/4564/999", "manager"),
        get("/positions/4565/11", "manager"),
        get("/positions/4564/x", "manager"),
        get("/positions/4564/11", "anna"),
        get("/positions/4566/11", "manager"),
        post("/positions/4564", {}, "reception"),
        post("/positions/4564", { title: "" }),
      ]),
    ).toEqual([404, 404, 404, 403, 403, 403, 422]);
    expect((await api.call("GET", "/positions/4564/11")).status).toBe(401);
  });

  it("are made once a title, with one id in the chain", async () => {
    const made = await post("/company/4564/positions/quick", { title: " Make-up artist " });
    expect(made.status).toBe(201);
    expect(rowOf(made)).toEqual({
      id: expect.any(Number),
      title: "Make-up artist",
      api_id: "",
    });
    const again = await post("/locations/4564/positions/quick", { title: "make-up artist" });
    expect([again.status, again.json.data]).toEqual([201, made.json.data]);
    const elsewhere = await post("/company/4565/positions/quick", { title: "Make-up artist" });
    expect(elsewhere.json.data).toEqual(made.json.data);
    expect(rowsOf(await get("/company/4565/staff/positions"))).toEqual([made.json.data]);
  });

  it("refuse what they must", async () => {
    expect((await post("/company/4564/positions/quick", { title: " " })).status).toBe(422);
    expect((await post("/company/4564/positions/quick", {})).status).toBe(422);
    expect((await api.call("GET", "/company/4564/staff/positions")).status).toBe(401);
    expect((await api.call("POST", "/company/4564/positions/quick", { body: {} })).status).toBe(
      401,
    );
    expect(
      await statusesOf([
        get("/company/9999/staff/positions"),
        get("/company/4566/staff/positions", "manager"),
        get("/company/4564/staff/positions", "anna"),
        get("/company/4564/staff/positions", "reception"),
        post("/company/9999/positions/quick", {}),
        post("/company/4566/positions/quick", {}, "manager"),
        post("/company/4564/positions/quick", {}, "reception"),
      ]),
    ).toEqual([404, 403, 403, 200, 404, 403, 403]);
  });
});
