import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mayEditHours } from "@/lib/domain/salon/access";
import { locationId } from "@/lib/domain/ids";
import { NORD, openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, Person, RawAnswer, Row } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const get = (path: string, as?: Person) => api.call("GET", path, { as });
const idsOf = (answer: RawAnswer) => rowsOf(answer).map((each) => each["id"]);
const READONLY = { headers: { authorization: "Bearer demo-partner-readonly" } };

describe("GET /companies", () => {
  it("lists one's own with my=1, which needs a user", async () => {
    expect(idsOf(await get("/companies?my=1", "manager"))).toEqual([4564, 4565]);
    expect(idsOf(await get("/companies?my=1", "anna"))).toEqual([4564]);
    expect((await get("/companies?my=1")).status).toBe(401);
    const mine = await api.client("owner").locations.mine();
    expect(
      mine.map(({ id, timeZone, sessionStepMinutes: sessionStep }) => [id, timeZone, sessionStep]),
    ).toEqual([
      [4564, "Europe/Berlin", 5],
      [4565, "America/Chicago", 5],
      [4566, "Asia/Kathmandu", 5],
    ]);
  });

  it("lists all for a partner token alone, filtered and in pages", async () => {
    expect(idsOf(await api.call("GET", "/companies", READONLY))).toEqual([4564, 4565, 4566]);
    expect(idsOf(await get("/companies?count=2&page=2"))).toEqual([4566]);
    expect((await get("/companies?count=1")).json.meta).toEqual({ total_count: 3 });
    expect(idsOf(await get("/companies?id=4565"))).toEqual([4565]);
    expect(idsOf(await get("/companies?salon_id=4565"))).toEqual([4565]);
    expect(idsOf(await get("/companies?min_id=4565"))).toEqual([4565, 4566]);
    expect(idsOf(await get("/companies?title=patan"))).toEqual([4566]);
    expect(idsOf(await get("/companies?chain_id=900"))).toEqual([4564, 4565, 4566]);
    expect(idsOf(await get("/companies?group_id=1"))).toEqual([]);
    expect(idsOf(await get("/companies?active=0"))).toEqual([]);
    expect((await get("/companies?my=perhaps")).status).toBe(422);
  });

  it("is /locations in the new spelling", async () => {
    const old = await get("/companies?my=true", "manager");
    expect((await get("/locations/?my=1", "manager")).text).toBe(old.text);
    expect((await api.call("PATCH", "/locations", { as: "owner" })).status).toBe(405);
  });
});

describe("GET /company/{location}", () => {
  it("answers the object with a partner token alone", async () => {
    const answer = await api.call("GET", "/company/4564", READONLY);
    expect(answer.status).toBe(200);
    expect(rowOf(answer)).toMatchObject({
      id: 4564,
      title: "Atelier Nord",
      public_title: "Atelier Nord",
      active: 1,
      timezone: 1,
      timezone_name: "Europe/Berlin",
      currency_short_title: "EUR",
      active_staff_count: 10,
      main_group_id: 900,
      main_group: { id: 900, title: "Atelier" },
    });
    expect(rowOf(answer)).not.toHaveProperty("groups");
    const patan = await get("/company/4566?show_groups=1");
    expect(rowOf(patan)).toMatchObject({
      timezone: 5.75,
      groups: { "900": { id: 900, title: "Atelier" } },
    });
    expect((await get("/locations/4564")).text).toBe(answer.text);
  });

  it("reaches the typed client", async () => {
    const location = await api.client("manager").locations.get(locationId(4565));
    expect(location).toMatchObject({
      id: 4565,
      title: "Atelier Lakeside",
      timeZone: "America/Chicago",
      chainTitle: "Atelier",
      currency: "USD",
    });
  });

  it("refuses what it must", async () => {
    const headers = { authorization: "Bearer nonsense" };
    expect((await api.call("GET", "/company/4564", { headers })).status).toBe(401);
    expect((await get("/company/9999")).status).toBe(404);
    expect((await get("/company/99999999999999999999")).status).toBe(404);
    expect((await get("/company/-1")).status).toBe(404);
    expect((await get("/company/4566", "manager")).status).toBe(403);
    expect((await get("/company/9999", "manager")).json).toEqual({
      success: false,
      data: null,
      meta: { message: "Location not found." },
    });
    expect((await api.call("PATCH", "/company/4564", { as: "manager" })).status).toBe(405);
  });
});

describe("GET /user/permissions/{location}", () => {
  it("tells the rights behind each login", async () => {
    const rights = async (as: Person) => {
      const access = await api.client(as).permissions.mine(NORD);
      return [access.role, mayEditHours(access), access.onlyMemberId, access.mayCreateAppointments];
    };
    expect(await rights("owner")).toEqual(["owner", true, 0, true]);
    expect(await rights("manager")).toEqual(["manager", true, 0, true]);
    expect(await rights("reception")).toEqual(["administrator", false, 0, true]);
    expect(await rights("anna")).toEqual(["worker", false, 3001, false]);
  });

  it("has the groups of the contract", async () => {
    const answer = await get("/user/permissions/4564", "anna");
    expect(rowOf(answer)).toMatchObject({
      timetable: { timetable_access: true, master_id: 3001, schedule_edit_access: false },
      settings: { schedule_edit: false },
      other: { stat_access: false },
    });
    const mine = rowOf(await get("/user/permissions/4564", "manager"));
    const groups =
      "timetable record_form finances clients dashboard notification loyalty storages settings " +
      "security comers other online_record";
    expect(Object.keys(mine)).toEqual([...groups.split(" "), "user_role"]);
    expect(mine).toMatchObject({
      record_form: { record_edit_full_paid_access: true, delete_paid_records_access: true },
      finances: {
        finances_salary_schemes_access: false,
        finances_salary_calc_access: true,
        finances_salary_access_master_checkbox: false,
        finances_salary_access_master_id: 0,
      },
      settings: { settings_positions_create: true, settings_positions_delete: false },
      other: { auth_enable_check_ip: false, auth_list_allowed_ip: [] },
    });
  });

  it("refuses what it must", async () => {
    expect((await get("/user/permissions/4564")).status).toBe(401);
    expect((await get("/user/permissions/4566", "manager")).status).toBe(403);
    expect((await get("/user/permissions/9999", "manager")).status).toBe(404);
    expect((await api.call("PUT", "/user/permissions/4564", { as: "manager" })).status).toBe(405);
    await expect(api.client("anna").permissions.mine(locationId(4565))).rejects.toMatchObject({
      status: 403,
      kind: "forbidden",
    });
  });
});

describe("team members", () => {
  it("come heavier first, with states as numbers and positions as objects", async () => {
    const answer = await get("/staff/4564", "owner");
    expect(answer.json.meta).toEqual([]);
    const rows = rowsOf(answer);
    expect(rows.length).toBe(12);
    expect(rows[0]).toMatchObject({
      id: 3001,
      name: "Anna Berg",
      position: { id: 11, title: "Senior stylist" },
      position_id: 11,
      has_access_timetable: true,
      bookable: true,
      schedule_till: "2027-01-23",
      fired: 0,
      status: 0,
      hidden: 0,
      rating: expect.any(Number),
    });
    expect(rows.find((each) => each["id"] === 3011)).toMatchObject({ fired: 1, bookable: false });
    expect(rows.find((each) => each["id"] === 3012)).toMatchObject({
      has_access_timetable: false,
      schedule_till: null,
    });
    const weights = rows.map((each) => Number(each["weight"]));
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
    expect((await get("/locations/4564/team_members/", "owner")).text).toBe(answer.text);
    expect(idsOf(await get("/staff/4564?count=5&page=3", "owner"))).toEqual([3011, 3012]);
  });

  it("come to a partner token alone without who left or has no timetable", async () => {
    const answer = await api.call("GET", "/staff/4564", READONLY);
    const ids = idsOf(answer);
    expect(ids).toHaveLength(10);
    expect(ids.filter((id) => id === 3011 || id === 3012)).toEqual([]);
    expect((await api.call("GET", "/locations/4564/team_members/", READONLY)).text).toBe(
      answer.text,
    );
    const long = await get("/company/4564/staff");
    expect([idsOf(long), long.json.meta]).toEqual([ids, { count: 10, total_count: 10 }]);
    for (const id of [3011, 3012]) {
      for (const path of [`/staff/4564/${id}`, `/company/4564/staff/${id}`]) {
        expect([(await get(path)).status, (await get(path, "owner")).status]).toEqual([404, 200]);
      }
    }
  });

  it("come one by one as an array on the old path and as an object on the long one", async () => {
    const old = await get("/staff/4564/3001");
    expect(rowsOf(old)).toHaveLength(1);
    expect((await get("/locations/4564/team_members/3001")).text).toBe(old.text);
    const long = await get("/company/4564/staff/3001");
    expect(rowOf(long)).toMatchObject({
      id: 3001,
      company_id: 4564,
      is_deleted: false,
      is_fired: false,
      services_links: [
        { service_id: 501, master_id: 3001, length: 3600 },
        { service_id: 502, master_id: 3001, length: 1800 },
        { service_id: 504, master_id: 3001, length: 6300 },
      ],
    });
    expect((await get("/locations/4564/staff/3001/")).text).toBe(long.text);
    const all = await get("/company/4564/staff");
    expect(all.json.meta).toEqual({ count: 10, total_count: 10 });
    expect(rowsOf(all)[0]).toEqual(rowOf(long));
    const page = await get("/company/4564/staff?count=5&page=3", "owner");
    expect(page.json.meta).toEqual({ count: 2, total_count: 12 });
    const open = await get("/company/4564/staff?count=4&page=3");
    expect(open.json.meta).toEqual({ count: 2, total_count: 10 });
  });

  it("tell in the long form what they do, as a link is told, and their grid", async () => {
    const [, , highlights] = rowOf(await get("/company/4564/staff/3001"))[
      "services_links"
    ] as Row[]; // a wrong guess fails
    expect(highlights).toEqual({
      service_id: 504,
      master_id: 3001,
      length: 6300,
      technological_card_id: null,
      api_id: "",
      is_online: true,
      is_offline_records_allowed: true,
      price: null,
    });
    expect(rowOf(await get("/company/4564/staff/3001"))).toMatchObject({
      is_fired: false,
      is_deleted: false,
      is_online: true,
      is_bookable: true,
      has_schedule: true,
      position: { id: 11, title: "Senior stylist" },
      grid_settings: {
        grid_first_timeslot: 0,
        grid_last_timeslot: 85_800,
        grid_display_step: 300,
        grid_nearest_timeslot_delay: 0,
        grid_base_type: "schedule",
        is_grid_flexible: false,
      },
    });
    const trainee = rowOf(await get("/company/4564/staff/3012", "owner"));
    expect(trainee).toMatchObject({ is_bookable: false, has_schedule: false });
    expect(rowOf(await get("/company/4564/staff/3011", "owner"))).toMatchObject({
      is_fired: true,
      is_online: false,
      services_links: [],
    });
  });

  it("tell in the long form whose login they are, to users, and contacts to those who see users", async () => {
    const userOf = async (as: Person | undefined) => {
      const answer = await api.call("GET", "/company/4564/staff/3001", { as });
      return rowOf(answer)["user"];
    };
    const anna = { id: 7004, name: "Anna Berg", avatar: "" };
    expect(await userOf("owner")).toEqual({
      ...anna,
      phone: "+4930555003",
      email: "anna@atelier.example",
    });
    expect(await userOf("reception")).toEqual({ ...anna, phone: "", email: "" });
    expect(await userOf(undefined)).toEqual([]);
    expect(rowOf(await get("/company/4564/staff/3002"))["user"]).toEqual([]);
  });

  it("narrow to a worker's own row", async () => {
    expect(idsOf(await get("/staff/4564", "anna"))).toEqual([3001]);
    expect((await get("/staff/4564/3002", "anna")).status).toBe(403);
  });

  it("reach the typed client", async () => {
    const team = await api.client("manager").team.list(NORD);
    expect(team.length).toBe(12);
    expect(team[10]).toEqual({
      id: 3011,
      name: "Karl Thoma",
      specialization: expect.any(String),
      position: { id: 12, title: "Stylist" },
      userId: null,
      apiId: "",
      information: "",
      hasTimetable: true,
      isDismissed: true,
      isRemoved: false,
      isHidden: true,
      weight: expect.any(Number),
      rating: expect.any(Number),
      scheduleUntil: expect.stringMatching(/^2026-11-1/),
    });
  });

  it("refuse what they must", async () => {
    expect((await api.call("GET", "/staff/4564", { headers: { authorization: "" } })).status).toBe(
      401,
    );
    expect((await get("/staff/9999")).status).toBe(404);
    expect((await get("/staff/4566", "manager")).status).toBe(403);
    expect((await get("/staff/4564/3101")).status).toBe(404);
    expect((await get("/staff/4564/abc")).status).toBe(404);
    const unknown = await get("/company/4564/staff/9999");
    expect([unknown.status, unknown.json.meta.message]).toEqual([
      404,
      "Team Member with ID 9999 was not found in branch Atelier Nord",
    ]);
    expect((await api.call("PATCH", "/staff/4564/3001", { as: "owner" })).status).toBe(405);
    expect((await api.call("DELETE", "/staff/4564", { as: "owner" })).status).toBe(405);
  });
});

describe("services", () => {
  it("come with links and seconds, without cost", async () => {
    const answer = await api.call("GET", "/services/4564", READONLY);
    const rows = rowsOf(answer);
    const highlights = rows.find((each) => each["id"] === 504);
    expect(highlights).toMatchObject({
      title: "Highlights",
      category_id: 42,
      duration: 5400,
      active: 1,
      staff: expect.arrayContaining([
        expect.objectContaining({ id: 3001, seance_length: 6300 }),
        expect.objectContaining({ id: 3003, seance_length: 5400 }),
      ]),
    });
    expect(highlights).not.toHaveProperty("cost");
    expect(rows.find((each) => each["id"] === 503)).toMatchObject({
      technical_break_duration: 900,
    });
    expect(rows.find((each) => each["id"] === 501)).toMatchObject({
      technical_break_duration: null,
    });
  });

  it("are filtered by member and category under every name", async () => {
    const ids = async (query: string) => idsOf(await get(`/services/4564?${query}`)).sort();
    expect(await ids("staff_id=3002")).toEqual([505, 506]);
    expect(await ids("team_member_id=3002")).toEqual([505, 506]);
    expect(await ids("category_id=44")).toEqual([507, 508]);
    expect(await ids("category_id=44&master_id=3010")).toEqual([507]);
    expect(await ids("staff_id=9999")).toEqual([]);
    expect((await get("/services/4564?staff_id=x")).status).toBe(422);
  });

  it("come in the long form with a count, and one by one", async () => {
    const all = await get("/company/4564/services");
    expect(all.json.meta).toEqual({
      count: rowsOf(all).length,
      total_count: rowsOf(all).length,
    });
    expect((await get("/locations/4564/services/")).text).toBe(all.text);
    const one = await get("/company/4564/services/505");
    expect(rowOf(one)).toMatchObject({ id: 505, is_multi: false, prepaid: "forbidden" });
    expect((await get("/services/4564/505")).text).toBe(one.text);
    expect(rowOf(await get("/company/4564/services/509"))).toMatchObject({ is_multi: true });
  });

  it("reach the typed client", async () => {
    const services = await api.client("manager").services.list(NORD);
    expect(services.find(({ id }) => id === 503)).toMatchObject({
      title: "Full colour",
      durationSeconds: 7200,
      technicalBreakSeconds: 900,
      isGroup: false,
      links: [
        { memberId: 3003, durationSeconds: 7200 },
        { memberId: 3007, durationSeconds: 7200 },
      ],
    });
  });

  it("refuse what they must, the long form with a list of messages", async () => {
    expect((await get("/services/9999")).status).toBe(404);
    expect((await get("/services/4566", "manager")).status).toBe(403);
    const messages = async (path: string) => (await get(path)).json.meta.errors;
    expect(await messages("/company/4564/services/9999")).toEqual([
      { message: "Service not found." },
    ]);
    expect(await messages("/company/4564/services/601")).toEqual([
      { message: "Service not found." },
    ]);
    expect(await messages("/company/4564/services?staff_id=9999")).toEqual([
      { message: "Team Member not found." },
    ]);
    expect(await messages("/company/4564/services?category_id=9999")).toEqual([
      { message: "Category not found." },
    ]);
    expect((await api.call("PUT", "/services/4564", { as: "owner", body: {} })).status).toBe(405);
  });
});
