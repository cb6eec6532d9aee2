import { truthOf } from "@/scripts/document-truth.mjs";
import { LOGINS, rowsOf } from "./api-fixture";
import type { ApiFixture, RawAnswer, RawCall } from "./api-fixture";
import { plantChildren, WORDS } from "./tenancy-children";
import type { Children } from "./tenancy-children";
import { allTenancyRows } from "./tenancy-rows";
import { BODIES_OF_VISITORS, isVisitors, visitorHeaders } from "./visitor-calls";

const SALON = 4564;
/** May be deleted. */
const SPARE = 4566;

/** What the demo salon has, by the parameter of a path. */
const DEMO: Readonly<Record<string, number>> = {
  team_member_id: 3001,
  service_id: 501,
  id: 41,
  client_id: 9001,
  record_id: 8001,
  visit_id: 8001,
  event_id: 801,
  position_id: 11,
  user_id: 7003,
};

/** A call of the document that was made, and its answer. */
export type MadeCall = {
  /** As the document has it, such as `GET /staff/{location_id}`. */
  readonly name: string;
  /** Nobody beside the partner where it is missing. */
  readonly as?: "owner";
  readonly path: Readonly<Record<string, string | number>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly answer: RawAnswer;
};

export type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly tags: readonly { readonly name: string }[];
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
};

export type DocumentedOperation = {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly security: readonly Readonly<Record<string, unknown>>[];
  readonly parameters?: readonly object[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<
    Record<string, { readonly $ref?: string; readonly content?: Content }>
  >;
};

type Content = {
  readonly "application/json": { readonly schema: object; readonly example?: unknown };
};

/** The document that the API serves. */
export async function documentOf(api: ApiFixture): Promise<Document> {
  const { text } = await api.call("GET", "/openapi.json");
  return JSON.parse(text) as Document; // a wrong guess fails the test
}

/** Every operation, by its method and path. */
export function operationsOf(document: Document): ReadonlyMap<string, DocumentedOperation> {
  return new Map(
    Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => [
        `${method.toUpperCase()} ${path}`,
        operation,
      ]),
    ),
  );
}

/** What the document says wrongly of an answer. */
export function judgeOf(document: Document): (name: string, answer: RawAnswer) => string[] {
  const untrue = truthOf(document);
  return (name, { status, headers, text }) => {
    const [method = "", template = ""] = name.split(" ");
    const type = headers.get("content-type") ?? "";
    return untrue({ method, template, status, type, text }).map((each) => `${name}: ${each}`);
  };
}

const {
  entries: ENTRIES,
  bodies: BODIES,
  queries: QUERIES,
  outside: OUTSIDE,
  words: AREA_WORDS,
  spoiling: SPOILING,
  plants,
} = await allTenancyRows();

/**
 * Things to read and to write, beside those of the demo salon; the number makes them new. It is told,
 * not counted, so that the examples are the same whatever other tests planted.
 */
export function plantExamples(api: ApiFixture, number: number): Promise<Children> {
  const resource = { resource_id: 62, instance_id: 3127, plants, number };
  return plantChildren(api, SALON, "Example ", resource);
}

/** A call as it is sent. */
export type Prepared = Pick<MadeCall, "name" | "path" | "query" | "body"> & {
  readonly method: string;
  readonly url: string;
};

/** Routes of the tenancy rows by their form, whatever their parameters are called. */
const ROUTES = new Map(
  [...Object.keys(ENTRIES), ...Object.keys(OUTSIDE)].map((route) => [formOf(route), route]),
);

function formOf(route: string): string {
  return route.replaceAll(/:\w+|\{\w+\}/g, "{}");
}

/** The call of an operation about these children; its body is one that is taken, new by the number. */
export function prepare(name: string, children: Children, number = 0): Prepared {
  const [method = "", template = ""] = name.split(" ");
  const route = ROUTES.get(formOf(name)) ?? "";
  const ids: Readonly<Record<string, string | number>> = { ...children, ...WORDS, ...AREA_WORDS };
  const outside = OUTSIDE[route]?.(children)[0];
  const values = outside === undefined ? idsOf(route, ids) : partsOf(template, outside);
  const query = QUERIES[route]?.(children) ?? outside?.split("?")[1] ?? "";
  let at = 0;
  const path: Record<string, string | number> = {};
  const filled = template.replaceAll(/\{(\w+)\}/g, (_, parameter: string) => {
    path[parameter] = values[at++] ?? "";
    return encodeURIComponent(String(path[parameter]));
  });
  const body = method === "GET" ? undefined : BODIES[route]?.(children, number);
  return {
    name,
    method,
    path,
    query: Object.fromEntries(new URLSearchParams(query)),
    body,
    url: query === "" ? filled : `${filled}?${query}`,
  };
}

function idsOf(route: string, ids: Readonly<Record<string, string | number>>) {
  return [...route.matchAll(/:(\w+)/g)].map(([, parameter = ""]) => {
    const id = ids[parameter];
    if (id === undefined) throw new Error(`No id for the parameter ${parameter} of ${route}`);
    return id;
  });
}

/** The values of a path's parameters. */
function partsOf(template: string, url: string): (string | number)[] {
  const values = (url.split("?")[0] ?? "").split("/").map(decodeURIComponent);
  return template.split("/").flatMap((part, at) => {
    const value = values[at] ?? "";
    if (!part.startsWith("{")) return [];
    return [/^\d{1,9}$/.test(value) ? Number(value) : value];
  });
}

/** The same children where the demo salon has none of its own. */
function asInDemo(name: string, children: Children): Children {
  const isOfOne = /record_hash|record_token|clients\/visits|comment_id|series|schedules/.test(name);
  return isOfOne ? children : { ...children, ...DEMO };
}

/** What is one's own is nobody's without a user. */
function asVisitor(prepared: Prepared): Prepared {
  return prepared.query["my"] ? { ...prepared, query: {}, url: "/companies" } : prepared;
}

/**
 * Makes every call of the document that is a read, by the owner and, where a partner's token is
 * enough, by a visitor: with what the demo salon has, and with planted children.
 */
export async function makeReads(
  api: ApiFixture,
  document: Document,
  children: Children,
): Promise<MadeCall[]> {
  const made: MadeCall[] = [];
  const all = [...operationsOf(document)].filter(([name]) => name.startsWith("GET "));
  // a visitor's come last: one of them sends a message
  const inOrder = all.toSorted(([a], [b]) => Number(isVisitors(a)) - Number(isVisitors(b)));
  for (const [name, { security }] of inOrder) {
    const isPublic = security.some((each) => "BearerPartner" in each);
    for (const of of isVisitors(name) ? [children] : [asInDemo(name, children), children]) {
      const prepared = prepare(name, of);
      made.push(await send(api, prepared, "owner"));
      if (isPublic) made.push(await send(api, asVisitor(prepared)));
    }
  }
  return made;
}

type Body = (api: ApiFixture) => Promise<unknown>;

/** Bodies that the tenancy proof has no use for, or that are taken after other calls, too. */
const OWN_BODIES: Readonly<Record<string, Body>> = {
  "POST /user/password_reset": async () => ({ login: "nobody@atelier.example" }),
  "POST /auth": async () => ({ login: LOGINS.owner, password: "owner-demo-pass" }),
  "POST /companies": async () => ({
    title: "Atelier West",
    timezone_name: "Europe/Berlin",
    address: "5 Mill Lane",
    phones: ["+49 30 5550055"],
  }),
  "PUT /book_record/{location_id}/{record_id}": async () => ({ datetime: "2026-11-26T12:00:00" }),
  "POST /delivery/status": async (api) => {
    const [message] = rowsOf(await api.call("GET", `/company/${SALON}/mailings`, { as: "owner" }));
    return [{ id: message?.["id"], status: 1 }];
  },
};

/** What comes after all others: it names what they made, or ends it. */
const LATE = ["POST /delivery/status", "DELETE /company/{location_id}"];

/** Makes every other call of the document; what would be in the way of later ones has its own salon. */
export async function makeWrites(
  api: ApiFixture,
  document: Document,
  children: Children,
): Promise<MadeCall[]> {
  const made: MadeCall[] = [];
  const names = [...operationsOf(document).keys()].filter((name) => !name.startsWith("GET "));
  const writes = [...names.filter((name) => !LATE.includes(name)), ...LATE];
  for (const [at, name] of writes.entries()) {
    const number = at + 2; // the first children have 1
    const spoils = name.startsWith("DELETE ") || SPOILING.has(ROUTES.get(formOf(name)) ?? "");
    const own = spoils ? await plantExamples(api, number) : children;
    const isWhole = name === "DELETE /company/{location_id}";
    const prepared = prepare(name, isWhole ? { ...own, location_id: SPARE } : own, number);
    const body = (await OWN_BODIES[name]?.(api)) ?? prepared.body;
    made.push(await send(api, { ...prepared, body }, "owner"));
  }
  return made;
}

async function send(api: ApiFixture, prepared: Prepared, as?: "owner"): Promise<MadeCall> {
  const { name, method, path, query, body, url } = prepared;
  if (isVisitors(name)) {
    const own = BODIES_OF_VISITORS[name];
    const answer = await api.call(method, url, { body: own, headers: await visitorHeaders(api) });
    return { name, path, query, body: own, answer };
  }
  const call: RawCall = { body, ...(as && { as }) };
  const answer = await api.call(method, url, call);
  return { name, path, query, body, answer, ...(as && { as }) };
}
