import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStoreOn } from "@/lib/api/store/open-store";
import type { OpenStore } from "@/lib/api/store/open-store";
import { openPostgres } from "@/lib/data/postgres-database";
import { anAppointment, openApi, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture } from "@/test-support/api-fixture";
import { NOW } from "@/test-support/builders";
import { createDatabase, templateOf } from "@/test-support/postgres-server";
import { TEST_ENGINES } from "@/test-support/test-engines";
import { createApi } from "./api";
import type { ApiServer } from "./api";

const server = process.env["TEST_DATABASE_URL"];
const [inMemory] = TEST_ENGINES;
const DATE = "2027-02-01";
const KEYS = Array.from({ length: 12 }, (_, at) => `both ${at}`);

describe.runIf(server)("one Idempotency-Key in two processes at once", () => {
  let api: ApiFixture;
  let second: OpenStore;
  let other: ApiServer;
  let database: Awaited<ReturnType<typeof createDatabase>>;

  beforeAll(async () => {
    const url = server ?? "";
    api = await openApi({
      engine: {
        ...inMemory,
        openDemo: async (now) => {
          database = await createDatabase(url, await templateOf(url, { now }));
          return openStoreOn(await openPostgres(database.url));
        },
      },
    });
    second = await openStoreOn(await openPostgres(database.url));
    other = createApi({
      store: second.store,
      clock: () => NOW,
      verifyPassword: () => Promise.resolve(false),
      hashPassword: () => Promise.resolve(""),
      sendLink: () => Promise.resolve(),
      log: () => {},
      rateLimit: false,
      newToken: () => "",
    });
  });
  afterAll(async () => {
    await api.close();
    await second.close();
    await database.drop();
  });

  it("makes one row, and both get its answer", async () => {
    const send = async ({ fetch }: Pick<ApiServer, "fetch">, key: string) => {
      const body = anAppointment({
        datetime: `${DATE}T10:00:00`,
        save_if_busy: true,
        comment: key,
      });
      const response = await fetch(
        new Request("http://api.test/api/v1/records/4564", {
          method: "POST",
          headers: {
            authorization: "Bearer demo-partner-token, User token-of-manager",
            "idempotency-key": key,
          },
          body: JSON.stringify(body),
        }),
      );
      const isReplayed = response.headers.has("idempotent-replayed");
      return { status: response.status, text: await response.text(), isReplayed };
    };
    const pairs = await Promise.all(
      KEYS.map((key) => Promise.all([send(api, key), send(other, key)])),
    );
    for (const [one, two] of pairs) {
      expect([one.status, two.status, two.text]).toEqual([201, 201, one.text]);
      expect([one.isReplayed, two.isReplayed].sort()).toEqual([false, true]);
    }
    const path = `/records/4564?start_date=${DATE}&end_date=${DATE}&count=300`;
    const rows = rowsOf(await api.call("GET", path, { as: "manager" }));
    const comments = rows.map((row) => row["comment"]).sort();
    expect(comments).toEqual([...KEYS].sort());
  });
});
