import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appointmentSchema } from "@/lib/api/areas/appointments/appointments.contract";
import { envelopeOf } from "@/lib/api/wire/envelope";
import { anAppointment, openApi, rowOf, rowsOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture, Person, Row } from "@/test-support/api-fixture";

const DAY = "2027-02-01";
const NOBODY = "0".repeat(32);

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
  await api.call("PATCH", "/company/4564/settings/timetable", {
    as: "manager",
    body: { seance_step: 30 },
  });
  await api.call("PUT", `/schedule/4564/3001/${DAY}/${DAY}`, {
    as: "manager",
    body: [workingDay(DAY, ["10:00", "18:00"])],
  });
});
afterAll(() => api.close());

type Own = { readonly id: string; readonly hash: string };

const at = (time: string) => `${DAY}T${time}:00+01:00`;
async function book(time: string, contact: object = {}): Promise<Own> {
  const appointments = [{ id: 1, services: [502], staff_id: 3001, datetime: at(time) }];
  const body = {
    fullname: "Vera Visitor",
    phone: "4930777123",
    email: "v@x.example",
    appointments,
    ...contact,
  };
  const answer = await api.call("POST", "/book_record/4564", { body });
  expect(answer.status).toBe(201);
  const [row] = rowsOf(answer);
  return { id: String(row?.["record_id"]), hash: String(row?.["record_hash"]) };
}
const inside = (id: string) => api.call("GET", `/record/4564/${id}`, { as: "manager" });
const paths = ({ id, hash }: Own) => [
  `/book_record/4564/${id}/${hash}`,
  `/user/records/${id}/${hash}`,
];

describe("GET /book_record/{location}/{record}/{hash} and GET /user/records/{record}/{hash}", () => {
  it("show a visitor their own appointment", async () => {
    const own = await book("10:00");
    for (const path of paths(own)) {
      const answer = await api.call("GET", path);
      expect(answer.status).toBe(200);
      envelopeOf(appointmentSchema).parse(answer.json);
      expect(rowOf(answer)).toMatchObject({
        id: Number(own.id),
        datetime: at("10:00"),
        online: true,
        client: expect.objectContaining({ phone: "4930777123", email: "" }),
      });
      expect(answer.text).not.toContain(own.hash);
    }
  });

  it("keep what the salon knows of the client and its tags to the salon", async () => {
    const own = await book("10:30");
    const { id } = rowOf(await inside(own.id))["client"] as Row; // a wrong guess fails the test
    const made = await api.call("POST", "/labels/4564", {
      as: "manager",
      body: { title: "Difficult", color: "#ff0000", entity: 2 },
    });
    const label = rowOf(made)["id"];
    const changed = await api.call("PUT", `/record/4564/${own.id}`, {
      as: "manager",
      body: anAppointment({
        datetime: at("10:30"),
        client: { phone: "4930777123", name: "Vera Visitor" },
        record_labels: [label],
      }),
    });
    expect(rowOf(changed)["record_labels"]).toHaveLength(1);
    const noted = await api.call("PUT", `/client/4564/${String(id)}`, {
      as: "manager",
      body: { name: "Vera Visitor", phone: "4930777123", comment: "never pays" },
    });
    expect(noted.status).toBe(200);
    for (const path of paths(own)) {
      const answer = await api.call("GET", path);
      expect(answer.status).toBe(200);
      expect(answer.text).not.toContain("never pays");
      expect(rowOf(answer)["record_labels"]).toEqual([]);
    }
  });

  it("tell nobody name and mail of a client by their phone, which may be another's", async () => {
    const known = {
      phone: "4930777555",
      name: "Rosa Real",
      surname: "Secret",
      email: "r@s.example",
    };
    const made = await api.call("POST", "/clients/4564", { as: "manager", body: known });
    expect(made.status).toBe(201);
    const own = await book("17:30", { fullname: "Mallory", phone: known.phone, email: "" });
    for (const path of paths(own)) {
      const answer = await api.call("GET", path);
      expect(answer.status).toBe(200);
      expect(answer.text).not.toMatch(/Rosa|Secret|r@s\.example/);
      expect(rowOf(answer)["client"]).toMatchObject({ phone: known.phone });
    }
  });

  it("open nothing with another hash, another appointment, or at another location", async () => {
    const own = await book("11:00");
    const other = await book("11:30");
    const shifted = own.hash.replace(/.$/, "5");
    const wrong = [
      `/book_record/4564/${own.id}/${other.hash}`,
      `/book_record/4564/${own.id}/x`,
      `/book_record/4565/${own.id}/${own.hash}`,
      `/book_record/4564/8001/${NOBODY}11d4`,
      `/user/records/${own.id}/${other.hash}`,
      `/user/records/${own.id}/${shifted}`,
      `/user/records/${own.id}/${NOBODY}`,
      `/user/records/${own.id}/${NOBODY}11d4`,
      `/user/records/${own.id}/${NOBODY}ffffffffffffff`,
      `/user/records/8001/${NOBODY}11d4`,
      `/user/records/x/${own.hash}`,
    ];
    for (const path of wrong) {
      expect([path, (await api.call("GET", path)).status]).toEqual([path, 404]);
    }
    for (const path of wrong.filter((each) => each.startsWith("/user"))) {
      expect([path, (await api.call("DELETE", path)).status]).toEqual([path, 404]);
    }
    expect(rowOf(await inside(own.id))["deleted"]).toBe(false);
  });

  it("want a partner token, and of a user their location", async () => {
    const own = await book("12:00");
    const headers = { authorization: "" };
    for (const path of paths(own)) {
      expect((await api.call("GET", path, { headers })).status).toBe(401);
      const readOnly = { headers: { authorization: "Bearer demo-partner-readonly" } };
      expect((await api.call("GET", path, readOnly)).status).toBe(200);
    }
    expect((await api.call("GET", `/book_record/9999/${own.id}/${own.hash}`)).status).toBe(404);
    const foreign = `${NOBODY}${(4566).toString(16)}`;
    for (const path of [`/book_record/4566/1/${foreign}`, `/user/records/1/${foreign}`]) {
      expect((await api.call("GET", path, { as: "manager" })).status).toBe(403);
    }
  });
});

describe("DELETE /user/records/{record}/{hash}", () => {
  it("cancels the appointment, whose time is free again", async () => {
    const own = await book("13:00");
    const [shown = "", path = ""] = paths(own);
    const answer = await api.call("DELETE", path);
    expect([answer.status, answer.text]).toEqual([204, ""]);
    expect(rowOf(await inside(own.id))["deleted"]).toBe(true);
    expect(rowOf(await api.call("GET", shown))["deleted"]).toBe(true);
    expect((await api.call("DELETE", path)).status).toBe(404);
    await book("13:00");
    const headers = { authorization: "" };
    expect((await api.call("DELETE", path, { headers })).status).toBe(401);
  });

  it("refuses what has begun, or whose client came", async () => {
    const own = await book("13:30");
    const moved = (datetime: string, attendance: number) =>
      api.call("PUT", `/record/4564/${own.id}`, {
        as: "manager",
        body: anAppointment({
          datetime,
          attendance,
          client: { phone: "4930777123", name: "Vera" },
          save_if_busy: true,
        }),
      });
    const [, path = ""] = paths(own);
    expect((await moved("2026-11-25T09:00:00+01:00", 0)).status).toBe(201);
    expect((await api.call("DELETE", path)).status).toBe(403);
    expect((await moved(at("13:30"), 1)).status).toBe(201);
    expect((await api.call("DELETE", path)).status).toBe(403);
    expect(rowOf(await inside(own.id))["deleted"]).toBe(false);
  });
});

describe("PUT /book_record/{location}/{record}", () => {
  const move = (id: string, body: object, as: Person | undefined = "manager") =>
    api.call("PUT", `/book_record/4564/${id}`, { as, body });

  it("moves the appointment and leaves the rest as it is", async () => {
    const own = await book("14:00");
    const before = rowOf(await inside(own.id));
    const answer = await move(own.id, { datetime: at("14:30") });
    expect(answer.status).toBe(200);
    envelopeOf(appointmentSchema).parse(answer.json);
    expect(rowOf(answer)).toEqual({
      ...before,
      datetime: at("14:30"),
      date: "2027-02-01 14:30:00",
      last_change_date: expect.any(String),
    });
    const noted = await move(own.id, { datetime: at("14:30"), comment: "Later" }, "reception");
    expect(rowOf(noted)["comment"]).toBe("Later");
  });

  it("refuses a time that is taken or outside the hours, with 433", async () => {
    const own = await book("15:00");
    await book("15:30");
    for (const time of ["15:30", "18:00", "09:30"]) {
      const answer = await move(own.id, { datetime: at(time) });
      expect(answer.status).toBe(422);
      expect(answer.json.meta.errors).toEqual([
        { code: 433, message: expect.any(String), id: Number(own.id) },
      ]);
    }
    expect(rowOf(await inside(own.id))["datetime"]).toBe(at("15:00"));
  });

  it("refuses a seat, a deleted one, and a body without a time", async () => {
    const seats = await api.call(
      "GET",
      "/records/4564?start_date=2026-11-28&end_date=2026-11-28&staff_id=3009&count=300",
      { as: "manager" },
    );
    const seat = rowsOf(seats).find((row) => row["activity_id"] === 801);
    const refused = await move(String(seat?.["id"]), { datetime: at("10:00") });
    expect(refused.status).toBe(422);
    expect(refused.json.meta.errors).toHaveProperty("datetime");
    const own = await book("16:00");
    expect((await move(own.id, {})).json.meta.errors).toEqual({ datetime: ["is required"] });
    expect((await move(own.id, { datetime: "soon" })).status).toBe(422);
    await api.call("DELETE", `/user/records/${own.id}/${own.hash}`);
    expect((await move(own.id, { datetime: at("16:00") })).status).toBe(404);
  });

  it("wants a user with the right, and an appointment of the location", async () => {
    const own = await book("16:30");
    const body = { datetime: at("17:00") };
    const alone = await api.call("PUT", `/book_record/4564/${own.id}`, { body });
    expect(alone.status).toBe(401);
    expect((await move(own.id, body, "anna")).status).toBe(403);
    expect((await move("99999999", body)).status).toBe(404);
    const at4565 = await api.call("PUT", `/book_record/4565/${own.id}`, { as: "manager", body });
    expect(at4565.status).toBe(404);
    const at4566 = await api.call("PUT", `/book_record/4566/${own.id}`, { as: "manager", body });
    expect(at4566.status).toBe(403);
    const unknown = await api.call("PUT", `/book_record/9999/${own.id}`, { as: "manager", body });
    expect(unknown.status).toBe(404);
  });
});
