import { afterAll, beforeAll, expect, it } from "vitest";
import { anAppointment, openApi } from "@/test-support/api-fixture";
import type { ApiFixture, RawCall } from "@/test-support/api-fixture";
import {
  documentOf,
  judgeOf,
  makeReads,
  makeWrites,
  operationsOf,
  plantExamples,
  prepare,
} from "@/test-support/document-calls";
import type { Document, MadeCall, Prepared } from "@/test-support/document-calls";
import { examplesOf } from "@/test-support/document-examples";
import type { Children } from "@/test-support/tenancy-children";

/**
 * Refused here, truly: neither files nor payroll documents are ever kept, a change set is known to
 * its writer alone, and a password that changes would end the callers (credentials.api.test).
 */
const NEVER_FOUND = new Set([
  "GET /company/{location_id}/staff/schedule/change_sets/{change_set_id}",
  "POST /user/password",
  "PUT /user/password",
  "DELETE /user/sessions/{session_id}",
  "GET /company/{location_id}/salary/payroll/staff/{team_member_id}/calculation/{calculation_id}",
  "DELETE /company/{location_id}/clients/files/{client_id}/{file_id}",
]);

const DELETE_LOCATION = "DELETE /company/{location_id}";
/** An id that nothing has. */
const NOWHERE = "999999";

let api: ApiFixture;
let document: Document;
let children: Children;
let reads: MadeCall[];
let writes: MadeCall[];

beforeAll(async () => {
  api = await openApi();
  document = await documentOf(api);
  children = await plantExamples(api, 1);
  reads = await makeReads(api, document, children);
  writes = await makeWrites(api, document, children);
}, 240_000); // a thousand calls
afterAll(() => api.close());

function untrue(calls: readonly MadeCall[]): string[] {
  const judge = judgeOf(document);
  return calls.flatMap(({ name, answer }) => {
    const isRefused = answer.status > 299 && !NEVER_FOUND.has(name);
    return isRefused ? [`${name}: ${answer.status} ${answer.text}`] : judge(name, answer);
  });
}

it("is true of every read of the demo salon, for its owner and for visitors", () => {
  expect(untrue(reads)).toEqual([]);
  expect(reads.length).toBeGreaterThan(180);
});

it("is true of every write", () => {
  expect(untrue(writes)).toEqual([]);
  const made = new Set([...reads, ...writes].map(({ name }) => name));
  expect([...operationsOf(document).keys()].filter((name) => !made.has(name))).toEqual([]);
});

it("shows as examples what the demo salon answers", async () => {
  const text = `${JSON.stringify(examplesOf(reads, writes), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot("./platform/docs/examples.json");
});

/** Ways to be refused. */
function wrongCalls({ name, method, url, body }: Prepared): readonly RawCall[] {
  const hasBody = body !== undefined;
  const large = { text: " ", headers: { "content-length": "1100000" } };
  const wrongBodies: RawCall[] = [{ text: "{" }, { text: "5" }, { body: [null] }, large];
  const isHarmless = method === "GET" || hasBody || url.includes(NOWHERE);
  return [
    { headers: { authorization: "" }, body },
    ...(name === DELETE_LOCATION ? [] : [{ as: "anna", body } as const]),
    ...(isHarmless ? [{ as: "owner", body } as const] : []),
    ...(hasBody ? wrongBodies.map((each) => ({ ...each, as: "owner" }) as const) : []),
  ];
}

it("is true of every refusal", async () => {
  const judge = judgeOf(document);
  const lost = Object.fromEntries(Object.keys(children).map((key) => [key, Number(NOWHERE)]));
  const places = [children, { ...children, ...lost, location_id: 4564 }, { ...children, ...lost }];
  const calls = [...operationsOf(document).keys()].flatMap((name) =>
    places.flatMap((ids) => {
      const prepared = prepare(name, ids);
      return wrongCalls(prepared).map((call) => ({ ...prepared, call }));
    }),
  );
  const problems = new Set<string>();
  const seen = new Set<number>();
  for (const { name, method, url, call } of calls) {
    const answer = await api.call(method, url, call);
    seen.add(answer.status);
    const isRefused = answer.status > 299;
    for (const problem of isRefused ? judge(name, answer) : []) problems.add(problem);
  }
  expect([...problems]).toEqual([]);
  expect([400, 401, 403, 404, 413, 422].filter((status) => !seen.has(status))).toEqual([]);
}, 240_000);

it("is true of a time that is taken, of a key in use and of too many requests", async () => {
  const judge = judgeOf(document);
  const book = "POST /records/{location_id}";
  const body = anAppointment();
  const write = (more: object) =>
    api.call("POST", "/records/4564", { as: "owner", body: { ...body, ...more } });
  const taken = [await write({ save_if_busy: true }), await write({})];
  expect(taken.map(({ status }) => status)).toEqual([201, 409]);
  const headers = { "idempotency-key": "truth-1" };
  const add = (title: string) =>
    api.call("POST", "/company/4564/staff/positions", { as: "owner", headers, body: { title } });
  const keyed = [await add("Colourist"), await add("Barber")];
  expect(keyed.map(({ status }) => status)).toEqual([201, 422]);
  const limited = await openApi({ rateLimit: true });
  const ask = () => limited.call("GET", "/staff/4564", { remoteAddress: "192.0.2.9" });
  const asked = await Promise.all(Array.from({ length: 400 }, ask));
  const refused = asked.find(({ status }) => status === 429);
  await limited.close();
  if (!refused) throw new Error("Nothing was refused.");
  const problems = [
    ...taken.flatMap((answer) => judge(book, answer)),
    ...keyed.flatMap((answer) => judge("POST /company/{location_id}/staff/positions", answer)),
    ...judge("GET /staff/{location_id}", refused),
  ];
  expect(problems).toEqual([]);
});
