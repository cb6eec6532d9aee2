import { afterAll, beforeAll, expect, it } from "vitest";
import type { Connection } from "@/lib/data/connection";
import { addResource, hashRowsAt, markClients, markRowsAt } from "@/test-support/location-rows";
import { openApi } from "@/test-support/api-fixture";
import type { ApiFixture, Person, RawAnswer } from "@/test-support/api-fixture";
import { plantChildren, WORDS } from "@/test-support/tenancy-children";
import type { Children } from "@/test-support/tenancy-children";
import { allTenancyRows } from "@/test-support/tenancy-rows";
import type { Access, OutsideCall } from "@/test-support/tenancy-rows";

const {
  entries: ENTRIES,
  bodies: BODIES,
  queries: QUERIES,
  nothingKept: NOTHING_KEPT,
  spoiling: SPOILING,
  ...ROWS
} = await allTenancyRows();

/** Beside those of the areas: what the platform serves. */
const OUTSIDE: Readonly<Record<string, OutsideCall>> = {
  ...ROWS.outside,
  "GET /openapi.json": () => ["/openapi.json", 200],
  "GET /api/docs": () => ["/api/docs", 200],
};
const OUTSIDE_LOCATIONS = Object.keys(OUTSIDE);

const HOME = 4564;
const FOREIGN = 4566;
const MARKER = "Zq4566 ";
const FOREIGN_RESOURCE = { resource_id: 162, instance_id: 163, plants: ROWS.plants };
const NAMES = Object.keys(ENTRIES);
/** What is called, one by one. */
const CALLED = Object.entries(ENTRIES);
const PEOPLE: Readonly<Record<Access, readonly Person[]>> = {
  public: ["owner", "manager", "reception", "anna"],
  everyone: ["owner", "manager", "reception", "anna"],
  desk: ["owner", "manager", "reception"],
  managers: ["owner", "manager"],
  owner: ["owner"],
  salary: ["owner", "manager", "anna"],
};
const DEMO_PEOPLE = PEOPLE.public;
/** Those who have no rights at the foreign location; the owner has there what they have at home. */
const STRANGERS = DEMO_PEOPLE.filter((person) => person !== "owner");
const READ_ONLY = { authorization: "Bearer demo-partner-readonly" };
const NO_TOKEN = { authorization: "" };
const CHILDREN = /:(?!location_id|date|start_date|end_date|entity\b|entity_type|field_category)\w+/;
const DELETE_LOCATION = "DELETE /company/:location_id";

let api: ApiFixture;
let connection: Connection;
let home: Children;
let foreign: Children;
let sent = 0;

beforeAll(async () => {
  api = await openApi({ onConnected: (opened) => (connection = opened) });
  expect(await markRowsAt(connection.db, FOREIGN, MARKER)).toBeGreaterThan(3);
  await addResource(connection.db, FOREIGN, FOREIGN_RESOURCE, MARKER);
  home = await plantChildren(api, HOME, "Own ", {
    ...FOREIGN_RESOURCE,
    resource_id: 62,
    instance_id: 3127,
  });
  foreign = await plantChildren(api, FOREIGN, MARKER, FOREIGN_RESOURCE);
});
afterAll(() => api.close());

it("has one entry for every route, and one route for every entry", () => {
  const operations = api.routes.filter(({ method }) => method !== "ALL"); // those say "not served here"
  const served = new Set(operations.map(({ method, path }) => `${method} ${withoutBase(path)}`));
  const known = [...NAMES, ...OUTSIDE_LOCATIONS];
  expect([...served].filter((route) => !known.includes(route))).toEqual([]);
  expect(known.filter((route) => !served.has(route))).toEqual([]);
  expect(OUTSIDE_LOCATIONS.filter((route) => route.includes(":location_id"))).toEqual([]);
});

it("has one body for every write that reads one", () => {
  const writes = NAMES.filter((name) => /^(POST|PUT|PATCH) /.test(name));
  expect(writes.filter((name) => !BODIES[name])).toEqual([]);
  const named = [...Object.keys(BODIES), ...Object.keys(QUERIES)];
  const known = new Set([...NAMES, ...OUTSIDE_LOCATIONS]);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});

it("keeps every operation of a foreign location from people without it", async () => {
  const before = await hashRowsAt(connection.db, FOREIGN);
  expect(before.size).toBeGreaterThan(20);
  const problems: string[] = [];
  for (const [name] of CALLED) {
    for (const as of STRANGERS) {
      const answer = await callOf(name, foreign, { as });
      if (answer.status !== 403) problems.push(`${name} as ${as}: ${answer.status}`);
      if (answer.text.includes(MARKER)) problems.push(`${name} as ${as} shows foreign rows`);
    }
  }
  expect(problems).toEqual([]);
  expect(await hashRowsAt(connection.db, FOREIGN)).toEqual(before);
});

it("keeps callers without a user from every operation that is not public", async () => {
  const before = await hashRowsAt(connection.db, FOREIGN);
  const problems: string[] = [];
  for (const [name, access] of CALLED) {
    for (const headers of [NO_TOKEN, READ_ONLY, {}]) {
      if (access === "public" && headers !== NO_TOKEN) continue;
      const { status, text } = await callOf(name, foreign, { headers });
      if (status !== 401 || text.includes(MARKER)) {
        problems.push(`${name} with ${JSON.stringify(headers)}: ${status}`);
      }
    }
  }
  expect(problems).toEqual([]);
  expect(await hashRowsAt(connection.db, FOREIGN)).toEqual(before);
});

it("finds no child of a foreign location, and refuses each role what it may not do", async () => {
  const before = await hashRowsAt(connection.db, FOREIGN);
  const problems: string[] = [];
  for (const [name, access] of CALLED) {
    for (const as of DEMO_PEOPLE) {
      const isAllowed = PEOPLE[access].includes(as);
      if (name === DELETE_LOCATION && isAllowed) continue; // it would succeed
      const { status, text } = await callOf(name, { ...foreign, location_id: HOME }, { as });
      const expected = isAllowed ? expectedOf(name) : [403];
      if (!expected.includes(status)) problems.push(`${name} as ${as}: ${status} ${text}`);
      if (text.includes(MARKER)) problems.push(`${name} as ${as} shows foreign rows`);
    }
  }
  expect(problems).toEqual([]);
  expect(await hashRowsAt(connection.db, FOREIGN)).toEqual(before);
});

/** Keys of children that a call names, in its path, query or body. */
function keysOf(name: string): (keyof Children)[] {
  const written = (ids: Children) =>
    JSON.stringify([pathOf(name, ids), BODIES[name]?.(ids, 0), QUERIES[name]?.(ids)]);
  const keys = Object.keys(home) as (keyof Children)[]; // it has no others
  return keys.filter(
    (key) => key !== "location_id" && written(home) !== written({ ...home, [key]: foreign[key] }),
  );
}

/** Nobody does an unknown service. */
function isIgnored(name: string, key: keyof Children): boolean {
  return key === "service_id" && name.startsWith("GET /book_");
}

it("refuses one child of a foreign location among those of one's own", async () => {
  const before = await hashRowsAt(connection.db, FOREIGN);
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const [name] of CALLED) {
    for (const key of keysOf(name)) {
      seen.add(key);
      const { status, text } = await callOf(
        name,
        { ...home, [key]: foreign[key] },
        { as: "owner" },
      );
      const isRight = isIgnored(name, key) ? status < 300 : [400, 404, 422].includes(status);
      if (!isRight) problems.push(`${name}, ${key}: ${status} ${text}`);
      if (text.includes(MARKER)) problems.push(`${name}, ${key} shows foreign rows`);
    }
  }
  expect(problems).toEqual([]);
  expect(seen.size).toBeGreaterThan(15);
  expect(await hashRowsAt(connection.db, FOREIGN)).toEqual(before);
});

it("shows nothing of a foreign location where a path names none", async () => {
  const served = api.routes
    .filter(({ method, path }) => method !== "ALL" && !path.includes(":location_id"))
    .map(({ method, path }) => `${method} ${withoutBase(path)}`);
  expect([...OUTSIDE_LOCATIONS].sort()).toEqual([...new Set(served)].sort());
  const before = await hashRowsAt(connection.db, FOREIGN);
  const problems: string[] = [];
  for (const [name, callFor] of Object.entries(OUTSIDE)) {
    const [method = ""] = name.split(" ");
    const [path, right] = callFor(foreign);
    const body = BODIES[name]?.(foreign, 0) ?? {
      login: "planted-2@example.com",
      password: "wrong",
    };
    for (const as of STRANGERS) {
      const call = { as, ...(method !== "GET" && { body }) };
      const { status, text } = await api.call(method, path, call);
      const isClosed = name === "GET /group/:chain_id/clients" && as === "anna"; // sees no clients
      if (status !== (isClosed ? 403 : right)) problems.push(`${name} as ${as}: ${status} ${text}`);
      if (text.includes(MARKER)) problems.push(`${name} as ${as} shows foreign rows`);
    }
  }
  expect(problems).toEqual([]);
  expect(await hashRowsAt(connection.db, FOREIGN)).toEqual(before);
});

it("would see a foreign row in an answer and a change of one", async () => {
  const before = await hashRowsAt(connection.db, FOREIGN);
  const answer = await callOf("GET /staff/:location_id", foreign, { as: "owner" });
  expect(answer.text).toContain(MARKER);
  await markClients(connection.db, FOREIGN);
  expect(await hashRowsAt(connection.db, FOREIGN)).not.toEqual(before);
});

it("answers the same calls outside locations to the owner", async () => {
  const { visit_id, record_id, client_phone } = foreign;
  const phone = encodeURIComponent(client_phone);
  const clients = await api.call("GET", `/group/900/clients?phone=${phone}`, { as: "owner" });
  expect(clients.text).toContain(MARKER);
  const visit = await api.call("GET", `/visits/${visit_id}`, { as: "owner" });
  expect(visit.text).toContain(MARKER);
  const body = BODIES["PUT /visits/:visit_id/:record_id"]?.(foreign, 0);
  const path = `/visits/${visit_id}/${record_id}`;
  expect((await api.call("PUT", path, { as: "owner", body })).status).toBe(200);
});

it("answers the owner of a location the same calls with success", async () => {
  const documented = await documentedSuccesses();
  const problems: string[] = [];
  for (const [name] of CALLED.filter(([each]) => each !== DELETE_LOCATION)) {
    const spoils = name.startsWith("DELETE") || SPOILING.has(name);
    const children = spoils ? await plantChildren(api, FOREIGN, MARKER, FOREIGN_RESOURCE) : foreign;
    const { status, text } = await callOf(name, children, { as: "owner" });
    const right = NOTHING_KEPT.has(name) ? 404 : documented.get(formOf(name));
    if (status !== right) problems.push(`${name}: ${status} ${text}`);
  }
  expect(problems).toEqual([]);
  expect((await callOf(DELETE_LOCATION, foreign, { as: "owner" })).status).toBe(204);
});

/** A route whatever its parameters are called: the document joins names of paths that are one. */
function formOf(route: string): string {
  return route.replaceAll(/:\w+|\{\w+\}/g, "{}");
}

/** The one success of every operation by the OpenAPI document. */
async function documentedSuccesses(): Promise<Map<string, number>> {
  const { text } = await api.call("GET", "/openapi.json");
  type Methods = Readonly<Record<string, { readonly responses?: object }>>;
  const { paths } = JSON.parse(text) as { paths: Record<string, Methods> }; // our own document
  const successes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { responses = {} }]) => {
      const name = formOf(`${method.toUpperCase()} ${path}`);
      return Object.keys(responses)
        .filter((status) => status.startsWith("2"))
        .map((status) => [name, Number(status)] as const);
    }),
  );
  expect(new Set(successes.map(([name]) => name)).size).toBe(successes.length);
  return new Map(successes);
}

/** The right statuses at home with children of a foreign location in path, query or body. */
function expectedOf(name: string): readonly number[] {
  const ids = name.replaceAll(/:(\w+)/g, (whole, word: string) =>
    word in ROWS.words ? "" : whole,
  );
  if (CHILDREN.test(ids) || NOTHING_KEPT.has(name)) return [404];
  const isAbout = (ids: Children) => JSON.stringify([BODIES[name]?.(ids, 0), QUERIES[name]?.(ids)]);
  const namesChild = isAbout(home) !== isAbout({ ...foreign, location_id: HOME });
  return namesChild ? [404, 422] : [200, 201, 202, 204];
}

type Who = { readonly as?: Person; readonly headers?: Readonly<Record<string, string>> };

function callOf(name: string, ids: Children, who: Who): Promise<RawAnswer> {
  const [method = ""] = name.split(" ");
  const path = pathOf(name, ids);
  const query = QUERIES[name]?.(ids);
  const body = BODIES[name]?.(ids, (sent += 1));
  return api.call(method, query ? `${path}?${query}` : path, { ...who, body });
}

function pathOf(name: string, ids: Children): string {
  const [, route = ""] = name.split(" ");
  return route.replaceAll(/:(\w+)/g, (_, parameter: string) => idOf(parameter, ids));
}

function idOf(parameter: string, ids: Children): string {
  const named: Readonly<Record<string, string | number>> = { ...ids, ...WORDS, ...ROWS.words };
  const id = named[parameter];
  if (id === undefined) throw new Error(`No id for the parameter ${parameter}`);
  return String(id);
}

function withoutBase(path: string): string {
  return path.replace("/api/v1", "");
}
