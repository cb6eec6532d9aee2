import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anAppointment, openApi, rowOf, rowsOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
  const body = [workingDay("2027-03-01", ["9:00", "18:00"])];
  const path = "/schedule/4564/3001/2027-03-01/2027-03-01";
  expect((await api.call("PUT", path, { as: "manager", body })).status).toBe(201);
});
afterAll(() => api.close());

const call = (method: string, path: string, body: unknown) =>
  api.call(method, path, { as: "manager", body });

const AN_EVENT = {
  date: "2027-03-01 14:00",
  service_id: 509,
  staff_id: 3001,
  capacity: 2,
  force: true,
};

describe("null for an optional field means that it is left out", () => {
  it("in a new appointment and its change", async () => {
    const body = anAppointment({
      datetime: "2027-03-01T09:00:00",
      services: [{ id: 502, first_cost: null, discount: null, cost: null, amount: null }],
      save_if_busy: null,
      attendance: null,
      technical_break_duration: null,
      comment: null,
      api_id: null,
      activity_id: null,
      custom_color: null,
      record_labels: null,
      custom_fields: null,
      sms_remain_hours: null,
    });
    const created = await call("POST", "/records/4564", body);
    expect(created.status).toBe(201);
    expect(rowOf(created)).toMatchObject({ attendance: 0, services: [{ cost: 32, amount: 1 }] });
    expect((await call("POST", "/records/4564", body)).status).toBe(409);
    const path = `/record/4564/${String(rowOf(created)["id"])}`;
    expect((await call("PUT", path, { ...body, attendance: 2 })).status).toBe(201);
    expect(rowOf(await call("PUT", path, body))).toMatchObject({ attendance: 2 });
  });

  it("in an event, its copies and their strategies", async () => {
    const event = await call("POST", "/activity/4564", {
      ...AN_EVENT,
      length: null,
      resource_instance_ids: null,
    });
    expect([event.status, rowOf(event)["length"]]).toEqual([200, 5400]);
    const path = `/activity/4564/${String(rowOf(event)["id"])}/duplicate`;
    const rest = { dates: ["2027-03-02T13:30:00"], content_type: 1, force: true };
    const unused = {
      duplication_strategy_id: null,
      repeat_mode_id: null,
      interval: null,
      days: null,
      from: null,
      till: null,
      count: null,
      hours: null,
      minutes: null,
    };
    expect((await call("POST", path, { ...rest, ...unused })).status).toBe(200);
    const repeated = { ...unused, repeat_mode_id: 1, from: "2027-03-03", count: 1 };
    const body = { ...repeated, content_type: 1, force: null, dates: undefined };
    expect((await call("POST", path, body)).status).toBe(409);
    const strategy = { title: "T", repeat_mode_id: 5, days: null, interval: null };
    const saved = await call("POST", "/activity/4564/duplication_strategy", {
      ...strategy,
      content_type: null,
    });
    expect([saved.status, rowOf(saved)["interval"]]).toEqual([200, 0]);
  });

  it("in a schedule of events and its series", async () => {
    const event = await call("POST", "/activity/4564", AN_EVENT);
    const schedule = await call("POST", "/company/4564/schedules?include[]=days", {
      original_entity_type: "activity",
      original_entity_id: rowOf(event)["id"],
      date_end: "2027-03-20",
      add_clients_from_original_entity: null,
      days: [
        {
          day_of_week: "mon",
          events_master_id: 3001,
          events_time: "14:00:00",
          events_duration: 3600,
          events_capacity: 8,
          labels_ids: null,
          resource_instances_ids: null,
        },
      ],
    });
    expect(schedule.status).toBe(201);
    const [series] = rowOf(schedule)["days"] as { id: number }[]; // asked for by include
    const path = `/company/4564/schedules/${String(rowOf(schedule)["id"])}/days/${series?.id}`;
    const change = { events_master_id: null, events_time: null, events_capacity: null };
    const changed = await call("PATCH", path, {
      force: false,
      events_duration: 1800,
      ...change,
    });
    expect(changed.status).toBe(200);
    expect(rowOf(changed)).toMatchObject({ events_time: "14:00:00", events_duration: 1800 });
  });

  it("in tags, custom fields and settings of webhooks", async () => {
    const tag = { title: "VIP", color: "#ff2828" };
    const made = await call("POST", "/labels/4564", { ...tag, entity: null, icon: null });
    expect([made.status, rowOf(made)["entity"]]).toEqual([200, 0]);
    const field = { type: "text", code: "nothing", title: "Nothing", values: null };
    const flags = { user_can_edit: null, show_in_ui: null };
    const added = await call("POST", "/custom_fields/record/4564", { ...field, ...flags });
    expect(added.status).toBe(200);
    const webhooks = {
      urls: ["https://example.com/a"],
      active: 1,
      record: null,
      self_sending: null,
    };
    const set = await call("POST", "/hooks_settings/4564", webhooks);
    expect([set.status, rowOf(set)["record"]]).toEqual([201, 0]);
  });

  it("in the settings of online booking and of the journal", async () => {
    const online = "/company/4564/settings/online";
    const set = { any_master: false, seance_delay_step: 60, privacy_policy: "Be kind" };
    const before = rowOf(await call("PATCH", online, set));
    const none = { confirm_number: null, activity_online_record_clients_count_max: null };
    const unchanged = { ...none, any_master: null, seance_delay_step: null, privacy_policy: null };
    const after = await call("PATCH", online, unchanged);
    expect([after.status, rowOf(after)]).toEqual([200, before]);
    await call("PATCH", online, { any_master: true, seance_delay_step: 0, privacy_policy: "" });
    const journal = await call("PATCH", "/company/4564/settings/timetable", {
      record_type: null,
      activity_record_clients_count_max: null,
      is_show_newsletter_agreement: null,
      is_show_personal_data_processing_agreement: null,
      seance_step: null,
    });
    expect([journal.status, rowOf(journal)["record_type"]]).toEqual([200, 0]);
  });

  it("in what visitors book and move", async () => {
    const wish = { services: [502], datetime: "2027-03-01T16:00:00", staff_id: 3001 };
    const nothing = { email: null, comment: null, type: null, api_id: null, code: null };
    const none = { ...nothing, notify_by_sms: null, notify_by_email: null };
    const contact = { fullname: "Vera Visitor", phone: "+49 30 7777 321", ...none };
    const appointments = [{ ...wish, id: null, custom_fields: null }];
    const booked = await api.call("POST", "/book_record/4564", {
      body: { ...contact, comment: "Quiet please", appointments },
    });
    expect(booked.status).toBe(201);
    const [made] = rowsOf(booked);
    expect(made?.["id"]).toBe(1);
    const moved = await call("PUT", `/book_record/4564/${String(made?.["record_id"])}`, {
      datetime: "2027-03-01T16:30:00",
      comment: null,
    });
    expect([moved.status, rowOf(moved)["comment"]]).toEqual([200, "Quiet please"]);
    const seat = await api.call("POST", "/activity/4564/801/book", {
      body: { ...contact, clients_count: null },
    });
    expect(seat.status).toBe(200);
  });
});

describe("changed_after and changed_before of appointments", () => {
  it("take a lone date for its midnight, with dashes or without", async () => {
    const total = async (query: string) => {
      const answer = await api.call("GET", `/records/4564?count=1&${query}`, { as: "manager" });
      return [answer.status, answer.json.meta.total_count];
    };
    const exact = await total("changed_after=2026-11-25T00:00:00");
    expect(exact[0]).toBe(200);
    expect(await total("changed_after=2026-11-25")).toEqual(exact);
    expect(await total("changed_after=20261125&changed_before=20261126")).toEqual(exact);
    expect(await total("changed_after=2026-11-26")).toEqual([200, 0]);
  });
});
