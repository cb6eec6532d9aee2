import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayReportSchema } from "./day-report.contract";
import { envelopeOf, failureSchema } from "@/lib/api/wire/envelope";
import { rightsOf } from "@/lib/domain/salon/roles";
import { anAppointment, member, openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, Person, RawCall, Row } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const PATH = "/reports/z_report/4564";
const DAY = "?start_date=20.11.2026";

const get = (query: string, options: RawCall = { as: "manager" }, from = api) =>
  from.call("GET", PATH + query, options);

type Item = { item_title: string; first_cost: number; discount: number; result_cost: number };
type Master = { master_id: number; master_name: string; service: Item[]; good: Item[] };
type TakenPerson = {
  client_id: number;
  client_name: string;
  client_phone: string;
  masters: Master[];
};
type Report = {
  readonly stats: Readonly<Record<string, number>>;
  readonly paids: {
    readonly accounts: { title: string; amount: number }[];
    readonly discount: { title: string; amount: number }[];
    readonly total: { accounts: number; discount: number };
  };
  readonly z_data: Readonly<Record<string, TakenPerson[]>>;
  readonly currency: string;
};

async function report(query: string, as: Person = "manager", from = api): Promise<Report> {
  const answer = await get(query, { as }, from);
  expect(answer.status, answer.text).toBe(200);
  envelopeOf(dayReportSchema).parse(answer.json);
  return rowOf(answer) as unknown as Report; // checked by the schema
}

/** The appointments of a period whose clients came. */
async function came(from: string, to = from): Promise<Row[]> {
  const answer = await api.call(
    "GET",
    `/records/4564?start_date=${from}&end_date=${to}&count=300`,
    { as: "manager" },
  );
  return rowsOf(answer).filter((each) => each["attendance"] === 1);
}

const costsOf = (records: readonly Row[]) =>
  records.flatMap((each) => (each["services"] as { cost: number }[]).map(({ cost }) => cost));
const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);
const clientOf = (record: Row) => (record["client"] as { id: number }).id;
const cents = (amount: number) => Math.round(amount * 100) / 100;
const midnight = (date: string) => String(Date.parse(`${date}T00:00:00+01:00`) / 1000);

describe("GET /reports/z_report/{location}", () => {
  it("agrees with the appointments of the day", async () => {
    const records = await came("2026-11-20");
    expect(records.length).toBeGreaterThan(10);
    const people = new Set(records.map(clientOf)).size;
    const sum = sumOf(costsOf(records));
    const { stats, paids, z_data, currency } = await report(DAY);
    expect(stats).toMatchObject({
      clients: people,
      clients_average: cents(sum / people),
      records: records.length,
      records_average: cents(sum / records.length),
      visit_records: records.length,
      visit_records_average: cents(sum / records.length),
      non_visit_records: 0,
      non_visit_records_average: 0,
      targets: costsOf(records).length,
      targets_paid: sum,
      goods: 0,
      goods_paid: 0,
      certificates: 0,
      abonement: 0,
    });
    expect(paids).toEqual({
      accounts: [{ title: "Services", amount: sum }],
      discount: [],
      total: { accounts: sum, discount: 0 },
    });
    expect(currency).toBe("EUR");
    expect(Object.keys(z_data)).toEqual([midnight("2026-11-20")]);
    const listed = Object.values(z_data).flat();
    expect(listed.map(({ client_id }) => client_id).sort()).toEqual(
      [...new Set(records.map(clientOf))].sort(),
    );
    const lines = listed.flatMap(({ masters }) => masters.flatMap(({ service }) => service));
    expect(sumOf(lines.map(({ result_cost }) => result_cost))).toBe(sum);
  });

  it("counts a discount, several pieces and an appointment of nobody, and no one else's", async () => {
    const before = await report("");
    const services = [{ id: 502, first_cost: 40, discount: 25, amount: 2 }];
    const book = async (hour: number, over: object) => {
      const body = anAppointment({
        datetime: `2026-11-25T0${hour}:00:00`,
        save_if_busy: true,
        ...over,
      });
      const made = await api.call("POST", "/records/4564", { as: "manager", body });
      expect(made.status, made.text).toBe(201);
      return Number(rowOf(made)["id"]);
    };
    await book(1, { services, attendance: 1 });
    await book(2, { services: [{ id: 502, first_cost: 15 }], attendance: 1, client: {} });
    await book(3, { attendance: -1 });
    await book(4, { attendance: 2 });
    const removed = await book(5, {});
    await api.call("DELETE", `/record/4564/${removed}`, { as: "manager" });
    const after = await report("");
    const grown = (name: string) => (after.stats[name] ?? 0) - (before.stats[name] ?? 0);
    expect([
      grown("clients"),
      grown("records"),
      grown("visit_records"),
      grown("non_visit_records"),
      grown("targets_paid"),
    ]).toEqual([1, 2, 1, 1, 75]);
    expect(after.stats["non_visit_records_average"]).toBe(15);
    expect(after.paids.discount).toEqual([{ title: "Discount", amount: 20 }]);
    expect(after.paids.total.discount - before.paids.total.discount).toBe(20);
    const today = after.z_data[midnight("2026-11-25")] ?? [];
    expect(today.find(({ client_name }) => client_name === "Test Client")).toMatchObject({
      client_phone: "49307777001",
      masters: [
        {
          master_id: 3001,
          master_name: "Anna Berg",
          service: [{ item_title: "Dry cut", first_cost: 80, discount: 20, result_cost: 60 }],
          good: [],
        },
      ],
    });
    expect(today.find(({ client_id }) => client_id === 0)).toMatchObject({ client_name: "" });
  });

  it("has neutral values on a day without takings", async () => {
    const { stats, paids, z_data } = await report("?start_date=22.11.2026"); // a Sunday
    expect(new Set(Object.values(stats))).toEqual(new Set([0]));
    expect(paids).toEqual({ accounts: [], discount: [], total: { accounts: 0, discount: 0 } });
    expect(z_data).toEqual([]);
  });

  it("narrows to a member and spans some days, each by its midnight of the location", async () => {
    const one = await report(`${DAY}&master_id=3001`);
    const masters = Object.values(one.z_data).flatMap((people) =>
      people.flatMap((each) => each.masters.map(({ master_id }) => master_id)),
    );
    expect(new Set(masters)).toEqual(new Set([3001]));
    expect(await report(`${DAY}&team_member_id=3001`)).toEqual(one);
    const days = await report("?start_date=2026-11-19&end_date=20.11.2026");
    expect(Object.keys(days.z_data)).toEqual(["2026-11-19", "2026-11-20"].map(midnight));
    const sum = sumOf(costsOf(await came("2026-11-19", "2026-11-20")));
    expect(days.stats["targets_paid"]).toBe(sum);
  });

  it("refuses what it must, each at its turn", async () => {
    const cases: readonly [string, RawCall, number][] = [
      [DAY, {}, 401],
      [DAY, { as: "reception" }, 403],
      ["?start_date=nonsense", { as: "anna" }, 403],
      [`${DAY}&master_id=9999`, { as: "manager" }, 404],
      [`${DAY}&master_id=3201`, { as: "owner" }, 404],
      ["?start_date=31.02.2026", { as: "manager" }, 422],
      ["?start_date=20.11.2026&end_date=19.11.2026", { as: "manager" }, 422],
      ["?start_date=01.10.2026&end_date=01.11.2026", { as: "manager" }, 422],
    ];
    for (const [query, options, status] of cases) {
      const answer = await get(query, options);
      expect([query, answer.status]).toEqual([query, status]);
      failureSchema.parse(answer.json);
    }
    const elsewhere = (path: string) => api.call("GET", path, { as: "manager" });
    expect((await elsewhere("/reports/z_report/4566")).status).toBe(403);
    expect((await elsewhere("/reports/z_report/9999")).status).toBe(404);
    const month = await get("?start_date=01.10.2026&end_date=31.10.2026");
    expect(month.status).toBe(200);
  });
});

describe("the rights of the day-end report", () => {
  it("cut it silently to today without the one for other days", async () => {
    const grants = ["finances_z_report_access"] as const;
    const own = await openApi({ limits: { ...rightsOf("administrator"), grants } });
    const today = await report("", "manager", own);
    expect(today.stats["records"]).toBe(0); // it is nine o'clock
    expect(await report(DAY, "limited", own)).toEqual(today);
    expect((await report(DAY, "manager", own)).stats["records"]).toBeGreaterThan(10);
    await own.close();
  });

  it("hide contacts, members and days that the user may not see", async () => {
    const grants = ["finances_z_report_access", "finances_z_report_no_limit_today_access"] as const;
    api.limit({ grants, onlyMemberId: member(3001), lastDaysCount: 5 });
    const { z_data } = await report(DAY, "limited");
    const people = Object.values(z_data).flat();
    expect(people.length).toBeGreaterThan(1);
    expect(people.every(({ client_name }) => client_name !== "")).toBe(true);
    expect(new Set(people.map(({ client_phone }) => client_phone))).toEqual(new Set([""]));
    const ids = people.flatMap(({ masters }) => masters.map(({ master_id }) => master_id));
    expect(new Set(ids)).toEqual(new Set([3001]));
    expect((await get(`${DAY}&master_id=3002`, { as: "limited" })).status).toBe(403);
    const old = await report("?start_date=18.11.2026", "limited");
    expect(old.stats["records"]).toBe(0);
  });
});
