import { describe, expect, it } from "vitest";
import { createRefusalLog, loggedPath } from "./refusal-log";

const REFUSAL = { method: "GET", path: "/api/v1/x", address: "192.0.2.1", requestId: "a-1" };

describe("the log of refusals", () => {
  it.each([
    [401, true],
    [403, true],
    [429, true],
    [200, false],
    [404, false],
    [422, false],
    [500, false],
  ])("tells of %d: %s", (status, isTold) => {
    expect(createRefusalLog(() => {}).tells(status)).toBe(isTold);
  });

  it("has sixty lines a minute, and then how many more there were", () => {
    const lines: object[] = [];
    let now = 0;
    const { note } = createRefusalLog(
      (line) => lines.push(line),
      () => now,
    );
    for (let i = 0; i < 100; i += 1) note({ ...REFUSAL, status: 401 });
    expect(lines).toEqual(
      Array.from({ length: 60 }, () => ({ event: "refused", ...REFUSAL, status: 401 })),
    );
    now = 60_000;
    note({ ...REFUSAL, status: 403 });
    expect(lines.slice(60)).toEqual([
      { event: "refusals left out", count: 40 },
      { event: "refused", ...REFUSAL, status: 403 },
    ]);
  });
});

describe("a path in the log", () => {
  it.each([
    ["/api/v1/company/4564/staff", "/api/v1/company/4564/staff"],
    ["/api/v1/schedule/4564/3001/2026-11-10/2026-11-11", null],
    ["/api/v1/company/4564/copy_to_companies_and_more", null],
    ["/api/v1/user/records/11/0a1b2c3d4e5f60718293a4b5", "/api/v1/user/records/11/…"],
    ["/api/v1/loyalty/cards/4930555001/7", "/api/v1/loyalty/cards/…/7"],
    ["/api/v1/loyalty/cards/+4930555001123/7", "/api/v1/loyalty/cards/…/7"],
  ])("%s is %s", (path, logged) => {
    expect(loggedPath(path)).toBe(logged ?? path);
  });
});
