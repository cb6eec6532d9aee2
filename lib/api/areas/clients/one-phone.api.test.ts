import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anAppointment, openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, Person } from "@/test-support/api-fixture";

const SPELLINGS = ["+49 155 50001", "0155 50001", "0049 155 50001", "+49 (0)155 50001"];

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const send = (method: string, path: string, body?: unknown, as: Person = "owner") =>
  api.call(method, path, { as, body });
const found = async (phone: string) =>
  rowsOf(await send("GET", `/clients/4564?phone=${encodeURIComponent(phone)}`));
const quick = async (value: string, location = 4564) => {
  const body = { fields: ["id"], filters: [{ type: "quick_search", state: { value } }] };
  const answer = await send("POST", `/company/${location}/clients/search`, body);
  return rowsOf(answer).map(({ id }) => id);
};

describe("a phone", () => {
  it("is one client's, in whatever spelling they are booked, and found by each of them", async () => {
    const ids = new Set<unknown>();
    for (const [index, phone] of SPELLINGS.entries()) {
      const datetime = `2026-12-01T${10 + index}:00:00`;
      const body = anAppointment({ datetime, client: { phone, name: "Ana" }, save_if_busy: true });
      const made = await send("POST", "/records/4564", body);
      expect(made.status, made.text).toBe(201);
      ids.add((rowOf(made)["client"] as { id: number }).id); // a client was told
    }
    expect(ids.size).toBe(1);
    const searched = await Promise.all([...SPELLINGS, "0155 500", "155 50001"].map(found));
    expect(searched.map((rows) => rows.map(({ id }) => id))).toEqual(searched.map(() => [...ids]));
    expect((await found("0155 50001"))[0]).toMatchObject({ phone: 4915550001 });
    const hits = await Promise.all(SPELLINGS.map((phone) => quick(phone)));
    expect(hits).toEqual(hits.map(() => [...ids]));
  });

  it.each(SPELLINGS)("is taken in the client base as %s, too", async (phone) => {
    const one = await send("POST", "/clients/4564", { name: "Again", phone });
    expect(one.json.meta.errors).toEqual({ phone: ["is already in the client base"] });
    const many = await send("POST", "/clients/4564/bulk", [{ name: "Again", phone }]);
    expect(rowOf(many)["created"]).toEqual([]);
  });

  it("is one within a bulk, too", async () => {
    const bulk = ["0155 50021", "+49 155 50021"].map((phone) => ({ name: "Twin", phone }));
    const answer = rowOf(await send("POST", "/clients/4564/bulk", bulk));
    expect(answer["created"]).toMatchObject([{ phone: 4915550021 }]);
    expect(answer["errors"]).toHaveLength(1);
  });

  it("finds visits, clients of the chain and recipients in any spelling", async () => {
    const visits = await Promise.all(
      SPELLINGS.map((client_phone) =>
        send("POST", "/company/4564/clients/visits/search", {
          client_id: null,
          client_phone,
          from: null,
          to: null,
          payment_statuses: [],
          attendance: null,
        }),
      ),
    );
    expect(visits.map((answer) => (rowOf(answer)["records"] as object[]).length)).toEqual([
      4, 4, 4, 4,
    ]);
    const chain = await Promise.all(
      SPELLINGS.map((phone) =>
        send("GET", `/group/900/clients?phone=${encodeURIComponent(phone)}`),
      ),
    );
    // in Patan 0155 50001 is somebody else's
    const here = chain.map((answer) =>
      (rowOf(answer)["clients"] as { company_id: number }[]).filter(
        ({ company_id }) => company_id === 4564,
      ),
    );
    expect(here.map(({ length }) => length)).toEqual([1, 1, 1, 1]);
  });

  it("is completed by the country of its own location", async () => {
    const made = await send("POST", "/clients/4565", { name: "Chicago", phone: "(312) 555-0777" });
    expect(rowOf(made)).toMatchObject({ phone: 13125550777 });
    const nepal = await send("POST", "/clients/4566", { name: "Patan", phone: "984-1234567" });
    expect(rowOf(nepal)).toMatchObject({ phone: 9779841234567 });
    expect(await quick("312 555 0777", 4565)).toHaveLength(1);
  });

  it("that cannot exist is refused by its field, and nothing is lost", async () => {
    for (const phone of ["+49 1", "+1 555 01", "+999 12345678", "12"]) {
      const refused = await send("POST", "/clients/4564", { name: "Nobody", phone });
      expect([refused.status, Object.keys(refused.json.meta.errors)]).toEqual([422, ["phone"]]);
      const booking = await send(
        "POST",
        "/records/4564",
        anAppointment({ client: { phone, name: "N" } }),
      );
      expect([booking.status, Object.keys(booking.json.meta.errors)]).toEqual([
        422,
        ["client.phone"],
      ]);
    }
  });

  it("that nobody has been given is one all the same", async () => {
    const made = await send("POST", "/clients/4564", { name: "Unassigned", phone: "0199 123456" });
    expect(rowOf(made)).toMatchObject({ phone: 49199123456 });
  });

  it("sent back as it was read changes nothing, not even one from elsewhere", async () => {
    const made = await send("POST", "/clients/4565", { name: "Abroad", phone: "+49 30 555000" });
    const { id, phone } = rowOf(made);
    expect(phone).toBe(4930555000);
    for (const again of [phone, String(phone), `+${String(phone)}`]) {
      const put = await send("PUT", `/client/4565/${String(id)}`, { name: "Abroad", phone: again });
      expect(rowOf(put)).toMatchObject({ phone: 4930555000 });
    }
  });

  it("signs its user in, in any spelling", async () => {
    const logins = [
      "+4930555000",
      "4930555000",
      "0049 30 555000",
      "+49 (0)30 555000",
      "030 555000",
    ];
    const answers = await Promise.all(
      logins.map((login) =>
        api.call("POST", "/auth", { body: { login, password: "owner-demo-pass" } }),
      ),
    );
    expect(answers.map((answer) => [answer.status, rowOf(answer)["phone"]])).toEqual(
      logins.map(() => [201, "+4930555000"]),
    );
  });
});
