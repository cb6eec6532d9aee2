import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { envelopeOf, failureSchema } from "@/lib/api/wire/envelope";
import { deliveryFailureSchema } from "./mailings.contract";
import { z } from "zod";
import { openApi, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, RawAnswer, RawCall } from "@/test-support/api-fixture";

let api: ApiFixture;
let ids: number[];
beforeAll(async () => {
  api = await openApi({ limits: { grants: [] } });
});
afterAll(() => api.close());

const report = (body: unknown, options: RawCall = {}) =>
  api.call("POST", "/delivery/status", { body, ...options });
const messagesOf = async (location: number) =>
  rowsOf(await api.call("GET", `/company/${location}/mailings?count=300`, { as: "owner" }));
const statuses = async () => {
  const rows = [...(await messagesOf(4564)), ...(await messagesOf(4565))];
  return ids.map((id) => rows.find((row) => row["id"] === id)?.["status"]);
};
const writeTo = async (channel: string, location: number, ...clients: number[]) => {
  const body = { client_ids: clients, subject: "S", text: "T" };
  await api.call("POST", `/${channel}/clients/by_id/${location}`, { as: "owner", body });
};

function expectBare(answer: RawAnswer, status: number, code: number): void {
  expect(answer.status).toBe(status);
  const failure = deliveryFailureSchema.parse(answer.json);
  expect(Object.keys(failure)).toEqual(["error_code", "error_message"]);
  expect(failure.error_code).toBe(code);
  expect(failure.error_message.length).toBeGreaterThan(5);
}

beforeEach(async () => {
  await writeTo("sms", 4564, 9001, 9002);
  await writeTo("sms", 4565, 9201);
  const rows = [...(await messagesOf(4564)).slice(0, 2), ...(await messagesOf(4565)).slice(0, 1)];
  ids = rows.map((row) => Number(row["id"]));
});

describe("POST /delivery/status", () => {
  it("keeps what a provider reports of messages of any of its locations", async () => {
    const body = ids.map((id, index) => ({ id, status: [1, 16, 52][index] }));
    const answer = await report(body);
    expect([answer.status, answer.json.data]).toEqual([200, null]);
    envelopeOf(z.null()).parse(answer.json);
    expect(await statuses()).toEqual([1, 16, 52]);
    expect((await messagesOf(4564))[0]).toMatchObject({
      status_title: "Delivered",
      status_date: "2026-11-25T09:00:00+0100",
    });
  });

  it("takes strings, one object and more than it needs; the last report counts", async () => {
    const [id] = ids;
    expect((await report({ id: String(id), status: "8", payment_sum: 1.2 })).status).toBe(200);
    expect(await statuses()).toEqual([8, 0, 0]);
    const twice = [
      { id, status: 4 },
      { id, status: 2 },
    ];
    expect((await report(twice)).status).toBe(200);
    expect(await statuses()).toEqual([2, 0, 0]);
  });

  it("answers 404 for an unknown message or an e-mail and then keeps nothing", async () => {
    await writeTo("email", 4564, 9001);
    const email = Number((await messagesOf(4564))[0]?.["id"]);
    for (const unknown of [5, email]) {
      const body = [ids[0], unknown].map((id) => ({ id, status: 1 }));
      const answer = await report(body);
      expectBare(answer, 404, 30);
      expect(answer.text).toContain(`${unknown}.`);
    }
    expect(await statuses()).toEqual([0, 0, 0]);
  });

  it("answers a body that is none with 400 and code 5", async () => {
    for (const text of ["{", "", "5", '"x"', "[]", '{"status":1}']) {
      expectBare(await report(undefined, { text }), 400, 5);
    }
    const many = Array.from({ length: 1001 }, () => ({ id: ids[0], status: 1 }));
    expectBare(await report(many), 400, 5);
  });

  it("answers a wrong field with 400 and code 10", async () => {
    const [id] = ids;
    for (const item of [{ id, status: 3 }, { id }, { status: 1 }, { id: "x", status: 1 }, null]) {
      expectBare(await report([item]), 400, 10);
    }
    expect(await statuses()).toEqual([0, 0, 0]);
  });

  it("needs a partner", async () => {
    const body = [{ id: ids[0], status: 1 }];
    for (const authorization of ["", "Bearer nobody", "Bearer demo-partner-token, User nobody"]) {
      expectBare(await report(body, { headers: { authorization } }), 401, 20);
    }
    expect(await statuses()).toEqual([0, 0, 0]);
  });

  it("holds a user who comes along to the locations where they may send", async () => {
    const [here, , there] = ids;
    const mine = await report([{ id: here, status: 1 }], { as: "manager" });
    expect(mine.status).toBe(200);
    for (const as of ["limited", "reception", "anna"] as const) {
      expectBare(await report([{ id: there, status: 1 }], { as }), 403, 15);
    }
    await writeTo("sms", 4566, 9301);
    const foreign = Number((await messagesOf(4566))[0]?.["id"]);
    expectBare(await report([{ id: foreign, status: 1 }], { as: "manager" }), 404, 30);
    expect((await report([{ id: foreign, status: 1 }])).status).toBe(200);
  });

  it("has the envelope where every path has it", async () => {
    const answer = await api.call("GET", "/delivery/status");
    expect(answer.status).toBe(405);
    failureSchema.parse(answer.json);
  });
});
