import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { permissionsSchema } from "@/lib/api/areas/users/permissions.contract";
import { APPOINTMENT_GRANTS } from "@/lib/domain/salon/appointment-grants";
import type { AppointmentGrant } from "@/lib/domain/salon/appointment-grants";
import { anAppointment, openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, Row } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const without = (...grants: AppointmentGrant[]) =>
  APPOINTMENT_GRANTS.filter((each) => !grants.includes(each));

async function created(over: Row = {}) {
  const body = anAppointment({ save_if_busy: true, ...over });
  const row = rowOf(await api.call("POST", "/records/4564", { as: "manager", body }));
  const [id, visit] = [String(row["id"]), `/visits/${String(row["visit_id"])}`];
  return { body, path: `/record/4564/${id}`, id, visit, row };
}

const PARTS: readonly (readonly [AppointmentGrant, Row])[] = [
  ["timetable_transferring_record_access", { datetime: "2026-12-01T10:00:00" }],
  ["records_edit_date_and_master_access", { staff_id: 3004 }],
  ["records_edit_duration_access", { seance_length: 3600 }],
  ["records_edit_comment_access", { comment: "x" }],
  ["records_edit_services_access", { services: [] }],
];

describe("rights to parts of an appointment (business.md 11.2)", () => {
  it("refuse each part alone and leave the others open", async () => {
    api.limit({ grants: [] });
    const { body, path, row } = await created();
    const put = async (over: Row) => {
      const answer = await api.call("PUT", path, { as: "limited", body: { ...body, ...over } });
      return answer.status;
    };
    for (const [, over] of PARTS) {
      expect(await put(over)).toBe(403);
    }
    expect(rowOf(await api.call("GET", path, { as: "manager" }))).toEqual(row);
    expect(await put({ client: { name: "Other" }, attendance: 2 })).toBe(201);
  });

  it("need the right to change appointments first", async () => {
    api.limit({ mayEditAppointments: false });
    const { body, path, id, visit } = await created();
    const light = path.replace("/record/", "/records/");
    const statuses = [
      await api.call("PUT", path, { as: "limited", body }),
      await api.call("POST", `${light}/attendance`, { as: "limited", body: { attendance: 1 } }),
      await api.call("PUT", `${visit}/${id}`, { as: "limited", body: [] }),
    ].map((each) => each.status);
    expect(statuses).toEqual([403, 403, 403]);
    const mine = await api.call("GET", "/user/permissions/4564", { as: "limited" });
    const { record_form, timetable } = permissionsSchema.parse(mine.json.data);
    expect([record_form?.edit_records_access, record_form?.records_edit_comment_access]).toEqual([
      false,
      false,
    ]);
    expect(timetable.timetable_transferring_record_access).toBe(false);
  });

  it.each(PARTS)("%s alone closes its part", async (grant, over) => {
    api.limit({ grants: without(grant) });
    const { body, path } = await created();
    const put = (more: Row) => api.call("PUT", path, { as: "limited", body: { ...body, ...more } });
    expect((await put(over)).status).toBe(403);
    const others = PARTS.filter(([other]) => {
      const isSamePart = [other, grant].every((each) => /transferring|date_and/.test(each));
      return other !== grant && !isSamePart;
    });
    for (const [, change] of others) expect((await put(change)).status).toBe(201);
  });
});

describe("appointments whose client came", () => {
  it("are changed only with edit_records_attendance_access", async () => {
    api.limit({ grants: without("edit_records_attendance_access") });
    const { body, path, id, visit } = await created({ attendance: 1 });
    const calls = [
      api.call("PUT", path, { as: "limited", body }),
      api.call("POST", `/records/4564/${id}/attendance`, {
        as: "limited",
        body: { attendance: 0 },
      }),
      api.call("PUT", `${visit}/${id}`, {
        as: "limited",
        body: { attendance: 0, comment: "" },
      }),
    ];
    expect((await Promise.all(calls)).map((each) => each.status)).toEqual([403, 403, 403]);
    const waiting = await created();
    const came = await api.call("PUT", waiting.path, {
      as: "limited",
      body: { ...waiting.body, attendance: 1 },
    });
    expect(came.status).toBe(201);
    const mine = rowOf(await api.call("GET", "/user/permissions/4564", { as: "limited" }));
    expect(mine["record_form"]).toMatchObject({ edit_records_attendance_access: false });
  });
});

describe("the edit window", () => {
  it("closes older appointments to changes and deletion, not to reading", async () => {
    api.limit({ editDaysCount: 3 });
    const old = await created({ datetime: "2026-11-21T23:45:00" });
    const young = await created({ datetime: "2026-11-22T00:00:00" });
    const statusesOf = async ({ path, body, id, visit }: typeof old) => {
      const answers = [
        await api.call("GET", path, { as: "limited" }),
        await api.call("PUT", path, { as: "limited", body }),
        await api.call("POST", `/records/4564/${id}/attendance`, {
          as: "limited",
          body: { attendance: 2 },
        }),
        await api.call("PUT", `${visit}/${id}`, {
          as: "limited",
          body: { attendance: 0, comment: "" },
        }),
        await api.call("DELETE", path, { as: "limited" }),
      ];
      return answers.map((each) => each.status);
    };
    expect(await statusesOf(old)).toEqual([200, 403, 403, 403, 403]);
    const back = { ...young.body, datetime: "2026-11-21T23:45:00" };
    const moved = await api.call("PUT", young.path, { as: "limited", body: back });
    expect(moved.status).toBe(403);
    expect(await statusesOf(young)).toEqual([200, 201, 200, 200, 204]);
    const mine = rowOf(await api.call("GET", "/user/permissions/4564", { as: "limited" }));
    expect(mine["record_form"]).toMatchObject({ records_edit_last_days_count: 3 });
  });

  it("ends with what the journal shows", async () => {
    api.limit({ lastDaysCount: 3 });
    const { path, body, visit } = await created({ datetime: "2026-11-21T10:00:00" });
    const calls = [
      api.call("GET", path, { as: "limited" }),
      api.call("GET", visit, { as: "limited" }),
      api.call("PUT", path, { as: "limited", body }),
    ];
    expect((await Promise.all(calls)).map((each) => each.status)).toEqual([403, 403, 403]);
  });
});

describe("the roles of the demo salon", () => {
  it("let reception move and the worker only read", async () => {
    api.limit({ maySeePhones: false });
    const { body, path, row } = await created();
    const send = { ...body, datetime: "2026-12-01T11:00:00" };
    expect((await api.call("PUT", path, { as: "anna", body: send })).status).toBe(403);
    expect((await api.call("PUT", path, { as: "reception", body: send })).status).toBe(201);
    const listed = await api.call("GET", "/records/4564?start_date=2026-12-01&count=300", {
      as: "limited",
    });
    expect(rowsOf(listed).every((each) => (each["client"] as Row)["phone"] === "")).toBe(true);
    const hidden = rowOf(await api.call("GET", path, { as: "limited" }));
    expect(hidden["client"]).toMatchObject({ phone: "", email: "" });
    const kept = await api.call("PUT", path, {
      as: "limited",
      body: { ...send, client: hidden["client"] },
    });
    expect(kept.status).toBe(201);
    expect(kept.text).not.toContain("49307777001");
    const seen = rowOf(await api.call("GET", path, { as: "manager" }));
    expect(seen["client"]).toEqual(row["client"]);
  });
});
