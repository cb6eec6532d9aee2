import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openStoreOn } from "@/lib/api/store/open-store";
import { failureSchema } from "@/lib/api/wire/envelope";
import { MIGRATIONS_FOLDER } from "@/lib/data/connection";
import { openPostgres } from "@/lib/data/postgres-database";
import type { PostgresLimits } from "@/lib/data/postgres-pools";
import { anAppointment, openApi, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture, RawAnswer } from "@/test-support/api-fixture";
import { ANNA, NORD } from "@/test-support/builders";
import { createDatabase, holdRows, templateOf } from "@/test-support/postgres-server";
import { openTcpProxy } from "@/test-support/tcp-proxy";
import type { TcpProxy } from "@/test-support/tcp-proxy";
import { TEST_ENGINES } from "@/test-support/test-engines";
import { truthOf } from "@/scripts/document-truth.mjs";

const server = process.env["TEST_DATABASE_URL"];
const [inMemory] = TEST_ENGINES;

/** As in production, only shorter. */
const LIMITS: PostgresLimits = {
  connect: 1500,
  queue: 2000,
  statement: 10_000,
  lock: 500,
  idle: 2000,
  pulse: { tickMs: 20, patience: 5, reply: 65, rest: 5 },
};
/** Tokens and rights are read again after so long. */
const RIGHTS_ARE_OLD_MS = 1100;

describe.runIf(server)("a PostgreSQL", () => {
  let api: ApiFixture;
  let proxy: TcpProxy;
  let database: Awaited<ReturnType<typeof createDatabase>>;

  beforeAll(async () => {
    const url = server ?? "";
    api = await openApi({
      engine: {
        ...inMemory,
        openDemo: async (now) => {
          database = await createDatabase(url, await templateOf(url, { now }));
          proxy = await openTcpProxy(database.url);
          return openStoreOn(await openPostgres(proxy.url, MIGRATIONS_FOLDER, LIMITS));
        },
      },
    });
  });
  afterEach(async () => {
    await proxy.mend();
    await expect.poll(() => api.store.isReady(), { timeout: 10_000 }).toBe(true);
  });
  afterAll(async () => {
    await api.close();
    await proxy.close();
    await database.drop();
  });

  const path = "/schedule/4564/3001/2027-02-01/2027-02-01";
  const write = () =>
    api.call("PUT", path, { as: "manager", body: [workingDay("2027-02-01", ["9:00", "20:00"])] });
  const signIn = () =>
    api.call("POST", "/auth", {
      body: { login: "owner@atelier.example", password: "owner-demo-pass" },
    });
  const book = (time: string, headers = {}) =>
    api.call("POST", "/records/4564", {
      as: "manager",
      headers,
      body: anAppointment({ datetime: `2027-02-01T${time}:00`, save_if_busy: true }),
    });
  const readFromDisk = () => api.call("GET", "/clients/4564", { as: "manager" });
  const readFromMemory = () =>
    api.call("GET", "/timetable/seances/4564/3001/2026-11-25", { as: "manager" });

  function expectAway(answer: RawAnswer): void {
    const shown = answer.status === 503 ? null : api.logged.slice(-3);
    expect([answer.status, answer.headers.get("retry-after"), shown]).toEqual([503, "2", null]);
    expect(failureSchema.parse(answer.json).meta).toMatchObject({ reason: "unavailable" });
  }

  const OUTAGES = [
    ["that is down", () => proxy.cut()],
    ["that is frozen", () => Promise.resolve(proxy.freeze())],
  ] as const;

  it("is described in the document, for reads and writes, while it is away", async () => {
    const untrue = truthOf((await api.call("GET", "/openapi.json")).json);
    const template = "/schedule/{location_id}/{team_member_id}/{start_date}/{end_date}";
    await proxy.cut();
    const [written, read] = [await write(), await readFromDisk()];
    expectAway(written);
    expectAway(read);
    const described = [
      { method: "PUT", template, ...written },
      { method: "GET", template: "/clients/{location_id}", ...read },
    ].map(({ headers, ...each }) => ({ ...each, type: headers.get("content-type") ?? "" }));
    expect(described.flatMap(untrue)).toEqual([]);
  });

  it.each(OUTAGES)(
    "%s is told in the envelope, and used again when it is back",
    async (_, fail) => {
      expect((await write()).status).toBe(201);
      expect((await readFromMemory()).status).toBe(200);
      await fail();
      const answers = await Promise.all([
        write(),
        signIn(),
        readFromDisk(),
        book("10:00", { "idempotency-key": "away" }),
        api.call("POST", "/book_record/4564", { body: {}, headers: { authorization: "Bearer x" } }),
      ]);
      for (const answer of answers) expectAway(answer);
      expect(await api.store.isReady()).toBe(false);
      await pause(RIGHTS_ARE_OLD_MS);
      expect((await readFromMemory()).status).toBe(200);
      await proxy.mend();
      await expect.poll(() => api.store.isReady(), { timeout: 10_000 }).toBe(true);
      expect((await write()).status).toBe(201);
      expect((await signIn()).status).toBe(201);
      expect((await readFromDisk()).status).toBe(200);
      expect((await book("10:00", { "idempotency-key": "away" })).status).toBe(201);
    },
  );

  it("whose transactions wait for a lock answers reads, and tells who waited too long", async () => {
    await write();
    const letGo = await holdRows(
      database.url,
      "select from team_members where location_id = 4564 and id = 3001 for update",
    );
    const bookings = Array.from({ length: 15 }, () => book("12:00"));
    await pause(50);
    expect((await readFromDisk()).status).toBe(200);
    for (const answer of await Promise.all(bookings)) expectAway(answer);
    await letGo();
    expect((await book("12:00")).status).toBe(201);
  });

  it("ends a transaction in which nothing happens", async () => {
    const idle = api.store.transaction(NORD, async ({ team }) => {
      await team.lock(NORD, [ANNA]);
      await pause(2 * LIMITS.idle);
      await team.lock(NORD, [ANNA]);
    });
    await expect(idle).rejects.toThrow(/Failed query|Connection terminated|not queryable/);
    expect((await write()).status).toBe(201);
  });
});
