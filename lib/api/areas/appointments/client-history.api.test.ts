import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appointmentSchema } from "./appointments.contract";
import { anAppointment, openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, Person, Row } from "@/test-support/api-fixture";

let api: ApiFixture;
let clientId: number;
let tag: Row;
/** The client came on the 1st and, to both parts of one visit, on the 3rd; not on the 2nd. */
let rows: Readonly<Record<"came" | "missed" | "part" | "later" | "next", Row>>;

const PHONE = "491755550101";

beforeAll(async () => {
  api = await openApi({ limits: { maySeeClients: false } });
  const label = { title: "Regular", color: "#ff2828", entity: 1 };
  tag = rowOf(await call("POST", "/labels/4564", label));
  const field = { type: "text", code: "coffee", title: "Coffee", user_can_edit: true };
  expect((await call("POST", "/custom_fields/client/4564", field)).status).toBe(200);
  const card = {
    name: "Ida",
    phone: PHONE,
    categories: [tag["id"]],
    custom_fields: { coffee: "black" },
  };
  clientId = Number(rowOf(await call("POST", "/clients/4564", card))["id"]);
  const gone = await post("2027-03-01T08:00:00", 1);
  const came = await post("2027-03-01T12:00:00", 1);
  const missed = await post("2027-03-02T10:00:00", -1);
  const part = await post("2027-03-03T10:00:00", 1);
  const later = await post("2027-03-03T11:00:00", 1);
  const next = await post("2027-03-04T10:00:00", 2);
  expect((await call("DELETE", `/record/4564/${String(gone["id"])}`)).status).toBe(204);
  rows = { came, missed, part, later, next };
});
afterAll(() => api.close());

function call(method: string, path: string, body?: unknown, as: Person = "manager") {
  return api.call(method, path, { as, body });
}
async function post(datetime: string, attendance: number, phone = PHONE): Promise<Row> {
  const body = anAppointment({ datetime, attendance, client: { phone }, save_if_busy: true });
  return rowOf(await call("POST", "/records/4564", body));
}
const LIST = "/records/4564?start_date=2027-03-01&end_date=2027-03-05&count=300";
const listed = async (as?: Person) => rowsOf(await call("GET", LIST, undefined, as));
const clientOf = (row: Row | undefined) => row?.["client"] as Row; // records of this test have one

const KNOWN = () => ({
  id: clientId,
  success_visits_count: 2,
  fail_visits_count: 1,
  client_tags: [{ id: tag["id"], title: "Regular", color: "#ff2828" }],
  custom_fields: { coffee: "black" },
});
const NEUTRAL = {
  success_visits_count: 0,
  fail_visits_count: 0,
  is_new: false,
  client_tags: [],
  custom_fields: [],
};

describe("the client of a record (business.md 6.2)", () => {
  it("has their visits, their tags and their own fields in the list and alone", async () => {
    const list = await listed();
    expect(list.map((row) => row["id"])).toEqual(Object.values(rows).map((row) => row["id"]));
    for (const row of list) {
      expect(clientOf(row)).toMatchObject(KNOWN());
      const alone = await call("GET", `/record/4564/${String(row["id"])}`);
      expect(clientOf(rowOf(alone))).toEqual(clientOf(row));
    }
    const read = appointmentSchema.parse(list[0]).client;
    expect(read).toMatchObject({ custom_fields: { coffee: "black" }, success_visits_count: 2 });
  });

  it("is new until the visit after the first that they came to", async () => {
    expect((await listed()).map((row) => clientOf(row)["is_new"])).toEqual([
      true, // the earlier one of that date is deleted
      false,
      false,
      false,
      false,
    ]);
    const phone = "491755550102";
    const first = await post("2027-03-08T10:00:00", 1, phone);
    const second = await post("2027-03-08T11:00:00", 1, phone); // of the same visit
    const missed = await post("2027-03-07T11:00:00", -1, phone);
    for (const row of [first, second, missed]) {
      expect(clientOf(row)).toMatchObject({ is_new: true, client_tags: [], custom_fields: [] });
    }
    expect(clientOf(missed)).toMatchObject({ success_visits_count: 1, fail_visits_count: 1 });
    expect(clientOf(await post("2027-03-09T10:00:00", 0, phone))["is_new"]).toBe(false);
  });

  it("has them in the answers to changes and in their visit", async () => {
    const id = String(rows.next["id"]);
    const client = { phone: PHONE };
    const body = anAppointment({ datetime: "2027-03-04T10:00:00", attendance: 1, client });
    const changed = await call("PUT", `/record/4564/${id}`, body);
    expect(clientOf(rowOf(changed))).toMatchObject({ ...KNOWN(), success_visits_count: 3 });
    const path = `/records/4564/${id}/attendance`;
    const back = await call("POST", path, { attendance: 2 });
    expect(clientOf(rowOf(back))).toMatchObject(KNOWN());
    const visit = rowOf(await call("GET", `/visits/${String(rows.part["visit_id"])}`));
    const records = visit["records"] as Row[]; // the records of a visit
    expect(records.map((row) => row["id"])).toEqual([rows.part["id"], rows.later["id"]]);
    for (const row of records) expect(clientOf(row)).toMatchObject(KNOWN());
  });

  it("keeps them from those who may not see clients", async () => {
    for (const row of await listed("limited")) expect(clientOf(row)).toMatchObject(NEUTRAL);
    const id = String(rows.came["id"]);
    const alone = await call("GET", `/record/4564/${id}`, undefined, "limited");
    expect(clientOf(rowOf(alone))).toMatchObject(NEUTRAL);
    const [seen] = await listed("reception");
    expect(clientOf(seen)).toMatchObject(KNOWN());
  });

  it("may be sent back with all of it", async () => {
    const id = String(rows.missed["id"]);
    const client = clientOf(rows.missed);
    const body = anAppointment({ datetime: "2027-03-02T10:00:00", attendance: -1, client });
    const answer = await call("PUT", `/record/4564/${id}`, body);
    expect([answer.status, clientOf(rowOf(answer))["id"]]).toEqual([201, clientId]);
    expect(clientOf(rowOf(answer))).toMatchObject(KNOWN());
  });
});
