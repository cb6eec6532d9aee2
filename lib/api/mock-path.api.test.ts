import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApi } from "@/test-support/api-fixture";
import type { ApiFixture } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

describe("the path of the vendor's mock", () => {
  const mocked = (path: string) => `http://api.test/_mock/en/b2b-v1/openapi${path}`;
  const headers = { authorization: "Bearer demo-partner-token, User token-of-owner" };

  it.each([
    "/timetable/dates/4564/2026-12-01?staff_id=3001",
    "/timetable/seances/4564/3001/2026-12-01",
    "/schedule/4564/3001/2026-12-01/2026-12-02",
    "/locations/4564/team_members",
    "/nothing",
  ])("%s answers as below the base path", async (path) => {
    const answer = await api.fetch(new Request(mocked(path), { headers }));
    const same = await api.call("GET", path, { as: "owner" });
    expect([answer.status, await answer.text()]).toEqual([same.status, same.text]);
  });

  it("takes writes, once for a key", async () => {
    const body = JSON.stringify({ title: "Head of colour" });
    const keyed = { ...headers, "idempotency-key": "mock-1" };
    const url = mocked("/company/4564/staff/positions");
    const write = () => api.fetch(new Request(url, { method: "POST", headers: keyed, body }));
    const [first, repeat] = [await write(), await write()];
    expect([first.status, repeat.headers.get("idempotent-replayed")]).toEqual([201, "true"]);
    expect(await repeat.text()).toBe(await first.text());
  });
});
