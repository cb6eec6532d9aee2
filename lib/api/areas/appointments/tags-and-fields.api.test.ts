import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appointmentSchema } from "./appointments.contract";
import { visitSchema } from "./visits.contract";
import { authorizeLocation } from "@/lib/domain/ids";
import { CUSTOM_FIELD_GRANTS, GRANTS } from "@/lib/domain/salon/grants";
import type { FieldType } from "@/lib/domain/salon/custom-field";
import type { TagEntity } from "@/lib/domain/salon/tag";
import { addDays } from "@/lib/domain/time/local-date";
import { anAppointment, day, NORD, openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, Person, RawAnswer, Row } from "@/test-support/api-fixture";

const AT = authorizeLocation(NORD);
let api: ApiFixture;
beforeAll(async () => {
  api = await openApi({ limits: { grants: GRANTS } });
  await addField("allergy", "text");
  await addField("dose", "number");
  await addField("finish", "select", ["matt", "gloss"]);
});
afterAll(() => api.close());

const addField = (code: string, type: FieldType, choices: string[] = []) =>
  api.store.customFields.add(AT, {
    category: "appointment",
    type,
    code,
    title: code,
    isEditable: true,
    isShown: true,
    choices,
  });

const aTag = async (title: string, entity: TagEntity = 2) =>
  (await api.store.tags.add(AT, { title, color: "#ff2828", icon: "star", entity })).id;

let date = day("2027-05-01");
const nextTime = () => `${(date = addDays(date, 1))}T10:00:00`;

const bodyOf = (over: Row) =>
  anAppointment({ datetime: nextTime(), client: {}, save_if_busy: true, ...over });
const post = (over: Row, as: Person = "manager") =>
  api.call("POST", "/records/4564", { as, body: bodyOf(over) });
const put = (row: Row, over: Row, as: Person = "manager") =>
  api.call("PUT", `/record/4564/${String(row["id"])}`, {
    as,
    body: { ...bodyOf({}), datetime: row["datetime"], ...over },
  });
const get = (row: Row, as: Person = "manager") =>
  api.call("GET", `/record/4564/${String(row["id"])}`, { as });
const problemOf = (answer: RawAnswer) => [answer.status, Object.keys(answer.json.meta.errors)];

describe("record_labels (business.md 6.2, 6.4)", () => {
  it("are taken as numbers, strings and objects, and shown by title in every answer", async () => {
    const [vip, late, any] = [await aTag("VIP"), await aTag("Late"), await aTag("Any", 0)];
    const answer = await post({ record_labels: [vip, String(late), { id: any }, vip] });
    expect(answer.status).toBe(201);
    const row = rowOf(answer);
    expect(row["record_labels"]).toEqual([
      { id: any, title: "Any", color: "#ff2828", icon: "star", font_color: "#ffffff" },
      { id: late, title: "Late", color: "#ff2828", icon: "star", font_color: "#ffffff" },
      { id: vip, title: "VIP", color: "#ff2828", icon: "star", font_color: "#ffffff" },
    ]);
    expect(appointmentSchema.parse(row).record_labels).toHaveLength(3);
    expect(rowOf(await get(row))).toEqual(row);
    const on = String(row["datetime"]).slice(0, 10);
    const query = `start_date=${on}&end_date=${on}`;
    expect(rowsOf(await api.call("GET", `/records/4564?${query}`, { as: "manager" }))).toEqual([
      row,
    ]);
    const visit = await api.call("GET", `/visits/${String(row["visit_id"])}`, { as: "manager" });
    expect(rowOf(visit)["records"]).toEqual([row]);
    expect(visitSchema.parse(visit.json.data).records[0]?.record_labels).toHaveLength(3);
  });

  it("stay when left out, are replaced when told, and go with an empty list", async () => {
    const [one, other] = [await aTag("One"), await aTag("Other")];
    const row = rowOf(await post({ record_labels: [one] }));
    const idsAfter = async (over: Row) =>
      (rowOf(await put(row, over))["record_labels"] as Row[]).map((each) => each["id"]);
    expect(await idsAfter({})).toEqual([one]);
    expect(await idsAfter({ record_labels: [other] })).toEqual([other]);
    expect(await idsAfter({ record_labels: [] })).toEqual([]);
  });

  it("are none that are unknown, of clients or events, deleted, or another location's", async () => {
    const gone = await aTag("Gone");
    await api.store.tags.markDeleted(AT, gone);
    const elsewhere = await api.store.tags.add(authorizeLocation(4565 as typeof NORD), {
      title: "Lake",
      color: "#000000",
      icon: "",
      entity: 2,
    });
    const row = rowOf(await post({}));
    for (const id of [1, gone, elsewhere.id, await aTag("Client", 1), await aTag("Event", 3)]) {
      const answers = [
        await post({ record_labels: [id] }),
        await put(row, { record_labels: [id] }),
      ];
      expect(answers.map(problemOf)).toEqual([
        [422, ["record_labels"]],
        [422, ["record_labels"]],
      ]);
    }
    expect(problemOf(await post({ record_labels: ["x"] }))).toEqual([422, ["record_labels.0"]]);
    expect(rowOf(await get(row))["record_labels"]).toEqual([]);
  });

  it("leave the appointments when the tag is deleted", async () => {
    const label = await aTag("Passing");
    const row = rowOf(await post({ record_labels: [label] }));
    await api.store.tags.markDeleted(AT, label);
    expect(rowOf(await get(row))["record_labels"]).toEqual([]);
  });
});

describe("custom_fields (business.md 6.2, 6.4, 15)", () => {
  it("are kept by code and shown; codes that the location has not are ignored", async () => {
    const given = { allergy: "nuts", dose: "2.5", finish: "matt", other: 1 };
    const row = rowOf(await post({ custom_fields: given }));
    const kept = { allergy: "nuts", dose: 2.5, finish: "matt" };
    expect(row["custom_fields"]).toEqual(kept);
    expect(appointmentSchema.parse(row).custom_fields).toEqual(kept);
    expect(rowOf(await get(row, "reception"))["custom_fields"]).toEqual(kept);
    expect(rowOf(await post({}))["custom_fields"]).toEqual([]);
  });

  it("stay unless named, and go with an empty value", async () => {
    const row = rowOf(await post({ custom_fields: { allergy: "nuts", dose: 1 } }));
    const after = async (over: Row) => rowOf(await put(row, over))["custom_fields"];
    expect(await after({})).toEqual({ allergy: "nuts", dose: 1 });
    expect(await after({ custom_fields: [] })).toEqual({ allergy: "nuts", dose: 1 });
    expect(await after({ custom_fields: { dose: 2 } })).toEqual({ allergy: "nuts", dose: 2 });
    expect(await after({ custom_fields: { allergy: "", dose: null } })).toEqual([]);
  });

  it("go with the field when that is deleted", async () => {
    const path = "/custom_fields/record/4564";
    const field = { type: "text", code: "passing", title: "Passing" };
    const added = await api.call("POST", path, { as: "manager", body: field });
    const row = rowOf(await post({ custom_fields: { passing: "x", dose: 3 } }));
    expect(row["custom_fields"]).toEqual({ passing: "x", dose: 3 });
    const gone = `${path}/${String(rowOf(added)["id"])}`;
    expect((await api.call("DELETE", gone, { as: "manager" })).status).toBe(204);
    await api.call("POST", path, { as: "manager", body: field }); // the old values do not come back
    expect(rowOf(await get(row))["custom_fields"]).toEqual({ dose: 3 });
  });

  it("are refused by field when a value does not fit, and nothing is written", async () => {
    const row = rowOf(await post({ custom_fields: { dose: 1 } }));
    const wrong = { allergy: "x".repeat(256), dose: "many", finish: "wet" };
    for (const answer of [
      await post({ custom_fields: wrong }),
      await put(row, { custom_fields: wrong, comment: "new" }),
    ]) {
      expect(problemOf(answer)).toEqual([
        422,
        ["custom_fields.allergy", "custom_fields.dose", "custom_fields.finish"],
      ]);
    }
    expect(problemOf(await post({ custom_fields: "x" }))).toEqual([422, ["custom_fields"]]);
    expect(rowOf(await get(row))).toEqual(row);
  });

  it("need both rights to be written, the first to be seen", async () => {
    const [read, edit] = CUSTOM_FIELD_GRANTS;
    const values = { allergy: "nuts" };
    for (const [missing, seen] of [
      [read, []],
      [edit, values],
    ] as const) {
      api.limit({ grants: GRANTS.filter((each) => each !== missing) });
      const made = rowOf(await post({ custom_fields: values }, "manager"));
      const asLimited = await get(made, "limited");
      expect(rowOf(asLimited)["custom_fields"]).toEqual(seen);
      const statuses = [
        await post({ custom_fields: { allergy: "milk" } }, "limited"),
        await put(made, { custom_fields: { allergy: "milk" } }, "limited"),
        await put(made, { custom_fields: { allergy: "" } }, "limited"),
        await post({ custom_fields: [] }, "limited"),
        await put(made, { custom_fields: seen, comment: "kept" }, "limited"),
      ].map((each) => each.status);
      expect(statuses).toEqual([403, 403, 403, 201, 201]);
      const after = rowOf(await get(made, "manager"));
      expect(after).toMatchObject({ comment: "kept", custom_fields: values });
      const mine = rowOf(await api.call("GET", "/user/permissions/4564", { as: "limited" }));
      expect(mine["record_form"]).toMatchObject({
        [read]: missing !== read,
        [edit]: missing !== edit,
      });
    }
  });

  it("stay hidden from a worker, in lists as well", async () => {
    const row = rowOf(await post({ custom_fields: { allergy: "shellfish" } }));
    const list = await api.call("GET", "/records/4564?start_date=2027-05-01&count=300", {
      as: "anna",
    });
    expect(rowsOf(list).some((each) => each["id"] === row["id"])).toBe(true);
    expect(list.text).not.toContain("shellfish");
  });
});

describe("the price of a member (business.md 4.1, 4.4)", () => {
  it("counts before that of the service, for a new line and for another member", async () => {
    const links = {
      service_id: 502,
      resource_ids: [],
      translations: [],
      team_member_settings: [3001, 3004].map((id) => ({
        team_member_id: id,
        tech_card_id: 0,
        hours: 0,
        minutes: 30,
        price: id === 3001 ? { min: 70, max: null } : null,
      })),
    };
    const linked = await api.call("POST", "/company/4564/services/links", {
      as: "manager",
      body: links,
    });
    expect(linked.status).toBe(200);
    const priceOf = (answer: RawAnswer) => rowOf(answer)["services"];
    const row = await post({ services: [{ id: 502, discount: 10 }] });
    expect(priceOf(row)).toMatchObject([{ first_cost: 70, cost: 63 }]);
    expect(priceOf(await post({ staff_id: 3004 }))).toMatchObject([{ first_cost: 32, cost: 32 }]);
    expect(priceOf(await post({ services: [{ id: 502, first_cost: 50 }] }))).toMatchObject([
      { first_cost: 50, cost: 50 },
    ]);
    const none = rowOf(await post({ services: [] }));
    expect(priceOf(await put(none, {}))).toMatchObject([{ first_cost: 70, cost: 70 }]);
  });
});
