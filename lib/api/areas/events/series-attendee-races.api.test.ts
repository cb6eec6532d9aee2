import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NORD } from "@/test-support/builders";
import { TEST_ENGINES } from "@/test-support/test-engines";
import { openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture } from "@/test-support/api-fixture";
import { inRounds } from "@/test-support/proof-length";

describe.each(inRounds(TEST_ENGINES))("series of clients on $name", (engine) => {
  let api: ApiFixture;
  beforeAll(async () => {
    api = await openApi({ engine });
    // connections are opened at once: else the first writer is done before the others have theirs
    await Promise.all(Array.from({ length: 8 }, () => api.store.isReady()));
  });
  afterAll(() => api.close());

  const post = (path: string, body: unknown) => api.call("POST", path, { as: "manager", body });
  const event = { date: "2027-03-01 09:00", service_id: 509, staff_id: 3001, capacity: 3 };

  /** Mondays of March with two seats each, and clients. */
  async function aSchedule(clients: number) {
    const { id } = rowOf(await post("/activity/4564", { ...event, length: 3600, force: true }));
    const day = {
      day_of_week: "mon",
      events_master_id: 3001,
      events_time: "09:00:00",
      events_duration: 3600,
      events_capacity: 2,
    };
    const made = await post("/company/4564/schedules", {
      original_entity_type: "activity",
      original_entity_id: id,
      date_end: "2027-03-29",
      days: [day],
    });
    const path = `/company/4564/schedules/${String(rowOf(made)["id"])}`;
    const people = Array.from({ length: clients }, (_, index) =>
      api.store.clients.add(NORD, {
        name: "Regular",
        phone: `4930777${index}${clients}`,
        email: "",
      }),
    );
    return { path, clientIds: (await Promise.all(people)).map((client) => client.id) };
  }
  const eventsAhead = async () =>
    rowsOf(
      await api.call(
        "GET",
        "/activity/4564/search?from=2027-03-02&till=2027-03-31&staff_ids[]=3001",
      ),
    );

  test("no event has more seats than it has room for, whoever books at the same time", async () => {
    const { path, clientIds } = await aSchedule(5);
    const events = await eventsAhead();
    const seats = events.map((row) =>
      post("/records/4564", { activity_id: row["id"], client: { name: "Guest" } }),
    );
    const series = clientIds.map((client_id) => post(`${path}/client_schedules`, { client_id }));
    const statuses = (await Promise.all([...series, ...seats])).map(({ status }) => status);
    expect(statuses.slice(0, 5)).toEqual([201, 201, 201, 201, 201]);
    expect((await eventsAhead()).map((row) => row["records_count"])).toEqual([2, 2, 2, 2]);
    await api.call("DELETE", path, { as: "manager" });
  });

  test("a client attached by many at the same time is attached once, with one seat an event", async () => {
    const { path, clientIds } = await aSchedule(1);
    const [client_id] = clientIds;
    const calls = [1, 2, 3, 4].map(() => post(`${path}/client_schedules`, { client_id }));
    const answers = await Promise.all(calls);
    expect(new Set(answers.map((answer) => rowOf(answer)["id"])).size).toBe(1);
    expect((await eventsAhead()).map((row) => row["records_count"])).toEqual([1, 1, 1, 1]);
    await api.call("DELETE", path, { as: "manager" });
  });

  test("webhooks are told of each seat that is booked and deleted", async () => {
    const settings = {
      urls: ["https://rota.example/hooks"],
      active: 1,
      record: 1,
      self_sending: 1,
    };
    expect((await post("/hooks_settings/4564", settings)).status).toBe(201);
    const { path, clientIds } = await aSchedule(2);
    await api.store.webhooks.claimDue(0, 1000);
    const [client_id] = clientIds;
    const made = await post(`${path}/client_schedules`, { client_id });
    const claimed = async () => {
      const records = (await api.store.webhooks.claimDue(0, 1000)).map(({ change }) => change);
      return records.map(({ resource, status }) => `${resource} ${status}`);
    };
    const four = (status: string) => Array.from({ length: 4 }, () => `record ${status}`);
    expect(await claimed()).toEqual(four("create"));
    const one = `${path}/client_schedules/${String(rowOf(made)["id"])}`;
    expect((await api.call("DELETE", one, { as: "manager" })).status).toBe(204);
    expect(await claimed()).toEqual(four("delete"));
    await api.call("DELETE", path, { as: "manager" });
  });
});
