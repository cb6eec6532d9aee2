import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApi } from "@/test-support/api-fixture";
import type { ApiFixture, Person } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

type Operation = {
  readonly method: string;
  readonly path: (location: number | string, client: number) => string;
  readonly body?: unknown;
  readonly ofClient?: true;
};

const aClient = { name: "Tenant", phone: "4919990001" };

const OPERATIONS: readonly Operation[] = [
  { method: "POST", path: (at) => `/company/${at}/clients/search`, body: {} },
  { method: "GET", path: (at) => `/clients/${at}` },
  { method: "POST", path: (at) => `/clients/${at}`, body: aClient },
  { method: "POST", path: (at) => `/clients/${at}/bulk`, body: [aClient] },
  { method: "GET", path: (at, id) => `/client/${at}/${id}`, ofClient: true },
  { method: "PUT", path: (at, id) => `/client/${at}/${id}`, body: {}, ofClient: true },
  { method: "DELETE", path: (at, id) => `/client/${at}/${id}`, ofClient: true },
  { method: "GET", path: (at, id) => `/clients/${at}/clients/${id}/comments`, ofClient: true },
  {
    method: "POST",
    path: (at, id) => `/clients/${at}/clients/${id}/comments`,
    body: {},
    ofClient: true,
  },
  {
    method: "DELETE",
    path: (at, id) => `/clients/${at}/clients/${id}/comments/1`,
    ofClient: true,
  },
  { method: "GET", path: (at, id) => `/company/${at}/clients/files/${id}`, ofClient: true },
  { method: "DELETE", path: (at, id) => `/company/${at}/clients/files/${id}/1`, ofClient: true },
  { method: "POST", path: (at) => `/company/${at}/clients/visits/search`, body: {} },
];

describe.each(OPERATIONS)("$method $path", ({ method, path, body, ofClient }) => {
  const call = (at: number | string, client: number, as?: Person) =>
    api.call(method, path(at, client), { as, body });

  it("needs a user of the location with the right to clients", async () => {
    expect((await call(4564, 9001)).status).toBe(401);
    expect((await call(4566, 9301, "manager")).status).toBe(403);
    expect((await call(4565, 9201, "reception")).status).toBe(403);
    expect((await call(4564, 9001, "anna")).status).toBe(403);
    expect((await call(9999, 9001, "manager")).status).toBe(404);
    expect((await call("abc", 9001, "manager")).status).toBe(404);
    const headers = { authorization: "Bearer nonsense" };
    expect((await api.call(method, path(4564, 9001), { headers, body })).status).toBe(401);
  });

  it("knows the clients of its own location alone, before the body is looked at", async () => {
    if (!ofClient) return;
    for (const id of [9201, 9999]) {
      const answer = await call(4564, id, "owner");
      expect(answer.status).toBe(404);
      expect(answer.json).toEqual({
        success: false,
        data: null,
        meta: { message: "Client not found." },
      });
    }
  });
});

it("nothing of another location was read or changed", async () => {
  const search = { page_size: 200, fields: ["id", "name"] };
  const nord = await api.call("POST", "/locations/4564/clients/search", {
    as: "owner",
    body: search,
  });
  expect(nord.json.meta.total_count).toBe(120);
  expect(nord.text).not.toMatch(/"id":9[23]\d\d/);
  const lakeside = await api.call("POST", "/company/4565/clients/search", {
    as: "owner",
    body: search,
  });
  expect(lakeside.json.meta.total_count).toBe(30);
});
