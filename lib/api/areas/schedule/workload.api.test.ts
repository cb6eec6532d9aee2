import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workingDaysSchema, workloadSchema } from "./workload.contract";
import { envelopeOf } from "@/lib/api/wire/envelope";
import { anAppointment, openApi, rowsOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture, RawCall } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const get = (path: string, options: RawCall = { as: "manager" }) => api.call("GET", path, options);
const WORKLOAD = "/company/4564/staff/workload";
const DAYS = "/company/4564/staff/working_days";
const PERIOD = "?start_date=2027-03-01&end_date=2027-03-03";

async function write(memberId: number, date: string, ...slots: (readonly [string, string])[]) {
  const path = `/schedule/4564/${memberId}/${date}/${date}`;
  const answer = await api.call("PUT", path, { as: "manager", body: [workingDay(date, ...slots)] });
  expect(answer.status).toBe(201);
}

const book = (staff_id: number, datetime: string, seance_length: number) =>
  api.call("POST", "/records/4564", {
    as: "manager",
    body: anAppointment({ staff_id, datetime, seance_length, services: [], save_if_busy: true }),
  });

describe("workload and working days of a team", () => {
  it("has zeros and no dates where nobody works", async () => {
    const answer = await get(`${WORKLOAD}?start_date=2027-06-01&end_date=2027-06-02`);
    expect(answer.json).toEqual({
      success: true,
      data: [
        { date: "2027-06-01", workload: 0 },
        { date: "2027-06-02", workload: 0 },
      ],
      meta: [],
    });
    const days = await get(`${DAYS}?start_date=2027-06-01&end_date=2027-06-02`);
    expect(days.json).toEqual({ success: true, data: [], meta: [] });
  });

  it("shares booked minutes inside the hours of the selection, overlaps once", async () => {
    await write(3001, "2027-03-01", ["10:00", "13:00"]);
    await write(3004, "2027-03-01", ["10:00", "12:00"]);
    await write(3004, "2027-03-03", ["10:00", "12:00"]);
    await book(3001, "2027-03-01T09:30:00", 3600); // half of it before the hours
    await book(3001, "2027-03-01T10:00:00", 3600);
    await book(3004, "2027-03-02T10:00:00", 3600); // no hours
    const one = await get(`${WORKLOAD}${PERIOD}&team_member_id=3001`);
    expect(one.json.data).toEqual([
      { date: "2027-03-01", workload: 0.3333 },
      { date: "2027-03-02", workload: 0 },
      { date: "2027-03-03", workload: 0 },
    ]);
    const both = await get(`${WORKLOAD}${PERIOD}&team_member_ids[]=3001&team_member_ids[]=3004`);
    expect(rowsOf(both)[0]).toEqual({ date: "2027-03-01", workload: 0.2 });
    expect((await get(WORKLOAD + PERIOD)).text).toBe(both.text);
    envelopeOf(workloadSchema).parse(both.json);
    const days = await get(DAYS + PERIOD);
    expect(days.json.data).toEqual(["2027-03-01", "2027-03-03"]);
    expect((await get(`${DAYS}${PERIOD}&team_member_id=3001`)).json.data).toEqual(["2027-03-01"]);
    envelopeOf(workingDaysSchema).parse(days.json);
  });

  it("answers alike in the new spelling", async () => {
    for (const name of ["workload", "working_days"]) {
      const old = await get(`/company/4564/staff/${name}${PERIOD}`);
      expect((await get(`/locations/4564/team_members/${name}${PERIOD}`)).text).toBe(old.text);
    }
  });

  it("narrows a worker to her own", async () => {
    expect((await get(`${DAYS}${PERIOD}`, { as: "anna" })).json.data).toEqual(["2027-03-01"]);
    const other = await get(`${DAYS}${PERIOD}&team_member_id=3004`, { as: "anna" });
    expect(other.status).toBe(403);
  });

  it.each([WORKLOAD, DAYS])("%s checks tokens, location, member and period", async (path) => {
    expect((await get(path + PERIOD, {})).status).toBe(401);
    expect((await get(path.replace("4564", "9999") + PERIOD)).status).toBe(404);
    expect((await get(path.replace("4564", "4566") + PERIOD)).status).toBe(403);
    expect((await get(`${path}${PERIOD}&team_member_id=3101`)).status).toBe(404);
    expect((await get(path)).status).toBe(422);
    expect((await get(`${path}?start_date=2027-03-02&end_date=2027-03-01`)).status).toBe(422);
    expect((await get(`${path}?start_date=2027-03-02&end_date=2029-03-01`)).status).toBe(422);
    expect((await get(`${path}?start_date=x&end_date=2027-03-01`)).status).toBe(422);
  });
});
