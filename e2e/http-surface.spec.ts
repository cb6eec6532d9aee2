import { readFileSync } from "node:fs";
import { expect, test } from "./fixtures";

test.describe("one server", () => {
  test("answers its probes", async ({ request }) => {
    expect((await request.get("/healthz")).status()).toBe(200);
    expect((await request.get("/readyz")).status()).toBe(200);
  });

  test("describes the API from the contract", async ({ request }) => {
    const answer = await request.get("/api/v1/openapi.json");
    const document: { openapi: string; paths: Record<string, unknown> } = await answer.json();
    expect(document.openapi).toMatch(/^3\.1/);
    const paths = Object.keys(document.paths).join(" ");
    expect(paths).toContain("/timetable/seances/{location_id}/{team_member_id}/{date}");
    expect(paths).toContain("/timetable/dates/{location_id}/{date}");
    expect(paths).toContain("/schedule/{location_id}/{team_member_id}/{start_date}/{end_date}");
  });

  test("shows its API documentation from our own origin only", async ({
    page,
    baseURL,
    expectAccessible,
  }) => {
    const foreign: string[] = [];
    page.on("request", (asked) => {
      if (!asked.url().startsWith(baseURL ?? "")) foreign.push(asked.url());
    });
    await page.goto("/api/docs");
    await expect(page.getByText("/timetable/dates/{location_id}/{date}").first()).toBeVisible();
    await expectAccessible("the API documentation");
    expect(foreign).toEqual([]);
  });

  for (const [name, path, method, body, status] of [
    ["an unknown path of the API", "/api/v1/nothing", "GET", undefined, 404],
    ["an unknown path outside v1", "/api/nothing", "GET", undefined, 404],
    ["a wrong method", "/api/v1/auth", "PATCH", undefined, 405],
    ["a call without tokens", "/api/v1/staff/4564", "GET", undefined, 401],
    ["the path of the vendor's mock", "/_mock/en/b2b-v1/openapi/staff/4564", "GET", undefined, 401],
    ["an unknown path of the mock", "/_mock/en/b2b-v1/openapi/nothing", "GET", undefined, 404],
    ["a body beyond 1 MB", "/api/v1/auth", "POST", "x".repeat(1_100_000), 413],
  ] as const) {
    test(`answers ${name} in the envelope`, async ({ request }) => {
      const headers = { "content-type": "application/json" };
      const answer = await request.fetch(path, {
        method,
        headers,
        ...(body ? { data: body } : {}),
      });
      expect(answer.status()).toBe(status);
      expect(await answer.json()).toMatchObject({ success: false, data: null });
    });
  }

  test("tells an open tab the date of a zone and its build, and early hours to its people only", async ({
    request,
  }) => {
    const now = await request.get("/api/ui/now?zone=Asia/Tokyo");
    const build = readFileSync(".next/BUILD_ID", "utf8");
    expect(await now.json()).toEqual({ data: { today: "2026-11-25", build } });
    const west = await request.get("/api/ui/now?zone=Pacific/Honolulu");
    expect(await west.json()).toMatchObject({ data: { today: "2026-11-24" } });
    for (const zone of ["", "Nowhere/Land", "../x"]) {
      expect((await request.get(`/api/ui/now?zone=${zone}`)).status()).toBe(422);
    }
    expect((await request.get("/api/ui/early-hours?location=4564")).status()).toBe(401);
  });

  test("answers broken JSON in the envelope, without a stack", async ({ request }) => {
    const answer = await request.fetch("/api/v1/auth", {
      method: "POST",
      headers: { authorization: "Bearer demo-partner-token", "content-type": "application/json" },
      data: Buffer.from("{ broken"),
    });
    expect([400, 422]).toContain(answer.status());
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ success: false, data: null });
    expect(text).not.toContain(" at ");
  });

  test("serves no image optimiser", async ({ request }) => {
    expect((await request.get("/_next/image?url=%2Ficon.svg&w=64&q=75")).status()).toBe(404);
  });

  test("refuses the cookie on the API and the bearer on the pages", async ({
    page,
    login,
    request,
    baseURL,
  }) => {
    await login("owner");
    const cookies = await page.context().cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    const withCookie = await request.get("/api/v1/staff/4564/3001", { headers: { cookie } });
    expect(withCookie.status()).toBe(401);
    const withBearer = await request.get(
      `${baseURL}/api/ui/board?location=4564&from=2026-11-01&to=2026-11-30`,
      { headers: { authorization: "Bearer demo-partner-token, User x" } },
    );
    expect(withBearer.status()).toBe(401);
    const session = cookies.find(({ name }) => name === "chairtime_session");
    expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  });
});
