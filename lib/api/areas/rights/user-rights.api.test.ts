import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from "vitest";
import { rolesSchema, userPermissionsSchema } from "./user-permissions.contract";
import { NORD, openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, Person, RawAnswer, Row } from "@/test-support/api-fixture";

let api: ApiFixture;

const get = (path: string, as: Person = "owner") => api.call("GET", path, { as });
const statusesOf = async (calls: Promise<RawAnswer>[]) =>
  (await Promise.all(calls)).map((answer) => answer.status);
const change = (user: number, body: unknown, as: Person = "owner", location = 4564) =>
  api.call("PUT", `/company/${location}/users/${user}/permissions`, { as, body });
const setting = (user: number, rights: Record<string, unknown>, as: Person = "owner") =>
  change(
    user,
    { user_permissions: Object.entries(rights).map(([slug, value]) => ({ slug, value })) },
    as,
  );

type Node = Row & {
  readonly slug: string;
  readonly is_editable: boolean;
  readonly children: Node[];
};

const treeOf = (answer: RawAnswer, role: string) =>
  rowsOf(answer).find((each) => each["slug"] === role)?.["user_permissions"] as Node[]; // as documented
const rightsIn = (answer: RawAnswer, role: string) =>
  treeOf(answer, role).flatMap(({ children }) => children);
const editable = (answer: RawAnswer, role: string) =>
  rightsIn(answer, role)
    .filter((each) => each.is_editable)
    .map((each) => each.slug);
const valueOf = (answer: RawAnswer, slug: string) =>
  (rowOf(answer)["user_permissions"] as Row[]).find((each) => each["slug"] === slug)?.["value"]; // as above

describe("roles and rights as they are read", () => {
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  it("roles come by weight, their rights only when asked for", async () => {
    const answer = await get("/company/4564/users/roles", "manager");
    expect(rolesSchema.safeParse(answer.json.data).success).toBe(true);
    expect(rowsOf(answer).map((each) => each["slug"])).toEqual([
      "worker",
      "free_readonly",
      "free_readonly_admin",
      "accountant",
      "administrator",
      "manager",
      "owner",
    ]);
    expect(rowsOf(answer).every((each) => each["user_permissions"] === null)).toBe(true);
    const deep = await get("/locations/4564/users/roles?include[]=user_permissions", "manager");
    expect(rolesSchema.safeParse(deep.json.data).success).toBe(true);
    expect(treeOf(deep, "worker").map(({ slug }) => slug)).toEqual([
      "timetable",
      "record_form",
      "finances",
      "clients",
      "settings",
      "other",
      "online_record",
    ]);
    expect(rightsIn(deep, "administrator").slice(0, 2)).toEqual([
      {
        slug: "timetable_access",
        title: "Open the journal",
        type: { slug: "has_access", all_access_value: true, no_access_value: false },
        options: null,
        hint: "",
        is_recommended: false,
        is_editable: true,
        default_value: true,
        entity_name: "",
        is_paid: false,
        is_paid_only: false,
        children: null,
      },
      expect.objectContaining({ slug: "timetable_master_id", default_value: 0 }),
    ]);
    expect((await get("/company/4564/users/roles?include=user_permissions")).text).toContain(
      "settings_schedule_edit_access",
    );
    expect((await get("/company/4564/users/roles?include[]=other")).status).toBe(422);
  });

  it("the roles of a user tell what of them can be changed", async () => {
    const of = (user: number, as: Person = "manager") =>
      get(`/company/4564/users/${user}/roles?include[]=user_permissions`, as);
    expect(editable(await of(7003), "worker")).toContain("timetable_access");
    expect(editable(await of(7003), "owner")).toEqual([]);
    expect(editable(await of(7003, "owner"), "owner")).toContain("timetable_access");
    expect(editable(await of(7001, "owner"), "worker")).toEqual([]);
    expect(editable(await of(7002), "worker")).toEqual([]);
    const flat = await get("/company/4564/users/7003/roles", "manager");
    expect(rowsOf(flat)[0]?.["user_permissions"]).toBeNull();
  });

  it("one user's rights are a flat list of slugs", async () => {
    const answer = await get("/company/4564/users/7004/permissions", "manager");
    expect(userPermissionsSchema.safeParse(answer.json.data).success).toBe(true);
    expect(answer.json.meta).toEqual({});
    expect(rowOf(answer)).toMatchObject({
      user_role: "worker",
      staff_id: 3001,
      is_editable: true,
      has_any_paid_permission: null,
    });
    expect(rowOf(answer)["user_permissions"]).toEqual(
      expect.arrayContaining([
        { slug: "timetable_access", value: true },
        { slug: "timetable_master_id", value: 3001 },
        { slug: "timetable_position_id", value: 0 },
        { slug: "timetable_schedule_edit_access", value: false },
        { slug: "settings_schedule_edit_access", value: false },
        { slug: "clients_access", value: false },
      ]),
    );
    const owner = await get("/locations/4564/users/7001/permissions", "manager");
    expect(rowOf(owner)).toMatchObject({ user_role: "owner", staff_id: 0, is_editable: false });
    const self = await get("/company/4564/users/7002/permissions", "manager");
    expect(rowOf(self)).toMatchObject({ is_editable: false });
  });

  it("refuse what they must", async () => {
    const paths = ["roles", "7003/roles", "7003/permissions"];
    for (const path of paths) {
      expect(
        await statusesOf([
          api.call("GET", `/company/4564/users/${path}`),
          get(`/company/9999/users/${path}`),
          get(`/company/4566/users/${path}`, "manager"),
          get(`/company/4564/users/${path}`, "reception"),
          get(`/company/4564/users/${path}`, "anna"),
        ]),
      ).toEqual([401, 404, 403, 403, 403]);
    }
    expect(
      await statusesOf([
        get("/company/4564/users/9999/roles"),
        get("/company/4565/users/7003/permissions"),
        get("/company/4564/users/x/permissions"),
      ]),
    ).toEqual([404, 404, 404]);
  });
});

describe("PUT /company/{location}/users/{user}/permissions", () => {
  beforeEach(async () => {
    api = await openApi();
  });
  afterEach(() => api.close());

  const hours = "/schedule/4564/3001/2026-12-01/2026-12-01";
  const write = (as: Person) => api.call("PUT", hours, { as, body: [] });

  it("gives and takes rights at once", async () => {
    expect((await write("reception")).status).toBe(403);
    const answer = await setting(7003, { settings_schedule_edit_access: "1" }, "manager");
    expect([answer.status, answer.json.meta]).toEqual([200, {}]);
    expect(userPermissionsSchema.safeParse(answer.json.data).success).toBe(true);
    expect(valueOf(answer, "settings_schedule_edit_access")).toBe(true);
    expect(rowOf(answer)).toMatchObject({ user_role: "administrator" });
    expect((await write("reception")).status).toBe(201);
    await setting(7003, { settings_schedule_edit_access: false, timetable_access: 0 });
    expect((await write("reception")).status).toBe(403);
    expect((await get(hours, "reception")).status).toBe(403);
    const mine = await api.client("reception").permissions.mine(NORD);
    expect(mine).toMatchObject({ mayOpenTimetable: false, mayCreateAppointments: true });
    expect((await change(7003, {})).status).toBe(200);
  });

  it("limits members, positions, days back and phones, under short names too", async () => {
    const listed = async () =>
      rowsOf(await get("/staff/4564", "reception")).map((each) => each["id"]);
    await setting(7003, { timetable_position_id: "12" });
    expect(await listed()).toEqual([3004, 3005, 3011]);
    await setting(7003, { position_id: 0, master_id: 3002, last_days_count: 7 });
    expect(await listed()).toEqual([3002]);
    const records = "/records/4564?staff_id=3002&start_date=2026-11-01&count=300";
    const phones = async () =>
      rowsOf(await get(records, "reception")).flatMap((each) => {
        const client = each["client"] as Row; // a client or an empty list
        return client["phone"] ? [client["phone"]] : [];
      });
    expect((await phones()).length).toBeGreaterThan(0);
    const [first] = rowsOf(await get(records, "reception"));
    expect(String(first?.["date"] ?? first?.["datetime"]) >= "2026-11-18").toBe(true);
    await setting(7003, { timetable_phones_access: false });
    expect(await phones()).toEqual([]);
    const mine = rowOf(await get("/user/permissions/4564", "reception"));
    expect(mine).toMatchObject({
      timetable: { master_id: 3002, position_id: 0, last_days_count: 7 },
    });
  });

  it("brings the rights of another role, then those that are named", async () => {
    const answer = await change(7004, {
      user_role: "manager",
      user_permissions: [{ slug: "settings_webhook_read_access", value: false }],
    });
    expect(rowOf(answer)).toMatchObject({ user_role: "manager", staff_id: 3001 });
    expect(valueOf(answer, "settings_users_access")).toBe(true);
    expect(valueOf(answer, "settings_webhook_read_access")).toBe(false);
    expect(valueOf(answer, "timetable_master_id")).toBe(3001); // whom they see stays
    expect((await get("/company/4564/users", "anna")).status).toBe(200);
    const same = await change(7004, { user_role: "manager" });
    expect(valueOf(same, "settings_webhook_read_access")).toBe(false);
    await change(7004, { user_role: "worker" });
    expect((await get("/company/4564/users", "anna")).status).toBe(403);
  });

  it("says which team member the user is", async () => {
    expect(rowOf(await change(7003, { master_id: 3003 }))).toMatchObject({ staff_id: 3003 });
    expect(rowsOf(await get("/staff/4564/3003"))[0]?.["user_id"]).toBe(7003);
    expect(rowOf(await change(7003, { staff_id: 0 }))).toMatchObject({ staff_id: 0 });
    expect(rowsOf(await get("/staff/4564/3003"))[0]?.["user_id"]).toBeNull();
  });

  it("takes back the whole list that it answered", async () => {
    const before = await get("/company/4564/users/7003/permissions");
    const again = await change(7003, before.json.data);
    expect([again.status, again.json.data]).toEqual([200, before.json.data]);
  });

  it("is told by field what is wrong and then changes nothing", async () => {
    const errorsOf = async (body: unknown) => {
      const answer = await change(7003, body);
      return [answer.status, Object.keys(answer.json.meta.errors)];
    };
    const right = { slug: "settings_schedule_edit_access", value: true };
    expect(await errorsOf({ user_role: "staff_member" })).toEqual([422, ["user_role"]]);
    expect(await errorsOf({ user_permissions: [right, { slug: "fly", value: true }] })).toEqual([
      422,
      ["user_permissions.1.slug"],
    ]);
    const valued = (slug: string, value: unknown) => ({
      user_permissions: [right, { slug, value }],
    });
    for (const [slug, value] of [
      ["timetable_access", 7],
      ["timetable_last_days_count", -1],
      ["timetable_master_id", "x"],
      ["timetable_master_id", 3101],
      ["timetable_position_id", 99],
    ] as const) {
      expect(await errorsOf(valued(slug, value))).toEqual([422, ["user_permissions.1.value"]]);
    }
    expect(await errorsOf({ ...valued("timetable_access", true), staff_id: 3101 })).toEqual([
      422,
      ["staff_id"],
    ]);
    expect(await errorsOf("x")).toEqual([422, ["body"]]);
    expect((await write("reception")).status).toBe(403);
  });

  it("refuses what it must, before the body", async () => {
    const nonsense = { user_role: "king" };
    expect(
      await statusesOf([
        api.call("PUT", "/company/4564/users/7003/permissions", { body: nonsense }),
        change(7003, nonsense, "owner", 9999),
        change(7001, nonsense, "manager", 4566),
        change(7004, nonsense, "reception"),
        change(7003, nonsense, "owner", 4565),
        change(9999, nonsense),
        change(7001, nonsense),
        change(7001, nonsense, "manager"),
        change(7002, nonsense, "manager"),
        change(7003, { user_role: "owner" }, "manager"),
        change(7003, { user_role: "owner" }),
      ]),
    ).toEqual([401, 404, 403, 403, 404, 404, 403, 403, 403, 403, 200]);
  });

  it("lets a limited giver give only what they have", async () => {
    const grants = ["users_access", "edit_users_access", "create_users_access"] as const;
    api.limit({
      grants: [...grants, "limited_users_access"],
      mayEditHoursInSettings: false,
      lastDaysCount: 30,
      onlyPositionId: 0,
    });
    const give = async (rights: Record<string, unknown>) =>
      (await setting(7003, rights, "limited")).status;
    expect(await give({ timetable_schedule_edit_access: true })).toBe(200);
    expect(await give({ settings_schedule_edit_access: true })).toBe(403);
    expect(await give({ settings_services_access: true })).toBe(403);
    expect(await give({ timetable_phones_access: false })).toBe(200);
    expect(await give({ timetable_last_days_count: 31 })).toBe(403);
    expect(await give({ timetable_last_days_count: 14 })).toBe(200);
    expect(await give({ timetable_last_days_count: 0 })).toBe(403);
    expect(await give({ settings_edit_users_access: true })).toBe(403);
    const more = { settings_edit_users_access: true, settings_limited_users_access: true };
    expect(await give(more)).toBe(200);
    expect(await give({ settings_limited_users_access: false })).toBe(403);
    expect((await change(7003, { user_role: "manager" }, "limited")).status).toBe(403);
    const tree = await get("/company/4564/users/7003/roles?include[]=user_permissions", "limited");
    const open = editable(tree, "worker");
    expect(open).toContain("timetable_schedule_edit_access");
    expect(open).not.toContain("settings_schedule_edit_access");
    const invites = [{ name: "A", search: "a@example.com", user_role: "administrator" }];
    const invited = await api.call("POST", "/user/invite/4564", {
      as: "limited",
      body: { invites },
    });
    expect(invited.status).toBe(403);
  });

  it("lets a limited giver below managers make no manager, whatever rights they leave them", async () => {
    const grants = ["users_access", "edit_users_access", "create_users_access"] as const;
    const limits = { grants: [...grants, "limited_users_access"] as const };
    api.limit({ ...limits, role: "administrator" });
    const worker = await get("/company/4564/users/7003/permissions");
    const as = "limited";
    const body = { user_role: "manager", user_permissions: rowOf(worker)["user_permissions"] };
    const made = await change(7003, body, as);
    expect([made.status, made.json.meta.message]).toEqual([403, expect.stringContaining("role")]);
    const invites = [{ name: "A", search: "a@example.com", ...body }];
    const invited = await api.call("POST", "/user/invite/4564", { as, body: { invites } });
    expect(invited.status).toBe(403);
    const kept = await get("/company/4564/users/7003/permissions");
    expect(rowOf(kept)["user_role"]).toBe(rowOf(worker)["user_role"]);
  });
});
