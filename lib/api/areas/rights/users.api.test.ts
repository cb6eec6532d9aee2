import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from "vitest";
import { companyUsersSchema, usersSchema } from "@/lib/api/areas/users/users.contract";
import { openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, Person, RawAnswer } from "@/test-support/api-fixture";

let api: ApiFixture;

const get = (path: string, as: Person = "owner") => api.call("GET", path, { as });
const post = (path: string, body: unknown, as: Person = "owner") =>
  api.call("POST", path, { as, body });
const remove = (path: string, as: Person = "owner") => api.call("DELETE", path, { as });
const statusesOf = async (calls: Promise<RawAnswer>[]) =>
  (await Promise.all(calls)).map((answer) => answer.status);
const idsOf = (answer: RawAnswer) => rowsOf(answer).map((each) => each["id"]);
const usersAt = async (location: number) => idsOf(await get(`/company/${location}/users`));

const invite = (body: object, as: Person = "owner", location = 4564) =>
  post(`/user/invite/${location}`, { invites: [{ name: "Ida Moor", ...body }] }, as);

/** The token of a person who logs in. */
async function logIn(login: string, password: string): Promise<{ authorization: string }> {
  const answer = await api.call("POST", "/auth", { body: { login, password } });
  expect(answer.status).toBe(201);
  const token = String(rowOf(answer)["user_token"]);
  return { authorization: `Bearer demo-partner-token, User ${token}` };
}

describe("lists of users", () => {
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  it("tell who they are, whether they accepted and who stays", async () => {
    const answer = await get("/company/4564/users", "manager");
    expect(answer.status).toBe(200);
    expect(usersSchema.safeParse(answer.json.data).success).toBe(true);
    expect(answer.json.meta).toEqual({ count: 4 });
    expect(rowsOf(answer)[0]).toEqual({
      id: 7001,
      name: "Olivia Brandt",
      phone: "+4930555000",
      email: "owner@atelier.example",
      information: "",
      is_approved: true,
      is_non_deletable: true,
    });
    expect(rowsOf(answer)[1]).toMatchObject({ id: 7002, is_non_deletable: false });
    expect((await get("/locations/4564/users/", "manager")).text).toBe(answer.text);
    expect(await usersAt(4566)).toEqual([7001]);
  });

  it("are filtered by acceptance", async () => {
    expect(idsOf(await get("/company/4564/users?filter[is_approved]=1"))).toHaveLength(4);
    const none = await get("/company/4564/users?filter%5Bis_approved%5D=0&filter[other]=x");
    expect([none.json.data, none.json.meta]).toEqual([[], { count: 0 }]);
    expect((await get("/company/4564/users?filter[is_approved]=x")).status).toBe(422);
  });

  it("have a deprecated form with main rights", async () => {
    const answer = await get("/company_users/4564");
    expect(companyUsersSchema.safeParse(answer.json.data).success).toBe(true);
    expect(answer.json.meta).toEqual([]);
    expect(rowsOf(answer)[3]).toEqual({
      id: 7004,
      firstname: "Anna Berg",
      login: "anna@atelier.example",
      email: "anna@atelier.example",
      phone: "+4930555003",
      information: "",
      access: {
        master_id: 3001,
        schedule_edit_access: false,
        timetable_access: true,
        edit_records_access: false,
        clients_access: false,
        client_phones_access: false,
        settings_access: false,
        users_access: false,
        stat_access: false,
        billing_access: false,
        excel_access: false,
        finances_access: false,
        storages_access: false,
        send_sms: false,
      },
    });
    expect(rowsOf(answer)[0]?.["access"]).toMatchObject({ master_id: 0, users_access: true });
  });

  it("refuse what they must", async () => {
    for (const path of ["/company/ID/users", "/company_users/ID"]) {
      const at = (id: number) => path.replace("ID", String(id));
      expect(
        await statusesOf([
          api.call("GET", at(4564)),
          get(at(9999)),
          get(at(4566), "manager"),
          get(at(4564), "reception"),
          get(at(4564), "anna"),
        ]),
      ).toEqual([401, 404, 403, 403, 403]);
    }
  });
});

describe("writes of users", () => {
  beforeEach(async () => {
    api = await openApi();
  });
  afterEach(() => api.close());

  it("DELETE takes a user's rights at once and frees their team member", async () => {
    expect((await get("/staff/4564", "anna")).status).toBe(200);
    const answer = await remove("/locations/4564/users/7004", "manager");
    expect([answer.status, answer.text]).toEqual([204, ""]);
    expect((await get("/staff/4564", "anna")).status).toBe(401); // it was their only location
    expect(await usersAt(4564)).toEqual([7001, 7002, 7003]);
    expect(rowsOf(await get("/staff/4564/3001"))[0]?.["user_id"]).toBeNull();
    expect((await remove("/company/4564/users/7004")).status).toBe(404);
  });

  it("DELETE leaves owners, oneself and other locations alone", async () => {
    expect(
      await statusesOf([
        api.call("DELETE", "/company/4564/users/7004"),
        remove("/company/9999/users/7004"),
        remove("/company/4566/users/7001", "manager"),
        remove("/company/4564/users/7004", "reception"),
        remove("/company/4566/users/7004"),
        remove("/company/4564/users/abc"),
        remove("/company/4564/users/7001", "manager"),
        remove("/company/4564/users/7001"),
        remove("/company/4564/users/7002", "manager"),
      ]),
    ).toEqual([401, 404, 403, 403, 404, 404, 403, 403, 403]);
    expect(await usersAt(4564)).toEqual([7001, 7002, 7003, 7004]);
    expect((await remove("/company/4564/users/7002")).status).toBe(204);
    expect((await get("/staff/4564", "manager")).status).toBe(403);
    expect((await get("/staff/4565", "manager")).status).toBe(200);
  });

  it("invite saves strangers under what was typed, without rights", async () => {
    const body = {
      invites: [
        { name: "Ida Moor", search: "Ida@Example.com", position: "Barber", user_role: "manager" },
        { name: "Max Power", search: "+49 170 123 45 67", staff_id: 3002 },
      ],
    };
    const answer = await post("/user/invite/4564", body, "manager");
    expect([answer.status, answer.json]).toEqual([
      202,
      { success: true, data: null, meta: { message: "Saved" } },
    ]);
    const added = rowsOf(await get("/company/4564/users?filter[is_approved]=0"));
    expect(added).toEqual([
      expect.objectContaining({
        name: "Ida Moor",
        email: "ida@example.com",
        phone: "",
        information: "Barber",
        is_approved: false,
      }),
      expect.objectContaining({ name: "Max Power", email: "", phone: "+491701234567" }),
    ]);
    const rights = await get(`/company/4564/users/${String(added[1]?.["id"])}/permissions`);
    expect(rowOf(rights)).toMatchObject({ user_role: "worker", staff_id: 3002 });
    expect(rowOf(rights)["user_permissions"]).toContainEqual({
      slug: "timetable_master_id",
      value: 3002,
    });
    const login = { login: "ida@example.com", password: "" };
    expect((await api.call("POST", "/auth", { body: { ...login, password: "x" } })).status).toBe(
      401,
    );
    expect((await invite({ search: "ida@example.com", user_role: "worker" })).status).toBe(202);
    expect(await usersAt(4564)).toHaveLength(6);
  });

  it("invite shows nothing of a known person until they log in, and gives their rights then", async () => {
    const search = "reception@atelier.example";
    expect((await invite({ search, name: "R." }, "manager", 4565)).status).toBe(202);
    const [seen] = rowsOf(await get("/company/4565/users?filter[is_approved]=0"));
    expect(seen).toMatchObject({ id: 7003, name: "R.", phone: "", email: search });
    expect((await get("/staff/4565", "reception")).status).toBe(403);
    const headers = await logIn(search, "reception-demo-pass");
    expect((await api.call("GET", "/staff/4565", { headers })).status).toBe(200);
    expect(rowsOf(await get("/company/4565/users"))[2]).toMatchObject({
      id: 7003,
      name: "Rosa Klein",
      is_approved: true,
    });
    const again = await invite({ search: "+4930555002" }, "manager", 4565);
    expect([again.status, again.json.meta.errors]).toEqual([
      422,
      { "invites.0.search": ["is a user of this location already"] },
    ]);
  });

  it("invite is told by field what is wrong, and then saves nobody", async () => {
    const good = { name: "Good", search: "good@example.com" };
    const errorsOf = async (...invites: object[]) => {
      const answer = await post("/user/invite/4564", { invites });
      return [answer.status, Object.keys(answer.json.meta.errors)];
    };
    expect(await errorsOf()).toEqual([422, ["invites"]]);
    expect(await errorsOf(good, {})).toEqual([422, ["invites.1.name", "invites.1.search"]]);
    expect(await errorsOf(good, { name: "A", search: "12" })).toEqual([422, ["invites.1.search"]]);
    expect(await errorsOf(good, { ...good, name: "B" })).toEqual([422, ["invites.1.search"]]);
    expect(await errorsOf(good, { name: "A", search: "a@b.cd", staff_id: 3101 })).toEqual([
      422,
      ["invites.1.staff_id"],
    ]);
    expect(await errorsOf({ ...good, user_role: "king" })).toEqual([422, ["invites.0.user_role"]]);
    const wrongRight = { ...good, user_permissions: [{ slug: "fly", value: true }] };
    expect(await errorsOf(wrongRight)).toEqual([422, ["invites.0.user_permissions.0.slug"]]);
    const foreign = { ...good, user_permissions: [{ slug: "timetable_master_id", value: 3101 }] };
    expect(await errorsOf(foreign)).toEqual([422, ["invites.0.user_permissions.0.value"]]);
    const twice = [
      { name: "A", search: "reception@atelier.example" },
      { name: "B", search: "4930555002" },
    ];
    const elsewhere = await post("/user/invite/4565", { invites: twice });
    expect(elsewhere.json.meta.errors).toEqual({ "invites.1.search": ["is named twice"] });
    expect(await usersAt(4564)).toHaveLength(4);
    const text = await api.call("POST", "/user/invite/4564", { as: "owner", text: "{" });
    expect(text.status).toBe(400);
  });

  it("invite refuses what it must, before the body", async () => {
    expect(
      await statusesOf([
        api.call("POST", "/user/invite/4564", { body: {} }),
        post("/user/invite/9999", {}),
        post("/user/invite/4566", {}, "manager"),
        post("/user/invite/4564", {}, "reception"),
        invite({ search: "boss@example.com", user_role: "owner" }, "manager"),
        invite({ search: "boss@example.com", user_role: "owner" }),
      ]),
    ).toEqual([401, 404, 403, 403, 403, 202]);
    expect((await invite({ search: "boss@example.com" }, "manager")).status).toBe(403);
  });

  it("copy gives the same rights elsewhere, some of them written anew", async () => {
    const path = "/company/4564/users/7003/copy_to_companies";
    const user_permissions = [{ slug: "timetable_phones_access", value: false }];
    const answer = await post(path, {
      user_company_links: [{ location_id: 4565, user_permissions }],
    });
    expect([answer.status, answer.json]).toEqual([200, { success: true, data: null, meta: [] }]);
    const rights = await get("/user/permissions/4565", "reception");
    expect(rowOf(rights)).toMatchObject({
      user_role: "administrator",
      timetable: { timetable_access: true, timetable_phones_access: false, master_id: 0 },
      record_form: { create_records_access: true },
    });
    expect((await get("/user/permissions/4566", "reception")).status).toBe(403);
    const both = { user_company_links: [{ company_id: 4565 }, { salon_id: "4566" }] };
    expect((await post(path.replace("/company/", "/locations/"), both)).status).toBe(200);
    expect(rowOf(await get("/user/permissions/4565", "reception"))).toMatchObject({
      timetable: { timetable_phones_access: true },
    });
    expect((await get("/user/permissions/4566", "reception")).status).toBe(200);
  });

  it("copy refuses what it must and then copies nothing", async () => {
    const copy = (links: unknown, as: Person = "owner", user = 7003) =>
      post(`/company/4564/users/${user}/copy_to_companies`, { user_company_links: links }, as);
    const there = [{ company_id: 4565 }];
    expect(
      await statusesOf([
        api.call("POST", "/company/4564/users/7003/copy_to_companies", { body: {} }),
        copy(null, "reception"),
        copy(null, "owner", 9999),
        copy([]),
        copy(null),
        copy([...there, ...there]),
        copy([
          { company_id: 4565, user_permissions: [{ slug: "timetable_position_id", value: 11 }] },
        ]),
        copy([...there, { company_id: 9999 }]),
        copy([...there, { company_id: 4566 }], "manager"),
        copy(there, "manager", 7001),
        copy([{ company_id: 4564 }], "manager", 7002),
      ]),
    ).toEqual([401, 403, 404, 422, 422, 422, 422, 404, 403, 403, 403]);
    expect((await get("/user/permissions/4565", "reception")).status).toBe(403);
  });

  it("copy over rights that are there needs the right to change them", async () => {
    api.limit({ grants: ["create_users_access"] });
    const copy = (company_id: number) =>
      post(
        "/company/4564/users/7003/copy_to_companies",
        { user_company_links: [{ company_id }] },
        "limited",
      );
    expect(await statusesOf([copy(4564), copy(4565)])).toEqual([403, 200]);
    expect((await copy(4565)).status).toBe(403);
  });

  it("remove_from_companies takes the rights at each of the locations", async () => {
    const path = "/company/4564/users/7002/remove_from_companies";
    const links = (...ids: number[]) => ({
      user_company_links: ids.map((company_id) => ({ company_id })),
    });
    const answer = await post(path, links(4564, 4565, 4566));
    expect([answer.status, answer.json]).toEqual([200, { success: true, data: null, meta: [] }]);
    expect((await get("/staff/4564", "manager")).status).toBe(401); // they belong nowhere now
    expect((await post(path, links(4564))).status).toBe(404);
  });

  it("remove_from_companies refuses what it must and then removes nothing", async () => {
    const from = (ids: number[], as: Person = "owner", user = 7003) =>
      post(
        `/company/4564/users/${user}/remove_from_companies`,
        { user_company_links: ids.map((company_id) => ({ company_id })) },
        as,
      );
    expect(
      await statusesOf([
        api.call("POST", "/company/4564/users/7003/remove_from_companies", { body: {} }),
        from([], "reception"),
        from([], "owner", 9999),
        from([]),
        from([4564, 4564]),
        from([4564, 9999]),
        from([4564, 4566], "manager"),
        from([4564], "owner", 7001),
        from([4564], "manager", 7002),
        post("/company/4564/users/7003/remove_from_companies", {}),
      ]),
    ).toEqual([401, 403, 404, 422, 422, 404, 403, 403, 403, 422]);
    expect(await usersAt(4564)).toHaveLength(4);
  });
});
