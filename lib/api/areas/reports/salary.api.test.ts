import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { envelopeOf, failureSchema } from "@/lib/api/wire/envelope";
import {
  dailyPeriodSchema,
  dailySettlementsSchema,
  ownPeriodSchema,
  payrollSchema,
  schemesCountSchema,
  schemesSchema,
  settlementsSchema,
} from "./salary.contract";
import { LOGINS, member, openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, RawCall, Row } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const SALARY = "/company/4564/salary";
const WORK_BY_DAY = `${SALARY}/period/staff/daily/3001`;
const PERIOD = `${SALARY}/period/staff/3001`;
const SETTLEMENTS_BY_DAY = `${SALARY}/calculation/staff/daily/3001`;
const SETTLEMENTS = `${SALARY}/calculation/staff/3001`;
const SCHEMES_COUNT = `${SETTLEMENTS}/salary_schemes_count`;
const PAYROLL = `${SALARY}/payroll/staff/3001/calculation`;
const OWN_PERIOD = `${SALARY}/staff/3001/period`;
const OWN_PAYROLL = `${SALARY}/staff/3001/calculation`;
const OWN_SCHEMES = `${SALARY}/staff/3001/salary_schemes`;
const DATES = "?date_from=2026-11-09&date_to=2026-11-15";

const ZERO = { income: "0", expense: "0", balance: "0" };
const EURO = { id: 978, iso: "EUR", name: "Euro", symbol: "€", is_symbol_after_amount: true };

const get = (path: string, options: RawCall = { as: "manager" }) => api.call("GET", path, options);

const done = async (memberId: number, from: string, to: string) =>
  rowsOf(
    await get(`/records/4564?staff_id=${memberId}&start_date=${from}&end_date=${to}&count=300`),
  ).filter((each) => each["attendance"] === 1);
const linesOf = (list: readonly Row[]) =>
  list.flatMap((each) => each["services"] as { cost: number }[]);
const sumOf = (list: readonly Row[]) => linesOf(list).reduce((sum, { cost }) => sum + cost, 0);

describe("work of a member", () => {
  it("is her hours and what she rendered", async () => {
    const answer = await get(OWN_PERIOD + DATES);
    expect(answer.status, answer.text).toBe(200);
    envelopeOf(ownPeriodSchema).parse(answer.json);
    const records = await done(3001, "2026-11-09", "2026-11-15");
    expect(records.length).toBeGreaterThan(10);
    expect(rowOf(answer)).toEqual({
      working_days_count: 5, // Tuesday to Saturday
      working_hours_count: 40, // eight hours each
      group_services_count: 0,
      services_count: linesOf(records).length,
      services_sum: String(sumOf(records)),
      goods_sales_count: 0,
      goods_sales_sum: "0",
      total_sum: String(sumOf(records)),
      salary: "0",
      currency: EURO,
    });
  });

  it("is told day by day", async () => {
    const answer = await get(WORK_BY_DAY + DATES);
    expect(answer.json.meta).toEqual({ count: 7 });
    envelopeOf(dailyPeriodSchema).parse(answer.json);
    const days = rowOf(answer)["period_calculation_daily"] as Row[];
    expect(days.map(({ date }) => date)).toEqual(
      [9, 10, 11, 12, 13, 14, 15].map((day) => `2026-11-${String(day).padStart(2, "0")}`),
    );
    const hours = days.map((day) => (day["period_calculation"] as Row)["working_hours_count"]);
    expect(hours).toEqual([0, 8, 8, 8, 8, 8, 0]);
    const records = await done(3001, "2026-11-10", "2026-11-10");
    expect(days[1]?.["period_calculation"]).toMatchObject({
      working_days_count: 1,
      services_count: linesOf(records).length,
      services_sum: String(sumOf(records)),
      salary: "0",
    });
  });

  it("is nothing where there are neither hours nor appointments", async () => {
    const answer = await get(`${OWN_PERIOD}?date_from=2030-01-01&date_to=2030-01-31`);
    expect(rowOf(answer)).toMatchObject({
      working_days_count: 0,
      working_hours_count: 0,
      services_count: 0,
      total_sum: "0",
    });
  });

  it("counts hours to come, but services only when they are rendered", async () => {
    const answer = await get(`${OWN_PERIOD}?date_from=2026-12-01&date_to=2026-12-05`);
    expect(rowOf(answer)).toMatchObject({ working_days_count: 5, services_count: 0 });
  });
});

describe("pay", () => {
  it("is settled nowhere", async () => {
    for (const path of [PERIOD, SETTLEMENTS]) {
      const answer = await get(path + DATES);
      envelopeOf(settlementsSchema).parse(answer.json);
      expect(answer.json).toEqual({
        success: true,
        data: { total_sum: ZERO, currency: EURO },
        meta: [],
      });
    }
    const daily = await get(SETTLEMENTS_BY_DAY + DATES);
    envelopeOf(dailySettlementsSchema).parse(daily.json);
    expect(daily.json.meta).toEqual({ count: 7 });
    const days = rowOf(daily)["period_calculation_daily"] as Row[];
    expect(days[0]).toEqual({ date: "2026-11-09", total_sum: ZERO });
  });

  it("has neither schemes nor documents", async () => {
    const count = await get(SCHEMES_COUNT);
    envelopeOf(schemesCountSchema).parse(count.json);
    expect(count.json.data).toEqual({ salary_schemes_count: 0 });
    for (const path of [PAYROLL, OWN_PAYROLL, OWN_SCHEMES]) {
      const answer = await get(path);
      const items = path === OWN_SCHEMES ? schemesSchema : payrollSchema.array();
      envelopeOf(items).parse(answer.json);
      expect(answer.json).toEqual({ success: true, data: [], meta: { count: 0 } });
      expect((await get(`${path}?date_from=x`)).status).toBe(422);
    }
    expect((await get(`${PAYROLL}/1`)).status).toBe(404);
    expect((await get(`${PAYROLL}/x`)).status).toBe(404);
  });
});

const OF_PERIOD = [WORK_BY_DAY, PERIOD, SETTLEMENTS_BY_DAY, SETTLEMENTS, OWN_PERIOD];
const OWN = new Set([OWN_PERIOD, OWN_PAYROLL, OWN_SCHEMES]);
const ALL = [...OF_PERIOD, SCHEMES_COUNT, PAYROLL, `${PAYROLL}/1`, OWN_PAYROLL, OWN_SCHEMES];

describe("who may see pay", () => {
  it.each(ALL)("%s checks tokens, place, right, member", async (path) => {
    const failures: [string, RawCall, number][] = [
      [path, {}, 401],
      [path.replace("4564", "9999"), { as: "manager" }, 404],
      [path.replace("4564", "4566"), { as: "manager" }, 403],
      [path, { as: "reception" }, 403],
      [path.replace("3001", "3101"), { as: "manager" }, 404],
      [path.replace("3001", "3002") + DATES, { as: "anna" }, 403],
    ];
    for (const [url, options, status] of failures) {
      const answer = await get(url, options);
      expect([url, answer.status]).toEqual([url, status]);
      failureSchema.parse(answer.json);
    }
    const old = await get(path + DATES);
    expect((await get(path.replace("/company/", "/locations/") + DATES)).text).toBe(old.text);
    const own = await get(path + DATES, { as: "anna" });
    expect(own.status).toBe(OWN.has(path) ? 200 : 403);
    expect(own.text === old.text).toBe(OWN.has(path));
  });

  it.each(OF_PERIOD)("%s needs a period of at most 365 days", async (path) => {
    const queries = ["", "?date_from=2026-11-09", "?date_from=x&date_to=2026-11-15"];
    const wrong = ["?date_from=2026-11-15&date_to=2026-11-09"];
    const long = ["?date_from=2026-01-01&date_to=2027-01-01"];
    for (const query of [...queries, ...wrong, ...long]) {
      expect([query, (await get(path + query)).status]).toEqual([query, 422]);
    }
  });

  it("may be limited to one member, or to oneself", async () => {
    const limits = { grants: ["finances_salary_access_master_checkbox"] } as const;
    api.limit(limits);
    const see = (memberId: number) =>
      api.call("GET", OWN_PERIOD.replace("3001", String(memberId)) + DATES, { as: "limited" });
    expect((await see(3001)).status).toBe(403); // the manager is no member
    api.limit({
      grants: [...limits.grants, "finances_salary_calc_access"],
      onlyMemberId: member(3002),
    });
    const seeOf = async (path: string) =>
      (await api.call("GET", path + DATES, { as: "limited" })).status;
    expect(await seeOf(OWN_PERIOD)).toBe(403);
    expect(await seeOf(OWN_PERIOD.replace("3001", "3002"))).toBe(200);
    expect(await seeOf(PERIOD.replace("3001", "3002"))).toBe(403);
  });

  it("is not opened by making oneself another member", async () => {
    const grants = ["finances_salary_access_master_checkbox", "master_edit"] as const;
    api.limit({ grants });
    const as = "limited";
    const users = await api.call("GET", "/company/4564/users", { as: "manager" });
    const manager = rowsOf(users).find((each) => each["email"] === LOGINS.manager);
    const body = { user_id: manager?.["id"] };
    const linked = await api.call("PUT", "/staff/4564/3001", { as, body });
    expect([manager?.["id"], linked.status]).toEqual([7002, 403]);
    expect((await api.call("GET", OWN_PERIOD + DATES, { as })).status).toBe(403);
    const named = await api.call("PUT", "/staff/4564/3001", { as, body: { name: "Anna Berg" } });
    expect(named.status).toBe(200);
  });
});
