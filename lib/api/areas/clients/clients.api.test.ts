import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { envelopeOf } from "@/lib/api/wire/envelope";
import { clientHitsSchema, clientListSchema, clientSchema } from "./clients.contract";
import { authorizeLocation } from "@/lib/domain/ids";
import { NORD, openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, Person } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const get = (path: string, as: Person = "manager") => api.call("GET", path, { as });
const search = (body?: unknown, as: Person = "manager") =>
  api.call("POST", "/company/4564/clients/search", { as, body });
const idsOf = async (type: string, state: unknown, more: object = {}) => {
  const answer = await search({ page_size: 200, filters: [{ type, state }], ...more });
  expect(answer.status, answer.text).toBe(200);
  return rowsOf(answer).map((each) => each["id"]);
};

const AMELIES = [9001, 9025, 9049, 9073, 9097];

describe("POST /company/{location}/clients/search", () => {
  it("answers 25 ids by id unless told more", async () => {
    const answer = await search();
    expect(answer.status).toBe(200);
    const hits = rowsOf(answer);
    expect(hits.slice(0, 2)).toEqual([{ id: 9001 }, { id: 9002 }]);
    expect([hits.length, answer.json.meta]).toEqual([25, { total_count: 120 }]);
    expect((await search([])).text).toBe(answer.text);
    expect((await search({ page: 0 })).text).toBe(answer.text);
    envelopeOf(clientHitsSchema).parse(answer.json);
  });

  it("gives the fields that were asked for, in order and pages", async () => {
    const body = { page_size: 2, page: 2, order_by: "name", order_by_direction: "desc" };
    const fields = ["id", "name", "phone", "email", "unknown"];
    const answer = await search({ ...body, fields });
    expect(rowsOf(answer).map((each) => each["name"])).toEqual(["Zoe Lorenz", "Zoe Hartmann"]);
    expect(Object.keys(rowsOf(answer)[0] ?? {})).toEqual(["id", "name", "phone", "email"]);
    const [first] = rowsOf(
      await search({ fields, filters: [{ type: "id", state: { value: [9012] } }] }),
    );
    expect(first).toMatchObject({ phone: "+49305550012", email: "client9012@mail.example" });
  });

  it("knows what a client was sold and when they came", async () => {
    const fields = ["id", "visits_count", "sold_amount", "first_visit_date", "last_visit_date"];
    const [most, next] = rowsOf(
      await search({ fields, order_by: "visits_count", order_by_direction: "DESC" }),
    );
    expect(Number(most?.["visits_count"])).toBeGreaterThanOrEqual(Number(next?.["visits_count"]));
    expect(Number(next?.["visits_count"])).toBeGreaterThan(1);
    expect(Number(most?.["sold_amount"])).toBeGreaterThan(10);
    expect(most?.["first_visit_date"]).toMatch(/^2026-1[01]-\d\d$/);
    const dear = await search({ fields, order_by: "sold_amount", order_by_direction: "DESC" });
    const amount = Number(rowsOf(dear)[0]?.["sold_amount"]);
    expect(await idsOf("sold_amount", { from: amount })).toEqual([rowsOf(dear)[0]?.["id"]]);
    expect(await idsOf("sold_amount", { from: amount, invert: true })).toHaveLength(119);
    const records = await get(`/records/4564?client_id=${String(most?.["id"])}&count=300`);
    const came = rowsOf(records).filter((each) => each["attendance"] === 1);
    expect(came).toHaveLength(Number(most?.["visits_count"]));
  });

  it("puts clients who never came before every date, as their empty dates are", async () => {
    const dates = async (order_by: string, order_by_direction: string) => {
      const fields = [order_by];
      const answer = await search({ page_size: 200, fields, order_by, order_by_direction });
      return rowsOf(answer).map((each) => String(each[order_by]));
    };
    for (const order of ["first_visit_date", "last_visit_date"]) {
      const ascending = await dates(order, "ASC");
      expect(ascending[0]).toBe("");
      expect(ascending).toEqual([...ascending].sort());
      expect(await dates(order, "DESC")).toEqual([...ascending].reverse());
    }
  });

  it("takes null, an empty list and single values for what they mean", async () => {
    const plain = (await search()).text;
    const nothing = { page: null, page_size: null, order_by: null, operation: null };
    expect((await search({ ...nothing, order_by_direction: null })).text).toBe(plain);
    expect((await search({ fields: null, filters: null })).text).toBe(plain);
    expect((await search({ fields: [], filters: {} })).text).toBe(plain);
    expect(await idsOf("gender", { value: "0" })).toHaveLength(120);
    expect(await idsOf("importance", { value: 3 })).toEqual([]);
  });

  it("finds names, and phones by any digits in a row", async () => {
    expect(await idsOf("quick_search", { value: "amelie" })).toEqual(AMELIES);
    expect(await idsOf("quick_search", { value: "Amelie Engel" })).toEqual([9025]);
    expect(await idsOf("quick_search", { value: "+49 (30) 555-0012" })).toEqual([9012]);
    expect(await idsOf("quick_search", { value: "5550012" })).toEqual([9012]);
    expect(await idsOf("quick_search", { value: "%" })).toEqual([]);
    expect(await idsOf("quick_search", { value: "no such" })).toEqual([]);
    const rest = await idsOf("quick_search", { value: "amelie", invert: true });
    expect(rest).toHaveLength(115);
  });

  it("filters by what a card says", async () => {
    const label = await api.store.tags.add(authorizeLocation(NORD), {
      title: "VIP",
      color: "#ff2828",
      icon: "",
      entity: 1,
    });
    const body = {
      name: "Filtered",
      phone: "4915550000001",
      gender_id: 2,
      importance_id: 3,
      birth_date: "1995-06-15",
      categories: [label.id],
    };
    const created = await api.call("POST", "/clients/4564", { as: "manager", body });
    const { id } = rowOf(created);
    expect(await idsOf("gender", { value: [2] })).toEqual([id]);
    expect(await idsOf("gender", { value: [1, 2] })).toEqual([id]);
    expect(await idsOf("gender", { value: [] })).toEqual([]);
    expect(await idsOf("importance", { value: ["3"] })).toEqual([id]);
    expect(await idsOf("birthday", { from: "1995-06-15", to: "1995-06-15" })).toEqual([id]);
    expect(await idsOf("birthday", { from: "1995-06-16" })).toEqual([]);
    expect(await idsOf("birthday", { from: "1995-06-16", invert: true })).toHaveLength(121);
    expect(await idsOf("category", { value: [label.id] })).toEqual([id]);
    expect(await idsOf("category", { value: [1] })).toEqual([]);
    expect(await idsOf("has_mobile_app", { value: true })).toEqual([]);
    expect(await idsOf("has_mobile_app", { value: false })).toHaveLength(121);
    expect(await idsOf("has_passteam_card", { value: true })).toEqual([]);
    expect(await idsOf("passteam_card_ids", { value: ["x"] })).toEqual([]);
    const nested = { id: { value: [9001, id] }, gender: { value: [2] } };
    expect(await idsOf("client", nested)).toEqual([id]);
    expect(await idsOf("client", { ...nested, invert: true })).toHaveLength(120);
    const either = [
      { type: "id", state: { value: [9001] } },
      { type: "gender", state: { value: [2] } },
    ];
    const both = await search({ operation: "or", filters: either });
    expect(rowsOf(both).map((each) => each["id"])).toEqual([9001, id]);
    expect(rowsOf(await search({ filters: either }))).toEqual([]);
    await api.call("DELETE", `/client/4564/${String(id)}`, { as: "manager" });
    expect(await idsOf("gender", { value: [2] })).toEqual([]);
  });

  it("filters by appointments", async () => {
    const mine = async (path: string) =>
      [
        ...new Set(rowsOf(await get(path)).map((each) => (each["client"] as { id: number }).id)),
      ].sort();
    const nailClients = await mine("/records/4564?staff_id=3008&count=300");
    const sorted = async (state: unknown) =>
      (await idsOf("record", state)).map(Number).sort((a, b) => a - b);
    expect(await sorted({ staff: { value: [3008] } })).toEqual(nailClients);
    expect(await sorted({ service: { value: [507, 508] }, staff: { value: [3008] } })).toEqual(
      nailClients,
    );
    expect(await sorted({ service_category: { value: [44] }, staff: { value: [3008] } })).toEqual(
      nailClients,
    );
    expect(await sorted({ staff: { value: [3008] }, service: { value: [501] } })).toEqual([]);
    const records = rowsOf(await get("/records/4564?staff_id=3008&count=300"));
    const missed = records.filter((each) => each["attendance"] === -1);
    expect(await sorted({ staff: { value: [3008] }, status: { value: [1] } })).toEqual(
      [...new Set(missed.map((each) => (each["client"] as { id: number }).id))].sort(),
    );
    const counted = await sorted({ staff: { value: [3008] }, records_count: { from: 0, to: 0 } });
    expect(counted).toHaveLength(120 - nailClients.length);
    expect(await sorted({ created: { from: "2027-01-01" } })).toEqual([]);
    expect((await sorted({ created: { to: "2026-11-25" } })).length).toBeGreaterThan(50);
    expect(await sorted({ sold_amount: { from: 1_000_000 } })).toEqual([]);
  });

  it("refuses filters that are not of the contract with 400", async () => {
    for (const filters of [
      "x",
      [1],
      [{ type: "unknown", state: { value: 1 } }],
      [{ type: "id" }],
      [{ type: "id", state: { value: ["x"] } }],
      [{ type: "gender", state: { value: [7] } }],
      [{ type: "birthday", state: { from: "yesterday" } }],
      [{ type: "quick_search", state: {} }],
      [{ type: "record", state: { status: { value: [9] } } }],
      [{ type: "client", state: { client: { client: { client: { client: {} } } } } }],
    ]) {
      const answer = await search({ filters });
      expect(answer.status).toBe(400);
      expect(answer.json.meta).toEqual({
        message: "Invalid filter value",
        errors: { filters: ["Invalid filter state value"] },
      });
    }
    expect((await search({ order_by: "shoe_size" })).status).toBe(422);
    expect((await search("text")).status).toBe(422);
    expect(
      (await api.call("POST", "/company/4564/clients/search", { as: "owner", text: "{" })).status,
    ).toBe(400);
  });
});

describe("GET /clients/{location}", () => {
  it("lists whole objects in pages", async () => {
    const answer = await get("/clients/4564?count=2&page=2");
    envelopeOf(clientListSchema).parse(answer.json);
    expect(rowsOf(answer).map((each) => each["id"])).toEqual([9003, 9004]);
    expect(answer.json.meta).toEqual({ page: 2, total_count: 120 });
    expect(rowsOf(await get("/clients/4564?count=200"))).toHaveLength(120);
  });

  it("filters by parts, ids, money and change", async () => {
    const ids = async (query: string) =>
      rowsOf(await get(`/clients/4564?count=200&${query}`)).map((each) => each["id"]);
    expect(await ids("fullname=amelie")).toEqual(AMELIES);
    expect(await ids("fullname=amelie&phone=550025")).toEqual([9025]);
    expect(await ids("phone=%2B49%2030%205550012")).toEqual([9012]);
    expect(await ids("email=client9007")).toEqual([9007]);
    expect(await ids("card=7")).toEqual([]);
    expect(await ids("id[]=9001&id[]=9002")).toEqual([9001, 9002]);
    expect(await ids("id=9001")).toEqual([9001]);
    expect(await ids("paid_min=1")).toEqual([]);
    expect(await ids("paid_max=0")).toHaveLength(120);
    expect(await ids("changed_after=2026-11-25T09:00:00")).toHaveLength(120);
    expect(await ids("changed_after=2026-11-25T09:00:01")).toEqual([]);
    expect(await ids("changed_after=20261125T090001")).toEqual([]);
    expect(await ids("changed_after=2026-11-25 08:00:01 0000")).toEqual([]);
    expect(await ids("changed_after=20261125")).toHaveLength(120);
    expect(await ids("changed_before=2026-11-25")).toEqual([]);
    expect(await ids("changed_before=2026-11-25T08:00:00Z")).toHaveLength(120);
    expect((await get("/clients/4564?changed_after=soon")).status).toBe(422);
  });
});

describe("GET /client/{location}/{client}", () => {
  it("answers the object of the contract", async () => {
    const answer = await get("/client/4564/9001");
    envelopeOf(clientSchema).parse(answer.json);
    const { visits, ...rest } = rowOf(answer);
    expect(Number(visits)).toBeGreaterThan(0);
    expect(rest).toEqual({
      id: 9001,
      name: "Amelie Albrecht",
      surname: "",
      middle_name: "",
      phone: 49305550001,
      email: "client9001@mail.example",
      categories: [],
      gender: "Unknown",
      gender_id: 0,
      discount: 0,
      importance_id: 0,
      importance: "No importance class",
      card: "",
      birth_date: null,
      comment: "",
      sms_check: 0,
      sms_not: 0,
      spent: 0,
      balance: 0,
      last_change_date: "2026-11-25T09:00:00+0100",
      custom_fields: [],
    });
  });
});

describe("phones of clients", () => {
  it("are hidden from who may not see them, in searches too", async () => {
    api.limit({ grants: [] });
    const ask = (method: string, path: string, body?: unknown) =>
      api.call(method, path, { as: "limited", body });
    const one = await ask("GET", "/client/4564/9001");
    expect(rowOf(one)).toMatchObject({ phone: 0, name: "Amelie Albrecht" });
    expect((await ask("GET", "/clients/4564?count=200")).text).not.toContain("4930555");
    expect(rowsOf(await ask("GET", "/clients/4564?phone=5550012"))).toEqual([]);
    const find = (filter: string, order_by = "id") =>
      ask("POST", "/company/4564/clients/search", {
        fields: ["id", "phone"],
        order_by,
        filters: [{ type: "quick_search", state: { value: filter } }],
      });
    expect(rowsOf(await find("5550012"))).toEqual([]);
    expect(rowsOf(await find("Amelie", "phone"))[0]).toEqual({ id: 9001, phone: "" });
    const body = { name: "Amelie", surname: "Albrecht", phone: 0 };
    expect((await ask("PUT", "/client/4564/9001", body)).status).toBe(200);
    const seen = await api.call("GET", "/client/4564/9001", { as: "owner" });
    expect(rowOf(seen)).toMatchObject({ phone: 49305550001, surname: "Albrecht" });
  });
});
