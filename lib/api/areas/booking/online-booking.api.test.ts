import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { envelopeOf } from "@/lib/api/wire/envelope";
import { bookDatesSchema, bookSeancesSchema, bookTimesSchema } from "./online-booking.contract";
import { bookStaffSchema } from "./online-staff.contract";
import { anAppointment, openApi, rowOf, rowsOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture } from "@/test-support/api-fixture";

const DAY = "2027-02-01";
const NEXT = "2027-02-02";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
  await settings("timetable", { seance_step: 30 });
  await hours(3001, DAY, ["10:00", "13:00"]);
  await hours(3004, DAY, ["12:00", "14:00"]);
});
afterAll(() => api.close());

const get = (path: string) => api.call("GET", path);
const settings = (area: string, body: object) =>
  api.call("PATCH", `/company/4564/settings/${area}`, { as: "manager", body });
const hours = (id: number, date: string, ...slots: [string, string][]) =>
  api.call("PUT", `/schedule/4564/${id}/${date}/${date}`, {
    as: "manager",
    body: [workingDay(date, ...slots)],
  });
const times = async (id: number, services = "502", date = DAY) =>
  rowsOf(await get(`/book_times/4564/${id}/${date}?service_ids[]=${services}`)).map(
    (row) => row["time"],
  );
const record = (over: Readonly<Record<string, unknown>>) =>
  api.call("POST", "/records/4564", { as: "manager", body: anAppointment(over) });

describe("GET /book_times/{location}/{member}/{date}", () => {
  it("tells times with their length in the location's zone", async () => {
    const answer = await get(`/book_times/4564/3001/${DAY}?service_ids[]=502`);
    expect(answer.status).toBe(200);
    envelopeOf(bookTimesSchema).parse(answer.json);
    expect(answer.json.meta).toEqual([]);
    expect(rowsOf(answer)[0]).toEqual({
      time: "10:00",
      seance_length: 1800,
      sum_length: 1800,
      datetime: "2027-02-01T10:00:00+01:00",
    });
    expect(rowsOf(answer)).toHaveLength(6);
  });

  it("leaves room for all services together", async () => {
    expect(await times(3001, "501,502")).toEqual(["10:00", "10:30", "11:00", "11:30"]);
  });

  it("joins the times of any member, unless the salon does not offer that", async () => {
    const any = ["10:00", "10:30", "11:00", "11:30", "12:00", "12:30", "13:00", "13:30"];
    expect(await times(0)).toEqual(any);
    await settings("online", { any_master: false });
    expect(await times(0)).toEqual([]);
    await settings("online", { any_master: true });
    expect(await times(0)).toEqual(any);
  });

  it("changes at once with the hours, and as the journal's sessions do", async () => {
    await hours(3001, NEXT, ["10:00", "11:00"]);
    expect(await times(3001, "502", NEXT)).toEqual(["10:00", "10:30"]);
    await hours(3001, NEXT, ["15:00", "16:00"]);
    expect(await times(3001, "502", NEXT)).toEqual(["15:00", "15:30"]);
    const journal = await api.call("GET", `/timetable/seances/4564/3001/${NEXT}`, {
      as: "manager",
    });
    expect(rowsOf(journal).map((row) => row["time"])).toEqual(["15:00", "15:30"]);
  });

  it("loses a time when it is booked, and has it back when that is deleted", async () => {
    const day = "2027-02-03";
    await hours(3001, day, ["10:00", "11:30"]);
    const booked = await record({ datetime: `${day}T10:30:00` });
    expect(booked.status).toBe(201);
    expect(await times(3001, "502", day)).toEqual(["10:00", "11:00"]);
    const id = String(rowOf(booked)["id"]);
    await api.call("DELETE", `/record/4564/${id}`, { as: "manager" });
    expect(await times(3001, "502", day)).toEqual(["10:00", "10:30", "11:00"]);
  });

  it("offers only what an appointment can be made of", async () => {
    const day = "2027-02-04";
    await hours(3001, day, ["10:00", "11:00"], ["12:00", "13:30"]);
    const offered = rowsOf(await get(`/book_times/4564/3001/${day}?service_ids[]=501`));
    expect(offered.map((row) => row["time"])).toEqual(["10:00", "12:00", "12:30"]);
    const statuses = [];
    for (const at of ["10:30", "11:00", "13:00", "10:00", "12:30"]) {
      const datetime = `${day}T${at}:00`;
      const body = { datetime, seance_length: 3600, services: [{ id: 501 }] };
      statuses.push((await record(body)).status);
    }
    expect(statuses).toEqual([409, 409, 409, 201, 201]);
    expect(await times(3001, "501", day)).toEqual([]);
  });

  it("keeps the lead time: it is 09:00 in Berlin", async () => {
    const today = "2026-11-25";
    await hours(3004, today, ["8:00", "9:00"], ["20:00", "22:00"]);
    const late = ["20:00", "20:30", "21:00", "21:30"];
    expect(await times(3004, "502", today)).toEqual(late);
    await settings("online", { seance_delay_step: 690 });
    expect(await times(3004, "502", today)).toEqual(["21:00", "21:30"]);
    await settings("online", { seance_delay_step: 1380 });
    expect(await times(3004, "502", today)).toEqual([]);
    await settings("online", { seance_delay_step: 0 });
    expect(await times(3004, "502", "2026-11-24")).toEqual([]);
  });

  it("has none for a service that the member does not do or that is not offered", async () => {
    expect(await times(3001, "503")).toEqual([]);
    expect(await times(3001, "9999")).toEqual([]);
    expect(await times(3001, "509")).toEqual([]);
    expect(await times(3001, "601")).toEqual([]);
  });

  it("checks token, location, member and date", async () => {
    const bare = { headers: { authorization: "" } };
    expect((await api.call("GET", `/book_times/4564/3001/${DAY}`, bare)).status).toBe(401);
    expect((await get(`/book_times/9999/3001/${DAY}`)).status).toBe(404);
    expect((await get(`/book_times/4564/9999/${DAY}`)).status).toBe(404);
    expect((await get(`/book_times/4564/3101/${DAY}`)).status).toBe(404);
    expect((await get(`/book_times/4564/3011/${DAY}`)).status).toBe(404);
    expect((await get("/book_times/4564/3001/2027-02-31")).status).toBe(422);
    expect((await get(`/book_times/4564/3001/${DAY}?service_ids[]=x`)).status).toBe(422);
    const foreign = await api.call("GET", `/book_times/4566/3201/${DAY}`, { as: "manager" });
    expect(foreign.status).toBe(403);
  });
});

describe("GET /book_dates/{location}", () => {
  it("tells dates with hours, and those with a free time, by month", async () => {
    const range = "date_from=2027-03-01&date_to=2027-03-31";
    await hours(3001, "2027-03-02", ["10:00", "11:00"]);
    await hours(3001, "2027-03-03", ["10:00", "10:30"]);
    const answer = await get(`/book_dates/4564?staff_id=3001&service_ids[]=501&${range}`);
    expect(answer.status).toBe(200);
    envelopeOf(bookDatesSchema).parse(answer.json);
    expect(answer.json.data).toEqual({
      working_days: { "3": [2, 3] },
      working_dates: ["2027-03-02", "2027-03-03"],
      booking_days: { "3": [2] },
      booking_dates: ["2027-03-02"],
    });
    const month = await get("/book_dates/4564?master_id=3001&service_ids=501&date=2027-03-17");
    expect(month.json.data).toEqual(answer.json.data);
  });

  it("has [] where there are none", async () => {
    const answer = await get("/book_dates/4564?staff_id=3001&date=2027-09-01");
    expect(answer.json.data).toEqual({
      working_days: [],
      working_dates: [],
      booking_days: [],
      booking_dates: [],
    });
    envelopeOf(bookDatesSchema).parse(answer.json);
  });

  it("begins today, with the present month unless told, for anybody", async () => {
    const dates = rowOf(await get("/book_dates/4564"))["working_dates"];
    expect(dates).toContain("2026-11-25");
    expect(dates).toContain("2026-11-30");
    expect(dates).not.toContain("2026-11-24");
  });

  it("refuses half a range, a range backwards, and what it does not know", async () => {
    expect((await get("/book_dates/4564?date_from=2027-03-01")).status).toBe(422);
    const ranges = ["2027-03-02&date_to=2027-03-01", "2027-03-02&date_to=2037-03-02"];
    for (const range of ranges) {
      const refused = await get(`/book_dates/4564?date_from=${range}`);
      expect(refused.status).toBe(422);
      expect(refused.json.meta.errors).toEqual({ date_to: [expect.stringMatching(/date_from$/)] });
    }
    expect((await get("/book_dates/9999")).status).toBe(404);
    expect((await get("/book_dates/4564?staff_id=9999")).status).toBe(404);
    const bare = { headers: { authorization: "" } };
    expect((await api.call("GET", "/book_dates/4564", bare)).status).toBe(401);
  });
});

describe("GET /book_staff_seances/{location}/{member}", () => {
  it("finds the nearest day with a free time", async () => {
    const path = "/book_staff_seances/4564/3001?service_ids[]=501&datetime=2027-03-01";
    const answer = await get(path);
    expect(answer.status).toBe(200);
    envelopeOf(bookSeancesSchema).parse(answer.json);
    expect(answer.json.data).toEqual({
      seance_date: "2027-03-02",
      seances: [{ time: "10:00", seance_length: 3600, datetime: "2027-03-02T10:00:00+01:00" }],
    });
  });

  it("is empty where no day has one", async () => {
    const answer = await get("/book_staff_seances/4564/3001?datetime=2027-09-01");
    expect(answer.json.data).toStrictEqual({ seances: [] });
    envelopeOf(bookSeancesSchema).parse(answer.json);
  });

  it("checks token, location and member", async () => {
    const bare = { headers: { authorization: "" } };
    expect((await api.call("GET", "/book_staff_seances/4564/3001", bare)).status).toBe(401);
    expect((await get("/book_staff_seances/9999/3001")).status).toBe(404);
    expect((await get("/book_staff_seances/4564/3101")).status).toBe(404);
  });
});

describe("GET /book_staff/{location}", () => {
  const ids = async (query: string) =>
    rowsOf(await get(`/book_staff/4564?${query}`)).map((row) => row["id"]);

  it("lists who may be chosen, with the next free day and no account", async () => {
    const answer = await get("/book_staff/4564");
    expect(answer.status).toBe(200);
    envelopeOf(bookStaffSchema).parse(answer.json);
    const rows = rowsOf(answer);
    expect(rows.map((row) => row["id"]).sort()).toEqual([
      3001, 3002, 3003, 3004, 3005, 3006, 3007, 3008, 3009, 3010,
    ]);
    const anna = rows.find((row) => row["id"] === 3001);
    const seances = await get("/book_staff_seances/4564/3001");
    expect(anna).toMatchObject({ bookable: true, user_id: 0, seances: [] });
    expect(anna?.["seance_date"]).toBe(rowOf(seances)["seance_date"]);
  });

  it("keeps those who do all of the services", async () => {
    expect((await ids("service_ids[]=501&service_ids[]=504")).sort()).toEqual([3001]);
    expect(await ids("service_ids[]=9999")).toEqual([]);
  });

  it("keeps those who are free at a time", async () => {
    expect((await ids(`service_ids[]=502&datetime=${DAY}T12:30`)).sort()).toEqual([3001, 3004]);
    expect(await ids(`service_ids[]=502&datetime=${DAY}T13:00`)).toEqual([3004]);
    expect(await ids(`service_ids[]=502&datetime=${DAY}T13:10`)).toEqual([]);
  });

  it("leaves out a member who is hidden, in every offer", async () => {
    expect(await ids("service_ids[]=505")).toContain(3006);
    const hidden = await api.call("PUT", "/staff/4564/3006", {
      as: "manager",
      body: {
        name: "Finn Krause",
        specialization: "Barber",
        weight: 0,
        information: "",
        api_id: "",
        hidden: 1,
        fired: 0,
        user_id: 0,
      },
    });
    expect(hidden.status).toBe(200);
    expect(await ids("service_ids[]=505")).not.toContain(3006);
    expect((await get(`/book_times/4564/3006/${DAY}`)).status).toBe(404);
    expect((await get("/book_dates/4564?staff_id=3006")).status).toBe(404);
  });

  it("checks token, location and query", async () => {
    const bare = { headers: { authorization: "" } };
    expect((await api.call("GET", "/book_staff/4564", bare)).status).toBe(401);
    expect((await get("/book_staff/9999")).status).toBe(404);
    expect((await get("/book_staff/4564?datetime=soon")).status).toBe(422);
    const foreign = await api.call("GET", "/book_staff/4566", { as: "manager" });
    expect(foreign.status).toBe(403);
  });
});
