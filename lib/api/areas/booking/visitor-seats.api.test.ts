import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { envelopeOf } from "@/lib/api/wire/envelope";
import { bookDoneSchema, bookedSeatSchema } from "./online-record.contract";
import { authorizeLocation, locationId } from "@/lib/domain/ids";
import { addSeconds, instantOf } from "@/lib/domain/time/instant";
import { NORD, openApi, rowOf, workingDay, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, RawAnswer, Row } from "@/test-support/api-fixture";

const DAY = "2027-02-01";
/** The clock of the fixture. */
const NOW = instantOf(Date.parse("2026-11-25T08:00:00Z"));
const NORD_ID = authorizeLocation(NORD);
const LAKESIDE = authorizeLocation(locationId(4565));

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
  await api.call("PUT", `/schedule/4564/3001/${DAY}/${DAY}`, {
    as: "manager",
    body: [workingDay(DAY, ["10:00", "18:00"])],
  });
});
afterAll(() => api.close());

const settings = (body: object) =>
  api.call("PATCH", "/company/4564/settings/online", { as: "manager", body });
const seat = (over: Row = {}, event: string | number = 801) =>
  api.call("POST", `/activity/4564/${event}/book`, {
    body: { fullname: "Vera Visitor", phone: "+49 30 7777 123", email: "v@x.example", ...over },
  });
const codesOf = ({ status, json }: RawAnswer) => [
  status,
  ...(json.meta.errors as unknown as { code: number }[]).map(({ code }) => code), // a wrong guess fails the test
];
const eventNow = async () => rowOf(await api.call("GET", "/activity/4564/801"));
const anEvent = async (over: Row): Promise<string> => {
  const body = { service_id: 509, staff_id: 3009, capacity: 3, force: true, ...over };
  const made = await api.call("POST", "/activity/4564", { as: "manager", body });
  expect(made.status).toBe(200);
  return String(rowOf(made)["id"]);
};

describe("POST /activity/{location}/{event}/book", () => {
  it("books a seat, which its hash opens and frees", async () => {
    const before = Number((await eventNow())["records_count"]);
    const answer = await seat({ comment: "First time", notify_by_email: 2 });
    expect(answer.status).toBe(200);
    envelopeOf(bookedSeatSchema).parse(answer.json);
    const { id, hash } = rowOf(answer);
    expect(Object.keys(rowOf(answer))).toEqual(["id", "hash", "review_token"]);
    expect((await eventNow())["records_count"]).toBe(before + 1);
    const made = rowOf(await api.call("GET", `/record/4564/${String(id)}`, { as: "manager" }));
    expect(made).toMatchObject({
      activity_id: 801,
      clients_count: 1,
      online: true,
      comment: "First time",
      email_remain_hours: 2,
      client: expect.objectContaining({ phone: "49307777123" }),
    });
    const path = `/user/records/${String(id)}/${String(hash)}`;
    expect(rowOf(await api.call("GET", path))["activity_id"]).toBe(801);
    expect((await api.call("DELETE", path)).status).toBe(204);
    expect((await eventNow())["records_count"]).toBe(before);
  });

  it("lets one visitor take as many seats as the settings say, while there are any", async () => {
    const event = await anEvent({ date: `${DAY} 15:00`, capacity: 5 });
    const two = await seat({ clients_count: 2 }, event);
    expect(two.status).toBe(422);
    expect(two.json.meta.errors).toEqual({ clients_count: ["must be at most 1"] });
    await settings({ activity_online_record_clients_count_max: 3 });
    const three = await seat({ clients_count: 3 }, event);
    expect(three.status).toBe(200);
    const id = String(rowOf(three)["id"]);
    const made = rowOf(await api.call("GET", `/record/4564/${id}`, { as: "manager" }));
    expect(made["clients_count"]).toBe(3);
    expect((made["services"] as Row[])[0]).toMatchObject({ id: 509, amount: 3 });
    const read = async () => rowOf(await api.call("GET", `/activity/4564/${event}`));
    expect((await read())["records_count"]).toBe(3);
    const other = { phone: "+49 30 7777 124" };
    expect(codesOf(await seat({ ...other, clients_count: 3 }, event))).toEqual([422, 433]);
    expect((await seat({ ...other, clients_count: 2 }, event)).status).toBe(200);
    expect(codesOf(await seat(other, event))).toEqual([422, 433]);
    expect((await read())["records_count"]).toBe(5);
    const inside = await api.call("POST", "/records/4564", {
      as: "manager",
      body: { activity_id: event, client: { phone: "4930111222", name: "X" } },
    });
    expect(inside.status).toBe(409);
    await settings({ activity_online_record_clients_count_max: 1 });
  });

  it("counts the seats that a visitor has in the event already, by their phone", async () => {
    const event = await anEvent({ date: `${DAY} 18:00`, capacity: 9 });
    await settings({ activity_online_record_clients_count_max: 3 });
    const first = await seat({ clients_count: 2 }, event);
    expect(first.status).toBe(200);
    const more = await seat({ clients_count: 2 }, event);
    expect(more.status).toBe(422);
    expect(more.json.meta.errors).toEqual({ clients_count: ["must be at most 1"] });
    expect((await seat({}, event)).status).toBe(200);
    const full = await seat({}, event);
    expect(full.json.meta.errors).toEqual({ clients_count: ["must be at most 0"] });
    expect((await seat({ phone: "+49 30 7777 125", clients_count: 3 }, event)).status).toBe(200);
    const { id, hash } = rowOf(first);
    await api.call("DELETE", `/user/records/${String(id)}/${String(hash)}`);
    expect((await seat({ clients_count: 2 }, event)).status).toBe(200);
    await settings({ activity_online_record_clients_count_max: 1 });
  });

  it("refuses events that are over or too soon, or whose service is not offered", async () => {
    const over = await anEvent({ date: "2026-11-25 08:30" });
    expect(codesOf(await seat({}, over))).toEqual([422, 433]);
    const soon = await anEvent({ date: "2026-11-25 12:00" });
    await settings({ seance_delay_step: 180 });
    expect(codesOf(await seat({}, soon))).toEqual([422, 433]);
    await settings({ seance_delay_step: 150 });
    expect((await seat({}, soon)).status).toBe(200);
    await settings({ seance_delay_step: 0 });
    const service = rowOf(await api.call("GET", "/services/4564/509"));
    const offered = (active: number) =>
      api.call("PATCH", "/services/4564/509", { as: "manager", body: { ...service, active } });
    expect((await offered(0)).status).toBe(200);
    expect(codesOf(await seat({}, soon))).toEqual([422, 438]);
    expect((await offered(1)).status).toBe(200);
  });

  it("checks token, location and event, before the body", async () => {
    expect(codesOf(await seat({ fullname: "", phone: "" }))).toEqual([422, 435, 431]);
    expect((await seat({ clients_count: 0 })).status).toBe(422);
    expect((await seat({ clients_count: 0 }, 999999)).status).toBe(404);
    expect((await seat({ clients_count: 0 }, "x")).status).toBe(404);
    const deleted = await anEvent({ date: `${DAY} 17:00` });
    await api.call("DELETE", `/activity/4564/${deleted}`, { as: "manager" });
    expect((await seat({}, deleted)).status).toBe(404);
    const bare = { headers: { authorization: "" }, body: {} };
    expect((await api.call("POST", "/activity/4564/801/book", bare)).status).toBe(401);
    expect((await api.call("POST", "/activity/9999/801/book", { body: {} })).status).toBe(404);
    expect((await api.call("POST", "/activity/4565/801/book", { body: {} })).status).toBe(404);
    const foreign = { as: "manager", body: {} } as const;
    expect((await api.call("POST", "/activity/4566/801/book", foreign)).status).toBe(403);
  });
});

describe("POST /book_code/{location}", () => {
  const send = (phone: unknown, at = 4564) =>
    api.call("POST", `/book_code/${at}`, { body: { phone, fullname: "Vera" } });
  const sent = async (phone: string) => {
    const code = await api.store.bookingCodes.attempt(NORD_ID, phone, NOW);
    if (code === null) throw new Error(`No code for ${phone}`);
    return code;
  };
  const book = (time: string, phone: string, code?: unknown) =>
    api.call("POST", "/book_record/4564", {
      body: {
        fullname: "Vera",
        phone,
        code,
        appointments: [
          { id: 1, services: [502], staff_id: 3001, datetime: `${DAY}T${time}:00+01:00` },
        ],
      },
    });

  it("makes a code that no answer and no log shows, and the next one after a minute", async () => {
    const answer = await send("+49 30 111 111");
    expect(answer.status).toBe(201);
    envelopeOf(bookDoneSchema).parse(answer.json);
    expect(answer.json).toEqual({ success: true, data: null, meta: { message: "Created" } });
    const code = await sent("4930111111");
    expect(code).toMatch(/^[1-9]\d{5}$/);
    expect(JSON.stringify(api.logged)).not.toContain(code);
    const outbox = await api.call("GET", "/company/4564/mailings", { as: "owner" });
    expect(rowsOf(outbox)[0]).toMatchObject({
      type: "sms",
      client_id: 0,
      recipient: "+4930111111",
      text: `Atelier Nord: your code is ${code}.`,
      created_user_id: 0,
    });
    const again = await send("4930111111");
    expect([again.status, again.headers.get("retry-after")]).toEqual([429, "60"]);
    expect(await sent("4930111111")).toBe(code);
    const unchanged = await api.call("GET", "/company/4564/mailings", { as: "owner" });
    expect(unchanged.json.meta).toEqual(outbox.json.meta);
  });

  it("checks token, location and phone", async () => {
    expect(codesOf(await send("x"))).toEqual([422, 431]);
    expect(codesOf(await send(undefined))).toEqual([422, 431]);
    expect((await send("4930111112", 9999)).status).toBe(404);
    const bare = { headers: { authorization: "" }, body: {} };
    expect((await api.call("POST", "/book_code/4564", bare)).status).toBe(401);
    const foreign = { as: "manager", body: {} } as const;
    expect((await api.call("POST", "/book_code/4566", foreign)).status).toBe(403);
  });

  it("is needed only where phones are confirmed, and only its own phone's counts, once", async () => {
    const phone = "4930222222";
    expect((await book("10:00", phone)).status).toBe(201);
    await settings({ confirm_number: true });
    expect(codesOf(await book("10:30", phone))).toEqual([422, 432]);
    expect(codesOf(await book("10:30", phone, "123456"))).toEqual([422, 432]);
    await send(phone);
    const code = await sent(phone);
    let stranger = "";
    let other = code;
    for (let last = 3; other === code; last += 1) {
      stranger = `493022222${last}`; // codes are drawn: two may be the same
      await send(stranger);
      other = await sent(stranger);
    }
    expect(codesOf(await book("10:30", phone, other))).toEqual([422, 432]);
    expect(codesOf(await book("09:00", phone, code))).toEqual([422, 433]);
    expect((await book("10:30", phone, Number(code))).status).toBe(201);
    expect(codesOf(await book("11:00", phone, code))).toEqual([422, 432]);
    expect(codesOf(await seat({ phone }))).toEqual([422, 432]);
    expect((await seat({ phone: stranger, code: other })).status).toBe(200);
    await settings({ confirm_number: false });
  });

  it("gives up after five attempts, also when the sixth is right", async () => {
    const phone = "4930333333";
    await settings({ confirm_number: true });
    await send(phone);
    const code = await sent(phone);
    for (let attempt = 2; attempt <= 5; attempt += 1) {
      expect(codesOf(await book("12:00", phone, "000000"))).toEqual([422, 432]);
    }
    expect(codesOf(await book("12:00", phone, code))).toEqual([422, 432]);
    await settings({ confirm_number: false });
  });

  it("keeps phones of locations apart", async () => {
    await send("4930444444");
    await send("4930444444", 4565);
    const rows = await Promise.all(
      [NORD_ID, LAKESIDE].map((each) => api.store.bookingCodes.attempt(each, "4930444444", NOW)),
    );
    expect(rows.every((code) => code !== null)).toBe(true);
    expect(await api.store.bookingCodes.use(LAKESIDE, "4930444444", rows[1] ?? "")).toBe(true);
    const kept = await api.store.bookingCodes.attempt(NORD_ID, "4930444444", NOW);
    expect(kept).toBe(rows[0]);
  });

  it("forgets a code after ten minutes", async () => {
    await send("4930555555");
    const at = (seconds: number) => addSeconds(NOW, seconds);
    const { bookingCodes } = api.store;
    expect(await bookingCodes.attempt(NORD_ID, "4930555555", at(599))).not.toBeNull();
    expect(await bookingCodes.attempt(NORD_ID, "4930555555", at(600))).toBeNull();
  });
});
