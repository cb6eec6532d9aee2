import { afterAll, beforeAll, expect, it } from "vitest";
import type { Connection } from "@/lib/data/connection";
import { firstIdAt, hashRowsAt, markClients, markRowsAt } from "@/lib/data/test-location-rows";
import { openApi } from "./api-fixture";
import type { ApiFixture, Person, RawAnswer } from "./api-fixture";
import { BOOK_ENTRIES } from "./tenancy-entries-book";
import { CATALOGUE_ENTRIES } from "./tenancy-entries-catalogue";
import { DESK_ENTRIES } from "./tenancy-entries-desk";
import { TEAM_ENTRIES } from "./tenancy-entries-team";
import { OUTSIDE_LOCATIONS } from "./tenancy-entry";
import type { Access } from "./tenancy-entry";

const HOME = 4564;
const FOREIGN = 4566;
const MARKER = "Zq4566 ";
const ENTRIES = { ...CATALOGUE_ENTRIES, ...DESK_ENTRIES, ...TEAM_ENTRIES, ...BOOK_ENTRIES };
const PEOPLE: Readonly<Record<Access, readonly Person[]>> = {
  public: ["owner", "manager", "reception", "anna"],
  everyone: ["owner", "manager", "reception", "anna"],
  desk: ["owner", "manager", "reception"],
  managers: ["owner", "manager"],
  owner: ["owner"],
};
const DEMO_PEOPLE = PEOPLE.public;
const READ_ONLY = { authorization: "Bearer demo-partner-readonly" };
const NO_TOKEN = { authorization: "" };

/** Ids of the foreign location; numbers that nobody has where it has none. */
const FOREIGN_IDS: Record<string, string> = {
  team_member_id: "3201",
  client_id: "9301",
  service_id: "701",
  event_id: "999999",
  comment_id: "999999",
  user_id: "999999",
  file_id: "1",
  record_hash: "0",
  date: "2026-11-26",
  start_date: "2026-11-26",
  end_date: "2026-11-27",
};
const CHILDREN = /:(team_member_id|client_id|service_id|event_id|user_id|record_id|id)\b/;

let api: ApiFixture;
let connection: Connection;

beforeAll(async () => {
  api = await openApi({ onConnected: (opened) => (connection = opened) });
  expect(await markRowsAt(connection.db, FOREIGN, MARKER)).toBeGreaterThan(3);
  FOREIGN_IDS["record_id"] = await firstIdAt(connection.db, FOREIGN, "appointments");
  FOREIGN_IDS["id"] = await firstIdAt(connection.db, FOREIGN, "service_categories");
});
afterAll(() => api.close());

it("has one entry for every route, and one route for every entry", () => {
  const served = new Set(api.routes.map(({ method, path }) => `${method} ${withoutBase(path)}`));
  const known = [...Object.keys(ENTRIES), ...OUTSIDE_LOCATIONS];
  expect([...served].filter((route) => !known.includes(route))).toEqual([]);
  expect(known.filter((route) => !served.has(route))).toEqual([]);
  expect(OUTSIDE_LOCATIONS.filter((route) => route.includes(":location_id"))).toEqual([]);
});

it("keeps every operation of a foreign location from people without it", async () => {
  const before = await hashRowsAt(connection.db, FOREIGN);
  expect(before.size).toBeGreaterThan(5);
  const people = DEMO_PEOPLE.filter((person) => person !== "owner");
  const problems: string[] = [];
  for (const [name] of Object.entries(ENTRIES)) {
    for (const as of people) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const answer = await callOf(name, FOREIGN, { as });
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
  for (const [name, access] of Object.entries(ENTRIES)) {
    for (const headers of [NO_TOKEN, READ_ONLY, {}]) {
      if (access === "public" && headers !== NO_TOKEN) continue;
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { status, text } = await callOf(name, FOREIGN, { headers });
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
  for (const [name, access] of Object.entries(ENTRIES)) {
    for (const as of DEMO_PEOPLE) {
      const isAllowed = PEOPLE[access].includes(as);
      if (name === "DELETE /company/:location_id" && isAllowed) continue; // it would succeed
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { status, text } = await callOf(name, HOME, { as });
      const expected = isAllowed ? (CHILDREN.test(name) ? [404] : [200, 422]) : [403];
      if (!expected.includes(status)) problems.push(`${name} as ${as}: ${status}`);
      if (text.includes(MARKER)) problems.push(`${name} as ${as} shows foreign rows`);
    }
  }
  expect(problems).toEqual([]);
  expect(await hashRowsAt(connection.db, FOREIGN)).toEqual(before);
});

it("would see a foreign row in an answer and a change of one", async () => {
  const before = await hashRowsAt(connection.db, FOREIGN);
  const answer = await callOf("GET /staff/:location_id", FOREIGN, { as: "owner" });
  expect(answer.text).toContain(MARKER);
  await markClients(connection.db, FOREIGN);
  expect(await hashRowsAt(connection.db, FOREIGN)).not.toEqual(before);
});

type Who = { readonly as?: Person; readonly headers?: Readonly<Record<string, string>> };

function callOf(name: string, at: number, who: Who): Promise<RawAnswer> {
  const [method = "", route = ""] = name.split(" ");
  const path = route.replaceAll(/:(\w+)/g, (_, parameter: string) =>
    parameter === "location_id" ? String(at) : idOf(parameter),
  );
  return api.call(method, path, { ...who, ...(method !== "GET" && { body: {} }) });
}

function idOf(parameter: string): string {
  const id = FOREIGN_IDS[parameter];
  if (id === undefined) throw new Error(`No foreign id for the parameter ${parameter}`);
  return id;
}

function withoutBase(path: string): string {
  return path.replace("/api/v1", "");
}
