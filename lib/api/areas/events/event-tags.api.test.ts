import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { envelopeOf } from "@/lib/api/wire/envelope";
import { eventSchema } from "./events.contract";
import { NORD } from "@/test-support/builders";
import { openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, Row } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const call = (method: string, path: string, body?: unknown) =>
  api.call(method, path, { as: "manager", body });

async function aTag(title: string, entity: 0 | 1 | 3 = 3): Promise<number> {
  const label = { title, color: "#112233", icon: "star", entity };
  return (await api.store.tags.add(NORD, label)).id;
}

const anEvent = (overrides: Row = {}) => ({
  date: "2027-03-01 09:00",
  service_id: 509,
  staff_id: 3001,
  length: 3600,
  capacity: 3,
  force: true,
  ...overrides,
});

const tagsOf = async (event: unknown) =>
  rowOf(await api.call("GET", `/activity/4564/${String(event)}`))["labels"];
const shown = (id: number, title: string) => ({ id, title, color: "#112233", icon: "star" });

describe("the tags of an event", () => {
  it("are shown with it, stay when a change does not name them, and go when it does", async () => {
    const [course, open] = [await aTag("Course"), await aTag("Anything", 0)];
    const made = await call("POST", "/activity/4564", anEvent({ labels_ids: [course, open] }));
    expect(made.status).toBe(200);
    envelopeOf(eventSchema).parse(made.json);
    const both = [shown(open, "Anything"), shown(course, "Course")];
    expect(rowOf(made)["labels"]).toEqual(both);
    const path = `/activity/4564/${String(rowOf(made)["id"])}`;
    expect(rowOf(await call("PUT", path, anEvent({ capacity: 5 })))["labels"]).toEqual(both);
    const found = await api.call("GET", "/activity/4564/search?from=2027-03-01&till=2027-03-01");
    expect(rowsOf(found)[0]?.["labels"]).toEqual(both);
    const dates = { dates: ["2027-03-02T09:00:00"], content_type: 1, force: true };
    expect(rowsOf(await call("POST", `${path}/duplicate`, dates))[0]?.["labels"]).toEqual(both);
    await api.store.tags.markDeleted(NORD, open);
    expect(await tagsOf(rowOf(made)["id"])).toEqual([shown(course, "Course")]);
    const none = await call("PUT", path, anEvent({ labels_ids: [] }));
    expect(rowOf(none)["labels"]).toEqual([]);
  });

  it("must be tags of the location for everything or for events", async () => {
    const label = await aTag("Of clients", 1);
    for (const id of [label, 999_999]) {
      const made = await call("POST", "/activity/4564", anEvent({ labels_ids: [id] }));
      expect(made.status).toBe(404);
    }
    const wrong = await call("POST", "/activity/4564", anEvent({ labels_ids: ["x"] }));
    expect([wrong.status, Object.keys(wrong.json.meta.errors)]).toEqual([422, ["labels_ids.0"]]);
  });
});

describe("the tags of a series", () => {
  const SCHEDULES = "/company/4564/schedules";

  it("are on the events it makes and follow its changes, but for those edited by hand", async () => {
    const [first, second] = [await aTag("First"), await aTag("Second")];
    const original = rowOf(await call("POST", "/activity/4564", anEvent()))["id"];
    const day = {
      day_of_week: "mon",
      events_master_id: 3001,
      events_time: "09:00:00",
      events_duration: 3600,
      events_capacity: 3,
      labels_ids: [first],
    };
    const schedule = rowOf(
      await call("POST", `${SCHEDULES}?include[]=days`, {
        original_entity_type: "activity",
        original_entity_id: original,
        date_end: "2027-03-15",
        days: [day],
      }),
    );
    const [series] = schedule["days"] as Row[]; // a wrong guess fails the test
    const path = `${SCHEDULES}/${String(schedule["id"])}/days/${String(series?.["id"])}`;
    const events = async () => rowsOf(await call("GET", `${path}/events`));
    const [kept, edited] = (await events()).map((row) => row["event_entity_id"]);
    expect(await tagsOf(kept)).toEqual([shown(first, "First")]);
    const byHand = anEvent({ date: "2027-03-15 09:00", labels_ids: [first, second] });
    expect((await call("PUT", `/activity/4564/${String(edited)}`, byHand)).status).toBe(200);
    expect((await events()).map((row) => row["is_entity_labels_changed"])).toEqual([false, true]);
    const change = { force: false, labels_ids: [second] };
    expect((await call("PATCH", path, change)).status).toBe(200);
    const titles = async () =>
      (await events()).map((row) => (row["entity_labels"] as Row[]).map((each) => each["title"])); // as above
    expect(await titles()).toEqual([["Second"], ["First", "Second"]]);
    expect((await call("PATCH", path, { force: true })).status).toBe(200);
    expect(await titles()).toEqual([["Second"], ["Second"]]);
    await api.store.tags.markDeleted(NORD, second);
    expect(await titles()).toEqual([[], []]);
    expect((await events()).map((row) => row["is_entity_labels_changed"])).toEqual([false, false]);
    await call("DELETE", `${SCHEDULES}/${String(schedule["id"])}`);
  });
});
