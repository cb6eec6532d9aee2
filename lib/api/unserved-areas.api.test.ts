import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { failureSchema } from "@/lib/api/wire/envelope";
import { openApi } from "@/test-support/api-fixture";
import type { ApiFixture } from "@/test-support/api-fixture";
import { UNSERVED_AREAS } from "@/lib/api/platform/http/unserved-areas";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const PATHS = Object.values(UNSERVED_AREAS).flat();
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** The path with ids that exist in the demo salon where there are such. */
function realPath(path: string): string {
  return path.replaceAll("{location_id}", "4564").replaceAll(/\{\w+\}/g, "1");
}

describe("areas that are not served", () => {
  it.each(PATHS)("%s says so, whatever the method and the spelling", async (path) => {
    const real = realPath(path);
    const spellings = [real, `${real}/`, real.replace(/^\/company\//, "/locations/")];
    for (const each of spellings.map((spelling) => `${spelling}?page=1`)) {
      for (const method of METHODS) {
        const answer = await api.call(method, each, { as: "manager" });
        expect([method, each, answer.status]).toEqual([method, each, 404]);
        expect(failureSchema.parse(answer.json).meta).toEqual({
          message: "This area is not served here",
        });
      }
    }
  });

  it("need no token, for there is nothing to protect", async () => {
    const headers = { authorization: "" };
    expect((await api.call("GET", "/goods/4564", { headers })).status).toBe(404);
    expect((await api.call("GET", "/records/partner", { headers })).status).toBe(404);
  });

  it("hold no path of a served route", async () => {
    const answer = await api.call("GET", "/openapi.json");
    const document = JSON.parse(answer.text) as { paths: object }; // a wrong guess fails the test
    const plain = (path: string) => path.replaceAll(/\{\w+\}/g, "{}");
    const served = new Set(Object.keys(document.paths).map(plain));
    expect(served.size).toBeGreaterThan(40);
    expect(PATHS.filter((path) => served.has(plain(path)))).toEqual([]);
    expect(new Set(PATHS.map(plain)).size).toBe(PATHS.length);
  });

  it("are told apart from unknown paths and wrong methods", async () => {
    const unknown = await api.call("GET", "/goods_of_nobody/4564", { as: "manager" });
    expect([unknown.status, unknown.json.meta.message]).toEqual([404, "Not found."]);
    expect((await api.call("DELETE", "/records/4564", { as: "manager" })).status).toBe(405);
    expect((await api.call("PATCH", "/staff/4564", { as: "manager" })).status).toBe(405);
  });
});
