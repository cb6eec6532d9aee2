import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anAppointment, openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const get = (path: string) => api.call("GET", path, { as: "owner" });

describe("an id of 0", () => {
  it.each([
    ["/company/4564/staff"],
    ["/staff/4564"],
    ["/company/4564/services"],
    ["/services/4564"],
    ["/company/4564/service_categories"],
    ["/service_categories/4564"],
    ["/company/4564/staff/positions"],
    ["/locations/4564/team_members"],
  ])("below %s answers as the path without an id", async (path) => {
    const [all, zero] = [await get(path), await get(`${path}/0`)];
    expect([path, zero.status]).toEqual([path, 200]);
    expect(rowsOf(zero).length).toBeGreaterThan(1);
    expect(zero.json).toEqual(all.json);
  });

  it("keeps to the page and the filter of the list", async () => {
    const page = await get("/company/4564/services/0?staff_id=3001&count=1");
    expect(rowsOf(page)).toHaveLength(1);
    expect(page.json.meta).toMatchObject({ count: 1, total_count: 3 });
  });

  it.each([
    ["PUT", "/staff/4564/0", { name: "x" }],
    ["DELETE", "/services/4564/0", undefined],
    ["PATCH", "/services/4564/0", { title: "x" }],
    ["DELETE", "/service_category/4564/0", undefined],
    ["DELETE", "/positions/4564/0", undefined],
    ["GET", "/client/4564/0", undefined],
  ])("names nothing in %s %s", async (method, path, body) => {
    expect((await api.call(method, path, { as: "owner", body })).status).toBe(404);
  });
});

describe("one service category", () => {
  it("is an object on the long path, and a list of one on the deprecated one", async () => {
    const long = await get("/company/4564/service_categories/41");
    expect(long.json.meta).toEqual([]);
    expect(rowOf(long)).toMatchObject({ id: 41, title: "Hair" });
    const newer = await get("/locations/4564/service_categories/41");
    expect(newer.json).toEqual(long.json);
    const deprecated = await get("/service_categories/4564/41");
    expect(rowsOf(deprecated)).toEqual([rowOf(long)]);
    expect(rowOf(await get("/service_category/4564/41"))).toEqual(rowOf(long));
    expect((await get("/company/4564/service_categories/99")).status).toBe(404);
  });
});

describe("the message of a refusal", () => {
  it("names every field that is wrong", async () => {
    const body = { comment: "x" };
    const answer = await api.call("PUT", "/record/4564/10013", { as: "owner", body });
    expect(answer.status).toBe(422);
    const { message, errors } = answer.json.meta;
    expect(Object.keys(errors)).toEqual([
      "client",
      "staff_id",
      "services",
      "datetime",
      "seance_length",
    ]);
    for (const field of Object.keys(errors)) expect(message).toContain(`${field} is required`);
    expect(message).not.toMatch(/more\./);
  });

  it.each([
    [
      "POST",
      "/staff/4564",
      { weight: "x", hidden: "x", fired: "x", user_id: "x", position_id: "x" },
    ],
    ["POST", "/services/4564", { price_min: "x", price_max: "x", duration: 1, weight: "x" }],
    [
      "POST",
      "/company/4564/booking_forms",
      { is_default: "x", show_button: "x", button_color: "x" },
    ],
    ["PUT", "/company/4564", { coordinate_lat: "x", coordinate_lon: "x", phones: "x", social: 1 }],
  ])("does so on %s %s", async (method, path, body) => {
    const { status, json } = await api.call(method, path, { as: "owner", body });
    expect(status).toBe(422);
    const fields = Object.keys(json.meta.errors);
    expect(fields.length).toBeGreaterThan(3);
    for (const field of fields) expect(json.meta.message).toContain(field);
  });
});

describe("a user token without its word", () => {
  const token = "token-of-owner";

  it.each([
    [`Bearer demo-partner-token,${token}`, 200],
    [`Bearer demo-partner-token, ${token}`, 200],
    [`Bearer  demo-partner-token ,  ${token} `, 200],
    [`bearer demo-partner-token,User ${token}`, 200],
    [`Bearer demo-partner-token,nonsense`, 401],
    [`Bearer demo-partner-token,${token},${token}`, 200],
    [`${token},Bearer demo-partner-token`, 401],
    [`Bearer demo-partner-token,`, 401],
    [`,${token}`, 401],
  ])("%s answers %i", async (authorization, status) => {
    const answer = await api.call("GET", "/records/4564", { headers: { authorization } });
    expect(answer.status).toBe(status);
  });
});

describe("programs in browsers", () => {
  const origin = "https://salon.example";

  it.each([
    ["GET", "/company/4564", 200],
    ["GET", "/company/9999", 404],
    ["GET", "/nonsense", 404],
    ["GET", "/records/4564", 401],
    ["PATCH", "/company/4564", 405],
    ["GET", "/openapi.json", 200],
    ["OPTIONS", "/company/4564", 204],
  ])(
    "may read the answer to %s %s from any origin, without cookies",
    async (method, path, status) => {
      const answer = await api.call(method, path, { headers: { origin } });
      expect(answer.status).toBe(status);
      expect(answer.headers.get("access-control-allow-origin")).toBe("*");
      expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
      expect(answer.headers.get("access-control-expose-headers")).toContain("Retry-After");
    },
  );

  it.each([
    ["/company/4564"],
    ["/locations/4564/team_members/schedule"],
    ["/goods/4564"],
    ["/records/partner"],
    ["/nonsense"],
  ])("ask before they call %s, without a token", async (path) => {
    const answer = await api.call("OPTIONS", path, {
      headers: {
        authorization: "",
        origin,
        "access-control-request-method": "PUT",
        "access-control-request-headers": "authorization,content-type,x-of-its-own",
      },
    });
    expect([answer.status, answer.text]).toEqual([204, ""]);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(answer.headers.get("access-control-allow-methods")).toContain("PUT");
    expect(answer.headers.get("access-control-allow-headers")).toBe("Authorization, *");
    expect(answer.headers.get("access-control-max-age")).toBe("7200");
  });

  it("ask for nothing of what an address may call", async () => {
    const lane = { calls: 1, seconds: 3600, burst: 0, waiting: 0 };
    const lanes = { unknown: lane, sign_in: lane, visitor: lane, business: lane };
    const limited = await openApi({ paces: { lanes } });
    const ask = (method: string) =>
      limited.call(method, "/company/4564", {
        headers: { origin, "access-control-request-method": "GET" },
        remoteAddress: "192.0.2.1",
      });
    for (let call = 0; call < 5; call += 1) expect((await ask("OPTIONS")).status).toBe(204);
    expect((await ask("GET")).status).toBe(200);
    expect((await ask("GET")).status).toBe(429);
    await limited.close();
  });
});

/** A read that is kept as bytes. */
const SESSIONS = "/timetable/seances/4564/3001/2026-11-26";

describe("long answers", () => {
  const fetched = async (path: string, encoding: string | null, method = "GET") => {
    const headers = {
      authorization: "Bearer demo-partner-token, User token-of-owner",
      ...(encoding !== null && { "accept-encoding": encoding }),
    };
    const response = await api.fetch(
      new Request(`http://api.test/api/v1${path}`, { method, headers }),
    );
    return { response, bytes: Buffer.from(await response.arrayBuffer()) };
  };

  it.each([
    ["br", "gzip, deflate, br", brotliDecompressSync],
    ["gzip", "gzip", gunzipSync],
  ])("are packed by %s, and the same below", async (encoding, accepted, unpack) => {
    for (const path of ["/services/4564", "/openapi.json", SESSIONS]) {
      const plain = await fetched(path, null);
      const packed = await fetched(path, accepted);
      expect([path, packed.response.headers.get("content-encoding")]).toEqual([path, encoding]);
      expect(packed.response.headers.get("vary")).toBe("Accept-Encoding");
      expect(packed.response.headers.get("content-type")).toBe(
        plain.response.headers.get("content-type"),
      );
      expect(unpack(packed.bytes).toString()).toBe(plain.bytes.toString());
      expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 2);
    }
  });

  it("stay as they are for others, and short ones always", async () => {
    expect(
      (await fetched("/services/4564", null)).response.headers.get("content-encoding"),
    ).toBeNull();
    const short = await fetched("/service_category/4564/41", "br");
    expect(short.response.headers.get("content-encoding")).toBeNull();
    expect(JSON.parse(short.bytes.toString())).toMatchObject({ success: true });
  });

  it("come once more for a repeated key, packed or not as the repeat asks", async () => {
    const title = "A service with a long description";
    const body = JSON.stringify({
      title,
      category_id: 41,
      comment: "Wash, cut, dry. ".repeat(200),
    });
    const post = async (encoding: string) => {
      const response = await api.fetch(
        new Request("http://api.test/api/v1/services/4564", {
          method: "POST",
          headers: {
            authorization: "Bearer demo-partner-token, User token-of-owner",
            "accept-encoding": encoding,
            "idempotency-key": "packed",
          },
          body,
        }),
      );
      expect(response.status).toBe(201);
      return { response, bytes: Buffer.from(await response.arrayBuffer()) };
    };
    const first = await post("gzip");
    const again = await post("identity");
    expect(first.response.headers.get("content-encoding")).toBe("gzip");
    expect(again.response.headers.get("idempotent-replayed")).toBe("true");
    expect(again.response.headers.get("content-encoding")).toBeNull();
    expect(again.bytes.toString()).toBe(gunzipSync(first.bytes).toString());
  });
});

describe("`confirmed` of an appointment", () => {
  it("is 1 while it waits, and when the salon deletes it", async () => {
    const made = await api.call("POST", "/records/4564", {
      as: "owner",
      body: anAppointment({ save_if_busy: true }),
    });
    expect(rowOf(made)).toMatchObject({ attendance: 0, confirmed: 1 });
    const path = `/record/4564/${String(rowOf(made)["id"])}`;
    expect((await api.call("DELETE", path, { as: "owner" })).status).toBe(204);
    expect(rowOf(await get(path))).toMatchObject({ deleted: true, confirmed: 1 });
  });

  it("is 0 when the client cancelled it", async () => {
    const [free] = rowsOf(await get("/book_times/4564/3001/2026-12-02?service_ids[]=501"));
    const order = {
      fullname: "Nina Weber",
      phone: "+49 155 5000 7788",
      appointments: [{ id: 1, services: [501], staff_id: 3001, datetime: free?.["datetime"] }],
    };
    const [booked] = rowsOf(await api.call("POST", "/book_record/4564", { body: order }));
    const id = String(booked?.["record_id"]);
    expect(rowOf(await get(`/record/4564/${id}`))).toMatchObject({ confirmed: 1, deleted: false });
    const path = `/user/records/${id}/${String(booked?.["record_hash"])}`;
    expect((await api.call("DELETE", path)).status).toBe(204);
    expect(rowOf(await get(`/record/4564/${id}`))).toMatchObject({ confirmed: 0, deleted: true });
  });
});
