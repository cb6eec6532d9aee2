import { afterAll, beforeAll, expect, it } from "vitest";
import { openApi } from "@/test-support/api-fixture";
import type { ApiFixture } from "@/test-support/api-fixture";

type Answer = { readonly content?: object };
type Operation = {
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly operationId?: string;
  readonly requestBody?: object;
  readonly security?: readonly Readonly<Record<string, unknown>>[];
  readonly responses: Readonly<Record<string, Answer>>;
};

const METHODS = new Set(["get", "post", "put", "patch", "delete"]);
const OWN_PAGES = new Set(["GET /api/v1/openapi.json", "GET /api/docs"]);
/** Neither files nor payroll documents are ever kept, so there is none to delete or to read. */
const NEVER_SUCCEED = new Set([
  "DELETE /company/{location_id}/clients/files/{client_id}/{file_id}",
  "GET /company/{location_id}/salary/payroll/staff/{team_member_id}/calculation/{calculation_id}",
]);
/** What users read of themselves needs no right. */
const OF_ONESELF = new Set([
  "GET /groups",
  "GET /user/data",
  "GET /booking/user/data",
  "GET /booking/user/phone_confirmation",
  "PUT /booking/user",
  "PUT /booking/user/password",
  "PUT /user/password",
  "GET /user/sessions",
  "DELETE /user/sessions",
  "DELETE /user/sessions/{session_id}",
]);
/** Its 422 is a 400, without the envelope (business.md 12.1). */
const NEVER_422 = "POST /delivery/status";
const operations = new Map<string, Operation>();
let api: ApiFixture;

beforeAll(async () => {
  api = await openApi();
  const { text } = await api.call("GET", "/openapi.json");
  const { paths } = JSON.parse(text) as { paths: Record<string, Record<string, Operation>> }; // a wrong guess fails the test
  for (const [path, item] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(item)) {
      if (METHODS.has(method)) operations.set(`${method.toUpperCase()} ${path}`, operation);
    }
  }
});
afterAll(() => api.close());

it("describes every route that is served, and none besides", () => {
  const served = api.routes
    .filter(({ method }) => method !== "ALL") // those say "not served here"
    .map(({ method, path }) => `${method} ${path}`)
    .filter((route) => !OWN_PAGES.has(route))
    .map((route) => route.replace("/api/v1", "").replaceAll(/:(\w+)/g, "{$1}"));
  const form = (route: string) => route.replaceAll(/\{\w+\}/g, "{}");
  const described = [...operations.keys()].map(form).sort();
  expect(described).toEqual([...new Set(served.map(form))].sort());
  expect(served.length).toBeGreaterThan(80);
});

it("describes every operation completely", () => {
  const problems = [...operations].flatMap(([name, operation]) =>
    problemsOf(name, operation).map((problem) => `${name}: ${problem}`),
  );
  expect(problems).toEqual([]);
});

function problemsOf(name: string, operation: Operation): string[] {
  const { tags, summary, security, requestBody, responses } = operation;
  const successes = Object.entries(responses).filter(([status]) => status.startsWith("2"));
  const problems: string[] = [];
  if (!tags?.length) problems.push("no tag");
  if (!summary) problems.push("no summary");
  if (!operation.description) problems.push("no description");
  if (successes.length === 0 && !NEVER_SUCCEED.has(name)) problems.push("no success");
  for (const [status, { content }] of successes) {
    if (!content && !["201", "202", "204"].includes(status))
      problems.push(`${status} has no schema`);
  }
  const needed = ["401", "429", "503"];
  if (!name.startsWith("GET ")) needed.push("507");
  if (name.includes("{location_id}")) needed.push("403", "404");
  if (requestBody) needed.push("413", name === NEVER_422 ? "400" : "422");
  if (security?.every((tokens) => !("BearerPartner" in tokens)) && !OF_ONESELF.has(name)) {
    needed.push("403");
  }
  for (const status of new Set(needed)) if (!responses[status]) problems.push(`no ${status}`);
  return problems;
}
