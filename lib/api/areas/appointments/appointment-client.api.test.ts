import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appointmentSchema } from "./appointments.contract";
import { anAppointment, openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, Person, Row } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi({ limits: { maySeePhones: false, maySeeClients: false } });
});
afterAll(() => api.close());

const CARD = {
  name: "Ida",
  surname: "Funke",
  middle_name: "Maria",
  phone: "+49 175 555 0001",
  email: "ida@example.com",
  comment: "Prefers mornings",
  card: "A-17",
  discount: 5,
  gender_id: 2,
  birth_date: "1990-05-17",
};

async function aClient(over: Row = {}): Promise<number> {
  const body = { ...CARD, ...over };
  return Number(rowOf(await api.call("POST", "/clients/4564", { as: "manager", body }))["id"]);
}
const post = async (over: Row, as: Person = "manager") => {
  const body = anAppointment({ save_if_busy: true, ...over });
  return rowOf(await api.call("POST", "/records/4564", { as, body }));
};
const clientSeenBy = async (row: Row, as: Person) =>
  rowOf(await api.call("GET", `/record/4564/${String(row["id"])}`, { as }))["client"];

describe("the client of a record (business.md 6.2)", () => {
  it("is told with the parts of their card", async () => {
    const id = await aClient();
    const row = await post({ client: { phone: "491755550001" } });
    expect(row["client"]).toEqual({
      id,
      name: "Ida",
      surname: "Funke",
      middle_name: "Maria",
      patronymic: "Maria",
      display_name: "Ida Funke",
      comment: "Prefers mornings",
      phone: "491755550001",
      card: "A-17",
      email: "ida@example.com",
      success_visits_count: 0,
      fail_visits_count: 0,
      discount: 5,
      is_new: true,
      custom_fields: [],
      gender: 2,
      sex: 2,
      birthday: "1990-05-17",
      client_tags: [],
      phone_country_id: 0,
    });
    expect(appointmentSchema.parse(row).client?.birthday).toBe("1990-05-17");
  });

  it("keeps their card from those who may not see clients, and their phone where that is closed", async () => {
    const id = await aClient({ phone: "491755550002" });
    const row = await post({ client: { phone: "491755550002" } });
    const hidden = { comment: "", card: "", discount: 0, gender: 0, sex: 0, birthday: "" };
    for (const person of ["anna", "limited"] as const) {
      const seen = await clientSeenBy(row, person);
      expect(seen).toMatchObject({
        ...hidden,
        id,
        display_name: "Ida Funke",
        phone: "",
        email: "",
      });
    }
    expect(await clientSeenBy(row, "reception")).toEqual(row["client"]);
  });

  it("is the same one when an answer without phones is sent back", async () => {
    await aClient({ phone: "491755550003" });
    const row = await post({ client: { phone: "491755550003" } });
    const seen = await clientSeenBy(row, "limited");
    const again = await post({ client: seen, datetime: "2026-12-02T09:00:00" }, "limited");
    expect(await clientSeenBy(again, "manager")).toEqual(row["client"]);
    const datetime = "2026-12-02T09:00:00";
    const body = anAppointment({ client: seen, comment: "kept", datetime });
    const path = `/record/4564/${String(again["id"])}`;
    expect((await api.call("PUT", path, { as: "limited", body })).status).toBe(201);
    expect(await clientSeenBy(again, "manager")).toEqual(row["client"]);
    const unknown = await post({ client: { id: 9201, name: "Guest" } }); // of another location
    expect(unknown["client"]).toMatchObject({ display_name: "Guest" });
  });

  it("is not lost for an unknown id: 404, and nothing changes", async () => {
    const row = await post({ client: { phone: "491755550004", name: "Mara" } });
    const path = `/record/4564/${String(row["id"])}`;
    const send = async (method: string, to: string, client: Row) => {
      const answer = await api.call(method, to, { as: "manager", body: anAppointment({ client }) });
      return [answer.status, answer.json.meta.message];
    };
    const foreign = { id: 9201 };
    expect(await send("PUT", path, foreign)).toEqual([404, "Client not found."]);
    const elsewhere = { datetime: "2027-05-03T10:00:00", save_if_busy: true, client: foreign };
    const made = await api.call("POST", "/records/4564", {
      as: "manager",
      body: anAppointment(elsewhere),
    });
    expect([made.status, made.json.meta.message]).toEqual([404, "Client not found."]);
    expect(rowOf(await api.call("GET", path, { as: "manager" }))).toEqual(row);
  });
});

describe("times without dashes and colons (business.md 20)", () => {
  it("book and filter like others", async () => {
    const row = await post({ client: {}, datetime: "20270601T1015" });
    expect(row["datetime"]).toBe("2027-06-01T10:15:00+02:00");
    const found = async (query: string) => {
      const path = `/records/4564?start_date=20270601&end_date=20270601&${query}`;
      return rowsOf(await api.call("GET", path, { as: "manager" })).map((each) => each["id"]);
    };
    expect(await found("changed_after=20261125T090000")).toEqual([row["id"]]);
    expect(await found("changed_after=20261125T090001")).toEqual([]);
    expect(await found("changed_before=20261125T090000%2B0100")).toEqual([]);
    expect(await found("changed_before=20261125T090001")).toEqual([row["id"]]);
  });
});
