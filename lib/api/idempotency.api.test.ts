import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { failureSchema } from "@/lib/api/wire/envelope";
import { anAppointment, openApi, rowOf, rowsOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture, Person, RawCall } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
  const body = [workingDay("2027-02-01", ["9:00", "20:00"])];
  const path = "/schedule/4564/3001/2027-02-01/2027-02-01";
  expect((await api.call("PUT", path, { as: "manager", body })).status).toBe(201);
});
afterAll(() => api.close());

const keyed = (key: string, path: string, options: RawCall) =>
  api.call("POST", path, {
    ...options,
    headers: { "idempotency-key": key, ...options.headers },
  });
const book = (key: string, time: string, as: Person = "manager") =>
  keyed(key, "/records/4564", {
    as,
    body: anAppointment({ datetime: `2027-02-01T${time}:00`, save_if_busy: true }),
  });
const countAt = async (time: string) => {
  const path = "/records/4564?start_date=2027-02-01&end_date=2027-02-01&count=300";
  const rows = rowsOf(await api.call("GET", path, { as: "manager" }));
  return rows.filter((row) => row["date"] === `2027-02-01 ${time}:00`).length;
};

describe("a POST with an Idempotency-Key", () => {
  it("runs once: its repeat gets the first answer, status and all", async () => {
    const first = await book("once", "09:00");
    expect(first.status).toBe(201);
    expect(first.headers.has("idempotent-replayed")).toBe(false);
    const repeat = await book("once", "09:00");
    expect([repeat.status, repeat.text]).toEqual([201, first.text]);
    expect(repeat.headers.get("content-type")).toBe(first.headers.get("content-type"));
    expect(repeat.headers.get("idempotent-replayed")).toBe("true");
    expect(await countAt("09:00")).toBe(1);
  });

  it("is the same request in every spelling of its path", async () => {
    const first = await book("spelling", "09:30");
    const body = anAppointment({ datetime: "2027-02-01T09:30:00", save_if_busy: true });
    const repeat = await keyed("spelling", "/locations/4564/appointments/", {
      as: "manager",
      body,
    });
    expect(repeat.text).toBe(first.text);
  });

  it("runs once also when the same request comes many times at once", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => book("race", "10:00")));
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThan(0);
    for (const { status, json, headers } of answers.filter((each) => each.status !== 201)) {
      expect(status).toBe(409);
      expect(failureSchema.parse(json).meta).toMatchObject({ reason: "still_running" });
      expect(headers.get("retry-after")).toBe("1");
    }
    expect(await countAt("10:00")).toBe(1);
  });

  it("declines the key for another body", async () => {
    await book("reused", "11:00");
    const other = await book("reused", "11:30");
    expect(other.status).toBe(422);
    expect(failureSchema.parse(other.json).meta).toMatchObject({
      message: expect.stringContaining("was used before with another body"),
      errors: { "Idempotency-Key": [expect.any(String)] },
    });
    expect(await countAt("11:30")).toBe(0);
  });

  it("is answered on a path longer than an index holds", async () => {
    const path = `/company/4564/${randomBytes(6000).toString("base64url")}`;
    for (const replayed of [null, "true"]) {
      const answer = await keyed("long path", path, { as: "manager", body: {} });
      expect([answer.status, answer.headers.get("idempotent-replayed")]).toEqual([404, replayed]);
    }
  });

  it("belongs to its caller alone", async () => {
    const mine = await book("shared", "12:00");
    const theirs = await book("shared", "12:00", "owner");
    expect(theirs.status).toBe(201);
    expect(rowOf(theirs)["id"]).not.toBe(rowOf(mine)["id"]);
    const headers = { authorization: "Bearer nobody, User token-of-manager" };
    const stranger = await keyed("shared", "/records/4564", { headers, text: mine.text });
    expect([stranger.status, stranger.json.data]).toEqual([401, null]);
  });

  it("gives a refusal again, though its reason is gone", async () => {
    const path = "/company/4564/positions/quick";
    const first = await keyed("refused", path, { as: "manager", body: {} });
    expect(first.status).toBe(422);
    const repeat = await keyed("refused", path, { as: "manager", body: {} });
    expect([repeat.status, repeat.text]).toEqual([422, first.text]);
    expect(repeat.headers.get("idempotent-replayed")).toBe("true");
  });

  it("is not kept where a token was missing", async () => {
    const body = anAppointment({ datetime: "2027-02-01T13:00:00" });
    for (const time of [1, 2]) {
      const answer = await keyed("no user", "/records/4564", { body });
      expect(answer.status).toBe(401);
      expect([time, answer.headers.has("idempotent-replayed")]).toEqual([time, false]);
    }
  });

  it("holds no login, whose answer is a token", async () => {
    const body = { login: "manager@atelier.example", password: "manager-demo-pass" };
    const [first, second] = [
      await keyed("login", "/auth", { body }),
      await keyed("login", "/auth", { body }),
    ];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(rowOf(second)["user_token"]).not.toBe(rowOf(first)["user_token"]);
  });

  it("must have a key of 1 to 255 characters, and the limit of bodies holds", async () => {
    for (const key of ["", "x".repeat(256)]) {
      expect((await book(key, "14:00")).status).toBe(400);
    }
    expect((await book("x".repeat(255), "14:00")).status).toBe(201);
    const text = "x".repeat(1_100_000);
    const large = await keyed("large", "/records/4564", { as: "manager", text });
    expect(large.status).toBe(413);
  });

  it("leaves other methods and requests without it alone", async () => {
    const headers = { "idempotency-key": "once" };
    const read = await api.call("GET", "/staff/4564", { as: "manager", headers });
    expect([read.status, read.headers.has("idempotent-replayed")]).toEqual([200, false]);
    const body = anAppointment({ datetime: "2027-02-01T15:00:00", save_if_busy: true });
    await api.call("POST", "/records/4564", { as: "manager", body });
    await api.call("POST", "/records/4564", { as: "manager", body });
    expect(await countAt("15:00")).toBe(2);
  });
});

describe("a failure of ours", () => {
  it("is not kept: the repeat runs", async () => {
    const own = await openApi();
    try {
      const options = {
        as: "manager",
        body: anAppointment({ datetime: "2027-03-01T09:00:00", save_if_busy: true }),
        headers: { "idempotency-key": "broken" },
      } as const;
      const { transaction } = own.store;
      Object.assign(own.store, { transaction: () => Promise.reject(new Error("Down")) });
      expect((await own.call("POST", "/records/4564", options)).status).toBe(500);
      Object.assign(own.store, { transaction });
      const repeat = await own.call("POST", "/records/4564", options);
      expect([repeat.status, repeat.headers.has("idempotent-replayed")]).toEqual([201, false]);
    } finally {
      await own.close();
    }
  });
});
