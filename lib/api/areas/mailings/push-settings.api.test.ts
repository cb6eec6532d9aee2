import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { envelopeOf } from "@/lib/api/wire/envelope";
import { notificationTypesSchema, userNotificationsSchema } from "./push-settings.contract";
import { openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, Person, RawAnswer, Row } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi({ limits: { grants: ["users_access"] } });
});
afterAll(() => api.close());

const [OWNER, MANAGER, RECEPTION, ANNA] = [7001, 7002, 7003, 7004];
const read = (id: number | string, as: Person = "manager", at = 4564) =>
  api.call("GET", `/notification_settings/${at}/users/${id}`, { as });
const save = (id: number | string, body: unknown, as: Person = "manager", at = 4564) =>
  api.call("POST", `/notification_settings/${at}/users/${id}`, { as, body });
const push = (type: string, on: unknown) => ({
  notification_types: [{ type, channels: { push: on } }],
});
const pushOf = (answer: RawAnswer, type: string) => {
  const types = rowOf(answer)["notification_types"] as { type: string; channels: Row }[]; // a wrong guess fails the test
  return types.find((each) => each.type === type)?.channels["push"];
};

describe("GET /notification_settings/{location}/notification_types", () => {
  const path = (at: number | string) => `/notification_settings/${at}/notification_types`;

  it("lists the types with their channels for everybody of the location", async () => {
    const answer = await api.call("GET", path(4564), { as: "anna" });
    expect([answer.status, answer.json.meta]).toEqual([200, { count: 9 }]);
    envelopeOf(notificationTypesSchema).parse(answer.json);
    expect(rowsOf(answer)[0]).toEqual({
      type: "record_create_online_staff",
      channels: { push: 1, sms: 0, email: 0 },
    });
    expect(rowsOf(answer).at(-1)?.["type"]).toBe("license_expire");
  });

  it("needs a user of the location", async () => {
    const statusOf = async (at: number | string, as?: Person) =>
      (await api.call("GET", path(at), { as })).status;
    expect(await statusOf(4564)).toBe(401);
    expect(await statusOf(4566, "manager")).toBe(403);
    expect(await statusOf(9999, "manager")).toBe(404);
    expect(await statusOf("abc", "manager")).toBe(404);
  });
});

describe("GET /notification_settings/{location}/users/{user}", () => {
  it("tells the mode and the types that apply, all of them on at first", async () => {
    const answer = await read(ANNA);
    expect([answer.status, answer.json.meta]).toEqual([200, []]);
    envelopeOf(userNotificationsSchema).parse(answer.json);
    const channels = { push: 1, sms: 0, email: 0 };
    expect(rowOf(answer)).toEqual({
      mode: "staff",
      notification_types: [
        { type: "record_create_online_staff", channels },
        { type: "record_create_offline_staff", channels },
        { type: "record_move_staff", channels },
        { type: "record_delete_staff", channels },
      ],
    });
    expect(rowOf(await read(RECEPTION))["mode"]).toBe("admin");
    expect(pushOf(await read(RECEPTION), "license_expire")).toBe(1);
  });

  it("shows everybody their own, and others' only with the right to users", async () => {
    expect((await read(ANNA, "anna")).status).toBe(200);
    expect((await read(RECEPTION, "reception")).status).toBe(200);
    expect((await read(ANNA, "reception")).status).toBe(403);
    expect((await read(MANAGER, "anna")).status).toBe(403);
    expect((await read(ANNA, "limited")).status).toBe(200);
  });

  it("finds only users of the location", async () => {
    expect((await read(RECEPTION, "manager", 4565)).status).toBe(404);
    expect((await read(999_999)).status).toBe(404);
    expect((await read("abc")).status).toBe(404);
    expect((await read(OWNER, "manager", 4566)).status).toBe(403);
    expect((await read(OWNER, "manager", 9999)).status).toBe(404);
    const path = `/notification_settings/4564/users/${ANNA}`;
    expect((await api.call("GET", path)).status).toBe(401);
  });

  it("is disabled with who was invited and did not come yet", async () => {
    const invites = [{ name: "New", search: "new@mail.example", user_role: "manager" }];
    await api.call("POST", "/user/invite/4564", { as: "manager", body: { invites } });
    const users = rowsOf(await api.call("GET", "/company/4564/users", { as: "manager" }));
    const id = Number(users.find((user) => user["email"] === "new@mail.example")?.["id"]);
    const answer = await read(id);
    expect(rowOf(answer)).toEqual({ mode: "disabled", notification_types: [] });
    envelopeOf(userNotificationsSchema).parse(answer.json);
  });
});

describe("POST /notification_settings/{location}/users/{user}", () => {
  it("sets push of the named types, at this location alone", async () => {
    const saved = await save(MANAGER, push("record_move_admin", 0));
    expect(saved.status).toBe(200);
    envelopeOf(userNotificationsSchema).parse(saved.json);
    expect(pushOf(saved, "record_move_admin")).toBe(0);
    await save(MANAGER, push("record_delete_admin", "0"));
    const found = await read(MANAGER);
    expect(pushOf(found, "record_move_admin")).toBe(0);
    expect(pushOf(found, "record_delete_admin")).toBe(0);
    expect(pushOf(found, "record_create_online_admin")).toBe(1);
    expect(pushOf(await read(MANAGER, "manager", 4565), "record_move_admin")).toBe(1);
    expect(pushOf(await save(MANAGER, push("record_move_admin", true)), "record_move_admin")).toBe(
      1,
    );
  });

  it("ignores other channels, takes nothing, and of two the last", async () => {
    const type = "record_move_staff";
    const items = [0, 1, 0].map((on) => ({ type, channels: { push: on, sms: 1, email: 1 } }));
    const saved = await save(ANNA, { notification_types: items }, "anna");
    expect(rowOf(saved)["notification_types"]).toContainEqual({
      type,
      channels: { push: 0, sms: 0, email: 0 },
    });
    const silent = { notification_types: [{ type, channels: {} }] };
    expect(pushOf(await save(ANNA, silent, "anna"), type)).toBe(0);
    expect(pushOf(await save(ANNA, { notification_types: [] }, "anna"), type)).toBe(0);
  });

  it("needs the right to change users for others, before the body is looked at", async () => {
    expect((await save(ANNA, push("record_move_staff", 1), "limited")).status).toBe(403);
    expect((await save(MANAGER, {}, "reception")).status).toBe(403);
    expect((await save(999_999, {})).status).toBe(404);
    expect((await save("abc", {})).status).toBe(404);
    expect((await save(RECEPTION, {}, "manager", 4565)).status).toBe(404);
    expect((await save(OWNER, {}, "manager", 4566)).status).toBe(403);
    const path = `/notification_settings/4564/users/${ANNA}`;
    expect((await api.call("POST", path, { body: {} })).status).toBe(401);
  });

  it.each([
    [{}, ["notification_types"]],
    [[], ["body"]],
    [push("schedule_change", 1), ["notification_types.0.type"]],
    [push("record_move_staff", 1), ["notification_types"]],
    [push("record_move_admin", 2), ["notification_types.0.channels.push"]],
    [{ notification_types: [{ type: "record_move_admin" }] }, ["notification_types.0.channels"]],
  ])("refuses %j for an administrator", async (body, fields) => {
    const answer = await save(MANAGER, body);
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.json.meta.errors)).toEqual(fields);
  });
});
