import { afterAll, beforeAll, expect, it } from "vitest";
import type { Connection } from "@/lib/data/connection";
import { openApi } from "./api-fixture";
import type { ApiFixture } from "./api-fixture";

const MOST_QUERIES = 5;
const WEEK = "start_date=2026-11-23&end_date=2026-11-29";
let api: ApiFixture;
let queries = 0;

beforeAll(async () => {
  api = await openApi({ onConnected: countQueries });
});
afterAll(() => api.close());

/** Counts every statement that is sent outside a transaction, as all reads are. */
function countQueries({ db }: Connection): void {
  const { $client: client } = db as unknown as { $client: Record<"query", typeof countQueries> }; // Drizzle keeps it there
  const { query } = client;
  client.query = (...call) => {
    queries += 1;
    return query(...call);
  };
}

const lists = {
  records: (count: number) => `/records/4564?count=${count}&start_date=2026-11-01`,
  clients: (count: number) => `/clients/4564?count=${count}`,
  members: (count: number) => `/company/4564/staff?count=${count}`,
  users: (count: number) => `/company/4564/users?count=${count}`,
  services: (count: number) => `/company/4564/services?count=${count}`,
  schedule: () => `/company/4564/staff/schedule?${WEEK}`,
  workload: () => `/company/4564/staff/workload?${WEEK}`,
};

it.each(Object.entries(lists))("reads %s in a few queries, however many rows", async (_, path) => {
  const few = await costOf("GET", path(3));
  const many = await costOf("GET", path(300));
  expect(many.queries).toBeLessThanOrEqual(MOST_QUERIES);
  expect(few.queries).toBeLessThanOrEqual(MOST_QUERIES);
  expect(many.queries).toBeLessThanOrEqual(few.queries);
});

it.fails("reads events in a few queries: they still take 10", async () => {
  const { queries: seen } = await costOf(
    "GET",
    "/activity/4564/search?from=2026-11-01&till=2026-12-31",
  );
  expect(seen).toBeLessThanOrEqual(MOST_QUERIES);
});

it("searches clients in a few queries, however many rows", async () => {
  const fields = ["id", "name", "phone", "categories", "visits_count"];
  const search = (page_size: number) =>
    costOf("POST", "/company/4564/clients/search", { page_size, fields });
  const few = await search(3);
  const many = await search(200);
  expect(many.length).toBeGreaterThan(few.length);
  expect(many.queries).toBeLessThanOrEqual(MOST_QUERIES);
  expect(many.queries).toBe(few.queries);
});

it("sees the queries that it counts", async () => {
  const { queries: seen, length } = await costOf("GET", lists.records(300));
  expect(seen).toBeGreaterThan(0);
  expect(length).toBeGreaterThan(200);
});

async function costOf(method: string, path: string, body?: object) {
  await api.call(method, path, { as: "owner", body }); // what the read model keeps is loaded
  queries = 0;
  const { status, json } = await api.call(method, path, { as: "owner", body });
  expect(status).toBe(200);
  return { queries, length: Array.isArray(json.data) ? json.data.length : 0 };
}
