import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TEST_ENGINES } from "@/test-support/test-engines";
import { anAppointment, openApi, rowOf, rowsOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture, RawAnswer, Row } from "@/test-support/api-fixture";

const DAY = "2027-02-01";
const NEXT = "2027-02-02";
const STYLISTS = [3001, 3004, 3005, 3009];

describe.each(TEST_ENGINES)("limits of what visitors are offered on $name", (on) => {
  let api: ApiFixture;
  beforeAll(async () => {
    api = await openApi({ engine: on });
    await send("PATCH", "/company/4564/settings/timetable", { seance_step: 30 });
    for (const date of [DAY, NEXT]) await hours(3001, date, ["10:00", "12:00"]);
  });
  afterAll(() => api.close());

  const get = (path: string) => api.call("GET", path);
  const send = (method: string, path: string, body?: unknown) =>
    api.call(method, path, { as: "owner", body });
  const hours = (id: number, date: string, ...slots: [string, string][]) =>
    send("PUT", `/schedule/4564/${id}/${date}/${date}`, [workingDay(date, ...slots)]);
  const timesOf = (answer: RawAnswer) => rowsOf(answer).map((row) => row["time"]);
  const times = async (services = "502", date = DAY, id = 3001) =>
    timesOf(await get(`/book_times/4564/${id}/${date}?service_ids[]=${services}`));
  const dates = async (from = DAY, to = NEXT) =>
    rowOf(
      await get(`/book_dates/4564?staff_id=3001&service_ids[]=502&date_from=${from}&date_to=${to}`),
    )["booking_dates"];
  const service = async (fields: object, id = 502) => {
    const changed = await send("PATCH", `/services/4564/${id}`, fields);
    expect(changed.status).toBe(200);
  };
  const offeredServices = async () =>
    (rowOf(await get("/book_services/4564?staff_id=3001"))["services"] as Row[]).map(
      (row) => row["id"],
    );
  const offeredMembers = async (id: number) =>
    rowsOf(await get(`/book_staff/4564?service_ids[]=${id}`)).map((row) => row["id"]);
  const ALL = ["10:00", "10:30", "11:00", "11:30"];

  describe("dates of a service (business.md 9.9)", () => {
    const free = { is_need_limit_date: false, date_from: null, date_to: null };

    it("hold on both ends, in times, dates and the nearest day", async () => {
      await service({ is_need_limit_date: true, date_from: NEXT, date_to: NEXT });
      expect([await times(), await times("502", NEXT)]).toEqual([[], ALL]);
      expect(await dates()).toEqual([NEXT]);
      const nearest = await get(`/book_staff_seances/4564/3001?service_ids[]=502&datetime=${DAY}`);
      expect(rowOf(nearest)["seance_date"]).toBe(NEXT);
      await service({ is_need_limit_date: true, date_from: null, date_to: DAY });
      expect([await times(), await times("502", NEXT)]).toEqual([ALL, []]);
      await service(free);
    });

    it("take a service out of the choice when the last one has passed", async () => {
      await service({ is_need_limit_date: true, date_from: null, date_to: "2026-11-24" });
      expect(await offeredServices()).toEqual([501, 504]);
      await service({ is_need_limit_date: true, date_to: "2026-11-25" }); // today
      expect(await offeredServices()).toEqual([501, 502, 504]);
      await service(free);
    });

    it("count only where the service is limited", async () => {
      await service({ is_need_limit_date: false, date_from: "2027-06-01", date_to: "2027-06-30" });
      expect(await dates()).toEqual([DAY, NEXT]);
      await service(free);
    });

    it("hold for the whole booking when one of several services has them", async () => {
      await service({ is_need_limit_date: true, date_from: NEXT });
      expect([await times("501,502"), await times("501")]).toEqual([
        [],
        ["10:00", "10:30", "11:00"],
      ]);
      await service(free);
    });
  });

  describe("the search window of a service", () => {
    const open = { seance_search_start: 0, seance_search_finish: 86_400 };

    it("bounds the starts, both ends included", async () => {
      await service({ seance_search_start: 37_800, seance_search_finish: 39_600 });
      expect(await times()).toEqual(["10:30", "11:00"]);
      await service(open);
      expect(await times()).toEqual(ALL);
    });

    it("is the narrowest of several services, and may leave nothing", async () => {
      await service({ seance_search_start: 37_800 });
      await service({ seance_search_finish: 36_000 }, 501);
      expect(await times("501,502")).toEqual([]);
      expect(await times("501")).toEqual(["10:00"]);
      expect(await dates()).toEqual([DAY, NEXT]);
      await service(open);
      await service(open, 501);
    });
  });

  describe("the step of a service", () => {
    it("replaces that of the journal, from the start of the hours", async () => {
      await service({ step: 2700 });
      expect(await times()).toEqual(["10:00", "10:45", "11:30"]);
      await service({ step: 900 });
      expect((await times()).slice(0, 3)).toEqual(["10:00", "10:15", "10:30"]);
      expect(await times("501")).toEqual(["10:00", "10:30", "11:00"]);
      await service({ step: 0 });
      expect(await times()).toEqual(ALL);
    });

    it("is the widest of several services", async () => {
      await service({ step: 1800 });
      await service({ step: 3600 }, 501);
      expect(await times("501,502")).toEqual(["10:00"]);
      await service({ step: 0 });
      await service({ step: 0 }, 501);
    });
  });

  describe("a service switched off online", () => {
    it("is in no offer, alone or with others, until it is on again", async () => {
      expect(await offeredServices()).toContain(502);
      await service({ active: 0 });
      expect(await offeredServices()).toEqual([501, 504]);
      expect(await offeredMembers(502)).toEqual([]);
      expect([await times(), await times("501,502")]).toEqual([[], []]);
      expect(await dates()).toEqual([]);
      const nearest = await get("/book_staff_seances/4564/3001?service_ids[]=502");
      expect(rowOf(nearest)).toStrictEqual({ seances: [] });
      expect(await times("501")).toEqual(["10:00", "10:30", "11:00"]);
      await service({ active: 1 });
      expect(await times()).toEqual(ALL);
    });

    it("is not offered by any member either, and a deleted one neither", async () => {
      expect([await offeredMembers(505), await offeredMembers(506)]).toEqual([
        [3002, 3006],
        [3002, 3006],
      ]);
      await service({ active: 0 }, 505);
      expect(await offeredMembers(505)).toEqual([]);
      await service({ active: 1 }, 505);
      await send("DELETE", "/services/4564/506");
      expect(await offeredMembers(506)).toEqual([]);
    });
  });

  describe("resources that a service needs", () => {
    const AT = "2027-02-03";
    const book = (staff_id: number, datetime: string, id = 502) =>
      send(
        "POST",
        "/records/4564",
        anAppointment({ staff_id, datetime, services: [{ id }], client: {} }),
      );
    const remove = (answer: RawAnswer) =>
      send("DELETE", `/record/4564/${String(rowOf(answer)["id"])}`);

    beforeAll(async () => {
      for (const id of STYLISTS) await hours(id, AT, ["10:00", "12:00"]);
      const linked = await send("POST", "/company/4564/services/links", {
        service_id: 502,
        resource_ids: [62], // two wash basins
        translations: [],
        team_member_settings: STYLISTS.map((team_member_id) => ({
          team_member_id,
          tech_card_id: 0,
          hours: 0,
          minutes: 30,
          price: null,
        })),
      });
      expect(linked.status).toBe(200);
    });

    it("take a time away when no piece is free, from every member, and give it back", async () => {
      const first = await book(3001, `${AT}T10:30:00`);
      expect([first.status, await times("502", AT, 3005)]).toEqual([201, ALL]);
      const second = await book(3004, `${AT}T10:30:00`);
      const rest = ["10:00", "11:00", "11:30"];
      expect([second.status, await times("502", AT, 3005)]).toEqual([201, rest]);
      expect(await times("502", AT, 0)).toEqual(rest);
      expect((await book(3005, `${AT}T10:30:00`)).status).toBe(409);
      const free = rowsOf(await get(`/book_staff/4564?service_ids[]=502&datetime=${AT}T10:30`));
      expect(free).toEqual([]);
      expect(await times("501", AT, 3005)).toEqual(["10:00", "10:30", "11:00"]);
      expect(await times("501,502", AT, 3005)).toEqual([]); // each hour and a half holds 10:30
      await remove(first);
      expect(await times("502", AT, 3005)).toEqual(ALL);
      await remove(second);
    });

    it("are held by events, too, and a part of the time is enough", async () => {
      const event = await send("POST", "/activity/4564", {
        date: `${AT} 10:45`,
        service_id: 509,
        staff_id: 3009,
        length: 1800,
        capacity: 4,
        force: false,
        resource_instance_ids: [3127, 3128],
      });
      expect(event.status).toBe(200);
      expect(await times("502", AT, 3005)).toEqual(["10:00", "11:30"]);
      const nearest = await get(`/book_staff_seances/4564/3005?service_ids[]=502&datetime=${AT}`);
      expect((rowOf(nearest)["seances"] as Row[]).map((row) => row["time"])).toEqual([
        "10:00",
        "11:30",
      ]);
      await send("DELETE", `/activity/4564/${String(rowOf(event)["id"])}`);
      expect(await times("502", AT, 3005)).toEqual(ALL);
    });
  });

  describe("days when the clock changes", () => {
    it("have no start in the hour that is skipped, and room counts real minutes", async () => {
      const spring = "2027-03-28"; // 02:00 becomes 03:00 in Berlin
      await hours(3001, spring, ["1:00", "4:00"]);
      const offered = rowsOf(await get(`/book_times/4564/3001/${spring}?service_ids[]=501`));
      expect(offered.map((row) => row["datetime"])).toEqual([
        `${spring}T01:00:00+01:00`,
        `${spring}T01:30:00+01:00`,
        `${spring}T03:00:00+02:00`,
      ]);
      await bookEach(offered);
    });

    it("offer each wall time once in autumn, and what is offered can be booked", async () => {
      const autumn = "2027-10-31"; // 03:00 becomes 02:00 in Berlin
      await hours(3001, autumn, ["1:30", "4:00"]);
      const offered = rowsOf(await get(`/book_times/4564/3001/${autumn}?service_ids[]=501`));
      expect(offered.map((row) => row["datetime"])).toEqual([
        `${autumn}T01:30:00+02:00`,
        `${autumn}T02:00:00+02:00`,
        `${autumn}T02:30:00+02:00`,
        `${autumn}T03:00:00+01:00`,
      ]);
      await bookEach(offered);
    });

    it("count a wall time as taken when either of its instants is", async () => {
      const autumn = "2027-10-31";
      await hours(3004, autumn, ["1:30", "4:00"]);
      const second = anAppointment({ staff_id: 3004, datetime: `${autumn}T02:00:00+01:00` });
      expect((await send("POST", "/records/4564", second)).status).toBe(201);
      expect(await times("502", autumn, 3004)).toEqual(["01:30", "02:30", "03:00", "03:30"]);
    });

    it.each([
      ["Australia/Lord_Howe", "2027-10-03", ["1:30", "3:00"], ["01:30:00+10:30", "02:30:00+11:00"]],
      [
        "Australia/Lord_Howe",
        "2027-04-04",
        ["1:00", "2:30"],
        ["01:00:00+11:00", "01:30:00+11:00", "02:00:00+10:30"],
      ],
      [
        "America/Santiago", // midnight is skipped
        "2027-09-05",
        ["0:00", "2:00"],
        ["01:00:00-03:00", "01:30:00-03:00"],
      ],
      [
        "America/Santiago", // the hour before midnight comes twice
        "2027-04-03",
        ["22:30", "24:00"],
        ["22:30:00-03:00", "23:00:00-03:00", "23:30:00-03:00"],
      ],
    ] as const)("in %s on %s", async (timezone_name, date, [from, to], expected) => {
      await send("PUT", "/company/4566", { timezone_name, seance_step: 30 });
      const days = [workingDay(date, [from, to])];
      const saved = await send("PUT", `/schedule/4566/3201/${date}/${date}`, days);
      expect(saved.status).toBe(201);
      const offered = rowsOf(await get(`/book_times/4566/3201/${date}?service_ids[]=701`));
      expect(offered.map((row) => row["datetime"])).toEqual(
        expected.map((time) => `${date}T${time}`),
      );
      await bookEach(offered, { at: 4566, staff_id: 3201, id: 701 });
    });

    /** Each time on offer takes an appointment of its length, one after the other. */
    async function bookEach(
      offered: readonly Row[],
      { at, staff_id, id } = { at: 4564, staff_id: 3001, id: 501 },
    ): Promise<void> {
      for (const { datetime, seance_length } of offered) {
        const body = { staff_id, datetime, seance_length, services: [{ id }], client: {} };
        const booked = await send("POST", `/records/${at}`, anAppointment(body));
        expect([datetime, booked.status]).toEqual([datetime, 201]);
        await send("DELETE", `/record/${at}/${String(rowOf(booked)["id"])}`);
      }
    }
  });
});
