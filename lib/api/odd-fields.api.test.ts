import { afterAll, beforeAll, expect, it } from "vitest";
import { isVisitors, visitorHeaders } from "@/test-support/visitor-calls";
import { openApi } from "@/test-support/api-fixture";
import type { ApiFixture } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

type Schema = {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
};
type Operation = {
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
  };
};
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

const IDS: Readonly<Record<string, string>> = {
  location_id: "4564",
  record_id: "10013",
  visit_id: "10013",
  event_id: "801",
  team_member_id: "3001",
  service_id: "502",
  client_id: "9001",
  user_id: "7003",
  field_category: "record",
  id: "9001",
  entity_type: "activity",
};
const ODD = ["zzz", { a: 1 }, ["zzz"], [{}], -5.5, true];

/** No such child is there, which is said before the body is looked at. */
const WITHOUT_CHILD =
  /\/(duplication_strategy\/1|schedules\/1|labels\/4564\/1|custom_fields\/record\/4564\/1|service_categor(y|ies)\/4564\/9001|booking_forms\/1|staff\/positions\/1)($|\/)/;

/** Where every field may be a text, a word is none that is odd; some take a number for its digits. */
const OF_TEXTS: Readonly<Record<string, readonly [status: number, odd: readonly unknown[]]>> = {
  "POST /auth": [401, ["zzz"]],
  "POST /booking/auth": [401, ["zzz"]],
  "POST /company/4564/staff/positions": [201, ["zzz"]],
  "POST /company/4564/positions/quick": [201, ["zzz"]],
  "POST /clients/4564/clients/9001/comments": [201, ["zzz", -5.5]],
  "POST /sms/clients/by_filter/4564": [201, ["zzz", -5.5]],
  "POST /email/clients/by_filter/4564": [201, ["zzz", -5.5]],
};

function statusOf(operation: string, odd: unknown): number {
  if (operation === "POST /user/password" && typeof odd === "string") return 404; // no such link
  if (operation === "POST /user/password_reset" && typeof odd === "string") return 202; // says nothing
  if (WITHOUT_CHILD.test(operation)) return 404;
  const [status, values] = OF_TEXTS[operation] ?? [422, []];
  return values.includes(odd) ? status : 422;
}

/** Every operation with a body, its fields, and a path that exists. */
async function operations() {
  const { text } = await api.call("GET", "/openapi.json");
  const { paths, components } = JSON.parse(text) as Document; // our own document
  const schemaOf = (schema: Schema | undefined): Schema | undefined => {
    const name = schema?.$ref?.split("/").at(-1);
    return name === undefined ? schema : schemaOf(components.schemas[name]);
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { requestBody }]) => {
      const schema = schemaOf(requestBody?.content["application/json"]?.schema);
      const url = path
        .replace("/api/v1", "")
        .replaceAll(/\{(\w+)\}/g, (_, name: string) => IDS[name] ?? "1");
      return schema?.properties
        ? [{ method: method.toUpperCase(), url, fields: Object.keys(schema.properties) }]
        : [];
    }),
  );
}

it("every operation says in plain words what is wrong with odd values in its fields", async () => {
  const all = await operations();
  expect(all.length).toBeGreaterThan(40);
  for (const { method, url, fields } of all) {
    for (const odd of ODD) {
      const body = Object.fromEntries(fields.map((field) => [field, odd]));
      const isOwn = isVisitors(`${method} ${url}`) && method === "PUT";
      const who = isOwn ? { headers: await visitorHeaders(api) } : ({ as: "owner" } as const);
      const answer = await api.call(method, url, { ...who, body });
      const status = statusOf(`${method} ${url}`, odd);
      expect([method, url, odd, answer.status]).toEqual([method, url, odd, status]);
      expect(answer.text).not.toMatch(
        /Invalid (input|option|key)|Unrecognized|expected (?!must )|received /,
      );
    }
  }
}, 60_000);
