import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { anAppointment, openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, Person, RawAnswer } from "@/test-support/api-fixture";

const PHONE = "49178880001";
const EMAIL = "hidden@example.com";

const idOf = (answer: RawAnswer) => Number(rowOf(answer)["id"]);
const senderOf = (api: ApiFixture) => (method: string, path: string, body?: unknown) =>
  api.call(method, path, { as: "limited", body });

/** Adds a client with phone and e-mail, and an appointment of hers. */
async function addClient(api: ApiFixture) {
  const as: Person = "owner";
  const body = { name: "Hilda Hidden", phone: PHONE, email: EMAIL };
  const client = await api.call("POST", "/clients/4564", { as, body });
  const booked = anAppointment({ client: { phone: PHONE, name: "Hilda" }, save_if_busy: true });
  const record = await api.call("POST", "/records/4564", { as, body: booked });
  expect([client.status, record.status]).toEqual([201, 201]);
  return { client: idOf(client), record: idOf(record) };
}

const visits = (of: object) => ({
  client_id: null,
  client_phone: null,
  from: null,
  to: null,
  payment_statuses: [],
  attendance: null,
  ...of,
});

let api: ApiFixture;
let ids: { readonly client: number; readonly record: number };
beforeAll(async () => {
  api = await openApi();
  ids = await addClient(api);
});
afterAll(() => api.close());

describe("a user without client_phones_access", () => {
  beforeEach(() => api.limit({ grants: [] }));

  it("reads no phone or e-mail in the client base", async () => {
    const send = senderOf(api);
    const card = await send("GET", `/client/4564/${ids.client}`);
    expect(rowOf(card)).toMatchObject({ name: "Hilda Hidden", phone: 0, email: "" });
    const [listed] = rowsOf(await send("GET", "/clients/4564?fullname=Hilda"));
    expect(listed).toMatchObject({ id: ids.client, phone: 0, email: "" });
    const body = {
      fields: ["id", "phone", "email"],
      filters: [{ type: "quick_search", state: { value: "Hilda" } }],
    };
    const hits = await send("POST", "/company/4564/clients/search", body);
    expect(rowsOf(hits)).toEqual([{ id: ids.client, phone: "", email: "" }]);
    const chain = await send("GET", `/group/900/clients?phone=${PHONE}`);
    expect(rowOf(chain)["clients"]).toMatchObject([{ id: ids.client, phone: "", email: "" }]);
  });

  it("cannot find them out by searching or sorting", async () => {
    const send = senderOf(api);
    expect(rowsOf(await send("GET", "/clients/4564?email=hidden"))).toEqual([]);
    const sorted = async (order_by: string) => {
      const body = { fields: ["id"], order_by, page_size: 200 };
      return rowsOf(await send("POST", "/company/4564/clients/search", body));
    };
    expect(await sorted("email")).toEqual(await sorted("id"));
    const search = (of: object) => send("POST", "/company/4564/clients/visits/search", visits(of));
    expect((await search({ client_phone: PHONE })).status).toBe(404);
    const known = await search({ client_id: ids.client });
    expect(known.status).toBe(200);
    expect(known.text).not.toMatch(/49178880001|hidden@/);
  });

  it("keeps them when sending back what was read", async () => {
    const body = { name: "Hilda Hidden", phone: 0, email: "", comment: "Seen" };
    const changed = await senderOf(api)("PUT", `/client/4564/${ids.client}`, body);
    expect(rowOf(changed)).toMatchObject({ comment: "Seen", phone: 0, email: "" });
    const owners = await api.call("GET", `/client/4564/${ids.client}`, { as: "owner" });
    expect(rowOf(owners)).toMatchObject({ phone: Number(PHONE), email: EMAIL });
  });

  it("sees them in the journal, which has a right of its own", async () => {
    const list = await senderOf(api)("GET", `/records/4564?client_id=${ids.client}`);
    expect(rowsOf(list)).toMatchObject([
      { id: ids.record, client: { phone: PHONE, email: EMAIL } },
    ]);
  });
});

describe("a user without timetable_phones_access", () => {
  beforeEach(() => api.limit({ maySeePhones: false }));

  it("reads no phone or e-mail in appointments", async () => {
    const send = senderOf(api);
    const list = await send("GET", `/records/4564?client_id=${ids.client}`);
    expect(list.status).toBe(200);
    expect(rowsOf(list)).toMatchObject([{ id: ids.record, client: { phone: "", email: "" } }]);
    expect(list.text).not.toMatch(/49178880001|hidden@/);
  });

  it("sees them in the client base, which has a right of its own", async () => {
    const card = await senderOf(api)("GET", `/client/4564/${ids.client}`);
    expect(rowOf(card)).toMatchObject({ phone: Number(PHONE), email: EMAIL });
  });
});
