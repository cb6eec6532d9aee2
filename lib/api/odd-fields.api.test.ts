import { afterAll, beforeAll, expect, it } from "vitest";
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
  id: "9001",
  entity_type: "activity",
};
const ODD = ["zzz", { a: 1 }, ["zzz"], [{}], -5.5, true];

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
      const answer = await api.call(method, url, { as: "owner", body });
      expect(answer.status, `${method} ${url}`).toBeLessThan(500);
      expect(answer.text).not.toMatch(
        /Invalid (input|option|key)|Unrecognized|expected |received /,
      );
    }
  }
}, 60_000);
