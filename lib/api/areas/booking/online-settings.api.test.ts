import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { envelopeOf } from "@/lib/api/wire/envelope";
import { onlineSettingsSchema, timeslotSettingsSchema } from "./online-settings.contract";
import { TEST_ENGINES } from "@/test-support/test-engines";
import { openApi, rowOf } from "@/test-support/api-fixture";
import type { ApiFixture, RawCall } from "@/test-support/api-fixture";

const ONLINE = "/company/4564/settings/online";

describe.each(TEST_ENGINES)("settings of online booking on $name", (on) => {
  let api: ApiFixture;
  beforeAll(async () => {
    api = await openApi({ engine: on });
  });
  afterAll(() => api.close());

  const get = (path: string, options: RawCall = { as: "manager" }) =>
    api.call("GET", path, options);
  const patch = (body: unknown, as: RawCall["as"] = "manager", path = ONLINE) =>
    api.call("PATCH", path, { as, body });

  it("are the defaults until somebody changes them, on both paths", async () => {
    const answer = await get("/company/4565/settings/online");
    const data = {
      confirm_number: false,
      any_master: true,
      seance_delay_step: 0,
      activity_online_record_clients_count_max: 1,
      privacy_policy: "",
    };
    expect([answer.status, answer.json]).toEqual([200, { success: true, data, meta: [] }]);
    envelopeOf(onlineSettingsSchema).parse(answer.json);
    expect((await get("/locations/4565/settings/online")).text).toBe(answer.text);
  });

  it("keep what a change leaves out, and change at this location only", async () => {
    expect((await patch({ confirm_number: 1, seance_delay_step: "90" })).status).toBe(200);
    const changed = await patch({ activity_online_record_clients_count_max: 4, any_master: false });
    const data = {
      confirm_number: true,
      any_master: false,
      seance_delay_step: 90,
      activity_online_record_clients_count_max: 4,
      privacy_policy: "",
    };
    expect([changed.status, changed.json]).toEqual([200, { success: true, data, meta: [] }]);
    envelopeOf(onlineSettingsSchema).parse(changed.json);
    expect(rowOf(await get(ONLINE, { as: "anna" }))).toEqual(data);
    expect(rowOf(await patch({}))).toEqual(data);
    expect(rowOf(await get("/company/4565/settings/online"))["seance_delay_step"]).toBe(0);
  });

  it("keep both of two changes at once", async () => {
    const path = "/company/4565/settings/online";
    await Promise.all([
      patch({ confirm_number: true }, "manager", path),
      patch({ seance_delay_step: 30 }, "manager", path),
    ]);
    expect(rowOf(await get(path))).toMatchObject({ confirm_number: true, seance_delay_step: 30 });
  });

  it.each([
    { confirm_number: "perhaps" },
    { any_master: 2 },
    { seance_delay_step: 45 },
    { seance_delay_step: 1410 },
    { seance_delay_step: -30 },
    { activity_online_record_clients_count_max: 0 },
    { activity_online_record_clients_count_max: 256 },
  ])("refuse %j with 422 and the field", async (body) => {
    const answer = await patch(body);
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.json.meta.errors)).toEqual(Object.keys(body));
  });

  it("check tokens, location and right before the body", async () => {
    expect((await api.call("PATCH", ONLINE, { body: "nonsense" })).status).toBe(401);
    const at = (id: number) => `/company/${id}/settings/online`;
    expect((await patch("nonsense", "manager", at(9999))).status).toBe(404);
    expect((await patch("nonsense", "manager", at(4566))).status).toBe(403);
    expect((await patch("nonsense", "reception")).status).toBe(403);
    expect((await patch("nonsense", "anna")).status).toBe(403);
    expect((await patch("nonsense")).status).toBe(422);
    expect((await get(ONLINE, {})).status).toBe(401);
    expect((await get(at(4566))).status).toBe(403);
    expect((await get(at(9999))).status).toBe(404);
  });

  it("tell the grid that follows the journal's step and the lead time", async () => {
    await patch({ seance_delay_step: 60 });
    await api.call("PATCH", "/company/4564/settings/timetable", {
      as: "manager",
      body: { seance_step: 15 },
    });
    const answer = await get("/company/4564/settings/timeslots");
    expect(answer.status).toBe(200);
    envelopeOf(timeslotSettingsSchema).parse(answer.json);
    const setting = {
      grid_first_timeslot: 0,
      grid_last_timeslot: 85_800,
      grid_display_step: 900,
      grid_nearest_timeslot_delay: 3600,
      grid_base_type: "schedule",
      is_grid_flexible: false,
    };
    expect(rowOf(answer)).toEqual({
      is_enabled: false,
      weekdays_settings: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
        weekday,
        timeslots: [],
        setting,
      })),
      dates_settings: [],
    });
    expect((await get("/locations/4564/settings/timeslots")).text).toBe(answer.text);
  });

  it("tell the grid to users of the location only", async () => {
    const at = (id: number) => `/company/${id}/settings/timeslots`;
    expect((await get(at(4564), {})).status).toBe(401);
    expect((await get(at(9999))).status).toBe(404);
    expect((await get(at(4566))).status).toBe(403);
    expect((await get(at(4564), { as: "anna" })).status).toBe(200);
  });
});
