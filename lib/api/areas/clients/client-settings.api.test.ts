import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { customFieldListSchema, customFieldSchema } from "./custom-fields.contract";
import { envelopeOf } from "@/lib/api/wire/envelope";
import { tagListSchema, tagSchema } from "./tags.contract";
import { licenseSchema, phoneCheckSchema } from "./utilities.contract";
import { openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, Person, RawAnswer } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const send = (method: string, path: string, body?: unknown, as: Person = "manager") =>
  api.call(method, path, { as, body });
const idOf = (answer: RawAnswer) => Number(rowOf(answer)["id"]);
const titles = (answer: RawAnswer) => rowsOf(answer).map((row) => row["title"]);
const label = (title: string, entity: unknown = 1) =>
  send("POST", "/labels/4564", { title, color: "#ff2828", entity });
const field = (code: string, more: object = {}) =>
  send("POST", "/custom_fields/client/4564", { type: "text", code, title: code, ...more });

type Operation = {
  readonly method: string;
  readonly path: (location: number | string) => string;
  readonly body?: unknown;
  /** Everybody of the location may. */
  readonly isRead?: true;
};

const OPERATIONS: readonly Operation[] = [
  { method: "GET", path: (at) => `/labels/${at}/client`, isRead: true },
  { method: "POST", path: (at) => `/labels/${at}` },
  { method: "PUT", path: (at) => `/labels/${at}/1` },
  { method: "DELETE", path: (at) => `/labels/${at}/1` },
  { method: "GET", path: (at) => `/custom_fields/client/${at}`, isRead: true },
  { method: "POST", path: (at) => `/custom_fields/client/${at}` },
  { method: "PUT", path: (at) => `/custom_fields/client/${at}/1` },
  { method: "DELETE", path: (at) => `/custom_fields/client/${at}/1` },
  { method: "GET", path: (at) => `/license/${at}`, isRead: true },
];

describe.each(OPERATIONS)("$method $path", ({ method, path, body, isRead }) => {
  it("needs a user of the location, and to write an owner or manager", async () => {
    const statusOf = async (at: number | string, as?: Person) =>
      (await api.call(method, path(at), { as, body })).status;
    expect(await statusOf(4564)).toBe(401);
    expect(await statusOf(4566, "manager")).toBe(403);
    expect(await statusOf(9999, "manager")).toBe(404);
    expect(await statusOf("abc", "manager")).toBe(404);
    for (const person of ["reception", "anna"] as const) {
      expect(await statusOf(4564, person)).toBe(isRead ? 200 : 403);
    }
  });
});

describe("tags", () => {
  it("are created from the query and from the body, the query counting first", async () => {
    const query = "title=Query%20tag&color=%23FF2828&entity=client&icon=star";
    const answer = await send("POST", `/labels/4564?${query}`, { title: "Body tag" });
    expect(answer.status).toBe(200);
    envelopeOf(tagSchema).parse(answer.json);
    expect(rowOf(answer)).toEqual({
      id: expect.any(Number),
      salon_id: 4564,
      title: "Query tag",
      color: "#ff2828",
      icon: "star",
      entity: 1,
      deleted: 0,
      not_editable: 0,
    });
    expect(idOf(answer)).toBeGreaterThan(100_000);
    expect(rowOf(await label("Body tag", "record"))).toMatchObject({ entity: 2, icon: "" });
  });

  it("are listed by title, by kind, by a part of the title and by page", async () => {
    for (const title of ["Page b", "Page a", "Page c"]) {
      await label(title);
    }
    const list = await send("GET", "/labels/4564/clients?term=PAGE", undefined, "anna");
    expect([list.status, list.json.meta]).toEqual([200, []]);
    envelopeOf(tagListSchema).parse(list.json);
    expect(titles(list)).toEqual(["Page a", "Page b", "Page c"]);
    expect(titles(await send("GET", "/labels/4564/1?term=page&page=2&count=2"))).toEqual([
      "Page c",
    ]);
    expect(titles(await send("GET", "/labels/4564/activity"))).toEqual([]);
    expect(titles(await send("GET", "/labels/4565/client?term=page", undefined, "owner"))).toEqual(
      [],
    );
    expect((await send("GET", "/labels/4564/nothing")).status).toBe(422);
  });

  it("change in what is told, and leave the clients when deleted", async () => {
    const id = idOf(await label("Before"));
    const changed = await send("PUT", `/labels/4564/${id}`, { title: "After" });
    expect([changed.status, changed.json.meta.message]).toEqual([202, "Accepted"]);
    envelopeOf(tagSchema).parse(changed.json);
    expect(rowOf(changed)).toMatchObject({ id, title: "After", color: "#ff2828", entity: 1 });
    const client = { name: "Tagged", phone: "4917770001", categories: [id] };
    const tagged = await send("POST", "/clients/4564", client);
    expect(rowOf(tagged)["categories"]).toMatchObject([{ id, title: "After" }]);
    const deleted = await send("DELETE", `/labels/4564/${id}`);
    expect([deleted.status, deleted.json.data, deleted.json.meta]).toEqual([
      202,
      null,
      { message: "Accepted" },
    ]);
    const read = await send("GET", `/client/4564/${idOf(tagged)}`);
    expect(rowOf(read)["categories"]).toEqual([]);
    expect((await send("DELETE", `/labels/4564/${id}`)).status).toBe(404);
  });

  it("of another location or unknown are not found before the body is looked at", async () => {
    const id = idOf(await label("Nord only"));
    expect((await send("PUT", `/labels/4565/${id}`, { color: "red" }, "owner")).status).toBe(404);
    expect((await send("DELETE", `/labels/4565/${id}`, undefined, "owner")).status).toBe(404);
    expect((await send("PUT", "/labels/4564/5", { color: "red" })).status).toBe(404);
    expect(titles(await send("GET", "/labels/4564/client?term=nord%20only"))).toHaveLength(1);
  });

  it.each([
    [{}, ["title", "color"]],
    [{ title: "A" }, ["color"]],
    [{ title: " ", color: "#ff2828" }, ["title"]],
    [{ title: "A", color: "red" }, ["color"]],
    [{ title: "A", color: "#ff2828", entity: 4 }, ["entity"]],
  ])("%j is refused", async (body, fields) => {
    const answer = await send("POST", "/labels/4564", body);
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.json.meta.errors)).toEqual(fields);
  });
});

describe("custom fields", () => {
  it("are created and listed by category, also under the name appointment", async () => {
    const body = { type: "list", code: "skin", title: "Skin", values: ["dry", "oily", "dry"] };
    const created = await send("POST", "/custom_fields/record/4564", body);
    expect([created.status, created.json.meta]).toEqual([200, []]);
    envelopeOf(customFieldSchema).parse(created.json);
    const id = idOf(created);
    expect(rowOf(created)).toEqual({
      id,
      salon_id: 4564,
      custom_field: {
        id,
        code: "skin",
        entity_type: null,
        show_in_ui: true,
        title: "Skin",
        user_can_edit: true,
        type: { code: "select", title: "List" },
        values: ["dry", "oily"],
      },
    });
    const list = await send("GET", "/custom_fields/appointment/4564", undefined, "anna");
    envelopeOf(customFieldListSchema).parse(list.json);
    expect(rowsOf(list)).toEqual([rowOf(created)]);
    expect(rowsOf(await send("GET", "/custom_fields/record/4565", undefined, "owner"))).toEqual([]);
    expect((await send("GET", "/custom_fields/goods/4564")).status).toBe(404);
    expect((await send("POST", "/custom_fields/goods/4564", {})).status).toBe(404);
  });

  it("change but for code and type, and take their values along when deleted", async () => {
    const id = idOf(await field("allergy"));
    const path = `/custom_fields/client/4564/${id}`;
    const client = { name: "Field", phone: "4917770002", custom_fields: { allergy: "Nuts" } };
    const made = await send("POST", "/clients/4564", client);
    expect(rowOf(made)["custom_fields"]).toEqual({ allergy: "Nuts" });
    const body = { type: "text", code: "allergy", title: "Allergies", show_in_ui: 0 };
    const changed = await send("PUT", path, body);
    expect([changed.status, changed.text]).toEqual([204, ""]);
    expect(rowsOf(await send("GET", "/custom_fields/client/4564"))).toContainEqual(
      expect.objectContaining({
        id,
        custom_field: expect.objectContaining({ title: "Allergies", show_in_ui: false }),
      }),
    );
    for (const other of [{ code: "other" }, { type: "number" }]) {
      const refused = await send("PUT", path, { ...body, ...other });
      expect(refused.json.meta.errors).toEqual({
        [Object.keys(other)[0] ?? ""]: [expect.any(String)],
      });
      expect(refused.status).toBe(422);
    }
    expect((await send("DELETE", path)).status).toBe(204);
    expect(rowOf(await send("GET", `/client/4564/${idOf(made)}`))["custom_fields"]).toEqual([]);
    expect((await send("DELETE", path)).status).toBe(404);
  });

  it("of another location, category or unknown are not found before the body", async () => {
    const id = idOf(await field("nord"));
    for (const path of [`client/4565/${id}`, `record/4564/${id}`, "client/4564/5", "x/4564/5"]) {
      expect((await send("PUT", `/custom_fields/${path}`, {}, "owner")).status).toBe(404);
      expect((await send("DELETE", `/custom_fields/${path}`, undefined, "owner")).status).toBe(404);
    }
  });

  it("have a code of their own in their category, and values where they are a list", async () => {
    expect((await field("twice")).status).toBe(200);
    const again = await field("twice");
    expect([again.status, again.json.meta.errors]).toEqual([
      422,
      { code: ["is the code of another field"] },
    ]);
    for (const wrong of [{ type: "blob" }, { code: "1 a" }, { title: " " }, { type: "select" }]) {
      expect((await field("wrong", wrong)).status).toBe(422);
    }
  });
});

describe("utilities", () => {
  it.each([
    ["13155550123", true],
    ["%2B13155550123", true],
    ["123456789", true],
    ["12345678", false],
    ["1234567890123456", false],
    ["call-me", false],
  ])("the phone %s is valid: %s", async (phone, is_valid) => {
    const answer = await api.call("GET", `/validation/validate_phone/${phone}`);
    expect(answer.status).toBe(200);
    envelopeOf(phoneCheckSchema).parse(answer.json);
    expect(answer.json).toEqual({ success: true, data: { is_valid }, meta: [] });
  });

  it("checks no phone without a partner", async () => {
    const headers = { authorization: "Bearer nonsense" };
    const path = "/validation/validate_phone/13155550123";
    expect((await api.call("GET", path, { headers })).status).toBe(401);
  });

  it("tell a licence without end", async () => {
    const answer = await send("GET", "/license/4564", undefined, "anna");
    envelopeOf(licenseSchema).parse(answer.json);
    expect(rowOf(answer)).toMatchObject({
      salon_id: 4564,
      active: 1,
      deactivation_date: expect.stringMatching(/^\d{2}\.\d{2}\.\d{4}$/),
    });
  });
});
