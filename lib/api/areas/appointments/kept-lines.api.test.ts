import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anAppointment, openApi, rowOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture, RawAnswer, Row } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
  for (const who of [3001, 3004]) {
    const days = [1, 2, 3, 4, 5, 6].map((date) =>
      workingDay(`2027-02-0${date}`, ["9:00", "18:00"]),
    );
    expect((await call("PUT", `/schedule/4564/${who}`, days)).status).toBe(201);
  }
});
afterAll(() => api.close());

const call = (method: string, path: string, body?: unknown) =>
  api.call(method, path, { as: "owner", body });
const idOf = (answer: RawAnswer) => Number(rowOf(answer)["id"]);
const times = ["09:00", "10:00", "11:00", "12:00", "13:00", "14:00", "15:00", "16:00"];

/** A service of 3001 alone, for 60, that takes an hour. */
async function aService(): Promise<number> {
  const made = await call("POST", "/services/4564", {
    title: "Hot towel shave",
    category_id: 41,
    price_min: 60,
    price_max: 60,
    duration: 3600,
    staff: [{ id: 3001, seance_length: 3600 }],
  });
  expect([made.status, made.text]).toEqual([201, expect.any(String)]);
  return idOf(made);
}

/** What the record reads as, with the fields that a full update must name. */
async function readBack(id: number): Promise<Row> {
  return rowOf(await call("GET", `/record/4564/${id}`));
}

let phones = 0;
let date = 0;

/** An appointment for the service at a price of its own, at nine o'clock of a day of its own. */
async function bookedFor(service: number): Promise<number> {
  const made = await call(
    "POST",
    "/records/4564",
    anAppointment({
      services: [{ id: service, first_cost: 60, discount: 10, cost: 54 }],
      client: { phone: `4930777${200 + (phones += 1)}`, name: "Ida" },
      datetime: `2027-02-0${1 + (date++ % 6)}T${times[Math.floor(date / 6)] ?? ""}:00`,
    }),
  );
  expect([made.status, made.text]).toEqual([201, expect.any(String)]);
  return idOf(made);
}

const GONE: readonly [string, (service: number) => Promise<unknown>][] = [
  ["was deleted", (id) => call("DELETE", `/services/4564/${id}`)],
  ["is no longer done by the member", (id) => call("PATCH", `/services/4564/${id}`, { staff: [] })],
  [
    "costs more now",
    (id) => call("PATCH", `/services/4564/${id}`, { price_min: 90, price_max: 90 }),
  ],
  ["takes longer now", (id) => call("PATCH", `/services/4564/${id}`, { duration: 7200 })],
];

describe.each(GONE)("an appointment whose service %s", (_what, lose) => {
  let id = 0;
  let read: Row = {};
  beforeAll(async () => {
    const service = await aService();
    id = await bookedFor(service);
    read = await readBack(id);
    await lose(service);
  });

  const linesNow = async () => (await readBack(id))["services"];

  it.each(["/record/4564", "/records/4564", "/locations/4564/appointments"])(
    "takes another comment when it is sent back as it was read, by %s",
    async (path) => {
      const answer = await call("PUT", `${path}/${id}`, { ...read, comment: path });
      expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
      expect(rowOf(answer)["comment"]).toBe(path);
      expect(await linesNow()).toEqual(read["services"]);
    },
  );

  it("moves in time and back, keeping its price", async () => {
    const later = {
      ...read,
      datetime: String(read["datetime"]).replace("T", "T"),
      seance_length: 2400,
    };
    expect((await call("PUT", `/record/4564/${id}`, later)).status).toBe(201);
    expect(await linesNow()).toEqual(read["services"]);
    expect((await call("PUT", `/record/4564/${id}`, read)).status).toBe(201);
  });

  it("takes its attendance by every way", async () => {
    const visit = String(read["visit_id"]);
    const answers = [
      await call("PUT", `/record/4564/${id}`, { ...read, attendance: 2 }),
      await call("POST", `/records/4564/${id}/attendance`, { attendance: 0 }),
      await call("PUT", `/visits/${visit}/${id}`, {
        attendance: 2,
        comment: "Visit",
        services: (read["services"] as Row[]).map((line) => ({ ...line, record_id: id })),
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 200]);
    expect(await linesNow()).toEqual(read["services"]);
  });

  it("goes to a colleague who does not do it, at its price, where the time fits", async () => {
    const given = { ...read, staff_id: 3004 };
    const answer = await call("PUT", `/record/4564/${id}`, given);
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    expect(await linesNow()).toEqual(read["services"]);
    const late = String(read["datetime"]).replace(/T\d\d/, "T20");
    expect((await call("PUT", `/record/4564/${id}`, { ...given, datetime: late })).status).toBe(
      409,
    );
    expect((await call("PUT", `/record/4564/${id}`, read)).status).toBe(201);
  });

  it("may get another discount", async () => {
    const [line] = read["services"] as Row[];
    const services = [{ ...line, discount: 50, cost: undefined }];
    const answer = await call("PUT", `/record/4564/${id}`, { ...read, services });
    expect(answer.status).toBe(201);
    expect((await linesNow()) as Row[]).toMatchObject([{ first_cost: 60, discount: 50, cost: 30 }]);
    expect((await call("PUT", `/record/4564/${id}`, read)).status).toBe(201);
  });
});

it("a service that was deleted cannot be added to an appointment, nor twice to its own", async () => {
  const service = await aService();
  const id = await bookedFor(service);
  const read = await readBack(id);
  expect((await call("DELETE", `/services/4564/${service}`)).status).toBe(204);
  const twice = [...(read["services"] as Row[]), ...(read["services"] as Row[])];
  expect((await call("PUT", `/record/4564/${id}`, { ...read, services: twice })).status).toBe(400);
});

it("an event whose service was deleted is changed and moved as before", async () => {
  const service = await call("POST", "/services/4564", {
    title: "Yoga",
    category_id: 41,
    service_type: 1,
    is_multi: true,
    duration: 3600,
  });
  const wanted = {
    date: "2027-02-06 17:00",
    service_id: idOf(service),
    staff_id: 3001,
    length: 3600,
    capacity: 3,
    force: true,
  };
  const made = await call("POST", "/activity/4564", wanted);
  expect([made.status, made.text]).toEqual([200, expect.any(String)]);
  expect((await call("DELETE", `/services/4564/${idOf(service)}`)).status).toBe(204);
  const path = `/activity/4564/${idOf(made)}`;
  const answers = [
    await call("PUT", path, { ...wanted, capacity: 5 }),
    await call("PUT", path, { ...wanted, date: "2027-02-06 18:00", staff_id: 3004 }),
    await call("PUT", path, { ...wanted, length: undefined }),
    await call("POST", "/activity/4564", wanted),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 404]);
});
