import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Connection } from "@/lib/data/connection";
import { anAppointment, openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, Row } from "@/test-support/api-fixture";
import { inRounds } from "@/test-support/proof-length";
import { TEST_ENGINES } from "@/test-support/test-engines";

describe.each(inRounds(TEST_ENGINES))("clients who are one person on $name", (engine) => {
  let api: ApiFixture;
  let connection: Connection;
  let used = 0;
  beforeAll(async () => {
    api = await openApi({ engine, onConnected: (opened) => (connection = opened) });
  });
  afterAll(() => api.close());

  const send = (method: string, path: string, body?: unknown) =>
    api.call(method, path, { as: "owner", body });
  const create = async (over: Row = {}) => {
    used += 1;
    const phone = `+49 155 7${String(used).padStart(4, "0")}`;
    const made = await send("POST", "/clients/4564", { name: `One ${used}`, phone, ...over });
    expect(made.status, made.text).toBe(201);
    return Number(rowOf(made)["id"]);
  };
  const read = async (id: number) => rowOf(await send("GET", `/client/4564/${id}`));
  const book = async (id: number, datetime: string) => {
    const client = { id, phone: "", name: "" };
    const body = anAppointment({ client, datetime, save_if_busy: true });
    const made = await send("POST", "/records/4564", body);
    expect(made.status, made.text).toBe(201);
    return Number(rowOf(made)["id"]);
  };
  const booked = async (id: number) => {
    const rows = rowsOf(await send("GET", `/records/4564?client_id=${id}&count=300`));
    return rows.map((row) => Number(row["id"])).sort((a, b) => a - b);
  };
  const comment = (id: number, text: string) =>
    send("POST", `/clients/4564/clients/${id}/comments`, { text });
  const comments = async (id: number) => {
    const answer = await send("GET", `/clients/4564/clients/${id}/comments`);
    return rowsOf(answer).map(({ text }) => text);
  };
  const merge = (kept_id: number, merged_id: number) =>
    send("POST", "/company/4564/clients/merges", { kept_id, merged_id });
  const undo = (id: unknown) => send("DELETE", `/company/4564/clients/merges/${String(id)}`);
  const tag = async (title: string) =>
    Number(rowOf(await send("POST", "/labels/4564", { title, color: "#ff2828", entity: 1 }))["id"]);

  it("become one with all that belongs to either", async () => {
    const [vip, late] = [await tag("VIP"), await tag("Late")];
    const kept = await create({ name: "Ana", categories: [vip], spent: 10 });
    const other = await create({
      name: "Anna",
      surname: "Lopez",
      email: "ana@example.com",
      categories: [vip, late],
      spent: 5.5,
    });
    const ids = [await book(kept, "2026-12-01T09:00:00"), await book(other, "2026-12-02T09:00:00")];
    await comment(kept, "first");
    await comment(other, "second");
    const merged = await merge(kept, other);
    expect(merged.status, merged.text).toBe(201);
    expect(rowOf(merged)).toMatchObject({
      kept_id: kept,
      merged_id: other,
      moved: { appointments: 1, comments: 1, messages: 0, client_schedules: 0 },
      client: { id: kept, name: "Ana", surname: "Lopez", email: "ana@example.com", spent: 15.5 },
    });
    const tags = (await read(kept))["categories"] as { id: number }[]; // a client's
    expect(tags.map(({ id }) => id).sort()).toEqual([vip, late].sort());
    expect(await booked(kept)).toEqual(ids);
    expect(await comments(kept)).toEqual(["second", "first"]);
    expect((await send("GET", `/client/4564/${other}`)).status).toBe(404);
  });

  it("are two again within a day, and what came later stays with the one who was kept", async () => {
    const late = await tag("Never");
    const kept = await create({ name: "Bea", comment: "Mornings", spent: 1 });
    const other = await create({
      name: "Beate",
      surname: "Roth",
      comment: "Dogs",
      categories: [late],
    });
    const before = [await read(kept), await read(other)];
    const [first, second] = [
      await book(kept, "2026-12-03T09:00:00"),
      await book(other, "2026-12-03T12:00:00"),
    ];
    await comment(other, "old");
    const { id } = rowOf(await merge(kept, other));
    const third = await book(kept, "2026-12-03T15:00:00");
    await comment(kept, "new");
    await send("PUT", `/client/4564/${kept}`, {
      name: "Bea Maria",
      phone: String(before[0]?.["phone"]),
    });
    const listed = rowsOf(await send("GET", "/company/4564/clients/merges"));
    expect(listed[0]).toMatchObject({ id, kept_id: kept, merged_id: other });
    const undone = await undo(id);
    expect(undone.status, undone.text).toBe(200);
    expect(rowOf(undone)["stays"]).toEqual({
      appointments: 1,
      comments: 1,
      messages: 0,
      client_schedules: 0,
    });
    expect(undone.json.meta.message).toBe(
      `Undone. What came after the merge stays with client ${kept} (appointments: 1, comments: 1).`,
    );
    expect(await booked(kept)).toEqual([first, third]);
    expect(await booked(other)).toEqual([second]);
    expect([await comments(kept), await comments(other)]).toEqual([["new"], ["old"]]);
    const unchanged = { last_change_date: expect.any(String), visits: expect.any(Number) };
    expect(await read(kept)).toEqual({ ...before[0], name: "Bea Maria", ...unchanged });
    expect(await read(other)).toEqual({ ...before[1], ...unchanged });
    const visits = await Promise.all(
      [first, second, third].map(
        async (record) => rowOf(await send("GET", `/record/4564/${record}`))["visit_id"],
      ),
    );
    expect(visits[0]).toBe(visits[2]);
    expect(visits[1]).not.toBe(visits[0]);
    expect((await undo(id)).status).toBe(409);
  });

  it("part their visit when who booked into it stays", async () => {
    const [kept, other] = [await create(), await create()];
    const old = await book(other, "2026-12-04T09:00:00");
    const { id } = rowOf(await merge(kept, other));
    const later = await book(kept, "2026-12-04T12:00:00");
    const visitOf = async (record: number) =>
      rowOf(await send("GET", `/record/4564/${record}`))["visit_id"];
    expect(await visitOf(later)).toBe(await visitOf(old));
    await undo(id);
    expect(await visitOf(later)).not.toBe(await visitOf(old));
  });

  it("are undone one after the other, the latest first", async () => {
    const [one, two, three] = [await create(), await create(), await create()];
    const first = rowOf(await merge(two, three))["id"];
    const second = rowOf(await merge(one, two))["id"];
    expect((await undo(first)).json.meta.message).toContain("Undo that merge first");
    expect((await undo(second)).status).toBe(200);
    expect((await undo(first)).status).toBe(200);
    expect((await Promise.all([one, two, three].map(read))).map(({ id }) => id)).toEqual([
      one,
      two,
      three,
    ]);
  });

  it("cannot be parted after a day", async () => {
    const { id } = rowOf(await merge(await create(), await create()));
    await connection.db.execute(
      `update client_merges set at = at - interval '1 day' where id = ${Number(id)}`,
    );
    expect((await undo(id)).json.meta.message).toContain("more than a day old");
    const listed = rowsOf(await send("GET", "/company/4564/clients/merges"));
    expect(listed.map((each) => each["id"])).not.toContain(id);
  });

  it("are refused when they are not two clients of the location", async () => {
    const one = await create();
    const errorsOf = async (kept: number, merged: number) => {
      const { status, json } = await merge(kept, merged);
      return [status, Object.keys(json.meta.errors)];
    };
    expect(await errorsOf(one, one)).toEqual([422, ["merged_id"]]);
    expect(await errorsOf(one, 9201)).toEqual([422, ["merged_id"]]); // another location's
    expect(await errorsOf(9201, one)).toEqual([422, ["kept_id"]]);
    expect((await undo(987_654)).status).toBe(404);
    const anna = await api.call("POST", "/company/4564/clients/merges", {
      as: "anna",
      body: { kept_id: one, merged_id: 9001 },
    });
    expect(anna.status).toBe(403);
  });

  it("are noted in the log", async () => {
    const [kept, other] = [await create(), await create()];
    const { id } = rowOf(await merge(kept, other));
    await undo(id);
    const told = { locationId: 4564, keptId: kept, mergedId: other, id };
    expect(api.logged).toContainEqual(
      expect.objectContaining({ event: "clients merged", ...told }),
    );
    expect(api.logged).toContainEqual(
      expect.objectContaining({ event: "merge of clients undone", ...told }),
    );
  });

  it("lose nothing to a booking at the same moment", async () => {
    const [kept, other] = [await create(), await create()];
    const phone = String((await read(other))["phone"]);
    const [merged, ...made] = await Promise.all([
      merge(kept, other),
      ...[9, 11, 13, 15].map((hour) =>
        send(
          "POST",
          "/records/4564",
          anAppointment({
            client: { phone, name: "Race" },
            datetime: `2026-12-05T${String(hour).padStart(2, "0")}:00:00`,
            save_if_busy: true,
          }),
        ),
      ),
    ]);
    expect([merged.status, ...made.map(({ status }) => status)]).toEqual([201, 201, 201, 201, 201]);
    const { rows } = (await connection.db.execute(
      `select count(*) as lost from appointments join clients
        on clients.location_id = appointments.location_id and clients.id = appointments.client_id
        where clients.id = ${other} and clients.is_deleted`,
    )) as { rows: { lost: number | string }[] }; // the common type of both drivers does not say so
    expect(Number(rows[0]?.lost)).toBe(0);
  });

  it("stay doubles of a third client whose phone comes with the merge", async () => {
    const [kept, third, other] = [
      await create({ name: "Pat" }),
      await create({ name: "Pat" }),
      await create({ name: "Pat" }),
    ];
    const { phone } = await read(third);
    await connection.db.execute(`update clients set phone = '' where id = ${kept}`);
    await connection.db.execute(
      `update clients set phone = '${String(phone)}', is_double = true where id = ${other}`,
    );
    const merged = await merge(kept, other);
    expect(merged.status, merged.text).toBe(201);
    expect((await read(kept))["phone"]).toBe(phone);
    const found = async () => {
      const items = rowsOf(await send("GET", "/company/4564/clients/doubles"));
      const item = items.find((each) => each["phone"] === phone) ?? {};
      return ((item["clients"] ?? []) as { id: number }[]).map(({ id }) => id); // clients of an item
    };
    expect(await found()).toEqual([kept, third]);
    expect((await undo(rowOf(merged)["id"])).status).toBe(200);
    expect(await found()).toEqual([third, other]);
    expect((await read(kept))["phone"]).toBe(0);
    expect((await send("DELETE", `/client/4564/${other}`)).status).toBe(204);
  });

  it("with one phone are listed", async () => {
    const [one, two] = [await create({ name: "Same" }), await create({ name: "Same" })];
    const { phone } = await read(one);
    await connection.db.execute(
      `update clients set phone = ${String(phone)}, is_double = true where id = ${two}`,
    );
    const doubles = await send("GET", "/company/4564/clients/doubles");
    const item = rowsOf(doubles).find((each) => each["phone"] === phone);
    expect(((item ?? {})["clients"] as { id: number }[]).map(({ id }) => id)).toEqual([one, two]);
    expect(doubles.json.meta.total_count).toBe(rowsOf(doubles).length);
    api.limit({ grants: [] });
    const hidden = await api.call("GET", "/company/4564/clients/doubles", { as: "limited" });
    expect(hidden.text).not.toContain(String(phone));
    await send("DELETE", `/client/4564/${one}`);
    const again = await send("POST", "/clients/4564", { name: "Third", phone: String(phone) });
    expect(again.json.meta.errors).toEqual({ phone: ["is already in the client base"] });
    expect(rowsOf(await send("GET", "/company/4564/clients/doubles"))).toEqual([]);
  });
});
