import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dailyChartSchema, overallSchema, structureChartSchema } from "./analytics.contract";
import { envelopeOf, failureSchema } from "@/lib/api/wire/envelope";
import {
  anAppointment,
  member,
  openApi,
  rowOf,
  rowsOf,
  workingDay,
} from "@/test-support/api-fixture";
import type { ApiFixture, Person, RawCall, Row } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const OVERALL = "/company/4564/analytics/overall";
const CHARTS = `${OVERALL}/charts`;
const DAILY = ["fullness_daily", "income_daily", "records_daily", "clients_daily"] as const;
const PARTS = ["record_source", "record_status"] as const;
const PERIOD = "?date_from=2026-11-10&date_to=2026-11-19";
const BEFORE = "?date_from=2026-10-31&date_to=2026-11-09";

const get = (path: string, options: RawCall = { as: "manager" }) => api.call("GET", path, options);

type Series = { readonly label: string; readonly slug?: string; readonly data: [number, number][] };

async function chart(name: string, query: string, as: Person = "manager"): Promise<Series[]> {
  const answer = await get(`${CHARTS}/${name}${query}`, { as });
  expect(answer.status, answer.text).toBe(200);
  const bare = JSON.parse(answer.text) as Series[]; // checked by the schema
  dailyChartSchema.parse(bare);
  return bare;
}

const valuesOf = (series: Series | undefined) => series?.data.map(([, value]) => value);

/** The appointments of a period as the list of appointments tells them. */
async function records(query: string): Promise<Row[]> {
  const dates = query.slice(1).replace("date_from", "start_date").replace("date_to", "end_date");
  const pages = await Promise.all(
    [1, 2, 3, 4].map((page) => get(`/records/4564?${dates}&count=300&page=${page}`)),
  );
  return pages.flatMap(rowsOf).filter((each) => each["deleted"] === false);
}

const costOf = (record: Row) =>
  (record["services"] as { cost: number }[]).reduce((sum, { cost }) => sum + cost, 0);
const came = (record: Row) => record["attendance"] === 1;
const clientOf = (record: Row) => (record["client"] as { id: number }).id;
const dateOf = (record: Row) => String(record["date"]).slice(0, 10);
const earned = (list: readonly Row[]) =>
  list.filter(came).reduce((sum, each) => sum + costOf(each), 0);
const onDay = (list: readonly Row[], index: number) =>
  list.filter((each) => dateOf(each) === `2026-11-${10 + index}`);

describe("GET /company/{location}/analytics/overall", () => {
  it("agrees with the appointments and the hours of both periods", async () => {
    const answer = await get(OVERALL + PERIOD);
    expect(answer.status, answer.text).toBe(200);
    envelopeOf(overallSchema).parse(answer.json);
    const [now, before] = [await records(PERIOD), await records(BEFORE)];
    expect(now.length).toBeGreaterThan(50);
    const [sum, last] = [earned(now), earned(before)];
    const data = rowOf(answer);
    const income = {
      current_sum: String(sum),
      previous_sum: String(last),
      change_percent: Math.round((sum / last - 1) * 100),
      currency: { id: 978, iso: "EUR", name: "Euro", symbol: "€", is_symbol_after_amount: true },
    };
    expect(data["income_total_stats"]).toEqual(income);
    expect(data["income_services_stats"]).toEqual(income);
    expect(data["income_goods_stats"]).toMatchObject({ current_sum: "0", change_percent: 0 });
    const average = Math.round((sum / now.filter(came).length) * 100) / 100;
    expect(data["income_average_stats"]).toMatchObject({ current_sum: String(average) });
    const missed = now.filter((each) => each["attendance"] === -1).length;
    expect(missed).toBeGreaterThan(0);
    expect(data["record_stats"]).toMatchObject({
      current_completed_count: now.length - missed,
      current_pending_count: 0,
      current_canceled_count: missed,
      current_canceled_percent: Math.round((missed / now.length) * 1000) / 10,
      current_total_count: now.length,
      previous_total_count: before.length,
      change_percent: Math.round((now.length / before.length - 1) * 100),
    });
  });

  it("tells new, returning, active and lost clients apart", async () => {
    const all = await records("?date_from=2026-10-01&date_to=2026-11-19");
    const visits = all.filter((each) => each["attendance"] !== -1);
    const inPeriod = visits.filter((each) => dateOf(each) >= "2026-11-10");
    const old = new Set(visits.filter((each) => dateOf(each) < "2026-11-10").map(clientOf));
    const seen = [...new Set(inPeriod.map(clientOf))];
    const fresh = seen.filter((id) => !old.has(id)).length;
    expect(rowOf(await get(OVERALL + PERIOD))["client_stats"]).toMatchObject({
      total_count: seen.length,
      new_count: fresh,
      return_count: seen.length - fresh,
      return_percent: Math.round(((seen.length - fresh) / seen.length) * 1000) / 10,
      active_count: new Set(visits.map(clientOf)).size,
      lost_count: 0,
    });
    const later = rowOf(await get(`${OVERALL}?date_from=2027-01-01&date_to=2027-12-31`));
    expect(later["client_stats"]).toMatchObject({ total_count: 0, active_count: 0 });
    expect(Number((later["client_stats"] as Row)["lost_count"])).toBeGreaterThan(50);
  });

  it("has nulls for shares of nothing and for changes from nothing", async () => {
    const data = rowOf(await get(`${OVERALL}?date_from=2030-01-01&date_to=2030-01-31`));
    expect(data["income_total_stats"]).toMatchObject({ current_sum: "0", change_percent: 0 });
    expect(data["fullness_stats"]).toEqual({
      current_percent: 0,
      previous_percent: 0,
      change_percent: 0,
    });
    expect(data["record_stats"]).toMatchObject({
      current_completed_percent: null,
      current_total_count: 0,
      change_percent: 0,
    });
    expect(data["client_stats"]).toMatchObject({ new_percent: null, lost_percent: null });
    const first = rowOf(await get(`${OVERALL}?date_from=2026-10-01&date_to=2026-11-19`));
    expect(first["record_stats"]).toMatchObject({ previous_total_count: 0, change_percent: null });
  });
});

describe("charts of days", () => {
  it("count appointments, income and clients of each day", async () => {
    const list = await records(PERIOD);
    const days = Array.from({ length: 10 }, (_, index) => onDay(list, index));
    const [all, online, fresh] = await chart("records_daily", PERIOD);
    expect(all?.data[0]).toEqual([Date.parse("2026-11-10T00:00:00Z"), days[0]?.length]);
    expect(valuesOf(all)).toEqual(days.map((day) => day.length));
    expect(valuesOf(online)).toEqual(
      days.map((day) => day.filter((each) => each["online"] === true).length),
    );
    const [income, services, products] = await chart("income_daily", PERIOD);
    expect(valuesOf(income)).toEqual(days.map(earned));
    expect(services?.data).toEqual(income?.data);
    expect(valuesOf(products)).toEqual(days.map(() => 0));
    const [total, fresher, returned] = await chart("clients_daily", PERIOD);
    expect([total?.slug, fresher?.slug, returned?.slug]).toEqual([
      "clients_total",
      "clients_new",
      "clients_returned",
    ]);
    expect(valuesOf(total)).toEqual(
      days.map(
        (day) => new Set(day.filter((each) => each["attendance"] !== -1).map(clientOf)).size,
      ),
    );
    expect(fresher?.data).toEqual(fresh?.data);
    const { new_count } = rowOf(await get(OVERALL + PERIOD))["client_stats"] as Row;
    expect(valuesOf(fresh)?.reduce((sum, value) => sum + value, 0)).toBe(new_count);
  });

  it("show the occupancy that workload shows", async () => {
    for (const who of ["", "&team_member_id=3001"]) {
      const [spent] = await chart("fullness_daily", PERIOD + who);
      const dates = "?start_date=2026-11-10&end_date=2026-11-19";
      const shares = rowsOf(await get(`/company/4564/staff/workload${dates}${who}`));
      const percents = shares.map((day) => Math.round(Number(day["workload"]) * 1000) / 10);
      expect(valuesOf(spent)).toEqual(percents);
      expect(Math.max(...percents)).toBeGreaterThan(10);
    }
  });

  it("measure occupancy by the wall clock, also when the clocks change", async () => {
    const date = "2027-03-28"; // 23 hours long in Berlin
    const slots = { body: [workingDay(date, ["00:00", "10:00"])], as: "manager" } as const;
    const put = await api.call("PUT", `/schedule/4564/3004/${date}/${date}`, slots);
    expect(put.status).toBe(201);
    const appointment = { staff_id: 3004, services: [], save_if_busy: true, seance_length: 7200 };
    const booked = await api.call("POST", "/records/4564", {
      as: "manager",
      body: anAppointment({ ...appointment, datetime: `${date}T07:00:00`, attendance: -1 }),
    });
    expect(booked.status, booked.text).toBe(201);
    const query = `?date_from=${date}&date_to=${date}&staff_id=3004`;
    const [spent, missed] = await chart("fullness_daily", query);
    expect([spent?.slug, missed?.slug]).toEqual(["fullness_spent", "fullness_no_show"]);
    expect(spent?.data).toEqual([[Date.parse(`${date}T00:00:00Z`), 20]]);
    expect(valuesOf(missed)).toEqual([20]);
  });
});

describe("charts of parts", () => {
  it("say where appointments come from and how they stand", async () => {
    const list = await records(PERIOD);
    const source = await get(`${CHARTS}/record_source${PERIOD}`);
    const status = await get(`${CHARTS}/record_status${PERIOD}`);
    const online = list.filter((each) => each["online"] === true).length;
    expect(structureChartSchema.parse(JSON.parse(source.text))).toEqual([
      { label: "Administrator", data: list.length - online },
      { label: "Widget", data: online },
    ]);
    const stand = (attendance: number) =>
      list.filter((each) => each["attendance"] === attendance).length;
    expect(structureChartSchema.parse(JSON.parse(status.text))).toEqual([
      { label: "Waiting", data: stand(0) },
      { label: "Came", data: stand(1) },
      { label: "Confirmed", data: stand(2) },
      { label: "Did not come", data: stand(-1) },
    ]);
  });
});

describe("what figures are about", () => {
  const total = async (more: string, as: Person = "manager") =>
    (rowOf(await get(OVERALL + PERIOD + more, { as }))["record_stats"] as Row)[
      "current_total_count"
    ];

  it("is one member, one position or what one user entered", async () => {
    const list = await records(PERIOD);
    const of = (...ids: number[]) =>
      list.filter((each) => ids.includes(Number(each["staff_id"]))).length;
    expect(await total("&team_member_id=3001")).toBe(of(3001));
    expect(await total("&master_id=3001")).toBe(of(3001));
    expect(await total("&position_id=14")).toBe(of(3002, 3006));
    expect(await total("&position_id=14&team_member_id=3001")).toBe(0);
    const byReception = list.filter((each) => each["created_user_id"] === 7003).length;
    expect(byReception).toBeGreaterThan(0);
    expect(await total("&user_id=7003")).toBe(byReception);
    expect(await total("&user_id=999999")).toBe(0);
    const [spent] = await chart("fullness_daily", `${PERIOD}&user_id=999999`);
    expect(valuesOf(spent)?.every((value) => value === 0)).toBe(true);
  });

  it.each(["", ...DAILY, ...PARTS])(
    "%s checks tokens, place, right, children, period",
    async (name) => {
      const path = name === "" ? OVERALL : `${CHARTS}/${name}`;
      const failures: [string, RawCall, number][] = [
        [path + PERIOD, {}, 401],
        [path.replace("4564", "9999") + PERIOD, { as: "manager" }, 404],
        [path.replace("4564", "4566") + PERIOD, { as: "manager" }, 403],
        [path, { as: "reception" }, 403],
        [path + PERIOD, { as: "anna" }, 403],
        [`${path}${PERIOD}&team_member_id=3101`, { as: "manager" }, 404],
        [`${path}${PERIOD}&position_id=999`, { as: "manager" }, 404],
        [path, { as: "manager" }, 422],
        [`${path}?date_from=2026-11-10`, { as: "manager" }, 422],
        [`${path}?date_from=2026-11-10&date_to=2026-11-09`, { as: "manager" }, 422],
        [`${path}?date_from=2026-01-01&date_to=2027-01-01`, { as: "manager" }, 422],
        [`${path}?date_from=x&date_to=2026-11-09`, { as: "manager" }, 422],
      ];
      for (const [url, options, status] of failures) {
        const answer = await get(url, options);
        expect([url, answer.status]).toEqual([url, status]);
        failureSchema.parse(answer.json);
      }
      const year = await get(`${path}?date_from=2026-01-01&date_to=2026-12-31`);
      expect(year.status).toBe(200);
      const old = await get(path + PERIOD);
      expect((await get(path.replace("/company/", "/locations/") + PERIOD)).text).toBe(old.text);
    },
  );
});

describe("a user with limits", () => {
  it("sees figures of their member and of the days that are open to them, with any of the rights", async () => {
    const list = await records(PERIOD);
    api.limit({
      grants: ["reports_basic_metrics_access"],
      onlyMemberId: member(3001),
      lastDaysCount: 10,
    });
    const answer = await api.call("GET", OVERALL + PERIOD, { as: "limited" });
    const shown = list.filter((each) => each["staff_id"] === 3001 && dateOf(each) >= "2026-11-15");
    expect(rowOf(answer)["record_stats"]).toMatchObject({ current_total_count: shown.length });
    const other = await api.call("GET", `${OVERALL}${PERIOD}&staff_id=3002`, { as: "limited" });
    expect(other.status).toBe(403);
  });
});
