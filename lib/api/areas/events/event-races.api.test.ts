import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TEST_ENGINES } from "@/test-support/test-engines";
import { openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture } from "@/test-support/api-fixture";
import { inRounds } from "@/test-support/proof-length";

describe.each(inRounds(TEST_ENGINES))("event writers at the same time on $name", (engine) => {
  let api: ApiFixture;
  beforeAll(async () => {
    api = await openApi({ engine });
    // connections are opened at once: else the first writer is done before the others have theirs
    await Promise.all(Array.from({ length: 8 }, () => api.store.isReady()));
    const hours = [3001, 3004].map((team_member_id) => ({
      team_member_id,
      dates: ["2027-03-01", "2027-03-02", "2027-03-08"],
      slots: [{ from: "09:00", to: "18:00" }],
    }));
    const path = "/company/4564/staff/schedule";
    const body = { schedules_to_set: hours, schedules_to_delete: [] };
    expect((await api.call("PUT", path, { as: "manager", body })).status).toBe(200);
  });
  afterAll(() => api.close());

  const anEvent = (overrides: Readonly<Record<string, unknown>>) => ({
    date: "2027-03-01 09:00",
    service_id: 509,
    staff_id: 3001,
    length: 3600,
    capacity: 2,
    force: false,
    ...overrides,
  });
  const post = (path: string, body: unknown) => api.call("POST", path, { as: "manager", body });
  const statusesOf = async (calls: readonly Promise<{ readonly status: number }>[]) =>
    (await Promise.all(calls)).map(({ status }) => status).sort((a, b) => a - b);

  const ONE_OF_SIX = [200, 409, 409, 409, 409, 409];

  test("of events for one member one is made, the others are told 409", async () => {
    const all = ["00", "10", "20", "30", "40", "50"].map((minute) =>
      post("/activity/4564", anEvent({ date: `2027-03-01 09:${minute}` })),
    );
    expect(await statusesOf(all)).toEqual(ONE_OF_SIX);
  });

  test("of events of different members for one resource one is made", async () => {
    const all = [3001, 3004, 3001, 3004, 3001, 3004].map((staff_id) =>
      post(
        "/activity/4564",
        anEvent({ date: "2027-03-02 09:00", staff_id, resource_instance_ids: [3127] }),
      ),
    );
    expect(await statusesOf(all)).toEqual(ONE_OF_SIX);
  });

  test("an event and copies of another one never take one time both", async () => {
    const original = await post("/activity/4564", anEvent({ date: "2027-03-01 14:00" }));
    const path = `/activity/4564/${String(rowOf(original)["id"])}/duplicate`;
    const copies = { dates: ["2027-03-01T16:00:00", "2027-03-02T16:00:00"], content_type: 1 };
    const both = [
      post(path, copies),
      post("/activity/4564", anEvent({ date: "2027-03-02 16:30" })),
    ];
    expect(await statusesOf(both)).toEqual([200, 409]);
  });

  test("two schedules that want one resource share out its dates, and no date has both", async () => {
    const members = [3001, 3004];
    const originals = await Promise.all(
      members.map((staff_id) =>
        post("/activity/4564", anEvent({ date: "2027-04-05 09:00", staff_id, force: true })),
      ),
    );
    const schedules = members.map((staff_id, index) => {
      const event = originals[index];
      if (!event) throw new Error("No original event");
      return post("/company/4564/schedules", {
        original_entity_type: "activity",
        original_entity_id: rowOf(event)["id"],
        date_end: "2027-05-31",
        days: [
          {
            day_of_week: "tue",
            events_master_id: staff_id,
            events_time: "12:00:00",
            events_duration: 3600,
            events_capacity: 4,
            resource_instances_ids: [3127],
          },
        ],
      });
    });
    expect(await statusesOf(schedules)).toEqual([201, 201]);
    const path = "/activity/4564/search?from=2027-04-06&till=2027-05-31&resource_ids[]=62";
    const made = rowsOf(await api.call("GET", path)).map((row) => row["date"]);
    expect(made.length).toBe(8);
    expect(new Set(made).size).toBe(8);
  });
});
