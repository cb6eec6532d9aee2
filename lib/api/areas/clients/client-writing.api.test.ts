import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bulkClientsSchema, clientSchema, commentListSchema } from "./clients.contract";
import { envelopeOf } from "@/lib/api/wire/envelope";
import { visitHistorySchema } from "@/lib/api/areas/appointments/visit-history.contract";
import { anAppointment, openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, Person, RawAnswer, Row } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const send = (method: string, path: string, body?: unknown, as: Person = "reception") =>
  api.call(method, path, { as, body });
const create = (body: unknown) => send("POST", "/clients/4564", body);
const idOf = (answer: RawAnswer) => Number(rowOf(answer)["id"]);

describe("other spellings of clients", () => {
  it("mean the same operations", async () => {
    const below = "/locations/4564/clients";
    const made = await send("POST", below, { name: "Spelt", phone: "13155550555" });
    const [own, path] = [`/client/4564/${idOf(made)}`, `${below}/${idOf(made)}`];
    const { text } = await send("GET", own);
    for (const other of [
      path,
      path.replace("locations", "company"),
      `/clients/4564/${idOf(made)}`,
    ]) {
      expect(await send("GET", other)).toMatchObject({ status: 200, text });
    }
    const changed = await send("PUT", path, { name: "Spelled", phone: "13155550555" });
    expect([changed.status, rowOf(changed)["name"]]).toEqual([200, "Spelled"]);
    expect((await send("POST", `${path}/comments`, { text: "Called" })).status).toBe(201);
    expect(rowsOf(await send("GET", `${path}/comments/`))).toHaveLength(1);
    expect(rowsOf(await send("GET", `${below}?phone=13155550555`))).toHaveLength(1);
    expect((await send("POST", `${below}/bulk`, [])).status).toBe(200);
    expect((await send("DELETE", path, undefined, "manager")).status).toBe(204);
    expect((await send("GET", own)).status).toBe(404);
  });
});

describe("POST /clients/{location}", () => {
  it("takes null for what is left out, and what it answered itself", async () => {
    const names =
      "gender_id importance_id discount spent balance sms_check sms_not surname birth_date categories";
    const nothing = Object.fromEntries(names.split(" ").map((name) => [name, null]));
    const made = await create({ name: "Nil", phone: "13155550777", ...nothing, labels: null });
    expect([made.status, rowOf(made)["gender_id"], rowOf(made)["discount"]]).toEqual([201, 0, 0]);
    const path = `/client/4564/${idOf(made)}`;
    await send("PUT", path, { name: "Nil", phone: "13155550777", gender_id: 1, discount: 5 });
    const kept = await send("PUT", path, { name: "Nil", phone: "13155550777", ...nothing });
    expect(rowOf(kept)).toMatchObject({ gender_id: 1, discount: 5 });
    const again = await send("PUT", path, rowOf(kept));
    expect([again.status, rowOf(again)]).toEqual([200, rowOf(kept)]);
  });

  it("creates a client with all that is told", async () => {
    const body = {
      name: " Ana ",
      surname: "Lopez",
      middle_name: "M.",
      phone: "+1 (315) 555-0123",
      email: "ana@example.com",
      card: "C-77",
      comment: "Prefers mornings",
      gender_id: "2",
      importance_id: 3,
      discount: 12.5,
      spent: 100,
      balance: -5,
      birth_date: "1990-05-17",
      sms_check: true,
      sms_not: 1,
      categories: [],
      custom_fields: [],
      unknown: 1,
    };
    const answer = await create(body);
    expect(answer.status).toBe(201);
    envelopeOf(clientSchema).parse(answer.json);
    const { unknown: _, custom_fields: __, ...same } = body;
    expect(rowOf(answer)).toMatchObject({
      ...same,
      name: "Ana",
      phone: 13155550123,
      gender: "Female",
      gender_id: 2,
      importance: "Gold",
      sms_check: 1,
      visits: 0,
      last_change_date: "2026-11-25T09:00:00+0100",
    });
    expect(idOf(answer)).toBeGreaterThan(100_000);
    const read = await send("GET", `/client/4564/${idOf(answer)}`);
    expect(rowOf(read)).toEqual(rowOf(answer));
    expect(api.logged).toContainEqual(expect.objectContaining({ event: "client created" }));
  });

  it("reads a birthday as a date or as a Unix time", async () => {
    const born = async (birth_date: unknown, phone: string) =>
      rowOf(await create({ name: "Born", phone, birth_date }))["birth_date"];
    expect(await born("19900517", "491700000001")).toBe("1990-05-17");
    expect(await born("642902400", "491700000002")).toBe("1990-05-17");
    expect(await born(642902400, "491700000003")).toBe("1990-05-17");
    expect(await born("", "491700000004")).toBeNull();
  });

  it("refuses what it must with 422 and a message that names it", async () => {
    const messages: [body: unknown, part: string][] = [
      [{}, "name is required; phone is required"],
      [[], "must be an object"],
      [{ name: "", phone: "4915555501" }, "name must not be empty"],
      [{ name: "Ana", phone: "" }, "phone must not be empty"],
      [{ name: "Ana", phone: "12345678" }, "phone must have 9 to 15 digits"],
      [{ name: "Ana", phone: "call me" }, "phone must have 9 to 15 digits"],
      [{ name: "Ana", phone: "4915555501", gender_id: 3 }, "gender_id must be"],
      [{ name: "Ana", phone: "4915555501", discount: 101 }, "discount must be"],
      [{ name: "Ana", phone: "4915555501", birth_date: "tomorrow" }, "birth_date must be"],
      [{ name: "Ana", phone: "4915555501", categories: [5] }, "categories has unknown tags: 5"],
    ];
    for (const [body, part] of messages) {
      const answer = await create(body);
      expect(answer.status, part).toBe(422);
      expect(answer.json.meta.message).toContain(part);
    }
    expect((await api.call("POST", "/clients/4564", { as: "reception", text: "{" })).status).toBe(
      400,
    );
  });

  it("refuses a phone that a client has, also to the second of two at the same moment", async () => {
    const taken = await create({ name: "Double", phone: "+49 305 55 00 12" });
    expect(taken.status).toBe(422);
    expect(taken.json.meta.errors).toEqual({ phone: ["is already in the client base"] });
    const twins = await Promise.all(
      [1, 2].map(() => create({ name: "Twin", phone: "4917555511" })),
    );
    expect(twins.map((each) => each.status).sort()).toEqual([201, 422]);
    const elsewhere = { name: "Here too", phone: "13125550001" };
    expect((await create(elsewhere)).status).toBe(201); // client 9201 of another location
  });

  it("makes a client that an appointment finds by phone", async () => {
    const { id } = rowOf(await create({ name: "Ida", surname: "Funke", phone: "49175550001" }));
    const body = anAppointment({ client: { phone: "+49 175 550001", name: "Other" } });
    const made = await send("POST", "/records/4564", { ...body, save_if_busy: true });
    expect(rowOf(made)["client"]).toMatchObject({ id, display_name: "Ida Funke" });
  });
});

describe("PUT /client/{location}/{client}", () => {
  it("changes what is named and keeps the rest", async () => {
    const full = {
      name: "Kim",
      phone: "4917660001",
      card: "K1",
      gender_id: 1,
      birth_date: "1980-01-02",
    };
    const id = idOf(await create(full));
    const answer = await send("PUT", `/client/4564/${id}`, {
      name: "Kim",
      phone: 4917660002,
      surname: "Stone",
      birth_date: null,
    });
    expect(answer.status).toBe(200);
    envelopeOf(clientSchema).parse(answer.json);
    expect(rowOf(answer)).toMatchObject({
      id,
      surname: "Stone",
      phone: 4917660002,
      card: "K1",
      gender_id: 1,
      birth_date: null,
    });
    const same = await send("PUT", `/client/4564/${id}`, rowOf(answer));
    expect(rowOf(same)).toEqual(rowOf(answer));
  });

  it("stays strict and names what is missing", async () => {
    const answer = await send("PUT", "/client/4564/9002", { email: "x@example.com" });
    expect(answer.status).toBe(422);
    expect(answer.json.meta.message).toContain("name is required; phone is required");
    const taken = await send("PUT", "/client/4564/9002", { name: "B", phone: "49305550003" });
    expect([taken.status, taken.json.meta.errors]).toEqual([
      422,
      { phone: ["is already in the client base"] },
    ]);
    expect(rowOf(await send("GET", "/client/4564/9002"))["phone"]).toBe(49305550002);
    expect((await send("PUT", "/client/4564/9002", { name: "B", phone: "" })).status).toBe(422);
  });
});

describe("DELETE /client/{location}/{client}", () => {
  it("takes the client off the base, frees the phone and keeps the appointments", async () => {
    const before = rowsOf(await send("GET", "/records/4564?client_id=9090&count=300"));
    expect(before.length).toBeGreaterThan(0);
    const gone = await send("DELETE", "/client/4564/9090");
    expect([gone.status, gone.text]).toEqual([204, ""]);
    expect((await send("GET", "/client/4564/9090")).status).toBe(404);
    expect((await send("DELETE", "/client/4564/9090")).status).toBe(404);
    const after = rowsOf(await send("GET", "/records/4564?client_id=9090&count=300"));
    expect(after).toEqual(before);
    expect((await create({ name: "New", phone: "49305550090" })).status).toBe(201);
  });
});

describe("POST /clients/{location}/bulk", () => {
  it("creates those that can be created and tells what is wrong with the others", async () => {
    const answer = await send("POST", "/clients/4564/bulk", [
      { name: "Bulk One", phone: "4918000001" },
      { name: "Bulk Two", phone: "4918000001" },
      { name: "Known", phone: "49305550005" },
      { phone: "4918000002" },
      { name: "Short", phone: "123" },
      { name: "Silent" },
      { name: "Empty", phone: "" },
      { name: "Tagged", phone: "4918000003", categories: [5] },
      7,
      { name: "Bulk Three", phone: "4918000004" },
    ]);
    expect(answer.status).toBe(200);
    envelopeOf(bulkClientsSchema).parse(answer.json);
    const { created, errors } = rowOf(answer) as { created: Row[]; errors: Row[] };
    expect(created.map((each) => [each["name"], each["paid"]])).toEqual([
      ["Bulk One", 0],
      ["Bulk Three", 0],
    ]);
    const taken = "The phone is already in the client base.";
    expect(errors).toEqual([
      { phone: "4918000001", name: "Bulk Two", error: taken },
      { phone: "49305550005", name: "Known", error: taken },
      { phone: "4918000002", error: "The name is missing." },
      { phone: "123", name: "Short", error: "The phone must have 9 to 15 digits." },
      { name: "Silent", error: "The phone is empty." },
      { name: "Empty", error: "The phone is empty." },
      { phone: "4918000003", name: "Tagged", error: "categories has unknown tags: 5." },
      { error: "body must be an object." },
    ]);
  });

  it("answers an empty list with empty lists and refuses what is none", async () => {
    const none = await send("POST", "/clients/4564/bulk", []);
    expect([none.status, none.json.data]).toEqual([200, { created: [], errors: [] }]);
    expect((await send("POST", "/clients/4564/bulk", { name: "x" })).status).toBe(422);
    const many = Array.from({ length: 1001 }, () => ({}));
    expect((await send("POST", "/clients/4564/bulk", many)).status).toBe(422);
  });
});

describe("comments on a client", () => {
  const path = "/clients/4564/clients/9003/comments";

  it("are added, listed newest first and deleted", async () => {
    const none = await send("GET", path);
    expect([none.status, none.json.data, none.json.meta]).toEqual([200, [], { count: 0 }]);
    const first = await send("POST", path, { text: "Likes tea" });
    expect(first.status).toBe(201);
    expect(rowOf(first)).toEqual({
      id: expect.any(Number) as number,
      create_date: "2026-11-25T09:00:00+0100",
      update_date: "2026-11-25T09:00:00+0100",
      type: "default",
      text: "Likes tea",
      files: [],
      user: { id: 7003, name: "Rosa Klein", avatar: "" },
    });
    await send("POST", path, { text: "Allergic to nuts" }, "owner");
    const both = await send("GET", path);
    envelopeOf(commentListSchema).parse(both.json);
    expect(rowsOf(both).map((each) => each["text"])).toEqual(["Allergic to nuts", "Likes tea"]);
    expect(both.json.meta).toEqual({ count: 2 });
    const foreign = `/clients/4564/clients/9004/comments/${idOf(first)}`;
    expect((await send("DELETE", foreign)).status).toBe(404);
    expect((await send("DELETE", `${path}/${idOf(first)}`)).status).toBe(204);
    expect((await send("DELETE", `${path}/${idOf(first)}`)).status).toBe(404);
    expect(rowsOf(await send("GET", path))).toHaveLength(1);
  });

  it("need a text", async () => {
    expect((await send("POST", path, {})).status).toBe(422);
    expect((await send("POST", path, { text: " " })).status).toBe(422);
  });
});

describe("files of a client", () => {
  it("are none", async () => {
    const list = await send("GET", "/company/4564/clients/files/9001");
    expect([list.status, list.json]).toEqual([200, { success: true, data: [], meta: [] }]);
    expect((await send("DELETE", "/company/4564/clients/files/9001/1")).status).toBe(404);
  });
});

describe("POST /company/{location}/clients/visits/search", () => {
  const path = "/company/4564/clients/visits/search";
  const aSearch = (over: object = {}) => ({
    client_id: 9001,
    client_phone: null,
    from: null,
    to: null,
    payment_statuses: [],
    attendance: null,
    ...over,
  });
  const recordsOf = (answer: RawAnswer) => rowOf(answer)["records"] as Row[];

  it("answers what the client had done, newest first", async () => {
    const answer = await send("POST", path, aSearch());
    expect(answer.status).toBe(200);
    envelopeOf(visitHistorySchema).parse(answer.json);
    const listed = rowsOf(await send("GET", "/records/4564?client_id=9001&count=300"));
    expect(recordsOf(answer).map((each) => each["id"])).toEqual(
      listed.map((each) => each["id"]).reverse(),
    );
    expect(answer.json.meta).toEqual({ dateCursor: { next: null } });
    expect(recordsOf(answer)[0]).toMatchObject({
      company: { id: 4564, title: "Atelier Nord" },
      tips: { has_tips: false, sum: null },
    });
    const byPhone = await send(
      "POST",
      path,
      aSearch({ client_id: null, client_phone: "+49305550001" }),
    );
    expect(byPhone.text).toBe(answer.text);
    const came = await send("POST", path, aSearch({ attendance: 1, to: "2026-11-24" }));
    expect(recordsOf(came).every((each) => each["attendance"] === 1)).toBe(true);
    expect(recordsOf(came).length).toBeGreaterThan(0);
    expect(
      recordsOf(await send("POST", path, aSearch({ payment_statuses: ["paid_over"] }))),
    ).toEqual([]);
    expect(recordsOf(await send("POST", path, aSearch({ from: "2040-01-01" })))).toEqual([]);
  });

  it("pages by 25 visits and never splits a day", async () => {
    const client = { phone: "4918888888", name: "Regular" };
    for (let day = 1; day <= 27; day += 1) {
      const date = `2027-03-${String(day).padStart(2, "0")}`;
      for (const hour of day === 3 ? ["09", "10"] : ["09"]) {
        const datetime = `${date}T${hour}:00:00`;
        const made = await send(
          "POST",
          "/records/4564",
          anAppointment({ client, datetime, save_if_busy: true }),
        );
        expect(made.status).toBe(201);
      }
    }
    const body = aSearch({ client_id: null, client_phone: "4918888888" });
    const first = await send("POST", path, body);
    expect(recordsOf(first)).toHaveLength(26); // the day of the 25th has two
    const meta = first.json.meta as unknown as { dateCursor: { next: Row } };
    expect(meta.dateCursor.next).toEqual({ from: null, to: "2027-03-02", count: 2 });
    const { from, to } = meta.dateCursor.next;
    const second = await send("POST", path, { ...body, from, to });
    expect(recordsOf(second)).toHaveLength(2);
    expect(second.json.meta).toEqual({ dateCursor: { next: null } });
  });

  it("refuses what it must", async () => {
    const { attendance: _, ...five } = aSearch();
    const missing = await send("POST", path, five);
    expect([missing.status, missing.json.meta.message]).toEqual([
      422,
      "The data is not valid: attendance is required.",
    ]);
    expect((await send("POST", path, {})).status).toBe(422);
    expect((await send("POST", path, aSearch({ client_id: null }))).status).toBe(422);
    expect(
      (await send("POST", path, aSearch({ from: "2026-02-02", to: "2026-02-01" }))).status,
    ).toBe(422);
    expect((await send("POST", path, aSearch({ payment_statuses: ["x"] }))).status).toBe(422);
    expect((await send("POST", path, aSearch({ client_id: 9201 }))).status).toBe(404);
  });
});
