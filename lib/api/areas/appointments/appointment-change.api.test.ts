import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appointmentSchema } from "./appointments.contract";
import { appointmentId, serviceId } from "@/lib/domain/ids";
import {
  anAppointment,
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
  for (const each of [3001, 3004]) {
    const body = [1, 2, 3, 4, 5, 6].map((date) =>
      workingDay(`2027-02-0${date}`, ["9:00", "13:00"], ["14:00", "18:00"]),
    );
    const path = `/schedule/4564/${each}/2027-02-01/2027-02-06`;
    expect((await api.call("PUT", path, { as: "manager", body })).status).toBe(201);
  }
});
afterAll(() => api.close());

let clients = 0;
/** A client of its own for every appointment, so that no visits join unless a test wants it. */
const aClient = () => ({ phone: `4930123${(clients += 1) + 1000}`, name: `Client ${clients}` });

async function created(overrides: Readonly<Record<string, unknown>> = {}) {
  const body = anAppointment({ client: aClient(), ...overrides });
  const answer = await api.call("POST", "/records/4564", { as: "manager", body });
  expect(answer.status).toBe(201);
  return { body, id: Number(rowOf(answer)["id"]), row: rowOf(answer) };
}

const read = (id: number, as: Person = "manager") => api.call("GET", `/record/4564/${id}`, { as });
const put = (id: number, body: unknown, as: Person = "manager") =>
  api.call("PUT", `/record/4564/${id}`, { as, body });
const freeAt = async (member: number, date: string, time: string) => {
  const path = `/timetable/seances/4564/${member}/${date}`;
  const sessions = rowsOf(await api.call("GET", path, { as: "manager" }));
  return sessions.find((each) => each["time"] === time)?.["is_free"];
};

describe("GET /record/{location}/{record}", () => {
  it.each(["/record/4564/ID", "/records/4564/ID", "/locations/4564/appointments/ID/"])(
    "answers the record of the list at %s",
    async (path) => {
      const { id, row } = await created({ datetime: "2027-02-01T09:00:00", save_if_busy: true });
      const real = `${path.replace("ID", String(id))}?include_consumables=1`;
      const answer = await api.call("GET", real, { as: "manager" });
      expect([answer.status, answer.json.data]).toEqual([200, row]);
      expect(appointmentSchema.parse(answer.json.data).id).toBe(id);
      expect(answer.json.meta).toEqual([]);
      await api.call("DELETE", `/record/4564/${id}`, { as: "manager" });
      expect(rowOf(await read(id))).toMatchObject({ id, deleted: true });
    },
  );

  it("refuses what it must", async () => {
    expect((await api.call("GET", "/record/4564/8001")).status).toBe(401);
    const statuses = async (paths: string[], as: Person = "manager") =>
      Promise.all(paths.map(async (path) => (await api.call("GET", path, { as })).status));
    const [other] = rowsOf(await api.call("GET", "/records/4565?count=1", { as: "manager" }));
    expect(
      await statuses([
        "/record/9999/8001",
        "/record/4566/8001",
        "/record/4564/1",
        "/record/4564/abc",
        `/record/4564/${String(other?.["id"])}`,
        "/record/4564/8001?include_consumables=maybe",
      ]),
    ).toEqual([404, 403, 404, 404, 404, 422]);
  });

  it("shows a worker her own only, without phones", async () => {
    const own = await created({ datetime: "2027-02-01T10:00:00" });
    const mine = await read(own.id, "anna");
    expect([mine.status, rowOf(mine)["client"]]).toMatchObject([200, { phone: "", email: "" }]);
    expect(mine.text).not.toContain(own.body.client.phone);
    const others = await created({ staff_id: 3004, datetime: "2027-02-01T10:00:00" });
    expect((await read(others.id, "anna")).status).toBe(403);
  });
});

describe("PUT /record/{location}/{record}", () => {
  it("answers 201 with the record as it is now and moves its stamp of change", async () => {
    const { id, body } = await created({ datetime: "2027-02-02T09:00:00", comment: "first" });
    const answer = await put(id, { ...body, comment: "second", seance_length: 3600 });
    expect(answer.status).toBe(201);
    expect(rowOf(answer)).toMatchObject({
      id,
      comment: "second",
      seance_length: 3600,
      datetime: "2027-02-02T09:00:00+01:00",
    });
    expect(appointmentSchema.parse(answer.json.data).seance_length).toBe(3600);
    expect((await read(id)).json.data).toEqual(answer.json.data);
    const listed = await api.call(
      "GET",
      "/records/4564?start_date=2027-02-02&end_date=2027-02-02",
      {
        as: "manager",
      },
    );
    expect(rowsOf(listed)).toContainEqual(answer.json.data);
    expect(api.logged).toContainEqual({
      event: "appointment changed",
      locationId: 4564,
      userId: 7002,
      memberId: 3001,
      id,
    });
  });

  it.each(["/records/4564/ID", "/locations/4564/appointments/ID/"])(
    "is served at %s",
    async (path) => {
      const { id, body } = await created({ datetime: "2027-02-02T14:00:00", save_if_busy: true });
      const real = path.replace("ID", String(id));
      const answer = await api.call("PUT", real, { as: "reception", body });
      expect([answer.status, rowOf(answer)["id"]]).toEqual([201, id]);
    },
  );

  it("moves to another time, whose session is taken while the old one is free", async () => {
    const { id, body } = await created({ datetime: "2027-02-03T09:00:00" });
    expect(await freeAt(3001, "2027-02-03", "09:00")).toBe(false);
    expect((await put(id, { ...body, datetime: "2027-02-03 15:00:00" })).status).toBe(201);
    expect(await freeAt(3001, "2027-02-03", "09:00")).toBe(true);
    expect(await freeAt(3001, "2027-02-03", "15:00")).toBe(false);
  });

  it("moves to another member, whose time is taken instead", async () => {
    const { id, body } = await created({ datetime: "2027-02-03T10:00:00" });
    const answer = await put(id, { ...body, staff_id: undefined, team_member_id: "3004" });
    expect(rowOf(answer)).toMatchObject({ staff_id: 3004, staff: { name: "David Roth" } });
    expect(await freeAt(3001, "2027-02-03", "10:00")).toBe(true);
    expect(await freeAt(3004, "2027-02-03", "10:00")).toBe(false);
  });

  it("refuses a taken time with 409 and keeps everything as it was", async () => {
    await created({ datetime: "2027-02-04T09:00:00" });
    const { id, body, row } = await created({ datetime: "2027-02-04T11:00:00" });
    const answer = await put(id, { ...body, datetime: "2027-02-04T09:15:00", comment: "x" });
    expect([answer.status, answer.json.meta]).toEqual([
      409,
      { message: "The team member is busy or not working: 2027-02-04 09:15", conflict: true },
    ]);
    expect((await put(id, { ...body, datetime: "2027-02-04T12:45:00" })).status).toBe(409);
    expect((await put(id, { ...body, seance_length: 7260 })).status).toBe(409);
    expect(rowOf(await read(id))).toEqual(row);
    const anyway = { ...body, datetime: "2027-02-04T09:15:00", save_if_busy: true };
    expect((await put(id, anyway)).status).toBe(201);
  });

  it("does not stand in its own way, and may stay where the hours are gone", async () => {
    const { id, body } = await created({ datetime: "2027-02-04T14:00:00" });
    expect((await put(id, { ...body, datetime: "2027-02-04T14:15:00" })).status).toBe(201);
    const stranded = rowOf(await read(8001));
    const same = {
      staff_id: stranded["staff_id"],
      services: [{ id: 502 }],
      client: stranded["client"],
      datetime: stranded["datetime"],
      seance_length: 1800,
    };
    const answer = await put(8001, { ...same, comment: "to be moved" });
    expect(answer.status).toBe(201);
    expect(rowOf(answer)).toMatchObject({ services: stranded["services"], comment: "to be moved" });
    expect(rowOf(answer)["client"]).toEqual(stranded["client"]);
    expect((await put(8001, { ...same, seance_length: 2100 })).status).toBe(409);
  });

  it("decides once who gets a time that many move to at the same moment", async () => {
    const moved = await Promise.all(
      ["09:00", "09:30", "10:00", "10:30"].map((time) =>
        created({ datetime: `2027-02-05T${time}:00` }),
      ),
    );
    const answers = await Promise.all(
      moved.map(({ id, body }) =>
        put(id, { ...body, staff_id: 3004, datetime: "2027-02-05T11:00:00" }),
      ),
    );
    expect(answers.map((each) => each.status).sort()).toEqual([201, 409, 409, 409]);
  });

  it("refuses services that the member does not provide with 400", async () => {
    const { id, body } = await created({ datetime: "2027-02-05T14:00:00" });
    const message = (answer: RawAnswer) => [answer.status, answer.json.meta.message];
    const expected = "The team member does not provide the selected services: ";
    expect(message(await put(id, { ...body, services: [{ id: 503 }] }))).toEqual([
      400,
      `${expected}503.`,
    ]);
    const toColleague = { ...body, staff_id: 3002, save_if_busy: true };
    const added = [{ id: 502 }, { id: 502 }];
    expect(message(await put(id, { ...toColleague, services: added }))).toEqual([
      400,
      `${expected}502.`,
    ]);
    expect((await put(id, { ...body, services: [] })).status).toBe(201);
  });

  it("keeps prices and optional fields that are left out", async () => {
    const first = { services: [{ id: 502, first_cost: 80, discount: 10, cost: 72 }] };
    const looks = { custom_color: "#F44336", sms_remain_hours: 24, email_remain_hours: null };
    const more = {
      comment: "Loud",
      api_id: "a-1",
      attendance: 2,
      technical_break_duration: 300,
      ...looks,
    };
    const { id, body } = await created({ datetime: "2027-02-05T15:00:00", ...first, ...more });
    const rest = anAppointment({ client: body.client, datetime: body.datetime });
    const kept = await put(id, {
      ...rest,
      services: [{ id: 502 }],
      technical_break_duration: null,
    });
    expect(rowOf(kept)).toMatchObject({
      services: [{ id: 502, first_cost: 80, discount: 10, cost: 72 }],
      comment: "Loud",
      api_id: "a-1",
      attendance: 2,
      confirmed: 1,
      technical_break_duration: 300,
      custom_color: "f44336",
      custom_font_color: "#ffffff",
      sms_remain_hours: 24,
      email_remain_hours: 0,
    });
    expect(rowOf(await put(id, { ...rest, custom_color: "", sms_remain_hours: 3 }))).toMatchObject({
      custom_color: "",
      custom_font_color: "",
      sms_remain_hours: 3,
    });

    const twice = await put(id, { ...rest, services: [{ id: 502, amount: 2 }], comment: "" });
    expect(rowOf(twice)).toMatchObject({ services: [{ cost: 144, amount: 2 }], comment: "" });
    const priced = await put(id, {
      ...rest,
      services: [{ id: 502, first_cost: 50, discount: 50 }],
    });
    expect(rowOf(priced)).toMatchObject({ services: [{ first_cost: 50, cost: 25 }] });
  });

  it("gives it another client, none, or leaves the one whose phone is not shown", async () => {
    const { id, body, row } = await created({ datetime: "2027-02-05T16:00:00" });
    const clientAfter = async (client: unknown) =>
      rowOf(await put(id, { ...body, client }))["client"];
    expect(await clientAfter({ name: body.client.name, phone: "" })).toEqual(row["client"]);
    expect(await clientAfter({ ...(row["client"] as object), phone: "" })).toEqual(row["client"]);
    expect(await clientAfter({ phone: "+49 30 5550001" })).toMatchObject({ id: 9001 });
    expect(await clientAfter([])).toBeNull();
    expect(await clientAfter({ name: "New", phone: "49301111" })).toMatchObject({ name: "New" });
  });

  it.each([
    ["staff_id", { staff_id: undefined }],
    ["services", { services: undefined }],
    ["client", { client: undefined }],
    ["datetime", { datetime: undefined }],
    ["seance_length", { seance_length: undefined }],
    ["seance_length", { seance_length: 30 }],
    ["attendance", { attendance: 5 }],
    ["custom_color", { custom_color: "red" }],
    ["sms_remain_hours", { sms_remain_hours: -1 }],
    ["activity_id", { activity_id: 801 }],
  ])("names %s in 422", async (field, overrides) => {
    const answer = await put(8001, { ...anAppointment(), ...overrides });
    expect([answer.status, Object.keys(answer.json.meta.errors)]).toEqual([422, [field]]);
    expect(answer.json.meta.message).toContain(field);
  });

  it("leaves a seat in its event and changes its client", async () => {
    const seat = {
      activity_id: 801,
      client: { name: "Seat", phone: "49302222" },
      comment: "front",
    };
    const answer = await put(8003, seat, "reception");
    expect(answer.status).toBe(201);
    expect(rowOf(answer)).toMatchObject({
      activity_id: 801,
      staff_id: 3009,
      seance_length: 5400,
      client: { name: "Seat" },
      comment: "front",
      services: [{ id: 509 }],
    });
    expect((await put(8003, { ...seat, activity_id: 802 })).status).toBe(422);
    expect((await put(8003, anAppointment())).status).toBe(422);
  });

  it("checks tokens, location, right and appointment before the body, then the member", async () => {
    const send = async (path: string, as?: Person, text = "[]") =>
      (await api.call("PUT", path, { as, text })).status;
    const { id, body } = await created({ datetime: "2027-02-06T09:00:00" });
    const [other] = rowsOf(await api.call("GET", "/records/4565?count=1", { as: "manager" }));
    expect(await send(`/record/4564/${id}`)).toBe(401);
    expect(await send(`/record/9999/${id}`, "manager")).toBe(404);
    expect(await send(`/record/4566/${id}`, "manager")).toBe(403);
    expect(await send(`/record/4564/${id}`, "anna")).toBe(403);
    expect(await send("/record/4564/1", "manager")).toBe(404);
    expect(await send("/record/4564/abc", "manager")).toBe(404);
    expect(await send(`/record/4564/${String(other?.["id"])}`, "manager")).toBe(404);
    expect(await send(`/record/4564/${id}`, "manager", "{")).toBe(400);
    expect(await send(`/record/4564/${id}`, "manager")).toBe(422);
    expect((await put(id, { ...body, staff_id: 9999 })).status).toBe(404);
    expect((await put(id, { ...body, staff_id: 3101 })).status).toBe(404);
    await api.call("DELETE", `/record/4564/${id}`, { as: "manager" });
    expect((await put(id, body)).status).toBe(404);
  });
});

describe("GET /records/{location} after changes", () => {
  const idsOf = async (query: string) => {
    const answer = await api.call("GET", `/records/4564?${query}&count=300`, { as: "manager" });
    return rowsOf(answer).map((each) => each["id"]);
  };

  it("finds moved, attended and deleted ones by their time of change", async () => {
    const date = "start_date=2027-06-01&end_date=2027-06-02";
    const moved = await created({ datetime: "2027-06-01T10:00:00", save_if_busy: true });
    const { id, body } = moved;
    expect(await idsOf(`${date}&changed_after=2026-11-25T09:00:00`)).toEqual([id]);
    expect(await idsOf(`${date}&changed_before=2026-11-25T09:00:00`)).toEqual([]);
    expect(await idsOf(`${date}&changed_before=2026-11-25 09:00:01`)).toEqual([id]);
    await put(id, { ...body, datetime: "2027-06-02T10:00:00" });
    expect(await idsOf("start_date=2027-06-01&end_date=2027-06-01")).toEqual([]);
    expect(await idsOf("start_date=20270602&end_date=20270602")).toEqual([id]);
    await api.call("DELETE", `/records/4564/${id}`, { as: "manager" });
    expect(await idsOf(date)).toEqual([]);
    for (const yes of ["1", "true"]) {
      expect(await idsOf(`${date}&with_deleted=${yes}&changed_after=2026-11-25T08:00Z`)).toEqual([
        id,
      ]);
    }
    expect(await idsOf(`${date}&with_deleted=0`)).toEqual([]);
  });

  it("moves the stamp of change of seeded ones with attendance and comment", async () => {
    const query = "changed_after=2026-11-25T09:00:00&staff_id=3004&end_date=2026-12-01";
    const [seeded] = rowsOf(
      await api.call("GET", "/records/4564?staff_id=3004&start_date=2026-11-26&count=1", {
        as: "manager",
      }),
    );
    const id = Number(seeded?.["id"]);
    expect(await idsOf(query)).not.toContain(id);
    const path = `/records/4564/${id}/attendance`;
    const attendance = seeded?.["attendance"] === 2 ? 0 : 2;
    const answer = await api.call("POST", path, { as: "manager", body: { attendance } });
    expect(rowOf(answer)["last_change_date"]).toBe("2026-11-25T09:00:00+0100");
    expect(await idsOf(query)).toContain(id);
  });
});

describe("the typed client", () => {
  it("reads, moves and attends an appointment", async () => {
    const { appointments } = api.client("manager");
    const { id: number } = await created({ datetime: "2027-02-06T10:00:00", comment: "Tea" });
    const id = appointmentId(number);
    const before = await appointments.find(NORD, id);
    const line = { id: serviceId(502), firstCost: null, discount: 0, cost: null, amount: 1 };
    const moved = await appointments.change(NORD, id, {
      client: before.client ?? { phone: "", name: "", email: "" },
      services: [{ ...line, hasPrice: false }],
      attendance: undefined,
      comment: undefined,
      apiId: undefined,
      savesIfBusy: false,
      extras: { customColor: "f44336" },
      place: {
        kind: "time",
        memberId: member(3004),
        datetime: "2027-02-06T11:00:00",
        durationSeconds: 3600,
        technicalBreakSeconds: null,
      },
    });
    expect(moved).toEqual({
      ...before,
      memberId: 3004,
      startsAt: before.startsAt + 3_600_000,
      durationSeconds: 3600,
      extras: { ...before.extras, customColor: "f44336" },
    });
    expect(await appointments.setAttendance(NORD, id, "arrived")).toEqual({
      ...moved,
      attendance: "arrived",
      client: moved.client && {
        ...moved.client,
        successVisits: moved.client.successVisits + 1,
      },
    });
    await expect(appointments.find(NORD, appointmentId(1))).rejects.toMatchObject({
      status: 404,
      kind: "not_found",
    });
  });
});
