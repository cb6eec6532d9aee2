import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, Row } from "@/test-support/api-fixture";
import { TEST_ENGINES } from "@/test-support/test-engines";

describe.each(TEST_ENGINES)("positions on $name", (engine) => {
  let api: ApiFixture;
  beforeAll(async () => {
    api = await openApi({ engine });
  });
  afterAll(() => api.close());

  const at = (location: number, id?: number) =>
    `/positions/${location}${id === undefined ? "" : `/${id}`}`;

  async function make(title: string, location = 4564, more: Row = {}): Promise<number> {
    const body = { title, ...more };
    const made = await api.call("POST", at(location), { as: "owner", body });
    expect(made.status).toBe(201);
    return Number(rowOf(made)["id"]);
  }
  const change = (id: number, body: Row, location = 4564) =>
    api.call("PUT", at(location, id), { as: "owner", body });
  const remove = (id: number, location = 4564) =>
    api.call("DELETE", at(location, id), { as: "owner" });
  const read = async (id: number, location = 4564) =>
    rowOf(await api.call("GET", at(location, id), { as: "owner" }));

  it("are renamed, and keep the id of an outside system unless it is told anew", async () => {
    const id = await make("Apprentice", 4564, { api_id: "ext-7" });
    const renamed = await change(id, { title: "Junior" });
    expect([renamed.status, renamed.json.data]).toEqual([
      200,
      { id, title: "Junior", api_id: "ext-7" },
    ]);
    expect(await read(id)).toEqual({ id, title: "Junior", api_id: "ext-7" });
    const path = `/company/4564/staff/positions/${id}`;
    const body = { title: "Junior", api_id: 8 };
    expect(rowOf(await api.call("PUT", path, { as: "owner", body }))["api_id"]).toBe("8");
    const all = rowsOf(await api.call("GET", at(4564), { as: "owner" }));
    expect(all).toContainEqual({ id, title: "Junior", api_id: "8" });
  });

  it("show their new name with the members who have them", async () => {
    const id = await make("Braider");
    const body = { position_id: id };
    expect((await api.call("PUT", "/staff/4564/3012", { as: "owner", body })).status).toBe(200);
    expect((await change(id, { title: "Master braider" })).status).toBe(200);
    const [lena] = rowsOf(await api.call("GET", "/staff/4564/3012", { as: "owner" }));
    expect(lena?.["position"]).toEqual({ id, title: "Master braider" });
  });

  it("have one title each", async () => {
    const id = await make("Sweeper");
    const taken = await change(id, { title: "sTYLIST" });
    expect([taken.status, taken.json.meta.errors]).toEqual([
      422,
      { title: ["is that of another position"] },
    ]);
    expect((await change(id, { title: "SWEEPER" })).status).toBe(200);
    expect((await change(id, { title: " " })).status).toBe(422);
  });

  it("are deleted when nobody has them", async () => {
    const id = await make("Temp");
    const gone = await remove(id);
    expect([gone.status, gone.text]).toEqual([204, ""]);
    expect((await api.call("GET", at(4564, id), { as: "owner" })).status).toBe(404);
    expect((await remove(id)).status).toBe(404);
    expect((await change(id, { title: "x" })).status).toBe(404);
  });

  it("stay while members have them, dismissed ones too, and go when those are removed", async () => {
    const id = await make("Cleaner");
    const body = { name: "Cleo", position_id: id, fired: 1 };
    const made = await api.call("POST", "/staff/4564", { as: "owner", body });
    const refused = await remove(id);
    expect([refused.status, refused.json.meta.errors]).toEqual([
      422,
      { position_id: ["is a position that is in use"] },
    ]);
    expect((await remove(11)).status).toBe(422);
    const member = `/staff/4564/${String(rowOf(made)["id"])}`;
    expect((await api.call("DELETE", member, { as: "owner" })).status).toBe(204);
    expect((await remove(id)).status).toBe(204);
  });

  it("stay while the rights of a user are held to them", async () => {
    const id = await make("Nail trainee");
    const held = (value: number) =>
      api.call("PUT", "/company/4564/users/7003/permissions", {
        as: "owner",
        body: { user_permissions: [{ slug: "timetable_position_id", value }] },
      });
    expect((await held(id)).status).toBe(200);
    expect((await remove(id)).status).toBe(422);
    expect((await held(0)).status).toBe(200);
    expect((await remove(id)).status).toBe(204);
  });

  it("are renamed at one location alone, and the old title is made anew beside it", async () => {
    const id = await make("Host");
    expect(await make("host", 4565)).toBe(id);
    expect((await change(id, { title: "Front desk" })).status).toBe(200);
    expect(await read(id, 4565)).toMatchObject({ title: "Host" });
    const again = await make("Host");
    expect(again).not.toBe(id);
    expect(await read(id)).toMatchObject({ title: "Front desk" });
  });

  it("need their rights", async () => {
    const id = await make("Guard");
    const body = { title: "x" };
    for (const as of ["reception", "anna"] as const) {
      expect((await api.call("PUT", at(4564, id), { as, body })).status).toBe(403);
      expect((await api.call("DELETE", at(4564, id), { as })).status).toBe(403);
    }
    api.limit({ grants: ["settings_positions_create"] });
    expect((await api.call("PUT", at(4564, id), { as: "limited", body })).status).toBe(200);
    expect((await api.call("DELETE", at(4564, id), { as: "limited" })).status).toBe(403);
    api.limit({ grants: ["settings_positions_delete"] });
    expect((await api.call("PUT", at(4564, id), { as: "limited", body })).status).toBe(403);
    expect((await api.call("DELETE", at(4564, id), { as: "limited" })).status).toBe(204);
  });
});
