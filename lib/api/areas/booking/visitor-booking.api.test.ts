import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appointmentSchema } from "@/lib/api/areas/appointments/appointments.contract";
import { envelopeOf } from "@/lib/api/wire/envelope";
import { bookDoneSchema, bookedSchema } from "./online-record.contract";
import { anAppointment, openApi, rowOf, rowsOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture, RawAnswer, Row } from "@/test-support/api-fixture";

const DAY = "2027-02-01";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
  await settings("timetable", { seance_step: 30 });
  await hours(3001, DAY, ["10:00", "14:00"]);
  await hours(3004, DAY, ["10:00", "16:00"]);
});
afterAll(() => api.close());

const settings = (area: string, body: object) =>
  api.call("PATCH", `/company/4564/settings/${area}`, { as: "manager", body });
const hours = (id: number, date: string, ...slots: [string, string][]) =>
  api.call("PUT", `/schedule/4564/${id}/${date}/${date}`, {
    as: "manager",
    body: [workingDay(date, ...slots)],
  });
const at = (time: string, date = DAY) => `${date}T${time}:00+01:00`;
const wish = (over: Row = {}) => ({
  id: 1,
  services: [502],
  staff_id: 3001,
  datetime: at("10:00"),
  ...over,
});
const book = (appointments: unknown, over: Row = {}, at_ = 4564) =>
  api.call("POST", `/book_record/${at_}`, {
    body: { fullname: "Vera Visitor", phone: "+49 30 7777 123", appointments, ...over },
  });
const check = (appointments: unknown) =>
  api.call("POST", "/book_check/4564", { body: { appointments } });
const inside = async (answer: RawAnswer, index = 0): Promise<Row> => {
  const id = String(rowsOf(answer)[index]?.["record_id"]);
  const read = await api.call("GET", `/record/4564/${id}`, { as: "manager" });
  appointmentSchema.parse(read.json.data);
  return rowOf(read);
};
const problemsOf = ({ status, json }: RawAnswer) => {
  const errors = json.meta.errors as unknown as { code: number; message: string; id?: number }[]; // a wrong guess fails the test
  expect(errors.every(({ message }) => message.length > 5)).toBe(true);
  expect(json.meta.message).toBe(errors.map(({ message }) => message).join(" "));
  return [status, ...errors.map(({ code, id }) => (id === undefined ? [code] : [code, id]))];
};
const countOn = async (date: string) => {
  const query = `start_date=${date}&end_date=${date}&count=300`;
  return rowsOf(await api.call("GET", `/records/4564?${query}`, { as: "manager" })).length;
};

describe("POST /book_record/{location}", () => {
  it("books at an offered time, and tells the hash of each appointment", async () => {
    const answer = await book([wish()], { comment: "By the window", notify_by_sms: 24, api_id: 7 });
    expect(answer.status).toBe(201);
    envelopeOf(bookedSchema).parse(answer.json);
    const [row] = rowsOf(answer);
    expect(row).toEqual({
      id: 1,
      record_id: expect.any(Number),
      record_hash: expect.stringMatching(/^[\da-f]{32,}$/),
      review_token: expect.stringMatching(/^[\da-f]{32,}$/),
    });
    expect(await inside(answer)).toMatchObject({
      staff_id: 3001,
      datetime: at("10:00"),
      seance_length: 1800,
      online: true,
      created_user_id: 0,
      master_request: 1,
      comment: "By the window",
      sms_remain_hours: 24,
      api_id: "7",
      attendance: 0,
      services: [expect.objectContaining({ id: 502 })],
      client: expect.objectContaining({ display_name: "Vera Visitor", phone: "49307777123" }),
    });
    expect(api.logged).toContainEqual(
      expect.objectContaining({ event: "appointment booked online", id: row?.["record_id"] }),
    );
    expect(JSON.stringify(api.logged)).not.toContain(String(row?.["record_hash"]));
  });

  it("finds the client by their phone, and joins their visit of the day", async () => {
    const day = "2027-02-02";
    await hours(3001, day, ["10:00", "14:00"]);
    const phone = "+49305550001";
    const answer = await book(
      [
        wish({ id: 7, datetime: at("10:00", day) }),
        wish({ id: 8, datetime: at("11:00", day), services: [501] }),
      ],
      { fullname: "Somebody Else", phone },
    );
    expect(answer.status).toBe(201);
    expect(rowsOf(answer).map((row) => row["id"])).toEqual([7, 8]);
    const [first, second] = [await inside(answer, 0), await inside(answer, 1)];
    expect(first["visit_id"]).toBe(second["visit_id"]);
    expect(first["client"]).toMatchObject({ id: 9001 });
    expect(second["client"]).toMatchObject({ id: 9001 });
    expect(second["seance_length"]).toBe(3600);
    expect(rowsOf(answer)[0]?.["record_hash"]).not.toBe(rowsOf(answer)[1]?.["record_hash"]);
  });

  it("takes several services together, the break included, with what they need", async () => {
    const day = "2027-02-03";
    await hours(3003, day, ["10:00", "14:00"]);
    const services = [503];
    const answer = await book([wish({ staff_id: 3003, services, datetime: at("10:00", day) })]);
    expect(answer.status).toBe(201);
    const made = await inside(answer);
    expect(made).toMatchObject({ seance_length: 8100, technical_break_duration: 900 });
    const both = await book([
      wish({ staff_id: 3001, services: [501, 502], datetime: at("11:00") }),
    ]);
    expect((await inside(both))["seance_length"]).toBe(5400);
  });

  it("gives any to whoever has the fewest bookings that day, then to the lower id", async () => {
    const day = "2027-02-04";
    await hours(3001, day, ["10:00", "14:00"]);
    await hours(3004, day, ["10:00", "14:00"]);
    let visitors = 200; // each another person: one is at one place at a time
    const any = (time: string) =>
      book([wish({ staff_id: 0, datetime: at(time, day) })], {
        phone: `+49 30 7777 ${(visitors += 1)}`,
      });
    const chosen = [];
    for (const time of ["10:00", "10:30", "11:00", "11:00"]) {
      chosen.push(await inside(await any(time)));
    }
    expect(chosen.map((row) => row["staff_id"])).toEqual([3001, 3004, 3001, 3004]);
    expect(chosen.map((row) => row["master_request"])).toEqual([0, 0, 0, 0]);
    expect(problemsOf(await any("11:00"))).toEqual([422, [436, 1]]);
    await settings("online", { any_master: false });
    expect(problemsOf(await any("12:00"))).toEqual([422, [436, 1]]);
    await settings("online", { any_master: true });
    expect((await any("12:00")).status).toBe(201);
  });

  it("tells what is missing by code", async () => {
    expect(problemsOf(await book([wish()], { fullname: " " }))).toEqual([422, [435]]);
    for (const phone of ["", null, "12", "no phone", "1".repeat(16)]) {
      expect(problemsOf(await book([wish()], { phone }))).toEqual([422, [431]]);
    }
    const empty = await api.call("POST", "/book_record/4564", { body: {} });
    expect(problemsOf(empty)).toEqual([422, [435], [431]]);
    expect(problemsOf(await book([]))).toEqual([422, [422]]);
    expect(problemsOf(await book(undefined))).toEqual([422, [422]]);
    expect(problemsOf(await book([wish({ services: [] })]))).toEqual([422, [422, 1]]);
  });

  it("refuses times that are not offered: taken, off the grid, outside the hours", async () => {
    for (const time of ["10:00", "13:10", "09:30", "14:00"]) {
      expect(problemsOf(await book([wish({ id: 5, datetime: at(time) })]))).toEqual([
        422,
        [433, 5],
      ]);
    }
    const day = "2027-02-05";
    await hours(3001, day, ["10:00", "11:00"], ["12:00", "13:00"]);
    const long = wish({ services: [501], datetime: at("10:30", day) });
    expect(problemsOf(await book([long]))).toEqual([422, [433, 1]]);
  });

  it("refuses what begins before the lead time is over: it is 09:00 in Berlin", async () => {
    const day = "2026-11-25";
    await hours(3004, day, ["20:00", "22:00"]);
    await settings("online", { seance_delay_step: 690 });
    const late = (time: string) => book([wish({ staff_id: 3004, datetime: at(time, day) })]);
    expect(problemsOf(await late("20:30"))).toEqual([422, [433, 1]]);
    expect((await late("21:00")).status).toBe(201);
    await settings("online", { seance_delay_step: 0 });
  });

  it("refuses members and services that are not offered", async () => {
    const codeOf = async (over: Row) => problemsOf(await book([wish(over)])).slice(1);
    expect(await codeOf({ services: [9999] })).toEqual([[438, 1]]);
    expect(await codeOf({ services: [509], staff_id: 3009 })).toEqual([[438, 1]]);
    expect(await codeOf({ services: [503] })).toEqual([[438, 1]]);
    expect(await codeOf({ staff_id: 3011 })).toEqual([[433, 1]]);
    expect(await codeOf({ staff_id: 3101 })).toEqual([[433, 1]]);
    expect(await codeOf({ staff_id: 0, services: [501, 505] })).toEqual([[436, 1]]);
    const service = rowOf(await api.call("GET", "/services/4564/504"));
    const hidden = await api.call("PATCH", "/services/4564/504", {
      as: "manager",
      body: { ...service, active: 0 },
    });
    expect(hidden.status).toBe(200);
    expect(await codeOf({ services: [504] })).toEqual([[438, 1]]);
  });

  it("refuses overlapping appointments of one request, and books none of a refused one", async () => {
    const day = "2027-02-08";
    await hours(3001, day, ["10:00", "14:00"]);
    await hours(3004, day, ["10:00", "14:00"]);
    const one = wish({ services: [501], datetime: at("10:00", day) });
    const overlapping = wish({ id: 2, staff_id: 3004, datetime: at("10:30", day) });
    const apart = wish({ id: 3, datetime: at("11:00", day) });
    const taken = wish({ id: 4, datetime: at("18:00", day) });
    expect(problemsOf(await book([one, overlapping, apart]))).toEqual([422, [437, 2]]);
    expect(problemsOf(await book([one, taken, wish({ id: 6, services: [9999] })]))).toEqual([
      422,
      [433, 4],
      [438, 6],
    ]);
    expect(await countOn(day)).toBe(0);
    expect((await book([one, apart])).status).toBe(201);
    expect(await countOn(day)).toBe(2);
  });

  it("keeps custom fields that people may change, and refuses wrong values by field", async () => {
    const day = "2027-02-09";
    await hours(3001, day, ["10:00", "14:00"]);
    const field = (code: string, over: Row = {}) =>
      api.call("POST", "/custom_fields/record/4564", {
        as: "manager",
        body: { title: code, code, type: "number", ...over },
      });
    expect((await field("guests")).status).toBe(200);
    expect((await field("secret", { user_can_edit: false })).status).toBe(200);
    const asked = (guests: unknown) =>
      book([wish({ datetime: at("10:00", day), custom_fields: { guests, secret: 1, other: 2 } })]);
    const wrong = await asked("many");
    expect(wrong.status).toBe(422);
    expect(wrong.json.meta.errors).toEqual({
      "appointments.0.custom_fields.guests": ["must be a number"],
    });
    const made = await inside(await asked(3));
    expect(made["custom_fields"]).toMatchObject({ guests: 3 });
    expect(made["custom_fields"]).not.toMatchObject({ secret: 1 });
  });

  it("checks token, location and body", async () => {
    const body = { fullname: "V", phone: "4930777123", appointments: [wish()] };
    const bare = { headers: { authorization: "" } };
    expect((await api.call("POST", "/book_record/4564", { ...bare, body })).status).toBe(401);
    expect((await book([wish()], {}, 9999)).status).toBe(404);
    const foreign = await api.call("POST", "/book_record/4566", { as: "manager", body });
    expect(foreign.status).toBe(403);
    const text = await book([wish({ datetime: "soon" })]);
    expect(text.json.meta.errors).toHaveProperty(["appointments.0.datetime"]);
    const many = await book(Array.from({ length: 21 }, (_, id) => wish({ id })));
    expect(many.status).toBe(422);
    expect((await api.call("POST", "/book_record/4564", { text: "{" })).status).toBe(400);
  });
});

describe("POST /book_check/{location}", () => {
  it("answers 201 for what book_record accepts, and books nothing", async () => {
    const day = "2027-02-10";
    await hours(3001, day, ["10:00", "12:00"]);
    const one = wish({ datetime: at("10:00", day) });
    const answer = await check([one]);
    expect(answer.status).toBe(201);
    envelopeOf(bookDoneSchema).parse(answer.json);
    expect(answer.json).toEqual({ success: true, data: null, meta: { message: "Created" } });
    expect(await countOn(day)).toBe(0);
    const aliased = await check([
      { services: ["502"], team_member_id: "3001", datetime: at("10:00", day) },
    ]);
    expect(aliased.status).toBe(201);
    expect((await book([one])).status).toBe(201);
    expect(problemsOf(await check([one]))).toEqual([422, [433, 1]]);
  });

  it("refuses as book_record does", async () => {
    expect(problemsOf(await check([]))).toEqual([422, [422]]);
    expect(problemsOf(await check([wish({ services: [9999], id: 3 })]))).toEqual([422, [438, 3]]);
    expect(problemsOf(await check([wish({ staff_id: 0, datetime: at("03:00") })]))).toEqual([
      422,
      [436, 1],
    ]);
    const day = "2027-02-11";
    await hours(3001, day, ["10:00", "12:00"]);
    const one = wish({ datetime: at("10:00", day) });
    expect(problemsOf(await check([one, { ...one, id: 2 }]))).toEqual([422, [437, 2]]);
    const bare = { headers: { authorization: "" }, body: {} };
    expect((await api.call("POST", "/book_check/4564", bare)).status).toBe(401);
    expect((await api.call("POST", "/book_check/9999", { body: {} })).status).toBe(404);
    const foreign = { as: "manager", body: {} } as const;
    expect((await api.call("POST", "/book_check/4566", foreign)).status).toBe(403);
  });

  it("sees an appointment that staff made a moment ago", async () => {
    const day = "2027-02-12";
    await hours(3001, day, ["10:00", "12:00"]);
    const datetime = at("10:00", day);
    expect((await check([wish({ datetime })])).status).toBe(201);
    const body = anAppointment({ datetime });
    expect((await api.call("POST", "/records/4564", { as: "manager", body })).status).toBe(201);
    expect(problemsOf(await check([wish({ datetime })]))).toEqual([422, [433, 1]]);
  });
});
