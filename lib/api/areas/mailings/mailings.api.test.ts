import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { acceptedSchema, envelopeOf, failureSchema } from "@/lib/api/wire/envelope";
import { messageListSchema } from "./mailings.contract";
import type { MessageToSend } from "./mailing.port";
import { anAppointment, openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, Person, RawAnswer, Row } from "@/test-support/api-fixture";

let api: ApiFixture;
let lastBefore = 0;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const send = (path: string, body: unknown, as: Person = "manager") =>
  api.call("POST", path, { as, body });
const list = (query = "count=300", as: Person = "manager") =>
  api.call("GET", `/company/4564/mailings?${query}`, { as });
const newOnes = async (): Promise<Row[]> =>
  rowsOf(await list()).filter((row) => Number(row["id"]) > lastBefore);
const recipients = async () => (await newOnes()).map((row) => row["client_id"]).sort();
const addClient = async (over: Row) => {
  const answer = await send("/clients/4564", { name: "Mail Tester", ...over });
  expect(answer.status).toBe(201);
  return Number(rowOf(answer)["id"]);
};
beforeEach(async () => {
  api.limit({ grants: ["send_sms"] });
  lastBefore = Number(rowsOf(await list("count=1"))[0]?.["id"] ?? 0);
});

const SMS = { text: "We close at noon" };
const EMAIL = { subject: "Friday", text: "We close at noon" };
const OPERATIONS = [
  ["POST", "/sms/clients/by_id/", { client_ids: [9001], ...SMS }],
  ["POST", "/sms/clients/by_filter/", SMS],
  ["POST", "/email/clients/by_id/", { client_ids: [9001], ...EMAIL }],
  ["POST", "/email/clients/by_filter/", EMAIL],
  ["GET", "/company/x/mailings", undefined],
] as const;

function expectAccepted(answer: RawAnswer): void {
  expect(answer.status).toBe(201);
  expect(acceptedSchema.parse(answer.json)).toEqual({
    success: true,
    meta: { message: "Accepted" },
  });
}

describe.each(OPERATIONS)("%s %s", (method, path, body) => {
  const statusOf = async (at: number | string, as?: Person, sent: unknown = body) => {
    const place = path.includes("x") ? path.replace("x", String(at)) : `${path}${at}`;
    const answer = await api.call(method, place, { as, ...(sent !== undefined && { body: sent }) });
    if (answer.status >= 400) failureSchema.parse(answer.json);
    return answer.status;
  };

  it("needs a user of the location with the right to send", async () => {
    expect(await statusOf(4564)).toBe(401);
    expect(await statusOf(4566, "manager")).toBe(403);
    expect(await statusOf(9999, "manager")).toBe(404);
    expect(await statusOf("abc", "manager")).toBe(404);
    for (const person of ["reception", "anna"] as const) {
      expect(await statusOf(4564, person, method === "GET" ? undefined : {})).toBe(403);
    }
    expect(await newOnes()).toEqual([]);
    expect(await statusOf(4564, "limited")).toBe(method === "GET" ? 200 : 201);
  });
});

it("a manager without the grant sends nothing and sees nothing", async () => {
  api.limit({ grants: ["stat_access"] });
  const statuses = OPERATIONS.map(async ([method, path, body]) => {
    const place = path.includes("x") ? path.replace("x", "4564") : `${path}4564`;
    return (await api.call(method, place, { as: "limited", body })).status;
  });
  expect(await Promise.all(statuses)).toEqual([403, 403, 403, 403, 403]);
});

describe("mailings to named clients", () => {
  it("put one message for each of them into the outbox", async () => {
    const body = { client_ids: [9001, "9002", 9001], ...SMS };
    expectAccepted(await send("/sms/clients/by_id/4564", body));
    const answer = await list();
    expect(answer.status).toBe(200);
    envelopeOf(messageListSchema).parse(answer.json);
    const rows = await newOnes();
    expect(rows.map((row) => row["client_id"])).toEqual([9002, 9001]);
    expect(rows[1]).toEqual({
      id: expect.any(Number),
      type: "sms",
      client_id: 9001,
      client_name: "Amelie Albrecht",
      recipient: "+49305550001",
      subject: "",
      text: "We close at noon",
      record_id: 0,
      created_user_id: 7002,
      create_date: "2026-11-25T09:00:00+0100",
      status: 0,
      status_title: "",
      status_date: "",
    });
    expect(api.logged).toContainEqual({
      event: "mailing accepted",
      locationId: 4564,
      userId: 7002,
      channel: "sms",
      count: 2,
    });
  });

  it("go by e-mail with a subject", async () => {
    expectAccepted(await send("/email/clients/by_id/4564/", { client_ids: [9003], ...EMAIL }));
    expect(await newOnes()).toMatchObject([
      { type: "email", recipient: "client9003@mail.example", subject: "Friday" },
    ]);
  });

  it("skip who has no address or is out of mailings", async () => {
    const silent = await addClient({ phone: "4917771001", sms_not: 1, email: "a@mail.example" });
    const phoned = await addClient({ phone: "4917771002" });
    const ids = { client_ids: [silent, phoned] };
    expectAccepted(await send("/email/clients/by_id/4564", { ...ids, ...EMAIL }));
    expect(await recipients()).toEqual([]);
    expectAccepted(await send("/sms/clients/by_id/4564", { ...ids, ...SMS }));
    expect(await recipients()).toEqual([phoned]);
  });

  it("reach nobody when one client is unknown, deleted or of another location", async () => {
    const gone = await addClient({ phone: "4917771003" });
    await api.call("DELETE", `/client/4564/${gone}`, { as: "manager" });
    for (const id of [gone, 9201, 1]) {
      const answer = await send("/sms/clients/by_id/4564", { client_ids: [9001, id], ...SMS });
      expect(answer.status).toBe(422);
      expect(answer.json.meta.errors).toEqual({ client_ids: [`has unknown clients: ${id}`] });
    }
    expect(await newOnes()).toEqual([]);
  });

  it.each([
    ["sms", {}, ["client_ids", "text"]],
    ["sms", { client_ids: [], ...SMS }, ["client_ids"]],
    ["sms", { client_ids: ["x"], ...SMS }, ["client_ids.0"]],
    ["sms", { client_ids: 9001, ...SMS }, ["client_ids"]],
    ["sms", { client_ids: [9001], text: "  " }, ["text"]],
    ["email", { client_ids: [9001], text: "Hello" }, ["subject"]],
    ["email", { client_ids: [9001], subject: "Hello" }, ["text"]],
    ["sms", [], ["body"]],
  ])("by %s with %j are refused", async (channel, body, fields) => {
    const answer = await send(`/${channel}/clients/by_id/4564`, body);
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.json.meta.errors)).toEqual(fields);
    expect(await newOnes()).toEqual([]);
  });

  it("have limits of length and number", async () => {
    const ids = Array.from({ length: 10_000 }, () => 9001);
    const refusalOf = async (body: object) =>
      Object.keys((await send("/sms/clients/by_id/4564", body)).json.meta.errors ?? {});
    expect(await refusalOf({ client_ids: ids, text: "x".repeat(1600) })).toEqual([]);
    expect(await refusalOf({ client_ids: ids, text: "x".repeat(1601) })).toEqual(["text"]);
    expect(await refusalOf({ client_ids: [...ids, 9001], ...SMS })).toEqual(["client_ids"]);
    expect(await recipients()).toEqual([9001]);
  });
});

describe("mailings by filter", () => {
  it("reach everybody of the location without a filter", async () => {
    const gone = await addClient({ phone: "4917772001" });
    await api.call("DELETE", `/client/4564/${gone}`, { as: "manager" });
    const silent = await addClient({ phone: "4917772002", sms_not: 1 });
    const size = Number((await send("/company/4564/clients/search", {})).json.meta.total_count);
    expectAccepted(await send("/sms/clients/by_filter/4564?fullname=", SMS));
    const reached = await recipients();
    expect(reached.length).toBeGreaterThanOrEqual(120);
    expect(reached.length).toBeLessThan(size); // those out of mailings
    expect(new Set(reached).size).toBe(reached.length);
    expect(reached).not.toContain(gone);
    expect(reached).not.toContain(silent);
    expect(rowsOf(await api.call("GET", "/company/4565/mailings", { as: "manager" }))).toEqual([]);
  });

  it("reach who matches every part", async () => {
    const id = await addClient({ phone: "4917773001", email: "quirin@mail.example", card: "Q-77" });
    await addClient({ phone: "4917773002", email: "quirina@mail.example" });
    for (const query of ["fullname=mail%20test&card=q-7", "phone=%2B49%201777%203001"]) {
      expectAccepted(await send(`/sms/clients/by_filter/4564?${query}`, SMS));
    }
    const query = "email=QUIRIN%40&phone=3001";
    expectAccepted(await send(`/email/clients/by_filter/4564?${query}`, EMAIL));
    expect(await recipients()).toEqual([id, id, id]);
  });

  it("reach nobody when nobody matches, or a part is hidden from the user", async () => {
    expectAccepted(await send("/sms/clients/by_filter/4564?fullname=nobody", SMS));
    expectAccepted(await send("/sms/clients/by_filter/4564?phone=abc", SMS));
    for (const part of ["phone=49305550001", "email=client9001"]) {
      expectAccepted(await send(`/email/clients/by_filter/4564?${part}`, EMAIL, "limited"));
    }
    expect(await newOnes()).toEqual([]);
    expectAccepted(await send("/email/clients/by_filter/4564?phone=49305550001", EMAIL));
    expect(await recipients()).toEqual([9001]);
  });

  it("need a text", async () => {
    const sms = await send("/sms/clients/by_filter/4564", {});
    const email = await send("/email/clients/by_filter/4564", {});
    expect([sms.status, Object.keys(sms.json.meta.errors)]).toEqual([422, ["text"]]);
    expect([email.status, Object.keys(email.json.meta.errors)]).toEqual([422, ["subject", "text"]]);
    const broken = { as: "manager", text: "{" } as const;
    expect((await api.call("POST", "/sms/clients/by_filter/4564", broken)).status).toBe(400);
  });
});

describe("the list of messages", () => {
  it("goes page by page, in both spellings", async () => {
    await send("/sms/clients/by_id/4564", { client_ids: [9001, 9002, 9003], ...SMS });
    const page = await list("page=2&count=2");
    expect(rowsOf(page)).toHaveLength(2);
    const total = Number(page.json.meta.total_count);
    expect(page.json.meta).toEqual({ page: 2, total_count: total });
    expect(rowsOf(await list(`page=${total + 1}&count=1`))).toEqual([]);
    const path = "/locations/4564/mailings?page=2&count=2";
    expect((await api.call("GET", path, { as: "manager" })).text).toBe(page.text);
    expect((await list("count=x")).status).toBe(422);
  });

  it("is empty where nothing was written", async () => {
    const answer = await api.call("GET", "/company/4566/mailings", { as: "owner" });
    expect([answer.status, answer.json.data]).toEqual([200, []]);
    expect(answer.json.meta).toEqual({ page: 1, total_count: 0 });
  });

  it("hides phones and e-mails from who may not see them", async () => {
    await send("/sms/clients/by_id/4564", { client_ids: [9001], ...SMS });
    expect(rowsOf(await list("count=1", "limited"))).toMatchObject([
      { client_id: 9001, recipient: "" },
    ]);
  });
});

describe("send_sms of a new appointment", () => {
  const book = (over: Row, as: Person = "reception") =>
    send("/records/4564", anAppointment({ save_if_busy: true, ...over }), as);

  it("writes the client one message about it", async () => {
    const answer = await book({ send_sms: true });
    expect(answer.status).toBe(201);
    expect(await newOnes()).toMatchObject([
      {
        type: "sms",
        recipient: "+49307777001",
        text: "Atelier Nord: your appointment is on 2026-12-01 at 09:00 with Anna Berg.",
        record_id: rowOf(answer)["id"],
        created_user_id: 7003,
      },
    ]);
  });

  it("reaches who is out of mailings, too, for it is their own", async () => {
    await addClient({ phone: "4917774001", sms_not: 1 });
    await book({ send_sms: 1, client: { phone: "+4917774001" } });
    expect(await newOnes()).toHaveLength(1);
  });

  it("writes nothing unless asked, without a phone, without a client or when refused", async () => {
    expect((await book({})).status).toBe(201);
    expect((await book({ send_sms: null })).status).toBe(201);
    expect((await book({ send_sms: true, client: { name: "No Phone" } })).status).toBe(201);
    expect((await book({ send_sms: true, client: {} })).status).toBe(201);
    expect((await book({ send_sms: true, save_if_busy: false })).status).toBe(409);
    expect((await book({ send_sms: "perhaps" })).status).toBe(422);
    expect(await newOnes()).toEqual([]);
  });
});

it("another transport takes the messages in the place of the outbox", async () => {
  const taken: MessageToSend[] = [];
  const other = await openApi({
    transport: { take: async (_, message) => taken.push(message) },
  });
  const body = { client_ids: [9001], ...SMS };
  await other.call("POST", "/sms/clients/by_id/4564", { as: "manager", body });
  const booked = anAppointment({ send_sms: true, save_if_busy: true });
  await other.call("POST", "/records/4564", { as: "manager", body: booked });
  expect(taken.map(({ channel, isPersonal }) => [channel, isPersonal])).toEqual([
    ["sms", false],
    ["sms", true],
  ]);
  const kept = await other.call("GET", "/company/4564/mailings", { as: "manager" });
  expect(kept.json.data).toEqual([]);
  await other.close();
});
