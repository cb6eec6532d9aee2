import { readFileSync } from "node:fs";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApi } from "@/test-support/api-fixture";
import type { ApiFixture } from "@/test-support/api-fixture";
import { documentOf, operationsOf } from "@/test-support/document-calls";
import type { Document, DocumentedOperation } from "@/test-support/document-calls";

/** Warnings that the paths of the contract bring along, by rule. */
const OF_THE_CONTRACT = new Set([
  "no-ambiguous-paths", // `/staff/{…}/{…}` beside words, which win here
  "operation-2xx-response", // what nobody keeps is never found
]);

type SpecData = Exclude<Parameters<Validator["validate"]>[0], string>;

let api: ApiFixture;
let document: Document;
let text: string;
let operations: ReadonlyMap<string, DocumentedOperation>;

beforeAll(async () => {
  api = await openApi();
  document = await documentOf(api);
  operations = operationsOf(document);
  text = JSON.stringify(document);
});
afterAll(() => api.close());

describe("the document", () => {
  it("is valid to the linter's recommended rules", async () => {
    const config = await createConfig({ extends: ["recommended"] });
    const problems = await lintFromString({ source: text, absoluteRef: "openapi.json", config });
    const told = problems
      .filter(({ severity, ruleId }) => severity === "error" || !OF_THE_CONTRACT.has(ruleId))
      .map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`);
    expect(told).toEqual([]);
  });

  it("is valid to the schema of OpenAPI", async () => {
    const { valid, errors } = await new Validator().validate(JSON.parse(text) as SpecData);
    expect([valid, errors]).toEqual([true, undefined]);
  });

  it("names each operation once, in words that programs take", () => {
    const ids = [...operations.values()].map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z][a-zA-Z0-9]+$/.test(id))).toEqual([]);
  });

  it("has no path twice, whatever its parameters are called, and none of them optional", () => {
    const paths = Object.keys(document.paths).map((path) => path.replaceAll(/\{\w+\}/g, "{}"));
    expect(paths.filter((path, at) => paths.indexOf(path) !== at)).toEqual([]);
    const optional = [...operations].filter(([, { parameters = [] }]) =>
      parameters.some(
        (each) =>
          "in" in each && each.in === "path" && !("required" in each && each.required === true),
      ),
    );
    expect(optional.map(([name]) => name)).toEqual([]);
  });

  it("asks for both tokens by one scheme, or for the partner's", () => {
    const asked = [...operations.values()].map(({ security }) => JSON.stringify(security));
    expect([...new Set(asked)].sort()).toEqual([
      '[{"BearerPartner":[]},{"BearerPartnerUser":[]}]',
      '[{"BearerPartnerUser":[]}]',
    ]);
  });

  it("shows an example of every answer and every body", () => {
    const missing = [...operations].flatMap(([name, { requestBody, responses }]) => {
      const contents = [
        ["body", requestBody?.content] as const,
        ...Object.entries(responses).map(([status, { content }]) => [status, content] as const),
      ];
      return contents.flatMap(([what, content]) => {
        const media = content?.["application/json"];
        return media && media.example === undefined ? [`${name}: ${what}`] : [];
      });
    });
    expect(missing).toEqual([]);
  });
});

/** Rows of the list of areas: a name and its calls. */
const AREAS = readFileSync("docs/contract/areas.md", "utf8")
  .split("\n")
  .filter((line) => /^\| \d+ /.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, , name = "", , , calls = ""]) => ({
    name,
    calls: [...calls.matchAll(/`(GET|POST|PUT|PATCH|DELETE) ([^`]+)`/g)].map(
      ([, method = "", path = ""]) => plain(`${method} ${path}`),
    ),
  }));

function plain(name: string): string {
  return name.replaceAll(/\{\w+\}/g, "{}").replace(/\?.*$/, "");
}

describe("the areas", () => {
  it("are the 28 of the contract, in its order", () => {
    expect(document.tags.map(({ name }) => name)).toEqual(AREAS.map(({ name }) => name));
    expect(AREAS).toHaveLength(28);
  });

  it("hold each the calls that the contract lists in them", () => {
    const areas = new Map(AREAS.flatMap(({ name, calls }) => calls.map((call) => [call, name])));
    const listed = [...operations].filter(([name]) => areas.has(plain(name)));
    const wrong = listed.filter(([name, { tags }]) => tags.join() !== areas.get(plain(name)));
    expect(wrong.map(([name, { tags }]) => `${name}: ${tags.join()}`)).toEqual([]);
    expect(listed.length).toBeGreaterThan(90);
    const known = new Set(AREAS.map(({ name }) => name));
    const others = [...operations].filter(
      ([, { tags }]) => tags.length !== 1 || !known.has(tags[0] ?? ""),
    );
    expect(others.map(([name]) => name)).toEqual([]);
  });
});

describe("the page of additions", () => {
  const page = readFileSync("docs/api-additions.md", "utf8");

  it("has a row for every kind of refusal", () => {
    const sources = ["lib/api/platform/errors.ts", "lib/api/platform/http/envelope.ts"];
    const kinds = sources.flatMap((source) =>
      [...readFileSync(source, "utf8").matchAll(/readonly kind: "(\w+)"/g)].map(([, kind]) => kind),
    );
    expect(kinds.length).toBeGreaterThan(11);
    expect(kinds.filter((kind) => !page.includes(`| \`${kind}\` `))).toEqual([]);
  });

  it("has a row for everything that the document calls our addition", () => {
    const marked = markedIn(JSON.parse(text) as object, []);
    expect(marked.length).toBeGreaterThan(6);
    expect(marked.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});

/** Names of what is described as our addition: a call, a parameter, a field. */
function markedIn(value: object, at: readonly string[]): string[] {
  const inside = Object.entries(value).flatMap(([key, each]: [string, unknown]) =>
    typeof each === "object" && each !== null ? markedIn(each, [...at, key]) : [],
  );
  const { description, name, operationId } = value as Record<string, unknown>; // any part of a document
  if (typeof description !== "string" || !/^Our (own )?addition/.test(description)) return inside;
  const [path = "", method = ""] = at.slice(1);
  const call = operationId === undefined ? null : `${method.toUpperCase()} ${path}`;
  return [...inside, call ?? (typeof name === "string" ? name : (at.at(-1) ?? ""))];
}
