import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { profileSchema } from "./auth.contract";
import { createAuthUseCases } from "./auth.usecases";
import { createBoundedQueue } from "@/lib/api/platform/bounded-queue";
import { instantOf } from "@/lib/domain/time/instant";
import { openApi, rowOf } from "@/test-support/api-fixture";
import type { ApiFixture } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const logIn = (login: unknown, password: unknown, remoteAddress?: string) =>
  api.call("POST", "/auth", { body: { login, password }, remoteAddress });

describe("POST /auth", () => {
  it("answers 201 with a token that works", async () => {
    const answer = await logIn("manager@atelier.example", "manager-demo-pass");
    expect(answer.status).toBe(201);
    expect(answer.json).toEqual({
      success: true,
      meta: [],
      data: {
        id: 7002,
        user_token: expect.stringMatching(/^new-token-/),
        name: "Martin Seidel",
        phone: "+4930555001",
        login: "manager@atelier.example",
        email: "manager@atelier.example",
        avatar: "",
        is_approved: true,
        is_email_confirmed: true,
      },
    });
    const token = String(rowOf(answer)["user_token"]);
    const headers = { authorization: `Bearer demo-partner-token, User ${token}` };
    expect((await api.call("GET", "/user/permissions/4564", { headers })).status).toBe(200);
    const spaced = { authorization: `bearer  demo-partner-token ,  user ${token}` };
    expect((await api.call("GET", "/user/permissions/4564", { headers: spaced })).status).toBe(200);
  });

  it.each([
    ["an e-mail in any case", "  Manager@Atelier.Example "],
    ["a phone with plus", "+4930555001"],
    ["a phone without plus", "4930555001"],
    ["a phone with blanks, brackets and dashes", "+49 (30) 555-001"],
  ])("knows %s", async (_, login) => {
    expect((await logIn(login, "manager-demo-pass")).status).toBe(201);
  });

  it("answers 401 in the same words for an unknown login and a wrong password", async () => {
    const wrong = await logIn("manager@atelier.example", "nonsense", "192.0.2.1");
    const unknown = await logIn("nobody@atelier.example", "nonsense", "192.0.2.1");
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.json.meta).toEqual({ message: "Wrong login or password" });
    expect(unknown.text).toBe(wrong.text);
  });

  it.each([
    ["a missing login", undefined, "x", ["login"]],
    ["an empty password", "manager@atelier.example", "", ["password"]],
    ["blanks", "  ", " ", ["login", "password"]],
    ["numbers", 4930555001, 1, ["login", "password"]],
    ["NUL", "a\0b", "x", ["login"]],
    ["a very long login", "x".repeat(300), "x", ["login"]],
  ])("answers 422 by field for %s", async (_, login, password, fields) => {
    const answer = await logIn(login, password);
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.json.meta.errors)).toEqual(fields);
  });

  it("answers 401 without a good partner token, before it looks at the body", async () => {
    const headers = { authorization: "Bearer nonsense" };
    expect((await api.call("POST", "/auth", { headers, text: "{" })).status).toBe(401);
    expect((await api.call("POST", "/auth", { headers: { authorization: "" } })).status).toBe(401);
    expect((await api.call("POST", "/auth", { text: "{" })).status).toBe(400);
    expect((await api.call("POST", "/auth", { text: "" })).status).toBe(422);
    expect((await api.call("GET", "/auth")).status).toBe(405);
  });

  it("locks a login and address out after ten failures, even of a burst", async () => {
    const email = "owner@atelier.example";
    const burst = await Promise.all(
      Array.from({ length: 15 }, (_, i) => logIn(email, `guess ${i}`, "192.0.2.7")),
    );
    expect(burst.map((each) => each.status).sort()).toEqual([
      ...Array.from({ length: 10 }, () => 401),
      ...Array.from({ length: 5 }, () => 429),
    ]);
    const right = await logIn(" OWNER@atelier.example", "owner-demo-pass", "192.0.2.7");
    expect(right.status).toBe(429);
    const seconds = Number(right.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(800);
    expect(seconds).toBeLessThanOrEqual(900);
    expect(right.json).toMatchObject({ success: false, data: null });
    expect((await logIn(email, "owner-demo-pass", "192.0.2.8")).status).toBe(201);
    expect((await logIn("anna@atelier.example", "anna-demo-pass", "192.0.2.7")).status).toBe(201);
  });

  it("counts the e-mail and the phone of one user together", async () => {
    const logins = ["reception@atelier.example", "+49 30 555002", "Reception@Atelier.Example"];
    for (let guess = 0; guess < 10; guess += 1) {
      const login = logins[guess % logins.length];
      expect((await logIn(login, `guess ${guess}`, "192.0.2.21")).status).toBe(401);
    }
    for (const login of logins) {
      expect((await logIn(login, "reception-demo-pass", "192.0.2.21")).status).toBe(429);
    }
    const elsewhere = await logIn(logins[1], "reception-demo-pass", "192.0.2.22");
    expect(elsewhere.status).toBe(201);
  });

  it("ends a hundred guesses of one address, at whichever logins", async () => {
    const statuses: number[] = [];
    for (let guess = 0; guess < 103; guess += 1) {
      statuses.push((await logIn(`nobody-${guess}@atelier.example`, "x", "192.0.2.23")).status);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(100);
    expect(statuses.slice(100)).toEqual([429, 429, 429]);
  });

  it("does the same work for an unknown login as for a known one", async () => {
    const hashes: string[] = [];
    const auth = createAuthUseCases({
      auth: api.store.auth,
      verifyPassword: async (hash) => {
        hashes.push(hash);
        return false;
      },
      newToken: () => "",
      clock: () => instantOf(0),
      log: () => {},
      hashing: createBoundedQueue({ running: 1, waiting: 0, retryAfterSeconds: 1 }),
    });
    for (const login of ["owner@atelier.example", "nobody@atelier.example"]) {
      await auth.logIn({ login, password: "x", address: "192.0.2.24", partnerId: 801 });
    }
    const [known, unknown] = hashes.map((hash) => hash.split("$").slice(0, 4).join("$"));
    expect(hashes).toHaveLength(2);
    expect(unknown).toBe(known); // algorithm, version and cost
  });

  it("forgets failures after a success", async () => {
    const attempt = (password: string) => logIn("anna@atelier.example", password, "192.0.2.9");
    for (const round of [1, 2]) {
      for (let i = 0; i < 9; i += 1) {
        expect((await attempt(`guess ${round} ${i}`)).status).toBe(401);
      }
      expect((await attempt("anna-demo-pass")).status).toBe(201);
    }
  });

  it("gives the typed client who it is, and tells wrong credentials from a lost session", async () => {
    const { auth } = api.client("manager");
    const person = await auth.login({
      login: "reception@atelier.example",
      password: "reception-demo-pass",
    });
    expect(person).toEqual({ id: 7003, name: "Rosa Klein", userToken: expect.any(String) });
    const wrong = auth.login({ login: "reception@atelier.example", password: "x" });
    await expect(wrong).rejects.toMatchObject({
      name: "ApiError",
      status: 401,
      kind: "wrong_credentials",
      message: "Wrong login or password",
    });
  });
});

describe("GET /user/data", () => {
  it("tells the user of the token, with 201 and without a token", async () => {
    const answer = await api.call("GET", "/user/data", { as: "anna" });
    expect([answer.status, answer.json.meta]).toEqual([201, []]);
    expect(profileSchema.parse(answer.json.data)).toEqual({
      id: 7004,
      name: "Anna Berg",
      phone: "+4930555003",
      login: "anna@atelier.example",
      email: "anna@atelier.example",
      avatar: "",
      is_approved: true,
      is_email_confirmed: true,
    });
    expect((await api.call("GET", "/user/data")).status).toBe(401);
  });
});
