import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  anAppointment,
  day,
  member,
  NORD,
  openApi,
  rowOf,
  rowsOf,
  workingDay,
} from "@/test-support/api-fixture";
import type { ApiFixture, Person, RawAnswer } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
  const days = [1, 2, 3, 4, 5, 6, 7, 8].map((date) =>
    workingDay(`2027-02-0${date}`, ["9:00", "13:00"], ["13:00", "18:00"], ["22:00", "24:00"]),
  );
  const body = [...days, workingDay("2027-02-09", ["0:00", "1:00"])];
  const path = "/schedule/4564/3001/2027-02-01/2027-02-09";
  expect((await api.call("PUT", path, { as: "manager", body })).status).toBe(201);
});
afterAll(() => api.close());

const post = (overrides: Readonly<Record<string, unknown>> = {}, as: Person = "manager") =>
  api.call("POST", "/records/4564", { as, body: anAppointment(overrides) });
const list = (query: string, as: Person = "manager") =>
  api.call("GET", `/records/4564?${query}`, { as });
const idsOf = (answer: RawAnswer) => rowsOf(answer).map((each) => each["id"]);

describe("POST /records/{location}", () => {
  it("answers 201 with one object in the form of the record", async () => {
    const answer = await post({
      datetime: "2027-02-01T09:00:00+01:00",
      services: [{ id: 502, first_cost: 80, discount: 10, cost: 72 }],
      comment: "By the window",
      api_id: 77,
    });
    expect(answer.status).toBe(201);
    expect(rowOf(answer)).toMatchObject({
      id: expect.any(Number),
      company_id: 4564,
      staff_id: 3001,
      services: [{ id: 502, title: "Dry cut", first_cost: 80, discount: 10, cost: 72, amount: 1 }],
      staff: { id: 3001, name: "Anna Berg", position: { id: 11, title: "Senior stylist" } },
      client: { name: "Test Client", phone: "49307777001" },
      date: "2027-02-01 09:00:00",
      datetime: "2027-02-01T09:00:00+01:00",
      create_date: "2026-11-25T09:00:00+0100",
      seance_length: 1800,
      length: 1800,
      attendance: 0,
      visit_attendance: 0,
      confirmed: 1,
      comment: "By the window",
      api_id: "77",
      deleted: false,
      online: false,
      activity_id: 0,
      created_user_id: 7002,
    });
    expect(rowOf(answer)).not.toHaveProperty("status");
  });

  it.each([
    ["local time", "2027-02-01T10:00:00", "2027-02-01T10:00:00+01:00"],
    ["local time with a blank", "2027-02-01 10:30:00", "2027-02-01T10:30:00+01:00"],
    ["local time without seconds", "2027-02-01T11:00", "2027-02-01T11:00:00+01:00"],
    ["UTC", "2027-02-01T10:30:00Z", "2027-02-01T11:30:00+01:00"],
    ["another offset", "2027-02-01T06:00:00-05:00", "2027-02-01T12:00:00+01:00"],
    ["an offset without colon", "2027-02-01T11:30:00+0000", "2027-02-01T12:30:00+01:00"],
  ])("reads datetime as %s", async (_, datetime, expected) => {
    expect(rowOf(await post({ datetime }))["datetime"]).toBe(expected);
  });

  it("finds the client by phone however it is written, else creates one", async () => {
    const clientOf = async (client: unknown, minute: string) => {
      const answer = await post({ client, datetime: `2027-02-02T${minute}:00` });
      return rowOf(answer)["client"];
    };
    const first = await clientOf({ phone: "+49 (30) 888-1", name: "Ida" }, "09:00");
    expect(first).toMatchObject({ name: "Ida", phone: "49308881" });
    expect(await clientOf({ phone: 49308881, name: "Other" }, "09:30")).toEqual(first);
    expect(await clientOf({ phone: "+49305550001" }, "10:00")).toMatchObject({ id: 9001 });
    expect(await clientOf({}, "10:30")).toBeNull();
    expect(await clientOf([], "11:00")).toBeNull();
    expect(await clientOf({ name: "Walk-in" }, "11:30")).toMatchObject({
      name: "Walk-in",
      phone: "",
    });
  });

  it("fills costs from the service and takes services as an empty list", async () => {
    const plain = await post({ datetime: "2027-02-02T12:00:00" });
    expect(rowOf(plain)["services"]).toMatchObject([{ first_cost: 32, discount: 0, cost: 32 }]);
    const discounted = await post({
      datetime: "2027-02-02T12:30:00",
      services: [{ id: "502", discount: 50, amount: 2 }],
    });
    expect(rowOf(discounted)["services"]).toMatchObject([{ first_cost: 32, cost: 32, amount: 2 }]);
    const none = await post({ datetime: "2027-02-02T13:00:00", services: [] });
    expect(rowOf(none)["services"]).toEqual([]);
  });

  it("takes the names of members in every spelling", async () => {
    for (const [index, name] of ["team_member_id", "master_id", "teamMemberId"].entries()) {
      const datetime = `2027-02-02T1${4 + index}:00:00`;
      const answer = await post({ staff_id: undefined, [name]: "3001", datetime });
      expect([answer.status, rowOf(answer)["staff_id"]]).toEqual([201, 3001]);
    }
  });

  it("reaches the typed client", async () => {
    const { appointments } = api.client("manager");
    const created = await appointments.create(NORD, {
      client: { phone: "+49308881", name: "", email: "" },
      services: [],
      attendance: "confirmed",
      comment: "",
      apiId: "",
      savesIfBusy: false,
      place: {
        kind: "time",
        memberId: member(3001),
        datetime: "2027-02-02T17:00:00",
        durationSeconds: 1800,
        technicalBreakSeconds: 300,
      },
    });
    expect(created).toMatchObject({
      memberId: 3001,
      durationSeconds: 1800,
      technicalBreakSeconds: 300,
      attendance: "confirmed",
    });
    const period = { from: day("2027-02-02"), to: day("2027-02-02") };
    const entries = await appointments.journal(NORD, { period, memberId: member(3001) });
    expect(entries).toContainEqual({
      appointment: created,
      member: expect.objectContaining({ id: 3001, name: "Anna Berg" }),
    });
    await appointments.remove(NORD, created.id);
    const left = await appointments.journal(NORD, { period });
    expect(left.map(({ appointment }) => appointment)).not.toContainEqual(created);
    const again = appointments.remove(NORD, created.id);
    await expect(again).rejects.toMatchObject({ status: 404, kind: "not_found" });
  });
});

describe("conflicts (business.md 6.5)", () => {
  const conflict = (answer: RawAnswer) => [answer.status, answer.json.meta];

  it("are 409 with conflict true and the time in the message", async () => {
    await post({ datetime: "2027-02-03T10:00:00", seance_length: 3600 });
    const answer = await post({ datetime: "2027-02-03T10:30:00" });
    expect(conflict(answer)).toEqual([
      409,
      { message: "The team member is busy or not working: 2027-02-03 10:30", conflict: true },
    ]);
    expect(answer.json).toMatchObject({ success: false, data: null });
  });

  it("begin and end where the other does not", async () => {
    expect((await post({ datetime: "2027-02-03T09:30:00" })).status).toBe(201);
    expect((await post({ datetime: "2027-02-03T11:00:00" })).status).toBe(201);
    expect((await post({ datetime: "2027-02-03T09:00:00", seance_length: 1860 })).status).toBe(409);
  });

  it("are times outside the hours, a break and a day off", async () => {
    expect((await post({ datetime: "2027-02-03T08:45:00" })).status).toBe(409);
    expect((await post({ datetime: "2027-02-03T17:45:00" })).status).toBe(409);
    expect((await post({ datetime: "2027-02-20T10:00:00" })).status).toBe(409);
    expect((await post({ staff_id: 3012, datetime: "2027-02-03T10:00:00" })).status).toBe(409);
  });

  it("are no appointment across touching slots", async () => {
    const answer = await post({ datetime: "2027-02-03T12:30:00", seance_length: 3600 });
    expect(answer.status).toBe(201);
  });

  it("see both dates of an appointment over midnight", async () => {
    expect((await post({ datetime: "2027-02-07T23:30:00", seance_length: 3600 })).status).toBe(409);
    expect((await post({ datetime: "2027-02-08T23:30:00", seance_length: 3600 })).status).toBe(201);
    expect((await post({ datetime: "2027-02-09T00:15:00" })).status).toBe(409);
    expect((await post({ datetime: "2027-02-09T00:30:00" })).status).toBe(201);
    expect((await post({ datetime: "2027-02-09T01:00:00" })).status).toBe(409);
  });

  it("are group events of the member", async () => {
    const answer = await post({ staff_id: 3009, datetime: "2026-11-28T16:00:00" });
    expect(answer.status).toBe(409);
  });

  it("give way to save_if_busy in every form, yet not to a service that is not linked", async () => {
    for (const yes of [true, 1, "1", "true"]) {
      const answer = await post({ datetime: "2027-02-03T10:00:00", save_if_busy: yes });
      expect(answer.status).toBe(201);
    }
    expect((await post({ datetime: "2027-02-03T10:00:00", save_if_busy: 0 })).status).toBe(409);
    for (const id of [505, 9999]) {
      const unlinked = await post({ services: [{ id }], save_if_busy: true });
      expect(unlinked.status).toBe(400);
      expect(unlinked.json.meta.message).toContain("does not provide the selected services");
    }
  });

  it("vanish with the appointment that was deleted", async () => {
    const first = await post({ datetime: "2027-02-04T10:00:00" });
    expect((await post({ datetime: "2027-02-04T10:00:00" })).status).toBe(409);
    const path = `/record/4564/${String(rowOf(first)["id"])}`;
    expect((await api.call("DELETE", path, { as: "manager" })).status).toBe(204);
    expect((await post({ datetime: "2027-02-04T10:00:00" })).status).toBe(201);
  });

  it("are decided once when 200 ask for one slot at the same time", async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => post({ datetime: "2027-02-05T10:00:00" })),
    );
    const count = (status: number) => answers.filter((each) => each.status === status).length;
    expect([count(201), count(409)]).toEqual([1, 199]);
    const refused = answers.filter((each) => each.status === 409);
    expect(refused.every((each) => each.json.meta.conflict === true)).toBe(true);
  });
});

describe("seats of a group event", () => {
  it("take time, member and service from the event, up to its capacity", async () => {
    const seat = (name: string, more = {}) =>
      api.call("POST", "/records/4564", {
        as: "reception",
        body: { activity_id: "801", client: { name }, ...more },
      });
    const first = await seat("One");
    expect(first.status).toBe(201);
    expect(rowOf(first)).toMatchObject({
      activity_id: 801,
      staff_id: 3009,
      seance_length: 5400,
      datetime: "2026-11-28T15:00:00+01:00",
      services: [{ id: 509 }],
    });
    const rest = [await seat("Two"), await seat("Three"), await seat("Four")];
    expect(rest.map((each) => each.status)).toEqual([201, 201, 201]);
    const full = await seat("Five");
    expect([full.status, full.json.meta.conflict]).toEqual([409, true]);
    expect((await seat("Five", { save_if_busy: true })).status).toBe(201);
    expect((await seat("Six", { activity_id: 999 })).status).toBe(404);
  });
});

describe("refusals of POST /records", () => {
  it.each([
    ["staff_id", { staff_id: undefined }],
    ["services", { services: undefined }],
    ["client", { client: undefined }],
    ["datetime", { datetime: undefined }],
    ["seance_length", { seance_length: undefined }],
    ["datetime", { datetime: "tomorrow" }],
    ["datetime", { datetime: "2027-02-30T10:00:00" }],
    ["seance_length", { seance_length: 0 }],
    ["seance_length", { seance_length: 90_000 }],
    ["seance_length", { seance_length: "long" }],
    ["services.0.id", { services: [{}] }],
    ["services.0.discount", { services: [{ id: 502, discount: 101 }] }],
    ["client.phone", { client: { phone: "call me" } }],
    ["client.name", { client: { name: "\0" } }],
    ["technical_break_duration", { technical_break_duration: 200 }],
    ["technical_break_duration", { technical_break_duration: 1800 }],
    ["attendance", { attendance: 3 }],
    ["save_if_busy", { save_if_busy: "yes" }],
    ["comment", { comment: { text: "x" } }],
  ])("422 names %s in errors and message", async (field, overrides) => {
    const answer = await post(overrides);
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.json.meta.errors)).toEqual([field]);
    expect(answer.json.meta.message).toContain(field);
  });

  it("names all missing fields at once", async () => {
    const answer = await api.call("POST", "/records/4564", { as: "manager", body: {} });
    const fields = ["client", "staff_id", "services", "datetime", "seance_length"];
    expect(Object.keys(answer.json.meta.errors)).toEqual(fields);
  });

  it("checks tokens, location and right before the body, then the member", async () => {
    const send = (path: string, as?: Person, text = "{") => api.call("POST", path, { as, text });
    expect((await send("/records/4564")).status).toBe(401);
    expect((await send("/records/9999", "manager")).status).toBe(404);
    expect((await send("/records/4566", "manager")).status).toBe(403);
    expect((await send("/records/4564", "anna")).status).toBe(403);
    expect((await send("/records/4564", "manager")).status).toBe(400);
    expect((await send("/records/4564", "manager", "[]")).status).toBe(422);
    expect((await post({ staff_id: 9999 })).status).toBe(404);
    expect((await post({ staff_id: 3101 })).status).toBe(404);
  });
});

describe("GET /records/{location}", () => {
  it("pages by start with the total of all pages", async () => {
    const query = "start_date=2026-11-26&end_date=2026-11-27";
    const all = await list(`${query}&count=300`);
    const total = all.json.meta.total_count;
    expect(all.json.meta).toEqual({ page: 1, total_count: rowsOf(all).length });
    const second = await list(`${query}&count=5&page=2`);
    expect(second.json.meta).toEqual({ page: 2, total_count: total });
    expect(idsOf(second)).toEqual(idsOf(all).slice(5, 10));
    const starts = rowsOf(all).map((each) => String(each["datetime"]));
    expect(starts).toEqual([...starts].sort());
    expect(starts.every((start) => /^2026-11-2[67]T/.test(start))).toBe(true);
    expect(idsOf(await list(`${query}&count=5&page=0`))).toEqual(idsOf(all).slice(0, 5));
    expect(rowsOf(await list("count=1000")).length).toBe(300);
    expect(rowsOf(await list("")).length).toBe(50);
  });

  it("filters by member, client, creator, deletion and change", async () => {
    const of3001 = rowsOf(await list("team_member_id=3001&start_date=20261126&end_date=20261126"));
    expect(of3001.length).toBeGreaterThan(0);
    expect(of3001.every((each) => each["staff_id"] === 3001)).toBe(true);
    const client = rowsOf(await list("client_id=9001"));
    expect(client.every((each) => (each["client"] as { id: number }).id === 9001)).toBe(true);
    expect(rowsOf(await list("created_user_id=7001&client_id=1"))).toEqual([]);
    const tomorrow = "staff_id=3001&start_date=2026-11-26&end_date=2026-11-26";
    const withDeleted = rowsOf(await list(`${tomorrow}&with_deleted=1`));
    expect(withDeleted.filter((each) => each["deleted"] === true).length).toBe(1);
    expect(rowsOf(await list(tomorrow)).length).toBe(withDeleted.length - 1);
    const changed = rowsOf(await list("changed_after=2026-11-25T09:00:00&count=300"));
    expect(changed.length).toBeGreaterThan(10);
    expect(rowsOf(await list("changed_after=2026-11-25T08:00:01Z"))).toEqual([]);
    expect(rowsOf(await list("changed_after=2026-11-25T09:00:01+01:00"))).toEqual([]);
    const created = rowsOf(await list("c_start_date=2026-11-25&c_end_date=2026-11-25&count=300"));
    expect(created.length).toBe(changed.length);
  });

  it("answers an empty list, and the same under the new spelling", async () => {
    expect((await list("start_date=2030-01-01")).json).toEqual({
      success: true,
      data: [],
      meta: { page: 1, total_count: 0 },
    });
    const query = "start_date=2026-11-26&count=3";
    const path = `/locations/4564/appointments/?${query}`;
    expect((await api.call("GET", path, { as: "manager" })).text).toBe((await list(query)).text);
  });

  it("shows a worker their own appointments only, without phones", async () => {
    const own = rowsOf(await list("start_date=2026-11-26&end_date=2026-11-26", "anna"));
    expect(own.length).toBeGreaterThan(0);
    expect(own.every((each) => each["staff_id"] === 3001)).toBe(true);
    expect(own.every((each) => (each["client"] as { phone: string }).phone === "")).toBe(true);
    expect((await list("staff_id=3002", "anna")).status).toBe(403);
  });

  it("refuses what it must", async () => {
    expect((await api.call("GET", "/records/4564")).status).toBe(401);
    expect((await api.call("GET", "/records/9999", { as: "manager" })).status).toBe(404);
    expect((await api.call("GET", "/records/4566", { as: "manager" })).status).toBe(403);
    for (const query of [
      "start_date=x",
      "page=-1",
      "count=0",
      "with_deleted=maybe",
      "changed_after=x",
    ]) {
      expect((await list(query)).status).toBe(422);
    }
    expect((await list("start_date=2026-12-02&end_date=2026-12-01")).status).toBe(422);
  });
});

describe("DELETE /record/{location}/{record}", () => {
  const remove = (path: string, as: Person = "manager") => api.call("DELETE", path, { as });

  it.each(["/record/4564/ID", "/records/4564/ID", "/locations/4564/appointments/ID/"])(
    "answers 204 without a body at %s, and 404 the second time",
    async (path) => {
      const created = await post({ datetime: "2027-02-06T10:00:00" });
      const real = path.replace("ID", String(rowOf(created)["id"]));
      const answer = await remove(real);
      expect([answer.status, answer.text]).toEqual([204, ""]);
      expect((await remove(real)).status).toBe(404);
    },
  );

  it("needs the right, and more of it where the client came", async () => {
    const came = rowsOf(await list("start_date=2026-11-20&end_date=2026-11-20&count=300")).find(
      (each) => each["attendance"] === 1,
    );
    const path = `/record/4564/${String(came?.["id"])}`;
    expect((await remove(path, "anna")).status).toBe(403);
    expect((await remove(path, "reception")).status).toBe(403);
    expect((await remove(path)).status).toBe(204);
  });

  it("refuses what it must", async () => {
    expect((await api.call("DELETE", "/record/4564/1")).status).toBe(401);
    expect((await remove("/record/9999/1")).status).toBe(404);
    expect((await remove("/record/4566/1")).status).toBe(403);
    expect((await remove("/record/4564/1")).status).toBe(404);
    expect((await remove("/record/4564/abc")).status).toBe(404);
    const other = rowsOf(await api.call("GET", "/records/4565?count=1", { as: "manager" }))[0];
    expect((await remove(`/record/4564/${String(other?.["id"])}`)).status).toBe(404);
    expect((await api.call("PATCH", "/record/4564/1", { as: "manager" })).status).toBe(405);
  });
});
