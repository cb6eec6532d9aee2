import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApi } from "@/test-support/api-fixture";
import {
  NEVER_FOUND,
  OF_VISITORS,
  PATHS,
  WITHOUT_HASH,
  WORDS_FOR_IDS,
} from "@/test-support/served-paths";
import type { ApiFixture, RawAnswer } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
  const day = {
    day_of_week: "sat",
    events_master_id: 3009,
    events_time: "15:00:00",
    events_duration: 5400,
    events_capacity: 6,
  };
  const schedule = {
    original_entity_type: "activity",
    original_entity_id: 801,
    date_end: "2026-11-28",
    days: [day],
  };
  const body = { as: "owner", body: schedule } as const;
  expect((await api.call("POST", "/company/4564/schedules", body)).status).toBe(201);
  const form = { as: "owner", body: { title: "Web site" } } as const;
  expect((await api.call("POST", "/company/4564/booking_forms", form)).status).toBe(201);
});
afterAll(() => api.close());

function expectEnvelope(answer: RawAnswer, status: number): void {
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toContain("application/json");
  expect(answer.json).toMatchObject({ success: false, data: null });
  expect(answer.json.meta.message.length).toBeGreaterThan(5);
  expect(answer.text).not.toMatch(/<html|node_modules|\.ts:\d/);
}

describe("every path", () => {
  it.each(PATHS)(
    "%s answers a wrong method with 405 and OPTIONS with what is allowed",
    async (path, allow) => {
      const served = allow.split(", ");
      const notServed = ["PATCH", "POST"].find((method) => !served.includes(method)) ?? "PUT";
      const wrong = await api.call(notServed, path, { as: "owner" });
      expectEnvelope(wrong, 405);
      expect(wrong.headers.get("allow")).toBe(allow);
      const options = await api.call("OPTIONS", `${path}/`);
      expect([options.status, options.text, options.headers.get("allow")]).toEqual([
        204,
        "",
        allow,
      ]);
    },
  );

  const found = PATHS.filter(
    ([path]) => !path.startsWith(NEVER_FOUND) && !path.endsWith(WITHOUT_HASH),
  );
  it.each(found.filter(([, allow]) => allow.startsWith("GET")))(
    "%s answers HEAD as GET without a body",
    async (path) => {
      const get = await api.call("GET", path, { as: "owner" });
      const head = await api.call("HEAD", path, { as: "owner" });
      const status = path === "/user/data" ? 201 : 200;
      expect([get.status, head.status, head.text]).toEqual([status, status, ""]);
      expect(head.headers.get("content-type")).toBe(get.headers.get("content-type"));
    },
  );

  it.each(PATHS.filter(([, allow]) => /PUT|POST/.test(allow)))(
    "%s refuses a body beyond 1 MB with 413, announced or not",
    async (path, allow) => {
      const method = allow.includes("PUT") ? "PUT" : "POST";
      const text = `[${" ".repeat(1_100_000)}]`;
      const length = { "content-length": String(text.length) };
      expectEnvelope(await api.call(method, path, { as: "owner", text, headers: length }), 413);
      expectEnvelope(await api.call(method, path, { as: "owner", text: streamOf(text) }), 413);
    },
  );
});

/** A body whose length nobody announces. */
function streamOf(text: string): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, (at += 65_536)));
    },
  });
}

describe("unknown paths", () => {
  it.each([
    "/api/v1/nothing",
    "/api/v1",
    "/api/v1/company",
    "/api/v1/company/4564/nothing",
    "/api/v1/timetable/seances/4564/3001",
    "/api/v1/goods/4564",
    "/api/other",
    "/api/v10/companies",
    "/api/v1/%ff",
  ])("%s answers 404 in the envelope whatever the method", async (path) => {
    for (const method of ["GET", "POST", "PUT", "DELETE", "OPTIONS"]) {
      expectEnvelope(await api.call(method, path, { as: "owner" }), 404);
    }
  });
});

/**
 * What is not 422 of a body that is none, and the bodies that are taken with 200: a child that is not
 * there comes before the body, and where every field may be left out so may the body.
 */
const OF_NO_BODY: Readonly<Record<string, readonly [status: number, taken: readonly string[]]>> = {
  "POST /delivery/status": [400, []],
  "POST /activity/4564/duplication_strategy/1": [404, []],
  "PATCH /company/4564/schedules/100001/client_schedules/1": [404, []],
  "PUT /labels/4564/1": [404, []],
  "PUT /custom_fields/client/4564/1": [404, []],
  "PUT /company/4564/staff/schedule": [422, [""]],
  "POST /company/4564/clients/search": [422, [""]],
  "POST /clients/4564/bulk": [422, ["[null]"]], // its items answer one by one
};

describe("headers and bodies", () => {
  const path = "/schedule/4564/3001/2026-12-01/2026-12-02";

  it("insists on no Accept and no Content-Type", async () => {
    for (const headers of [
      { accept: "text/html" },
      { accept: "application/vnd.other+json", "content-type": "text/plain" },
      { "content-type": "application/x-www-form-urlencoded" },
      { "content-type": "application/vnd.api.v2+json; charset=utf-8" },
    ]) {
      const read = await api.call("GET", path, { as: "owner", headers });
      expect(read.headers.get("content-type")).toContain("application/json");
      expect((await api.call("PUT", path, { as: "owner", headers, body: [] })).status).toBe(201);
    }
  });

  it("answers broken JSON with 400 in the envelope", async () => {
    for (const text of ["{", "[1,", "<xml/>", "'a'", "\u0000"]) {
      expectEnvelope(await api.call("PUT", path, { as: "owner", text }), 400);
    }
    expect((await api.call("PUT", path, { as: "owner", text: "\uFEFF[]" })).status).toBe(201);
    expect((await api.call("PUT", path, { as: "owner", text: streamOf(" [] ") })).status).toBe(201);
  });

  it("survives hostile bodies", async () => {
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    const texts = [
      deep,
      '{"__proto__":{"x":1}}',
      "1e999",
      '[{"date":{},"is_working":[]}]',
      "[null]",
    ];
    for (const text of texts) {
      const answer = await api.call("PUT", path, { as: "owner", text });
      expect([text.slice(0, 30), answer.status]).toEqual([text.slice(0, 30), 422]);
      expect(answer.json.success).toBe(false);
    }
  });

  it.each(PATHS.filter(([, allow]) => /PUT|POST|PATCH/.test(allow)))(
    "%s says in plain words what is wrong with a body that is none",
    async (path, allow) => {
      for (const method of allow.split(", ").filter((each) => /PUT|POST|PATCH/.test(each))) {
        for (const text of ["", "5", "[null]"]) {
          const answer = await api.call(method, path, { as: "owner", text });
          const [status, taken] = OF_NO_BODY[`${method} ${path}`] ?? [422, []];
          const isTaken = taken.includes(text);
          expect([text, answer.status]).toEqual([text, isTaken ? 200 : status]);
          expect(answer.text).not.toMatch(/Invalid (input|option)|expected |received /);
        }
      }
    },
  );

  it("answers a failure of its own with 500 and no detail, and logs it", async () => {
    const broken = await openApi();
    await broken.close();
    const answer = await broken.call("GET", "/records/4564", { as: "owner" });
    expectEnvelope(answer, 500);
    expect(answer.json.meta).toEqual({ message: "An unexpected error has occurred." });
    expect(broken.logged).toContainEqual(
      expect.objectContaining({ event: "failed", method: "GET", path: "/api/v1/records/4564" }),
    );
  });
});

describe("the rate limit", () => {
  const hour = { seconds: 3600, burst: 0, waiting: 0 };
  const lanes = {
    unknown: { ...hour, calls: 2 },
    sign_in: { ...hour, calls: 3 },
    visitor: { ...hour, calls: 4 },
    business: { ...hour, calls: 5 },
  };

  it("counts sign-ins, visitors, programs and strangers apart, address by address", async () => {
    const limited = await openApi({ paces: { lanes } });
    const ask = async (path: string, authorization: string | null, remoteAddress?: string) => {
      const headers = authorization === null ? {} : { authorization };
      const method = path === "/auth" ? "POST" : "GET";
      return limited.call(method, path, {
        headers: { authorization: "", ...headers },
        remoteAddress,
      });
    };
    const passed = async (path: string, authorization: string | null, address: string) => {
      const statuses: number[] = [];
      for (let call = 0; call < 8; call += 1) {
        statuses.push((await ask(path, authorization, address)).status);
      }
      return statuses.filter((status) => status !== 429).length;
    };
    const good = "Bearer demo-partner-token";
    expect((await ask("/companies", good, "192.0.2.1")).status).toBe(200); // known from now on
    expect(await passed("/companies", null, "192.0.2.1")).toBe(1);
    expect(await passed("/companies", "Bearer nonsense", "192.0.2.1")).toBe(0);
    expect(await passed("/auth", good, "192.0.2.1")).toBe(3);
    expect(await passed("/book_services/4564", good, "192.0.2.1")).toBe(4);
    expect(await passed("/companies", good, "192.0.2.1")).toBe(4);
    expect(await passed("/companies", good, "192.0.2.2")).toBe(5);
    const ownProcess = await Promise.all(Array.from({ length: 20 }, () => ask("/companies", good)));
    expect(ownProcess.every((each) => each.status === 200)).toBe(true);
    await limited.close();
  });

  it("says in the envelope and in headers when to come again", async () => {
    const limited = await openApi({ paces: { lanes } });
    const ask = () => limited.call("GET", "/companies", { remoteAddress: "192.0.2.1" });
    expect((await ask()).headers.get("ratelimit-remaining")).toBe("4");
    for (let call = 0; call < 4; call += 1) expect((await ask()).status).toBe(200);
    const refused = await ask();
    expectEnvelope(refused, 429);
    expect(refused.headers.get("retry-after")).toBe("1");
    expect(refused.headers.get("ratelimit-limit")).toBe("5");
    expect(refused.headers.get("ratelimit-remaining")).toBe("0");
    expect(refused.headers.get("access-control-allow-origin")).toBe("*");
    await limited.close();
  });

  it("lets sixty calls pass at once unless told, and a page of six", async () => {
    const limited = await openApi({ rateLimit: true });
    const ask = (path: string) => limited.call("GET", path, { remoteAddress: "192.0.2.1" });
    const calls = await Promise.all(Array.from({ length: 60 }, () => ask("/companies")));
    expect(new Set(calls.map(({ status }) => status))).toEqual(new Set([200]));
    const page = await Promise.all(
      ["book_services", "book_staff", "book_dates"].flatMap((name) =>
        [1, 2].map(() => ask(`/${name}/4564`)),
      ),
    );
    expect(new Set(page.map(({ status }) => status))).toEqual(new Set([200]));
    await limited.close();
  });
});

describe("documentation", () => {
  it("describes every path in OpenAPI 3.1", async () => {
    const answer = await api.call("GET", "/openapi.json");
    expect(answer.status).toBe(200);
    const document = JSON.parse(answer.text) as {
      openapi: string;
      paths: Record<string, Record<string, { summary?: string; responses?: object }>>;
    };
    expect(document.openapi).toBe("3.1.0");
    const served = [...PATHS, ...WORDS_FOR_IDS, ...OF_VISITORS]
      .flatMap(([path, allow]) =>
        allow
          .split(", ")
          .filter((method) => method !== "HEAD" && method !== "OPTIONS")
          .map((method) => `${method} ${path.split("/")[1]}`),
      )
      .sort();
    const described = Object.entries(document.paths)
      .flatMap(([path, item]) =>
        Object.keys(item)
          .filter((method) => /^(get|post|put|patch|delete)$/.test(method))
          .map((method) => `${method.toUpperCase()} ${path.split("/")[1]}`),
      )
      .sort();
    expect(described).toEqual(served);
    const put = document.paths["/schedule/{location_id}/{team_member_id}/{start_date}/{end_date}"];
    expect(Object.keys(put?.["put"]?.responses ?? {})).toEqual([
      "201",
      "400",
      "401",
      "403",
      "404",
      "409",
      "413",
      "422",
      "429",
      "503",
      "507",
    ]);
  });

  it("names no schema that it does not hold", async () => {
    const { text } = await api.call("GET", "/openapi.json");
    const { components } = JSON.parse(text) as { components: { schemas: object } };
    const named = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
    expect(Object.keys(components.schemas)).toEqual(expect.arrayContaining([...new Set(named)]));
  });

  it("is a page of our own without foreign origins", async () => {
    const answer = await api.call("GET", "/api/docs/");
    expect([answer.status, answer.headers.get("content-type")]).toEqual([
      200,
      "text/html; charset=utf-8",
    ]);
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(answer.text).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(answer.text).toContain("/timetable/seances/{location_id}/{team_member_id}/{date}");
  });
});

describe("an unknown location", () => {
  it("is told in a list of messages, too, by the calls that have one", async () => {
    const found = async (method: string, path: string) =>
      (await api.call(method, path, { as: "owner" })).json.meta;
    const message = "Location not found.";
    for (const [method, path] of [
      ["GET", "/services/9999"],
      ["GET", "/company/9999/services/501"],
      ["POST", "/company/9999/services"],
      ["GET", "/locations/9999/service_categories"],
      ["GET", "/service_category/9999/41"],
      ["GET", "/company/x/staff"],
      ["GET", "/company/9999/staff/3001"],
      ["POST", "/company/x/clients/search"],
    ] as const) {
      expect(await found(method, path), path).toEqual({ message, errors: [{ message }] });
    }
    for (const path of ["/staff/9999", "/company/9999/staff/schedule", "/company/9999"]) {
      expect(await found("GET", path), path).toEqual({ message });
    }
  });
});
