import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { anAppointment, openApi, rowsOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture, RawAnswer } from "@/test-support/api-fixture";

const membersOf = (answer: RawAnswer) => [
  ...new Set(rowsOf(answer).map((each) => each["staff_id"] ?? each["id"])),
];
const statusesOf = async (calls: Promise<RawAnswer>[]) =>
  (await Promise.all(calls)).map((answer) => answer.status);

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

describe("a user limited to a position and to seven days back", () => {
  beforeEach(() => api.limit({ onlyPositionId: 12, lastDaysCount: 7 }));
  const get = (path: string) => api.call("GET", path, { as: "limited" });
  const put = (path: string, body: unknown) => api.call("PUT", path, { as: "limited", body });

  it("sees only members of the position in lists", async () => {
    expect(membersOf(await get("/staff/4564"))).toEqual([3004, 3005, 3011]);
    const bulk = "/company/4564/staff/schedule?start_date=2026-12-01&end_date=2026-12-05";
    expect(membersOf(await get(bulk))).toEqual([3004, 3005]);
    const records = await get("/records/4564?start_date=2026-11-26&count=300");
    expect(membersOf(records).sort()).toEqual([3004, 3005]);
    const dates = await get("/timetable/dates/4564/2026-11-29");
    expect(dates.json.data).not.toContain("2026-11-30"); // stylists do not work on Mondays
  });

  it("is refused other members, unknown ones first", async () => {
    const paths = [
      "/schedule/4564/3001/2026-12-01/2026-12-02",
      "/timetable/seances/4564/3001/2026-12-01",
      "/timetable/dates/4564/2026-12-01?staff_id=3001",
      "/records/4564?staff_id=3001",
      "/staff/4564/3001",
      "/company/4564/staff/3001",
    ];
    expect(await statusesOf(paths.map(get))).toEqual([403, 403, 403, 403, 403, 403]);
    const unknown = paths.map((path) => get(path.replace("3001", "9999")));
    expect(await statusesOf(unknown)).toEqual([404, 404, 404, 404, 404, 404]);
  });

  it("writes the hours of those members only", async () => {
    const days = [workingDay("2027-02-01", ["10:00", "11:00"])];
    expect((await put("/schedule/4564/3001/2027-02-01/2027-02-01", days)).status).toBe(403);
    expect((await put("/schedule/4564/3004/2027-02-01/2027-02-01", days)).status).toBe(201);
    const bulk = (ids: number[]) =>
      put("/company/4564/staff/schedule", {
        schedules_to_delete: ids.map((staff_id) => ({ staff_id, dates: ["2027-02-01"] })),
      });
    expect((await bulk([3004, 3001])).status).toBe(403);
    expect((await bulk([3004, 3005])).status).toBe(200);
    const appointment = anAppointment({ save_if_busy: true });
    const post = await api.call("POST", "/records/4564", { as: "limited", body: appointment });
    expect(post.status).toBe(403);
  });

  it("sees nothing older than seven days", async () => {
    const bulk = await get(
      "/company/4564/staff/schedule?start_date=2026-11-10&end_date=2026-11-30",
    );
    expect(rowsOf(bulk)[0]?.["date"]).toBe("2026-11-18");
    const days = rowsOf(await get("/schedule/4564/3004/2026-11-17/2026-11-18"));
    expect(days.map((each) => each["is_working"])).toEqual([false, true]);
    expect((await get("/timetable/dates/4564/2026-11-01")).json.data).not.toContain("2026-11-17");
    expect((await get("/timetable/seances/4564/3004/2026-11-17")).json.data).toEqual([]);
    expect(rowsOf(await get("/timetable/seances/4564/3004/2026-11-18")).length).toBe(96);
    const records = rowsOf(await get("/records/4564?count=300"));
    expect(String(records[0]?.["datetime"])).toMatch(/^2026-11-18T/);
    expect(rowsOf(await get("/records/4564?end_date=2026-11-10"))).toEqual([]);
  });

  it("writes nothing older than seven days", async () => {
    const write = (date: string) =>
      put(`/schedule/4564/3004/${date}/${date}`, [workingDay(date, ["10:00", "11:00"])]);
    expect(await statusesOf([write("2026-11-17"), write("2026-11-18")])).toEqual([403, 201]);
    const book = (datetime: string) =>
      api.call("POST", "/records/4564", {
        as: "limited",
        body: anAppointment({ staff_id: 3004, save_if_busy: true, datetime }),
      });
    const old = [book("2026-11-17T23:30:00"), book("2026-11-18T00:00:00")];
    expect(await statusesOf(old)).toEqual([403, 201]);
    const owners = await api.call("GET", "/records/4564?staff_id=3004&count=1", { as: "owner" });
    const path = `/record/4564/${String(rowsOf(owners)[0]?.["id"])}`;
    expect((await api.call("DELETE", path, { as: "limited" })).status).toBe(403);
  });
});

describe("a user who may not open the timetable", () => {
  it("reads no hours, sessions or appointments, yet team and services", async () => {
    api.limit({ mayOpenTimetable: false, mayEditHoursInJournal: false });
    const get = (path: string) => api.call("GET", path, { as: "limited" });
    const closed = [
      "/schedule/4564/3001/2026-12-01/2026-12-02",
      "/company/4564/staff/schedule",
      "/timetable/dates/4564/2026-12-01",
      "/timetable/seances/4564/3001/2026-12-01",
      "/records/4564",
    ];
    expect(await statusesOf(closed.map(get))).toEqual([403, 403, 403, 403, 403]);
    const open = ["/staff/4564", "/services/4564", "/company/4564", "/user/permissions/4564"];
    expect(await statusesOf(open.map(get))).toEqual([200, 200, 200, 200]);
    // the right to edit hours in settings suffices for writing (business.md 11.2)
    const write = await api.call("PUT", "/schedule/4564/3001/2026-12-01/2026-12-01", {
      as: "limited",
      body: [],
    });
    expect(write.status).toBe(201);
  });
});
