import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { categorySchema, chainCategoriesSchema } from "./service-categories.contract";
import { openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, Person, RawAnswer } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const send = (method: string, path: string, body?: unknown, as: Person | null = "owner") =>
  api.call(method, path, { as: as ?? undefined, body });
const get = (path: string, as: Person | null = null) => send("GET", path, undefined, as);
const idsOf = (answer: RawAnswer) => rowsOf(answer).map((each) => each["id"]);
const told = (answer: RawAnswer) => [
  answer.status,
  answer.json.meta.message,
  answer.json.meta.errors,
];
const refusal = (message: string) => [404, message, [{ message }]];
const fields = (answer: RawAnswer) => [answer.status, Object.keys(answer.json.meta.errors ?? {})];

const COLOUR = { title: "Extensions", api_id: "ext-1", weight: 35, staff: [3001, 3002] };

async function aCategory(over: object = {}): Promise<number> {
  const created = await send("POST", "/service_categories/4564", { ...COLOUR, ...over });
  expect(created.status).toBe(201);
  return Number(rowOf(created)["id"]);
}

describe("lists of service categories", () => {
  it("come heavier first with who works in them, for a partner token alone", async () => {
    const answer = await get("/company/4564/service_categories");
    expect(answer.json.meta).toEqual({ count: 4, total_count: 4 });
    expect(rowsOf(answer)).toEqual([
      {
        id: 41,
        salon_service_id: 41,
        title: "Hair",
        api_id: "",
        weight: 40,
        staff: [3001, 3004, 3005, 3009, 3012],
        is_chain: false,
      },
      expect.objectContaining({ id: 42, staff: [3001, 3003, 3007] }),
      expect.objectContaining({ id: 43, staff: [3002, 3006] }),
      expect.objectContaining({ id: 44, staff: [3008, 3010] }),
    ]);
    expect((await get("/locations/4564/service_categories/")).text).toBe(answer.text);
    expect((await get("/company/4564/service_categories/0")).text).toBe(answer.text);
    expect((await get("/service_categories/4564/0")).text).toBe(answer.text);
    expect((await get("/service_categories/4564")).text).toBe(answer.text);
  });

  it("are narrowed by id and by member", async () => {
    const one = await get("/company/4564/service_categories/42");
    expect([rowOf(one)["id"], one.json.meta]).toEqual([42, []]);
    expect(idsOf(await get("/service_categories/4564/42"))).toEqual([42]);
    expect(idsOf(await get("/company/4564/service_categories?staff_id=3001"))).toEqual([41, 42]);
    expect(idsOf(await get("/service_categories/4564/0?team_member_id=3008"))).toEqual([44]);
    expect(rowsOf(await get("/service_categories/4564/42?staff_id=3008"))).toEqual([]);
  });

  it("refuse what they must, with a list of messages", async () => {
    const unknown = refusal("Service category does not exist.");
    expect(told(await get("/company/4564/service_categories/51"))).toEqual(unknown);
    expect(told(await get("/service_categories/4564/51"))).toEqual(unknown);
    expect((await get("/company/4564/service_categories/x")).status).toBe(404);
    expect(told(await get("/company/4564/service_categories?staff_id=3101"))).toEqual(
      refusal("Team Member not found."),
    );
    expect((await get("/company/4564/service_categories?staff_id=x")).status).toBe(422);
    expect((await get("/company/9999/service_categories")).status).toBe(404);
    expect((await get("/company/4566/service_categories", "manager")).status).toBe(403);
    const headers = { authorization: "Bearer nonsense" };
    expect((await api.call("GET", "/service_categories/4564/0", { headers })).status).toBe(401);
  });
});

describe("GET /service_category/{location}/{id}", () => {
  it("answers one object", async () => {
    const one = await get("/service_category/4564/43");
    expect(categorySchema.parse(one.json.data)).toMatchObject({ id: 43, title: "Beard" });
    expect(one.json.meta).toEqual([]);
  });

  it("refuses what it must", async () => {
    expect(told(await get("/service_category/4564/61"))).toEqual(
      refusal("Service category does not exist."),
    );
    expect((await get("/service_category/4564/0")).status).toBe(404);
    expect((await get("/service_category/9999/43")).status).toBe(404);
    expect((await get("/service_category/4566/61", "manager")).status).toBe(403);
  });
});

describe("POST /service_categories/{location}", () => {
  it("creates a category with the members named for it", async () => {
    const created = await send("POST", "/service_categories/4564", COLOUR, "manager");
    expect([created.status, created.json.meta]).toEqual([201, []]);
    const id = Number(rowOf(created)["id"]);
    expect(id).toBeGreaterThan(100_000);
    expect(rowOf(created)).toEqual({ ...COLOUR, id, salon_service_id: id, is_chain: false });
    expect(rowOf(await get(`/service_category/4564/${id}`))).toEqual(rowOf(created));
    const listed = idsOf(await get("/company/4564/service_categories?staff_id=3002"));
    expect(listed).toEqual([id, 43]);
    const services = await get(`/company/4564/services?category_id=${id}`);
    expect(rowsOf(services)).toEqual([]);
    await send("DELETE", `/service_category/4564/${id}`);
  });

  it("needs no more than a title, on either path", async () => {
    const created = await send("POST", "/locations/4564/service_categories", { title: "Brows" });
    expect(created.status).toBe(201);
    expect(rowOf(created)).toMatchObject({ title: "Brows", api_id: "", weight: 0, staff: [] });
    await send("DELETE", `/service_category/4564/${String(rowOf(created)["id"])}`);
  });

  it("refuses what it must", async () => {
    const post = (path: string, body: unknown, as: Person | null = "owner") =>
      send("POST", path, body, as);
    expect(fields(await post("/service_categories/4564", {}))).toEqual([422, ["title"]]);
    const wrong = { ...COLOUR, title: " ", weight: "heavy", staff: "3001" };
    expect(fields(await post("/service_categories/4564", wrong))).toEqual([
      422,
      ["title", "weight", "staff"],
    ]);
    expect(told(await post("/service_categories/4564", { staff: [3101] }))).toEqual(
      refusal("Team Member not found."),
    );
    expect((await post("/service_categories/4564", COLOUR, null)).status).toBe(401);
    expect((await post("/service_categories/4564", {}, "reception")).status).toBe(403);
    expect((await post("/service_categories/4564", {}, "anna")).status).toBe(403);
    expect((await post("/service_categories/4566", {}, "manager")).status).toBe(403);
    expect((await post("/service_categories/9999", {})).status).toBe(404);
  });
});

describe("PUT and DELETE of a category", () => {
  it("replace: what is left out is lost", async () => {
    const id = await aCategory();
    const replaced = await send("PUT", `/service_category/4564/${id}`, {
      title: "Hairpieces",
      staff: [3003],
    });
    expect(replaced.status).toBe(200);
    expect(rowOf(replaced)).toMatchObject({
      title: "Hairpieces",
      api_id: "",
      weight: 0,
      staff: [3003],
    });
    const again = await send("PUT", `/service_categories/4564/${id}`, COLOUR);
    expect(rowOf(again)).toMatchObject(COLOUR);
    await send("DELETE", `/service_categories/4564/${id}`);
  });

  it("delete an empty category, and refuse while services remain", async () => {
    const id = await aCategory();
    const service = { title: "Clip-in", category_id: id };
    const created = await send("POST", "/services/4564", service);
    const refused = await send("DELETE", `/service_category/4564/${id}`);
    expect(fields(refused)).toEqual([422, ["id"]]);
    await send("DELETE", `/services/4564/${String(rowOf(created)["id"])}`);
    const deleted = await send("DELETE", `/service_category/4564/${id}`);
    expect([deleted.status, deleted.text]).toEqual([204, ""]);
    expect((await get(`/service_category/4564/${id}`)).status).toBe(404);
    expect((await send("DELETE", `/service_category/4564/${id}`)).status).toBe(404);
    expect((await send("POST", "/services/4564", service)).status).toBe(404);
  });

  it("refuse what they must", async () => {
    const refused = async (path: string, as: Person | null = "owner") => [
      (await send("PUT", path, {}, as)).status,
      (await send("DELETE", path, undefined, as)).status,
    ];
    expect(await refused("/service_category/4564/44", null)).toEqual([401, 401]);
    expect(await refused("/service_category/4564/44", "reception")).toEqual([403, 403]);
    expect(await refused("/service_category/4566/61", "manager")).toEqual([403, 403]);
    expect(await refused("/service_category/9999/44")).toEqual([404, 404]);
    expect(await refused("/service_category/4564/51")).toEqual([404, 404]);
    expect(await refused("/service_category/4564/x")).toEqual([404, 404]);
    expect(await refused("/service_category/4564/44")).toEqual([422, 422]);
    const foreign = await send("PUT", "/service_category/4564/44", { ...COLOUR, staff: [3101] });
    expect(foreign.status).toBe(404);
    expect(rowOf(await get("/service_category/4565/51"))).toMatchObject({ title: "Hair" });
    expect(rowOf(await get("/service_category/4564/44"))).toMatchObject({ title: "Nails" });
  });
});

describe("GET /chain/{chain}/service_categories", () => {
  const bare = async (path: string, as: Person | null = null) => {
    const answer = await get(path, as);
    expect(answer.status).toBe(200);
    return chainCategoriesSchema.parse(JSON.parse(answer.text));
  };

  it("is a bare array of all that the caller may enter", async () => {
    const all = await bare("/chain/900/service_categories?include=services");
    expect(all.map((each) => each.id)).toEqual([41, 42, 43, 44, 51, 61]);
    expect(all[2]).toEqual({
      id: 43,
      title: "Beard",
      services: [
        { id: 505, title: "Beard trim" },
        { id: 506, title: "Cut and beard" },
      ],
    });
    const plain = await bare("/chains/900/service_categories/");
    expect(plain[0]).toEqual({ id: 41, title: "Hair" });
    const managed = await bare("/chain/900/service_categories?include[]=services", "manager");
    expect(managed.map((each) => each.id)).toEqual([41, 42, 43, 44, 51]);
    expect(await bare("/chain/900/service_categories", "anna")).toHaveLength(4);
  });

  it("refuses what it must", async () => {
    expect((await get("/chain/901/service_categories")).status).toBe(404);
    expect((await get("/chain/x/service_categories")).status).toBe(404);
    const headers = { authorization: "" };
    const unknown = await api.call("GET", "/chain/900/service_categories", { headers });
    expect(unknown.status).toBe(401);
  });
});
