import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { visitDetailsSchema, visitSchema } from "./visits.contract";
import { anAppointment, openApi, rowOf, rowsOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture, Person, Row } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi({ limits: { onlyPositionId: 12 } });
  for (const member of [3001, 3004]) {
    const body = [1, 2, 3, 4, 5, 6].map((date) =>
      workingDay(`2027-02-0${date}`, ["9:00", "18:00"]),
    );
    const path = `/schedule/4564/${member}/2027-02-01/2027-02-06`;
    expect((await api.call("PUT", path, { as: "manager", body })).status).toBe(201);
  }
});
afterAll(() => api.close());

const call = (method: string, path: string, body?: unknown, as: Person = "manager") =>
  api.call(method, path, { as, body });
const post = async (overrides: Readonly<Record<string, unknown>>) => {
  const answer = await call("POST", "/records/4564", anAppointment(overrides));
  expect(answer.status).toBe(201);
  return rowOf(answer);
};
const get = async (id: unknown) => rowOf(await call("GET", `/record/4564/${String(id)}`));
const client = (name: string, phone: string) => ({ client: { name, phone } });

/** Two appointments of one client on one day, with 3001 at ten and with 3004 at eleven. */
async function aVisit(date: string, phone: string): Promise<[Row, Row]> {
  const first = await post({ datetime: `${date}T10:00:00`, ...client("Visitor", phone) });
  const second = await post({
    staff_id: 3004,
    datetime: `${date}T11:00:00`,
    ...client("Visitor", phone),
  });
  return [first, second];
}

describe("a visit", () => {
  it("groups the appointments of one client on one date of the location", async () => {
    const [first, second] = await aVisit("2027-02-01", "4930111001");
    expect([first["visit_id"], second["visit_id"]]).toEqual([first["id"], first["id"]]);
    const sameDay = await post({
      datetime: "2027-02-01T12:00:00",
      ...client("Other", "4930111002"),
    });
    expect(sameDay["visit_id"]).toBe(sameDay["id"]);
    const nextDay = await post({
      datetime: "2027-02-02T09:00:00",
      ...client("Visitor", "4930111001"),
    });
    expect(nextDay["visit_id"]).toBe(nextDay["id"]);
    const nobody = await post({ datetime: "2027-02-02T12:00:00", client: {} });
    expect(nobody["visit_id"]).toBe(nobody["id"]);
  });

  it("is left and joined by an appointment that moves to another date", async () => {
    const phone = "4930111003";
    const [first, second] = await aVisit("2027-02-03", phone);
    const move = async (row: Row, datetime: string) => {
      const body = {
        ...anAppointment(client("Visitor", phone)),
        staff_id: row["staff_id"],
        datetime,
      };
      return rowOf(await call("PUT", `/record/4564/${String(row["id"])}`, body));
    };
    expect((await move(first, "2027-02-03T09:00:00"))["visit_id"]).toBe(first["id"]);
    const alone = await move(first, "2027-02-04T09:00:00"); // it began the visit that the other keeps
    expect(alone["visit_id"]).not.toBe(first["id"]);
    expect((await get(second["id"]))["visit_id"]).toBe(first["id"]);
    const back = await move(second, "2027-02-04T15:00:00");
    expect(back["visit_id"]).toBe(alone["visit_id"]);
    const visit = rowOf(await call("GET", `/visits/${String(alone["visit_id"])}`));
    expect((visit["records"] as Row[]).map((each) => each["id"])).toEqual([
      first["id"],
      second["id"],
    ]);
    expect((await call("GET", `/visits/${String(first["id"])}`)).status).toBe(404);
  });
});

describe("POST /locations/{location}/appointments/{record}/attendance", () => {
  const set = (id: unknown, attendance: unknown, as: Person = "manager", start = "/records/4564") =>
    call("POST", `${start}/${String(id)}/attendance`, { attendance }, as);

  it("changes all appointments of the visit, and an equal one none", async () => {
    const [first, second] = await aVisit("2027-02-05", "4930111004");
    const answer = await set(second["id"], 1, "reception", "/locations/4564/appointments");
    expect(answer.status).toBe(200);
    expect(rowOf(answer)).toMatchObject({
      id: second["id"],
      attendance: 1,
      visit_attendance: 1,
      confirmed: 1,
    });
    expect((await get(first["id"]))["attendance"]).toBe(1);
    expect((await set(first["id"], "1")).status).toBe(200);
    expect(rowOf(await set(first["id"], -1))).toMatchObject({ attendance: -1, confirmed: 1 });
    expect((await get(second["id"]))["attendance"]).toBe(-1);
  });

  it("happens as well by a full change of one of them", async () => {
    const phone = "4930111005";
    const [first, second] = await aVisit("2027-02-06", phone);
    const body = anAppointment({ ...client("Visitor", phone), datetime: "2027-02-06T10:00:00" });
    const answer = await call("PUT", `/record/4564/${String(first["id"])}`, {
      ...body,
      attendance: 2,
    });
    expect([answer.status, rowOf(answer)["attendance"]]).toEqual([201, 2]);
    expect((await get(second["id"]))["attendance"]).toBe(2);
    const limited = { ...body, staff_id: 3004, datetime: "2027-02-06T11:00:00", attendance: 0 };
    const path = `/record/4564/${String(second["id"])}`;
    expect((await call("PUT", path, limited, "limited")).status).toBe(403);
    expect((await get(first["id"]))["attendance"]).toBe(2);
  });

  it("refuses what it must", async () => {
    const [first, second] = await aVisit("2027-02-04", "4930111006");
    expect((await set(second["id"], 1, "limited")).status).toBe(403); // 3001 is out of reach
    expect((await get(first["id"]))["attendance"]).toBe(0);
    const path = `/records/4564/${String(first["id"])}/attendance`;
    expect((await api.call("POST", path, { text: "[]" })).status).toBe(401);
    expect((await set(first["id"], "x", "anna")).status).toBe(403);
    expect((await set(first["id"], "x", "manager", "/records/9999")).status).toBe(404);
    expect((await set(first["id"], "x", "manager", "/records/4566")).status).toBe(403);
    expect((await set(1, "x")).status).toBe(404);
    expect((await set("abc", "x")).status).toBe(404);
    for (const wrong of ["x", 3, -2, null, undefined, 0.5]) {
      const answer = await set(first["id"], wrong);
      expect([answer.status, Object.keys(answer.json.meta.errors)]).toEqual([422, ["attendance"]]);
    }
    await call("DELETE", `/record/4564/${String(first["id"])}`);
    expect((await set(first["id"], 1)).status).toBe(404);
  });
});

describe("GET /visits/{visit} and /visit/details", () => {
  it("answer the appointments, and their services as items", async () => {
    const [first, second] = await aVisit("2027-02-02", "4930111007");
    const id = String(first["visit_id"]);
    const visit = await call("GET", `/visits/${id}`);
    expect(visit.json).toEqual({
      success: true,
      data: {
        attendance: 0,
        datetime: "2027-02-02T10:00:00+01:00",
        comment: "",
        records: [await get(first["id"]), await get(second["id"])],
      },
      meta: [],
    });
    expect(visitSchema.parse(visit.json.data).records).toHaveLength(2);
    const details = await call("GET", `/visit/details/4564/${String(second["id"])}/${id}`);
    expect(details.status).toBe(200);
    expect(visitDetailsSchema.parse(details.json.data).items).toHaveLength(2);
    expect(details.json.data).toMatchObject({
      payment_transactions: [],
      loyalty_transactions: [],
      items: [
        { item_id: 502, record_id: first["id"], item_title: "Dry cut", master_id: 3001, cost: 32 },
        { item_id: 502, record_id: second["id"], is_service: true, good_id: 0, event_id: 0 },
      ],
    });
  });

  it("show only what the user may see", async () => {
    const own = await post({ datetime: "2027-02-06T13:00:00", ...client("Vis", "4930111009") });
    const other = await post({
      staff_id: 3004,
      datetime: "2027-02-06T14:00:00",
      ...client("Vis", "4930111009"),
    });
    const seen = rowOf(await call("GET", `/visits/${String(own["id"])}`, undefined, "anna"));
    expect((seen["records"] as Row[]).map((each) => each["id"])).toEqual([own["id"]]);
    expect(JSON.stringify(seen)).not.toContain("4930111009");
    const details = `/visit/details/4564/${String(other["id"])}/${String(own["id"])}`;
    expect((await call("GET", details, undefined, "anna")).status).toBe(404);
    expect((await call("GET", "/visits/8001", undefined, "anna")).status).toBe(403);
  });

  it("refuse what they must", async () => {
    expect((await api.call("GET", "/visits/8001")).status).toBe(401);
    expect((await api.call("GET", "/visit/details/4564/8001/8001")).status).toBe(401);
    const statuses = async (paths: string[]) =>
      Promise.all(paths.map(async (path) => (await call("GET", path)).status));
    const [patan] = rowsOf(await call("GET", "/records/4566?count=1", undefined, "owner"));
    const foreign = String(patan?.["id"]);
    expect(
      await statuses([
        "/visits/1",
        "/visits/abc",
        "/visits/8002", // deleted
        `/visits/${foreign}`,
        `/visit/details/4564/${foreign}/${foreign}`,
        "/visit/details/4564/8001/8003",
        "/visit/details/9999/8001/8001",
        "/visit/details/4566/8001/8001",
      ]),
    ).toEqual([404, 404, 404, 404, 404, 404, 404, 403]);
    expect((await call("GET", `/visits/${foreign}`, undefined, "owner")).status).toBe(200);
  });
});

describe("PUT /visits/{visit}/{record}", () => {
  const put = (visit: unknown, record: unknown, body: unknown, as: Person = "manager") =>
    call("PUT", `/visits/${String(visit)}/${String(record)}`, body, as);

  it("sets attendance of all, the comment of one and the prices told", async () => {
    const first = await post({ datetime: "2027-02-01T14:00:00", ...client("Pay", "4930111010") });
    const second = await post({ datetime: "2027-02-01T15:00:00", ...client("Pay", "4930111010") });
    const answer = await put(first["id"], second["id"], {
      attendance: 1,
      comment: "Tea",
      services: [
        {
          id: 502,
          title: "Dry cut",
          first_cost: 40,
          discount: 25,
          cost: 30,
          record_id: second["id"],
        },
      ],
      new_transactions: [],
      fast_payment: 0,
    });
    expect(answer.status).toBe(200);
    expect(visitSchema.parse(answer.json.data)).toMatchObject({ attendance: 1, comment: "Tea" });
    expect(rowOf(answer)["records"]).toEqual([await get(first["id"]), await get(second["id"])]);
    expect(await get(first["id"])).toMatchObject({ attendance: 1, comment: "" });
    expect(await get(second["id"])).toMatchObject({
      comment: "Tea",
      services: [{ id: 502, first_cost: 40, discount: 25, cost: 30 }],
    });
  });

  it("refuses what it must, the body last", async () => {
    const body = { attendance: 1, comment: "" };
    expect((await api.call("PUT", "/visits/8001/8001", { text: "{" })).status).toBe(401);
    expect((await put(8001, 8001, [], "anna")).status).toBe(403);
    expect((await put(1, 8001, [])).status).toBe(404);
    expect((await put(8001, 8003, [])).status).toBe(404);
    expect((await put(8001, "abc", [])).status).toBe(404);
    const [patan] = rowsOf(await call("GET", "/records/4566?count=1", undefined, "owner"));
    expect((await put(patan?.["id"], patan?.["id"], body)).status).toBe(404);
    expect((await api.call("PUT", "/visits/8001/8001", { as: "manager", text: "{" })).status).toBe(
      400,
    );
    for (const [field, over] of [
      ["attendance", { attendance: undefined }],
      ["comment", { comment: undefined }],
      ["new_transactions", { new_transactions: [{ id: 1, amount: 5 }] }],
      ["fast_payment", { fast_payment: 1 }],
      ["services.0.record_id", { services: [{ id: 502, record_id: 8003 }] }],
    ] as const) {
      const answer = await put(8001, 8001, { ...body, ...over });
      expect([answer.status, Object.keys(answer.json.meta.errors)]).toEqual([422, [field]]);
    }
    expect((await put(8001, 8001, { ...body, services: [{ id: 503 }] })).status).toBe(400);
  });
});
