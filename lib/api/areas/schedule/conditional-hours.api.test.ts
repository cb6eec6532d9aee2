import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApi, rowsOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture, Person, RawAnswer, Row } from "@/test-support/api-fixture";
import { TEST_ENGINES } from "@/test-support/test-engines";

const BULK = "/company/4564/staff/schedule";
const TEN = [{ from: "10:00", to: "18:00" }];
const NINE = [{ from: "09:00", to: "17:00" }];
const NOON = [{ from: "12:00", to: "20:00" }];

describe.each(TEST_ENGINES)("writes of hours under a condition on $name", (engine) => {
  let api: ApiFixture;
  let next = 0;
  beforeAll(async () => {
    api = await openApi({ engine });
  });
  afterAll(() => api.close());

  const put = (path: string, body: unknown, as: Person = "manager") =>
    api.call("PUT", path, { body, as });
  const toSet = (date: string, slots: unknown, staff_id = 3001) => ({
    staff_id,
    dates: [date],
    slots,
  });
  const seen = (date: string, slots: unknown, more: Row = {}) => ({
    staff_id: 3001,
    date,
    slots,
    off_day_type: null,
    ...more,
  });
  const stored = async (date: string, staff = 3001) => {
    const query = `start_date=${date}&end_date=${date}&staff_ids=${staff}&include[]=off_day_type`;
    const [item] = rowsOf(await api.call("GET", `${BULK}?${query}`, { as: "manager" }));
    return item && { slots: item["slots"], kind: item["off_day_type"] };
  };
  /** A date that no other case uses, with 10–18 by the owner. */
  const aDate = async () => {
    next += 1;
    const date = `2027-0${2 + Math.floor(next / 28)}-${String((next % 28) + 1).padStart(2, "0")}`;
    const answer = await put(BULK, { schedules_to_set: [toSet(date, TEN)] }, "owner");
    expect(answer.status).toBe(200);
    return date;
  };
  const problemsOf = (answer: RawAnswer): unknown => answer.json.meta.errors;
  const single = (date: string) => `/schedule/4564/3001/${date}/${date}`;

  it("are stored while the days are as they were seen", async () => {
    const date = await aDate();
    const body = { schedules_to_set: [toSet(date, NINE)], expected: [seen(date, TEN)] };
    expect((await put(BULK, body)).status).toBe(200);
    expect(await stored(date)).toEqual({ slots: NINE, kind: null });
    const one = {
      schedule: [{ ...workingDay(date), slots: NOON }],
      expected: [{ date, slots: NINE }],
    };
    expect((await put(single(date), one)).status).toBe(201);
    expect(await stored(date)).toEqual({ slots: NOON, kind: null });
  });

  it("store nothing where one day differs, and tell every day that does, who set it and when", async () => {
    const [first, second, third] = [await aDate(), await aDate(), await aDate()];
    const answer = await put(BULK, {
      schedules_to_set: [{ ...toSet(first, NINE), dates: [first, second, third] }],
      expected: [seen(first, TEN), seen(second, NOON), seen(third, TEN, { off_day_type: 3 })],
    });
    expect(answer.status).toBe(409);
    expect(answer.json.meta).toMatchObject({ reason: "changed_since" });
    const changed = {
      at: "2026-11-25T09:00:00+01:00",
      user: { id: 7001, name: expect.any(String) },
      change_set_id: null,
    };
    const as = { staff_id: 3001, team_member_id: 3001, slots: TEN, off_day_type: null, changed };
    expect(problemsOf(answer)).toEqual([
      { ...as, date: second },
      { ...as, date: third },
    ]);
    for (const date of [first, second, third]) {
      expect(await stored(date)).toEqual({ slots: TEN, kind: null });
    }
  });

  it.each([
    ["/schedule/4564/3001", "the deprecated call"],
    ["/schedule/4564/3001/2027-01-01/2027-12-31", "the call of one member"],
  ])("are refused in the same form by %s: %s", async (path) => {
    const date = await aDate();
    const schedule = [{ ...workingDay(date), slots: NINE }];
    const answer = await put(path, { schedule, expected: [{ date, is_working: false }] });
    expect(answer.status).toBe(409);
    expect(problemsOf(answer)).toMatchObject([{ staff_id: 3001, date, slots: TEN }]);
    expect(await stored(date)).toEqual({ slots: TEN, kind: null });
  });

  it("tell a day that was never changed without saying who", async () => {
    const date = "2027-06-01";
    const body = { schedules_to_set: [toSet(date, NINE)], expected: [seen(date, TEN)] };
    expect(problemsOf(await put(BULK, body))).toMatchObject([{ slots: [], changed: null }]);
  });

  it("may expect days that they do not write", async () => {
    const [written, watched] = [await aDate(), await aDate()];
    const body = (slots: unknown) => ({
      schedules_to_set: [toSet(written, NINE)],
      expected: [seen(watched, slots)],
    });
    expect((await put(BULK, body(NOON))).status).toBe(409);
    expect(await stored(written)).toEqual({ slots: TEN, kind: null });
    const answer = await put(BULK, body(TEN));
    expect(rowsOf(answer).map((row) => row["date"])).toEqual([written]);
  });

  it.each([
    ["a day twice", (date: string) => [seen(date, TEN), seen(date, TEN)], "expected.1.date"],
    ["no date", () => [{ staff_id: 3001, slots: TEN }], "expected.0.date"],
    ["no member", (date: string) => [{ date, slots: TEN }], "expected.0.staff_id"],
    [
      "bad slots",
      (date: string) => [seen(date, [{ from: "12:00", to: "10:00" }])],
      "expected.0.slots.0",
    ],
    [
      "an unknown kind",
      (date: string) => [seen(date, TEN, { off_day_type: 9 })],
      "expected.0.off_day_type",
    ],
    ["a text", () => "yes", "expected"],
  ])("refuse what cannot be expected: %s", async (_what, expected, field) => {
    const date = await aDate();
    const body = { schedules_to_set: [toSet(date, NINE)], expected: expected(date) };
    const answer = await put(BULK, body);
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.json.meta.errors)).toEqual([field]);
    expect(await stored(date)).toEqual({ slots: TEN, kind: null });
  });

  it("show nobody hours that they may not see, by a wrong expectation", async () => {
    const date = await aDate();
    const body = (staff_id: number) => ({
      schedules_to_set: [],
      expected: [{ ...seen(date, NOON), staff_id }],
    });
    expect((await put(BULK, body(3999))).status).toBe(404);
    expect((await put(BULK, body(3012))).status).toBe(403);
    api.limit({ onlyMemberId: 3001 as never }); // an id of the demo
    expect((await put(BULK, body(3002), "limited")).status).toBe(403);
    expect((await put(BULK, body(3001), "limited")).status).toBe(409);
    api.limit({ lastDaysCount: 2 });
    const old = { expected: [seen("2026-11-01", NOON)] };
    expect((await put(BULK, old, "limited")).status).toBe(403);
    api.limit({});
  });

  it("without anything to expect are as ever", async () => {
    const date = await aDate();
    for (const expected of [undefined, null, []]) {
      const body = { schedules_to_set: [toSet(date, NINE)], expected };
      expect((await put(BULK, body)).status).toBe(200);
    }
  });

  describe("with the id of a change set", () => {
    const anId = () => `0b9f4a52-6f0e-4c43-9f0c-${String((next += 1)).padStart(12, "0")}`;
    const ask = (id: string, as: Person = "manager", location = 4564) =>
      api.call("GET", `/company/${location}/staff/schedule/change_sets/${id}`, { as });

    it("are done once: a repeat gets the first answer and writes nothing", async () => {
      const date = await aDate();
      const id = anId();
      const body = {
        schedules_to_set: [toSet(date, NINE)],
        expected: [seen(date, TEN)],
        change_set_id: id,
      };
      const first = await put(BULK, body);
      await put(BULK, { schedules_to_set: [toSet(date, NOON)] }, "owner");
      const again = await put(BULK, { ...body, change_set_id: id.toUpperCase() });
      expect([again.status, again.text]).toEqual([200, first.text]);
      expect(rowsOf(first)).toMatchObject([{ date, slots: NINE }]);
      expect(await stored(date)).toEqual({ slots: NOON, kind: null });
    });

    it("are done once by the call of one member, too", async () => {
      const date = await aDate();
      const body = { schedule: [{ ...workingDay(date), slots: NINE }], change_set_id: anId() };
      expect((await put(single(date), body)).status).toBe(201);
      await put(BULK, { schedules_to_set: [toSet(date, NOON)] }, "owner");
      const again = await put(single(date), body);
      expect([again.status, again.text]).toEqual([201, ""]);
      expect(await stored(date)).toEqual({ slots: NOON, kind: null });
    });

    it("are refused for another person and for other content, and change nothing", async () => {
      const [date, other] = [await aDate(), await aDate()];
      const id = anId();
      const body = { schedules_to_set: [toSet(date, NINE)], change_set_id: id };
      expect((await put(BULK, body)).status).toBe(200);
      const changed = [
        put(BULK, body, "owner"),
        put(BULK, { ...body, schedules_to_set: [toSet(date, NOON)] }),
        put(BULK, { ...body, schedules_to_set: [toSet(other, NINE)] }),
        put(BULK, { ...body, schedules_to_set: [toSet(other, NINE, 3002)] }),
        put(BULK, { schedules_to_delete: [{ staff_id: 3001, dates: [date] }], change_set_id: id }),
      ];
      for (const answer of await Promise.all(changed)) {
        expect(answer.status).toBe(422);
        expect(Object.keys(answer.json.meta.errors)).toEqual(["change_set_id"]);
      }
      expect(await stored(date)).toEqual({ slots: NINE, kind: null });
      expect(await stored(other)).toEqual({ slots: TEN, kind: null });
    });

    it("that are refused leave the id free", async () => {
      const date = await aDate();
      const id = anId();
      const body = (slots: unknown) => ({
        schedules_to_set: [toSet(date, NINE)],
        expected: [seen(date, slots)],
        change_set_id: id,
      });
      expect((await put(BULK, body(NOON))).status).toBe(409);
      expect((await ask(id)).status).toBe(404);
      expect((await put(BULK, body(TEN))).status).toBe(200);
    });

    it("can be asked about by their writer alone", async () => {
      const date = await aDate();
      const id = anId();
      expect((await ask(id)).status).toBe(404);
      await put(BULK, { schedules_to_set: [toSet(date, NINE)], change_set_id: id });
      expect((await ask(id)).json.data).toEqual({
        change_set_id: id,
        written_at: "2026-11-25T09:00:00+01:00",
      });
      expect((await ask(id, "owner")).status).toBe(404);
      expect((await ask(id, "reception")).status).toBe(403);
      expect((await ask(id, "manager", 4565)).status).toBeGreaterThan(400);
      expect((await ask("x")).status).toBe(404);
    });

    it("must be a UUID", async () => {
      const date = await aDate();
      const body = { schedules_to_set: [toSet(date, NINE)], change_set_id: "mine" };
      const answer = await put(BULK, body);
      expect([answer.status, answer.json.meta.errors]).toEqual([
        422,
        { change_set_id: ["must be a UUID"] },
      ]);
    });

    it("of two that come at once with other content, one is done", async () => {
      const date = await aDate();
      const id = anId();
      const writes = [3001, 3002, 3003, 3004].map((staff) =>
        put(BULK, { schedules_to_set: [toSet(date, NOON, staff)], change_set_id: id }),
      );
      const statuses = (await Promise.all(writes)).map(({ status }) => status);
      expect(statuses.sort((a, b) => a - b)).toEqual([200, 422, 422, 422]);
    });
  });
});
