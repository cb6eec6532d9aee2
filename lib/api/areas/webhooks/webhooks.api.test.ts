import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { failureSchema } from "@/lib/api/wire/envelope";
import { webhookSettingsSchema } from "./webhook-settings.contract";
import { openApi, rowOf } from "@/test-support/api-fixture";
import type { ApiFixture, RawAnswer, RawCall } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi({ limits: { grants: ["webhook_read_access"], role: "administrator" } });
});
afterAll(() => api.close());

const PATH = "/hooks_settings/4564";
const get = (options: RawCall = { as: "manager" }, path = PATH) => api.call("GET", path, options);
const post = (body: unknown, options: RawCall = { as: "manager" }, path = PATH) =>
  api.call("POST", path, { ...options, body });
const messageOf = ({ json }: RawAnswer) => failureSchema.parse(json).meta;
const SETTINGS = { urls: ["https://rota.example/hooks"], active: 1, record: 1, master: "1" };

describe("GET /hooks_settings/{location}", () => {
  it("answers settings that are off until somebody saves some", async () => {
    const answer = await get({ as: "owner" }, "/hooks_settings/4565");
    expect(answer.status).toBe(200);
    webhookSettingsSchema.parse(answer.json.data);
    expect(answer.json).toMatchObject({ success: true, meta: [] });
    const flags = { active: 0, self_sending: 0, salon: 0, service_category: 0, service: 0 };
    const goods = { good: 0, goods_operations_sale: 0, finances_operation: 0 };
    expect(rowOf(answer)).toMatchObject({ urls: [], secret: "", ...flags, ...goods });
    expect(Object.keys(rowOf(answer))).toHaveLength(17);
  });
});

describe("POST /hooks_settings/{location}", () => {
  it("answers 201 with the settings, which the GET gives again", async () => {
    const answer = await post(SETTINGS);
    expect(answer.status).toBe(201);
    const row = rowOf(answer);
    webhookSettingsSchema.parse(row);
    expect(row).toMatchObject({ urls: SETTINGS.urls, active: 1, record: 1, master: 1, client: 0 });
    expect(row["secret"]).toMatch(/^[\w-]{43}$/);
    expect(rowOf(await get())).toEqual(row);
  });

  it("replaces them as a whole and keeps the secret", async () => {
    const before = rowOf(await post(SETTINGS));
    const after = await post({ url: "http://other.example:8080/x", active: false, client: true });
    expect(rowOf(after)).toMatchObject({
      urls: ["http://other.example:8080/x"],
      active: 0,
      client: 1,
      record: 0,
      secret: before["secret"],
    });
  });

  it("takes a list of addresses, each once, and none", async () => {
    const many = await post({ urls: ["https://a.example", "https://a.example/"], active: 1 });
    expect(rowOf(many)["urls"]).toEqual(["https://a.example/"]);
    expect(rowOf(await post({ urls: [], active: 0 }))["urls"]).toEqual([]);
  });

  it.each([
    [{}, ["urls", "active"]],
    [{ urls: ["https://a.example"] }, ["active"]],
    [{ urls: ["ftp://a.example"], active: 1 }, ["urls.0"]],
    [{ urls: ["not a url"], active: 1 }, ["urls.0"]],
    [{ urls: ["https://me:pass@a.example"], active: 1 }, ["urls.0"]],
    [{ urls: [7], active: 1 }, ["urls.0"]],
    [{ urls: 7, active: 1 }, ["urls"]],
    [{ urls: Array.from({ length: 11 }, (_, n) => `https://a.example/${n}`), active: 1 }, ["urls"]],
    [{ urls: [], active: "perhaps", record: 5 }, ["active", "record"]],
  ])("answers 422 for %j", async (body, fields) => {
    const answer = await post(body);
    expect(answer.status).toBe(422);
    expect(Object.keys((messageOf(answer) as { errors: object }).errors).sort()).toEqual(
      [...fields].sort(),
    );
  });

  it("answers 400 for what is no JSON and 422 for a list", async () => {
    const malformed = await api.call("POST", PATH, { as: "manager", text: "{" });
    expect(malformed.status).toBe(400);
    expect((await post([])).status).toBe(422);
  });
});

describe("settings of webhooks", () => {
  it("need both tokens, a known location, and a right before the body", async () => {
    for (const call of [get, (options: RawCall, path?: string) => post({}, options, path)]) {
      const statusOf = async (options: RawCall, path?: string) =>
        (await call(options, path)).status;
      expect(await statusOf({})).toBe(401);
      expect(await statusOf({ as: "manager" }, "/hooks_settings/4566")).toBe(403);
      expect(await statusOf({ as: "manager" }, "/hooks_settings/99")).toBe(404);
      expect(await statusOf({ as: "manager" }, "/hooks_settings/x")).toBe(404);
      expect(await statusOf({ as: "reception" })).toBe(403);
      expect(await statusOf({ as: "anna" })).toBe(403);
    }
  });

  it("may be read with the right to see webhooks, and saved by owners and managers only", async () => {
    expect((await get({ as: "limited" })).status).toBe(200);
    expect((await post(SETTINGS, { as: "limited" })).status).toBe(403);
    expect((await post(SETTINGS, { as: "owner" })).status).toBe(201);
  });

  it("of one location are nothing to another", async () => {
    await post(SETTINGS);
    expect(rowOf(await get({ as: "manager" }, "/hooks_settings/4565"))["urls"]).toEqual([]);
  });
});
