import { afterAll, beforeAll, expect, it } from "vitest";
import { anAppointment, openApi, rowOf } from "@/test-support/api-fixture";
import type { ApiFixture, Row } from "@/test-support/api-fixture";
import type { VisitMoney } from "./visit-money.port";

const REFUSAL = "is taken by another desk";

let api: ApiFixture;
let record: Row;
/** What was paid of the first line of the appointment. */
let paid = 0;
const money: VisitMoney = {
  refusal: REFUSAL,
  paidOf: async (_, ids) =>
    new Map(ids.filter((id) => id === record["id"]).map((id) => [id, [paid]])),
};

beforeAll(async () => {
  api = await openApi({ standIn: (store) => ({ ...store, visitMoney: money }) });
  const body = anAppointment({
    services: [{ id: 502, first_cost: 40, cost: 40 }],
    save_if_busy: true,
  });
  const made = await api.call("POST", "/records/4564", { as: "manager", body });
  expect(made.status).toBe(201);
  record = rowOf(made);
});
afterAll(() => api.close());

/** The lines of the client's visits, as the history tells them. */
async function linesOf(...payment_statuses: string[]) {
  const { id } = record["client"] as Row; // a wrong guess fails the test
  const period = { client_phone: null, from: "2026-12-01", to: "2026-12-31" };
  const body = { client_id: id, ...period, payment_statuses, attendance: null };
  const path = "/company/4564/clients/visits/search";
  const answer = await api.call("POST", path, { as: "manager", body });
  expect(answer.status).toBe(200);
  const records = rowOf(answer)["records"] as { id: number; services: Row[] }[]; // as above
  return records.flatMap((each) => each.services);
}

it.each([
  [0, "not_paid"],
  [15, "paid_not_full"],
  [40, "paid_full"],
  [41, "paid_over"],
])("a line of 40 that was paid %d is told and found as %s", async (amount, status) => {
  paid = amount;
  const line = expect.objectContaining({
    cost_to_pay: 40,
    paid_sum: amount,
    payment_status: status,
  });
  expect(await linesOf()).toEqual([line]);
  expect(await linesOf(status)).toEqual([line]);
  const all = ["not_paid", "paid_not_full", "paid_full", "paid_over"];
  expect(await linesOf(...all.filter((each) => each !== status))).toEqual([]);
});

it("payments and goods of a changed visit are refused in the words of who keeps money", async () => {
  const path = `/visits/${String(record["visit_id"])}/${String(record["id"])}`;
  const body = { comment: "", new_transactions: [{ id: 0, amount: 5 }], fast_payment: 1 };
  const answer = await api.call("PUT", path, { as: "manager", body });
  expect(answer.status).toBe(422);
  expect(answer.json.meta.errors).toEqual({
    attendance: [expect.any(String)],
    new_transactions: [REFUSAL],
    fast_payment: [REFUSAL],
  });
});
