import { afterAll, beforeAll, expect, it } from "vitest";
import type { Connection } from "@/lib/data/connection";
import { addBulkRows } from "@/test-support/bulk-rows";
import { bulkId } from "@/test-support/bulk-size";
import type { BulkSize } from "@/test-support/bulk-size";
import { appointmentId, authorizeLocation, locationId, userId } from "@/lib/domain/ids";
import { instantOf } from "@/lib/domain/time/instant";
import { openApi, rowOf } from "@/test-support/api-fixture";
import type { ApiFixture, RawAnswer } from "@/test-support/api-fixture";

/** A list of 300 rows answers in so many queries, however many rows. */
const MOST_QUERIES = 5;
const FEW = { many: 3, members: 3, services: 3 };
const MANY = { many: 300, members: 100, services: 50 };
/** What is kept of users and locations lives for a second: a slow run would count its reload. */
const MOST_RUNS = 6;

let api: ApiFixture;
let few: number;
let many: number;
let queries = 0;

beforeAll(async () => {
  let opened: Connection | undefined;
  api = await openApi({
    onConnected: (connection) => {
      opened = connection;
      countQueries(connection);
    },
  });
  if (!opened) throw new Error("No connection was shown");
  few = await aLocation(opened, FEW);
  many = await aLocation(opened, MANY);
});
afterAll(() => api.close());

async function aLocation({ db }: Connection, size: BulkSize): Promise<number> {
  const place = { title: "Bulk", address: "1 Long Street", timezone_name: "Europe/Berlin" };
  const answer = await api.call("POST", "/companies", { as: "owner", body: place });
  const id = Number(rowOf(answer)["id"]);
  await addBulkRows(db, id, size);
  const location = authorizeLocation(locationId(id));
  await api.store.recordHashes.add(location, appointmentId(bulkId(id)), WORDS["record_hash"] ?? "");
  const changeSet = { userId: userId(7001), at: instantOf(0), fingerprint: "", answer: [] };
  await api.store.hoursChangeSets.add(location, { id: CHANGE_SET, ...changeSet });
  const body = { name: "The last" };
  const added = await api.call("POST", `/staff/${id}`, { as: "owner", body });
  expect(added.status).toBe(201); // and the read model reads the team anew
  return id;
}

/** Counts every statement that is sent outside a transaction, as all reads are. */
function countQueries({ db }: Connection): void {
  const { $client: client } = db as unknown as { $client: Record<"query", typeof countQueries> }; // Drizzle keeps it there
  const { query } = client;
  client.query = (...call) => {
    queries += 1;
    return query(...call);
  };
}

const CHANGE_SET = "0b9f4a52-6f0e-4c43-9f0c-2f1c7a4d5e61";

const WORDS: Readonly<Record<string, string>> = {
  entity: "1",
  entity_type: "activity",
  field_category: "record",
  date: "2026-11-26",
  start_date: "2026-11-23",
  end_date: "2026-11-29",
  record_hash: "opens",
  change_set_id: CHANGE_SET,
};

/** Reads that are no GET. */
const SEARCHES: Readonly<Record<string, (location: number) => object>> = {
  "POST /company/:location_id/clients/search": () => ({
    page_size: 200,
    fields: ["id", "name", "phone", "categories", "visits_count"],
  }),
  "POST /company/:location_id/clients/visits/search": (location) => ({
    client_id: bulkId(location),
    client_phone: null,
    from: "2026-01-01",
    to: "2026-12-31",
    payment_statuses: [],
    attendance: null,
  }),
};

/** Lists that answer with all the rows there are. */
const FULL = [
  "GET /records/:location_id",
  "GET /clients/:location_id",
  "GET /activity/:location_id/search",
  "GET /comments/:location_id",
  "GET /clients/:location_id/clients/:client_id/comments",
  "GET /company/:location_id/schedules/:schedule_id/days/:day_id/events",
];

const WEEK = "start_date=2026-11-23&end_date=2026-11-29";
const PERIOD = "from=2026-11-01&till=2027-12-31";
const DATES = "date_from=2026-11-01&date_to=2026-12-31";
const PAGE = "count=300";

/** Queries by the end of the path, the first that fits. */
const QUERIES: readonly (readonly [end: RegExp, query: string])[] = [
  [/\/activity\/:location_id\/search$/, `${PERIOD}&${PAGE}`],
  [/search_dates$/, PERIOD],
  [/(workload|working_days|staff\/schedule)$/, WEEK],
  [/\/(analytics|salary)\//, DATES],
  [/\/(records|clients|comments|labels)\/:location_id(\/:entity)?$/, PAGE],
];

it("all reads take as many queries for many rows as for few, and few they are", async () => {
  const problems: string[] = [];
  const lengths = new Map<string, number>();
  for (const operation of operations()) {
    const { small, large, answer } = await costsOf(operation);
    if (answer.status !== 200) problems.push(`${operation}: ${answer.status} ${answer.text}`);
    if (small !== large) problems.push(`${operation}: ${small} for few rows, ${large} for many`);
    if (large > MOST_QUERIES) problems.push(`${operation}: ${large}`);
    lengths.set(operation, Array.isArray(answer.json?.data) ? answer.json.data.length : 0);
  }
  expect(problems).toEqual([]);
  expect(lengths.size).toBeGreaterThan(70);
  for (const full of FULL) expect([full, lengths.get(full)]).toEqual([full, MANY.many]);
});

it("sees the queries that it counts", async () => {
  const { small, large } = await costsOf("GET /records/:location_id");
  expect(small).toBeGreaterThan(0);
  expect(large).toBeGreaterThan(0);
});

function operations(): string[] {
  const reads = api.routes.filter(({ method }) => method === "GET");
  const names = reads.map(({ path }) => `GET ${path.replace("/api/v1", "")}`);
  const all = new Set([...names, ...Object.keys(SEARCHES)]);
  return [...all].filter(
    (name) => /:(location|visit)_id/.test(name) && !name.endsWith(":calculation_id"), // there is none
  );
}

/** The least of a few runs, as soon as both agree. */
async function costsOf(operation: string) {
  let [small, large] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  await callOf(operation, few); // what the read model keeps is loaded
  let answer = await callOf(operation, many);
  for (let run = 0; run < MOST_RUNS; run += 1) {
    queries = 0;
    await callOf(operation, few);
    small = Math.min(small, queries);
    queries = 0;
    answer = await callOf(operation, many);
    large = Math.min(large, queries);
    if (small === large && large <= MOST_QUERIES) break;
  }
  return { small, large, answer };
}

function callOf(operation: string, location: number): Promise<RawAnswer> {
  const [method = "", route = ""] = operation.split(" ");
  const path = route.replaceAll(/:(\w+)/g, (_, parameter: string) =>
    parameter === "location_id" ? String(location) : (WORDS[parameter] ?? String(bulkId(location))),
  );
  const query = QUERIES.find(([end]) => end.test(route))?.[1];
  const body = SEARCHES[operation]?.(location);
  return api.call(method, query ? `${path}?${query}` : path, { as: "owner", body });
}
