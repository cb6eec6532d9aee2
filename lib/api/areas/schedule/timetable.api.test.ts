import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  anAppointment,
  day,
  member,
  NORD,
  openApi,
  rowOf,
  rowsOf,
  workingDay,
} from "@/test-support/api-fixture";
import type { ApiFixture, RawCall } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const get = (path: string, options: RawCall = { as: "manager" }) => api.call("GET", path, options);

async function write(memberId: number, date: string, ...slots: (readonly [string, string])[]) {
  const path = `/schedule/4564/${memberId}/${date}/${date}`;
  const answer = await api.call("PUT", path, { as: "manager", body: [workingDay(date, ...slots)] });
  expect(answer.status).toBe(201);
}

async function book(overrides: Readonly<Record<string, unknown>>) {
  const body = anAppointment({ save_if_busy: true, ...overrides });
  const answer = await api.call("POST", "/records/4564", { as: "manager", body });
  expect(answer.status).toBe(201);
  return rowOf(answer);
}

async function sessions(memberId: number, date: string): Promise<string[]> {
  const rows = rowsOf(await get(`/timetable/seances/4564/${memberId}/${date}`));
  return rows.map((each) => `${String(each["time"])}${each["is_free"] === true ? "" : " busy"}`);
}

describe("GET /timetable/seances/{location}/{member}/{date}", () => {
  it("sends is_free and free, every 5 minutes inside the hours, a break without items", async () => {
    await write(3001, "2027-02-01", ["10:00", "10:20"], ["10:35", "10:45"]);
    await book({ datetime: "2027-02-01T10:05:00", seance_length: 600 });
    const answer = await get("/timetable/seances/4564/3001/2027-02-01");
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      success: true,
      data: [
        { time: "10:00", is_free: true, free: true },
        { time: "10:05", is_free: false, free: false },
        { time: "10:10", is_free: false, free: false },
        { time: "10:15", is_free: true, free: true },
        { time: "10:35", is_free: true, free: true },
        { time: "10:40", is_free: true, free: true },
      ],
      meta: [],
    });
  });

  it("has exactly 120 items for 11 to 21, in order and with leading zeros", async () => {
    await write(3001, "2027-02-02", ["11:00", "21:00"]);
    const found = await sessions(3001, "2027-02-02");
    expect([found.length, found[0], found.at(-1)]).toEqual([120, "11:00", "20:55"]);
    await write(3001, "2027-02-02", ["0:00", "0:10"], ["23:50", "24:00"]);
    expect(await sessions(3001, "2027-02-02")).toEqual(["00:00", "00:05", "23:50", "23:55"]);
  });

  it("leaves the end of an appointment free and counts its technical break", async () => {
    await write(3003, "2027-02-01", ["10:00", "13:00"]);
    const body = { staff_id: 3003, services: [{ id: 503 }], datetime: "2027-02-01T10:00:00" };
    await book({ ...body, seance_length: 8100 });
    const found = await sessions(3003, "2027-02-01");
    expect(found.find((each) => !each.endsWith("busy"))).toBe("12:15");
  });

  it("shows events as taken, deleted appointments as free", async () => {
    const event = await sessions(3009, "2026-11-28");
    expect(event).toContain("15:00 busy");
    expect(event).toContain("16:25 busy");
    await write(3001, "2027-02-03", ["10:00", "10:10"]);
    const { id } = await book({ datetime: "2027-02-03T10:00:00", seance_length: 600 });
    expect(await sessions(3001, "2027-02-03")).toEqual(["10:00 busy", "10:05 busy"]);
    await api.call("DELETE", `/record/4564/${String(id)}`, { as: "manager" });
    expect(await sessions(3001, "2027-02-03")).toEqual(["10:00", "10:05"]);
  });

  it("carries an appointment over midnight to the next date", async () => {
    await write(3001, "2027-02-05", ["23:00", "24:00"]);
    await write(3001, "2027-02-06", ["00:00", "1:00"]);
    await book({ datetime: "2027-02-05T23:45:00" });
    expect((await sessions(3001, "2027-02-05")).slice(-4)).toEqual([
      "23:40",
      "23:45 busy",
      "23:50 busy",
      "23:55 busy",
    ]);
    expect((await sessions(3001, "2027-02-06")).slice(0, 4)).toEqual([
      "00:00 busy",
      "00:05 busy",
      "00:10 busy",
      "00:15",
    ]);
  });

  it("answers 200 and an empty list on a day without hours, also with bookings", async () => {
    for (const path of [
      "3001/2026-12-06",
      "3012/2026-12-01",
      "3011/2026-12-01",
      "3004/2026-11-30",
    ]) {
      const answer = await get(`/timetable/seances/4564/${path}`);
      expect([answer.status, answer.text]).toEqual([200, '{"success":true,"data":[],"meta":[]}']);
    }
  });

  it("lists the past truthfully, also of a dismissed member", async () => {
    expect((await sessions(3001, "2026-11-24")).length).toBe(96);
    const past = await api.client("manager").timetable.dates(NORD, day("2026-10-01"), member(3011));
    expect(past.length).toBeGreaterThan(0);
    expect((await sessions(3011, past[0] ?? "")).length).toBeGreaterThan(0);
  });

  it("reads the date in every form", async () => {
    const plain = await get("/timetable/seances/4564/3001/2026-12-01");
    for (const date of [
      "20261201",
      "2026-12-01/",
      "2026-12-01T12:00:00",
      "2026-11-30T23:30:00Z",
      "2026-11-30T23:30:00%2B00:00",
      "2026-12-02T00:30:00+0200",
    ]) {
      expect((await get(`/timetable/seances/4564/3001/${date}`)).text).toBe(plain.text);
    }
    const ignored = await get("/timetable/seances/4564/3001/2026-12-01?service_ids[]=501");
    expect(ignored.text).toBe(plain.text);
  });

  it.each(["2026-02-30", "tomorrow", "2026-13-01", "2026-12-01T25:00:00", "9999-12-31", "0"])(
    "refuses the date %s with 422",
    async (date) => {
      const answer = await get(`/timetable/seances/4564/3001/${date}`);
      expect(answer.status).toBe(422);
      expect(answer.json.meta.errors).toHaveProperty("date");
    },
  );

  it("checks tokens, location, member, restriction and date in this order", async () => {
    const path = "/timetable/seances/4564/9999/nonsense";
    expect((await get(path, {})).status).toBe(401);
    expect((await get("/timetable/seances/9999/3001/nonsense")).status).toBe(404);
    expect((await get("/timetable/seances/4566/3201/nonsense")).status).toBe(403);
    expect((await get(path)).status).toBe(404);
    expect((await get("/timetable/seances/4564/3101/2026-12-01")).status).toBe(404);
    expect((await get("/timetable/seances/4564/3002/nonsense", { as: "anna" })).status).toBe(403);
    expect((await get("/timetable/seances/4564/3001/2026-12-01", { as: "anna" })).status).toBe(200);
    expect((await api.call("POST", path, { as: "manager" })).status).toBe(405);
  });

  it("comes to the typed client as sessions, with 404 as no hours", async () => {
    const { timetable } = api.client("manager");
    const found = await timetable.sessions(NORD, member(3001), day("2026-12-01"));
    expect(found.length).toBe(96);
    expect(found[0]).toEqual({ time: 540, isFree: expect.any(Boolean) });
    expect(await timetable.sessions(NORD, member(9999), day("2026-12-01"))).toEqual([]);
  });
});

describe("sessions where the clock changes (schedule.md 5.3)", () => {
  it("do not exist in the spring gap of 2027-03-28", async () => {
    await write(3002, "2027-03-28", ["01:50", "03:10"]);
    await book({
      staff_id: 3002,
      services: [{ id: 505 }],
      datetime: "2027-03-28T01:55:00",
      seance_length: 600,
    });
    expect(await sessions(3002, "2027-03-28")).toEqual([
      "01:50",
      "01:55 busy",
      "03:00 busy",
      "03:05",
    ]);
    const hours = await get("/schedule/4564/3002/2027-03-28/2027-03-28");
    expect(rowsOf(hours)[0]?.["slots"]).toEqual([{ from: "01:50", to: "03:10" }]);
  });

  it("come once in the autumn repeat of 2026-10-25, busy if either pass is", async () => {
    await write(3002, "2026-10-25", ["01:50", "03:10"]);
    const barber = { staff_id: 3002, services: [{ id: 505 }], seance_length: 600 };
    await book({ ...barber, datetime: "2026-10-25T02:10:00+02:00" });
    await book({ ...barber, datetime: "2026-10-25T02:40:00+01:00" });
    const found = await sessions(3002, "2026-10-25");
    expect(found.filter((each) => each.endsWith("busy"))).toEqual([
      "02:10 busy",
      "02:15 busy",
      "02:40 busy",
      "02:45 busy",
    ]);
    expect(new Set(found).size).toBe(16);
  });

  it("cover both passes of an appointment across the repeat", async () => {
    await write(3006, "2026-10-25", ["01:30", "03:30"]);
    const barber = { staff_id: 3006, services: [{ id: 505 }] };
    await book({ ...barber, datetime: "2026-10-25T02:30:00+02:00", seance_length: 3600 });
    const busy = (await sessions(3006, "2026-10-25")).filter((each) => each.endsWith("busy"));
    expect([busy.length, busy[0], busy.at(-1)]).toEqual([12, "02:00 busy", "02:55 busy"]);
  });

  it("follow the zone of the location at half-hour and far offsets", async () => {
    const busyAt = async (location: number, staffId: number, service: number, at: string) => {
      const body = { staff_id: staffId, services: [{ id: service }], datetime: at, client: {} };
      const booked = { as: "owner", body: { ...body, seance_length: 1800 } } as const;
      expect((await api.call("POST", `/records/${location}`, booked)).status).toBe(201);
      const path = `/timetable/seances/${location}/${staffId}/2027-01-04`;
      const found = rowsOf(await get(path, { as: "owner" }));
      const busy = found.filter((each) => each["is_free"] === false);
      return [found.length, found[0]?.["time"], busy.length, busy[0]?.["time"]];
    };
    const chicago = await busyAt(4565, 3101, 601, "2027-01-04T16:00:00Z");
    expect(chicago).toEqual([108, "08:00", 6, "10:00"]);
    const patan = await busyAt(4566, 3201, 701, "2027-01-04T06:00:00+0000");
    expect(patan).toEqual([96, "10:00", 6, "11:45"]);
  });
});

describe("GET /timetable/dates/{location}/{date}", () => {
  const dates = async (path: string, as: "manager" | "anna" | "owner" = "manager") =>
    (await get(`/timetable/dates/${path}`, { as })).json.data as string[]; // as the contract says

  it("lists working dates of a member from the date on, as plain dates", async () => {
    const found = await dates("4564/2026-12-05?staff_id=3004");
    expect(found.slice(0, 4)).toEqual(["2026-12-05", "2026-12-08", "2026-12-09", "2026-12-10"]);
    expect(found.at(-1)).toBe("2027-01-23");
    expect(found).toEqual([...new Set(found)].sort());
  });

  it("lists dates on which anybody works, with 0 as nobody in particular", async () => {
    const anybody = await dates("4564/2026-12-05");
    expect(anybody.slice(0, 3)).toEqual(["2026-12-05", "2026-12-07", "2026-12-08"]);
    expect(await dates("4564/2026-12-05?staff_id=0")).toEqual(anybody);
    expect(await dates("4564/2026-12-05?staff_id=")).toEqual(anybody);
  });

  it.each([
    "staff_id",
    "team_member_id",
    "master_id",
    "staffId",
    "team_member_ids[]",
    "staff_ids[0]",
  ])("reads the member from %s", async (name) => {
    const found = await dates(`4564/20261205?${name}=3004`);
    expect(found).toEqual(await dates("4564/2026-12-05?staff_id=3004"));
  });

  it("takes staff_id when names conflict", async () => {
    const both = await dates("4564/2026-12-05?team_member_id=3003&staff_id=3004");
    expect(both).toEqual(await dates("4564/2026-12-05?staff_id=3004"));
  });

  it("lists the past, and of a dismissed member nothing else", async () => {
    expect((await dates("4564/2026-11-01?staff_id=3001"))[0]).toBe("2026-11-03");
    const dismissed = await dates("4564/2026-10-01?staff_id=3011");
    expect(dismissed.length).toBeGreaterThan(5);
    expect(dismissed.every((date) => date < "2026-11-25")).toBe(true);
    expect(await dates("4564/2026-11-25?staff_id=3011")).toEqual([]);
    expect(await dates("4564/2026-11-25?staff_id=3012")).toEqual([]);
  });

  it("keeps full days, follows writes at once, and answers [] when nothing comes", async () => {
    await write(3010, "2027-05-03", ["9:00", "9:30"]);
    const nails = { staff_id: 3010, services: [{ id: 507 }], datetime: "2027-05-03T09:00:00" };
    await book({ ...nails, seance_length: 1800 });
    expect(await dates("4564/2027-05-01?staff_id=3010")).toEqual(["2027-05-03"]);
    const off = [{ date: "2027-05-03", is_working: false }];
    await api.call("PUT", "/schedule/4564/3010", { as: "manager", body: off });
    const answer = await get("/timetable/dates/4564/2027-05-01?staff_id=3010");
    expect(answer.text).toBe('{"success":true,"data":[],"meta":[]}');
    expect((await get("/timetable/dates/4564/2199-12-31")).status).toBe(200);
  });

  it("narrows to a worker's own rows", async () => {
    expect(await dates("4564/2026-12-05", "anna")).toEqual(
      await dates("4564/2026-12-05?staff_id=3001"),
    );
    const other = await get("/timetable/dates/4564/2026-12-05?staff_id=3002", { as: "anna" });
    expect(other.status).toBe(403);
  });

  it("refuses what it must", async () => {
    expect((await get("/timetable/dates/4564/2026-12-05", {})).status).toBe(401);
    expect((await get("/timetable/dates/9999/2026-12-05")).status).toBe(404);
    expect((await get("/timetable/dates/4566/2026-12-05")).status).toBe(403);
    expect((await get("/timetable/dates/4564/2026-12-05?staff_id=9999")).status).toBe(404);
    expect((await get("/timetable/dates/4564/2026-12-05?staff_id=3101")).status).toBe(404);
    expect((await get("/timetable/dates/4564/2026-12-32")).status).toBe(422);
    expect((await get("/timetable/dates/4564/2026-12-05?staff_id=x")).status).toBe(422);
    expect(
      (await api.call("PUT", "/timetable/dates/4564/2026-12-05", { as: "manager" })).status,
    ).toBe(405);
  });
});
