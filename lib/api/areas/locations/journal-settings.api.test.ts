import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { envelopeOf } from "@/lib/api/wire/envelope";
import { journalSettingsSchema, resourcesSchema } from "./journal-settings.contract";
import { openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, RawCall } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const get = (path: string, options: RawCall = { as: "manager" }) => api.call("GET", path, options);
const SETTINGS = "/company/4564/settings/timetable";
const patch = (body: unknown, as: RawCall["as"] = "manager", path = SETTINGS) =>
  api.call("PATCH", path, { as, body });

describe("GET /resources/{location}", () => {
  it("lists resources with their pieces", async () => {
    const answer = await get("/resources/4564");
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      success: true,
      meta: { count: 1 },
      data: [
        {
          id: 62,
          title: "Wash basin",
          instances: [
            { id: 3127, title: "Basin 1", resource_id: 62 },
            { id: 3128, title: "Basin 2", resource_id: 62 },
          ],
        },
      ],
    });
    envelopeOf(resourcesSchema).parse(answer.json);
  });

  it("is empty where there are none", async () => {
    const answer = await get("/resources/4565");
    expect(answer.json).toEqual({ success: true, data: [], meta: { count: 0 } });
  });

  it("checks tokens, then the location", async () => {
    expect((await get("/resources/4564", {})).status).toBe(401);
    expect((await get("/resources/9999")).status).toBe(404);
    expect((await get("/resources/4566")).status).toBe(403);
    expect((await get("/resources/4565", { as: "anna" })).status).toBe(403);
  });
});

describe("/company/{location}/settings/timetable", () => {
  it("has the defaults until somebody changes them, on both paths", async () => {
    const answer = await get("/company/4565/settings/timetable");
    expect([answer.status, answer.json]).toEqual([
      200,
      {
        success: true,
        data: {
          record_type: 0,
          activity_record_clients_count_max: 1,
          is_show_newsletter_agreement: false,
          is_show_personal_data_processing_agreement: false,
          seance_step: 5,
        },
        meta: [],
      },
    ]);
    envelopeOf(journalSettingsSchema).parse(answer.json);
    expect((await get("/locations/4565/settings/timetable")).text).toBe(answer.text);
  });

  it("keeps what a change leaves out", async () => {
    expect((await patch({ record_type: 2 })).status).toBe(200);
    const changed = await patch({
      activity_record_clients_count_max: "12",
      is_show_newsletter_agreement: 1,
    });
    const expected = {
      record_type: 2,
      activity_record_clients_count_max: 12,
      is_show_newsletter_agreement: true,
      is_show_personal_data_processing_agreement: false,
    };
    expect(rowOf(changed)).toMatchObject(expected);
    expect(rowOf(await get(SETTINGS, { as: "anna" }))).toMatchObject(expected);
    expect(rowOf(await patch({}))).toMatchObject(expected);
  });

  it("changes the step of the sessions at once", async () => {
    const sessions = async () => rowsOf(await get("/timetable/seances/4564/3001/2026-12-01"));
    expect((await sessions()).length).toBe(96);
    expect(rowOf(await patch({ seance_step: 30 }))["seance_step"]).toBe(30);
    expect((await sessions()).length).toBe(16);
    expect(rowOf(await get(SETTINGS))["seance_step"]).toBe(30);
    await patch({ seance_step: 5 });
    expect((await sessions()).length).toBe(96);
  });

  it.each([
    { record_type: 90 },
    { activity_record_clients_count_max: 0 },
    { activity_record_clients_count_max: 256 },
    { is_show_newsletter_agreement: "perhaps" },
    { seance_step: 7 },
  ])("refuses %j with 422 and the field", async (body) => {
    const answer = await patch(body);
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.json.meta.errors)).toEqual(Object.keys(body));
  });

  it("checks tokens, location and right before the body", async () => {
    expect((await api.call("PATCH", SETTINGS, { body: "nonsense" })).status).toBe(401);
    const at = (id: number) => `/company/${id}/settings/timetable`;
    expect((await patch("nonsense", "manager", at(9999))).status).toBe(404);
    expect((await patch("nonsense", "manager", at(4566))).status).toBe(403);
    expect((await patch("nonsense", "reception")).status).toBe(403);
    expect((await patch("nonsense", "anna")).status).toBe(403);
    expect((await patch("nonsense")).status).toBe(422);
    expect((await get(SETTINGS, {})).status).toBe(401);
    expect((await get(at(4566))).status).toBe(403);
  });
});
