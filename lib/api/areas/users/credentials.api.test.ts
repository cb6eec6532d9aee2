import { verify } from "@node-rs/argon2";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addSeconds, instantOf } from "@/lib/domain/time/instant";
import { openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, RawAnswer } from "@/test-support/api-fixture";
import { inRounds } from "@/test-support/proof-length";
import { TEST_ENGINES } from "@/test-support/test-engines";

/** The clock of the fixture. */
const NOW = instantOf(Date.parse("2026-11-25T08:00:00Z"));
const DAY = 86_400;
const ANNA = "anna@atelier.example";
const OLD = "anna-demo-pass";
const FRESH = "quiet river at noon";

describe.each(inRounds(TEST_ENGINES))("passwords and sessions on $name", (engine) => {
  let api: ApiFixture;
  beforeEach(async () => {
    api = await openApi({ engine });
    return () => api.close();
  });

  const logIn = (login: string, password: string) =>
    api.call("POST", "/auth", { body: { login, password } });
  const bearer = (token: unknown) => ({
    headers: { authorization: `Bearer demo-partner-token, User ${String(token)}` },
  });
  const tokenOf = async (login: string, password: string) =>
    String(rowOf(await logIn(login, password))["user_token"]);
  const isAlive = async (token: unknown) =>
    (await api.call("GET", "/user/sessions", bearer(token))).status === 200;
  const setByLink = (token: unknown, password: unknown) =>
    api.call("POST", "/user/password", { body: { token, password } });
  const statuses = (answers: readonly RawAnswer[]) => answers.map(({ status }) => status);

  /** The token of a new link for the login. */
  async function linkFor(login: string): Promise<string> {
    const before = api.links.length;
    const asked = await api.call("POST", "/user/password_reset", { body: { login } });
    expect([asked.status, asked.text]).toEqual([
      202,
      '{"success":true,"meta":{"message":"Accepted"}}',
    ]);
    await expect.poll(() => api.links.length).toBe(before + 1);
    return api.links[before]?.token ?? "";
  }

  describe("a link", () => {
    it("sets the password once, and ends every token and link of its person", async () => {
      const token = await tokenOf(ANNA, OLD);
      const [first, second] = [await linkFor(ANNA), await linkFor("+49 30 555 003")];
      expect(api.links[0]).toEqual({
        purpose: "reset",
        name: "Anna Berg",
        recipient: ANNA,
        token: first,
        expiresAt: addSeconds(NOW, DAY),
      });
      expect(await isAlive(token)).toBe(true);
      expect((await setByLink(first, FRESH)).status).toBe(200);
      expect(await isAlive(token)).toBe(false);
      expect(statuses([await logIn(ANNA, OLD), await logIn(ANNA, FRESH)])).toEqual([401, 201]);
      const again = [await setByLink(first, "another one 1"), await setByLink(second, "another 2")];
      expect(statuses(again)).toEqual([404, 404]);
      expect(again[0]?.json.meta).toMatchObject({ reason: "link_ended" });
      expect((await logIn(ANNA, FRESH)).status).toBe(201);
    });

    it("has one winner when two use it at the same moment", async () => {
      const link = await linkFor(ANNA);
      const passwords = ["the first wish", "the second wish", "the third wish"];
      const answers = await Promise.all(passwords.map((each) => setByLink(link, each)));
      expect(statuses(answers).sort()).toEqual([200, 404, 404]);
      const logins = await Promise.all(passwords.map((each) => logIn(ANNA, each)));
      expect(statuses(logins)).toEqual(statuses(answers).map((each) => (each === 200 ? 201 : 401)));
    });

    it("ends after a day", async () => {
      const link = await linkFor(ANNA);
      api.setClock(addSeconds(NOW, DAY));
      expect((await setByLink(link, FRESH)).status).toBe(404);
      api.setClock(addSeconds(NOW, DAY - 1));
      expect((await setByLink(link, FRESH)).status).toBe(200);
    });

    it("is not used up by a password that is not fit", async () => {
      const link = await linkFor(ANNA);
      for (const [password, reason] of [
        ["short", "password_too_short"],
        ["x1 ".repeat(50), "password_too_long"],
        ["password", "password_too_common"],
        ["Anna-Berg-1", "password_too_personal"],
      ]) {
        const answer = await setByLink(link, password);
        expect([answer.status, answer.json.meta]).toEqual([
          422,
          expect.objectContaining({ reason, errors: { password: [expect.any(String)] } }),
        ]);
      }
      expect((await setByLink(link, FRESH)).status).toBe(200);
    });

    it.each([["x"], [""], [undefined], [5], ["x".repeat(200)]])(
      "that is none is refused: %j",
      async (token) => {
        expect([404, 422]).toContain((await setByLink(token, FRESH)).status);
        expect((await logIn(ANNA, OLD)).status).toBe(201);
      },
    );

    it("for a login that nobody has is asked for in the same words, and made for nobody", async () => {
      const body = { login: "nobody@atelier.example" };
      const unknown = await api.call("POST", "/user/password_reset", { body });
      await linkFor(ANNA);
      expect(unknown.text).toBe('{"success":true,"meta":{"message":"Accepted"}}');
      expect(api.links).toHaveLength(1);
    });

    it("is made three times an hour for a person, and an address is held back", async () => {
      const ask = (login: string) =>
        api.call("POST", "/user/password_reset", { body: { login }, remoteAddress: "192.0.2.5" });
      const answers: RawAnswer[] = [];
      for (let i = 0; i < 21; i += 1) answers.push(await ask(ANNA));
      expect(statuses(answers)).toEqual([...Array.from({ length: 20 }, () => 202), 429]);
      await expect.poll(() => api.links.length).toBe(3);
    });

    it("is not in the log", async () => {
      const link = await linkFor(ANNA);
      await setByLink(link, FRESH);
      const logged = JSON.stringify(api.logged);
      expect(logged).toContain("password set by link");
      for (const secret of [link, FRESH, ANNA]) expect(logged).not.toContain(secret);
    });
  });

  describe("an invitation", () => {
    const invite = (search: string) =>
      api.call("POST", "/user/invite/4564", {
        as: "owner",
        body: { invites: [{ name: "Ida", search, user_role: "worker" }] },
      });

    it("brings a link with which the invited person signs in for the first time", async () => {
      expect((await invite("ida@example.org")).status).toBe(202);
      expect(api.links).toEqual([
        expect.objectContaining({ purpose: "invitation", recipient: "ida@example.org" }),
      ]);
      expect((await setByLink(api.links[0]?.token, FRESH)).status).toBe(200);
      const token = await tokenOf("ida@example.org", FRESH);
      expect((await api.call("GET", "/user/permissions/4564", bearer(token))).status).toBe(200);
    });

    it("brings none to who has a password, and stays where no link can be sent", async () => {
      expect((await invite("491709998887")).status).toBe(202);
      expect(api.links.map(({ recipient }) => recipient)).toEqual(["491709998887"]);
      expect((await setByLink(api.links[0]?.token, FRESH)).status).toBe(200);
      const elsewhere = await api.call("POST", "/user/invite/4565", {
        as: "owner",
        body: { invites: [{ name: "Ida", search: "491709998887" }] },
      });
      expect(elsewhere.status).toBe(202);
      expect(api.links).toHaveLength(1);
    });
  });

  describe("a change of one's own password", () => {
    const change = (token: unknown, old_password: unknown, password: unknown) =>
      api.call("PUT", "/user/password", { ...bearer(token), body: { old_password, password } });

    it("ends every session and link, and answers a token that goes on", async () => {
      const [mine, other] = [await tokenOf(ANNA, OLD), await tokenOf(ANNA, OLD)];
      const link = await linkFor(ANNA);
      const answer = await change(mine, OLD, FRESH);
      expect(answer.status).toBe(200);
      const token = rowOf(answer)["user_token"];
      expect([await isAlive(mine), await isAlive(other), await isAlive(token)]).toEqual([
        false,
        false,
        true,
      ]);
      expect((await setByLink(link, "yet another")).status).toBe(404);
      expect(statuses([await logIn(ANNA, OLD), await logIn(ANNA, FRESH)])).toEqual([401, 201]);
    });

    it("needs the present one, and slows down who guesses it", async () => {
      const token = await tokenOf(ANNA, OLD);
      for (let i = 0; i < 10; i += 1) {
        const wrong = await change(token, `guess ${i}`, FRESH);
        expect([wrong.status, wrong.json.meta.errors]).toEqual([
          422,
          { old_password: ["is wrong"] },
        ]);
      }
      expect((await change(token, OLD, FRESH)).status).toBe(429);
      expect(await isAlive(token)).toBe(true);
    });

    it("with the right one is no guess, also where the new one is not fit", async () => {
      const token = await tokenOf(ANNA, OLD);
      for (let i = 0; i < 11; i += 1) {
        expect((await change(token, OLD, "password")).json.meta).toMatchObject({
          reason: "password_too_common",
        });
      }
      for (let i = 0; i < 9; i += 1) {
        expect((await change(token, `guess ${i}`, FRESH)).status).toBe(422);
      }
      expect((await change(token, OLD, "password")).status).toBe(422);
      for (let i = 0; i < 9; i += 1) {
        expect((await change(token, `guess ${i}`, FRESH)).status).toBe(422);
      }
      expect((await change(token, OLD, FRESH)).status).toBe(200);
    });

    it("has one winner when two are made at the same moment", async () => {
      const tokens = [await tokenOf(ANNA, OLD), await tokenOf(ANNA, OLD)];
      const wishes = ["the first wish", "the second wish"];
      const answers = await Promise.all(
        wishes.map((wish, index) => change(tokens[index], OLD, wish)),
      );
      const won = statuses(answers).map((status) => status === 200);
      expect(won.filter(Boolean)).toHaveLength(1);
      const logins = await Promise.all(wishes.map((wish) => logIn(ANNA, wish)));
      expect(statuses(logins)).toEqual(won.map((each) => (each ? 201 : 401)));
    });

    it("needs a user, both passwords and a fit one", async () => {
      const token = await tokenOf(ANNA, OLD);
      const body = { old_password: OLD, password: FRESH };
      expect((await api.call("PUT", "/user/password", { body })).status).toBe(401);
      expect((await change(token, undefined, undefined)).status).toBe(422);
      expect((await change(token, OLD, "password")).json.meta).toMatchObject({
        reason: "password_too_common",
      });
    });
  });

  describe("a token", () => {
    it("ends ninety days after its last use", async () => {
      const [used, unused] = [await tokenOf(ANNA, OLD), await tokenOf(ANNA, OLD)];
      for (const days of [60, 120, 180]) {
        api.setClock(addSeconds(NOW, days * DAY));
        expect(await isAlive(used)).toBe(true);
      }
      expect(await isAlive(unused)).toBe(false);
      api.setClock(addSeconds(NOW, 269 * DAY));
      expect(await isAlive(used)).toBe(true);
      api.setClock(addSeconds(NOW, 12 * 365 * DAY));
      expect(await isAlive(used)).toBe(false);
    });

    it("is listed by the program that asked for it, and can be ended", async () => {
      const [mine, other] = [await tokenOf(ANNA, OLD), await tokenOf(ANNA, OLD)];
      const listed = rowsOf(await api.call("GET", "/user/sessions", bearer(mine)));
      expect(listed.filter((each) => each["is_current"] === true)).toEqual([
        {
          id: expect.stringMatching(/^[0-9a-f]{16}$/),
          application: "Demo partner",
          created_at: "2026-11-25T08:00:00.000Z",
          last_used_at: "2026-11-25T08:00:00.000Z",
          is_current: true,
        },
      ]);
      const others = rowsOf(await api.call("GET", "/user/sessions", bearer(other)));
      const otherId = String(others.find((each) => each["is_current"])?.["id"]);
      const end = (id: string, token: string) =>
        api.call("DELETE", `/user/sessions/${id}`, bearer(token));
      expect((await end(otherId, mine)).status).toBe(204);
      expect(await isAlive(other)).toBe(false);
      expect((await end(otherId, mine)).status).toBe(404);
      expect((await end("current", mine)).status).toBe(204);
      expect(await isAlive(mine)).toBe(false);
    });

    it("of somebody else can be neither seen nor ended", async () => {
      const mine = await tokenOf(ANNA, OLD);
      const theirs = rowsOf(await api.call("GET", "/user/sessions", { as: "owner" }));
      const foreign = String(theirs[0]?.["id"]);
      const seen = rowsOf(await api.call("GET", "/user/sessions", bearer(mine)));
      expect(seen.map((each) => each["id"])).not.toContain(foreign);
      const ended = await api.call("DELETE", `/user/sessions/${foreign}`, bearer(mine));
      expect(ended.status).toBe(404);
      expect((await api.call("GET", "/user/sessions", { as: "owner" })).status).toBe(200);
    });

    it("goes on where all others are ended", async () => {
      const [mine, other] = [await tokenOf(ANNA, OLD), await tokenOf(ANNA, OLD)];
      expect((await api.call("DELETE", "/user/sessions", bearer(mine))).status).toBe(204);
      expect([await isAlive(mine), await isAlive(other)]).toEqual([true, false]);
    });

    it("ends with the last location of its user, not before", async () => {
      const manager = await tokenOf("manager@atelier.example", "manager-demo-pass");
      const remove = (location: number) =>
        api.call("DELETE", `/company/${location}/users/7002`, { as: "owner" });
      expect((await remove(4564)).status).toBe(204);
      expect(await isAlive(manager)).toBe(true);
      expect((await remove(4565)).status).toBe(204);
      expect(await isAlive(manager)).toBe(false);
    });
  });
});

describe("sign-ins at once", () => {
  let api: ApiFixture;
  /** Hashes end when they are told to. */
  let running: (() => void)[] | null = null;
  beforeAll(async () => {
    api = await openApi({
      verifyPassword: async (hash, password) => {
        if (running) await new Promise<void>((resolve) => running?.push(resolve));
        return verify(hash, password);
      },
    });
  });
  afterAll(() => api.close());

  it("are worked off two at a time, and beyond a short line are told to come again", async () => {
    running = [];
    const statuses: number[] = [];
    const attempts = Array.from({ length: 100 }, async (_, index) => {
      const body = { login: `nobody${index}@atelier.example`, password: "x" };
      const answer = await api.call("POST", "/auth", { body });
      statuses.push(answer.status);
      return answer;
    });
    await expect.poll(() => statuses.length).toBe(68);
    expect(new Set(statuses)).toEqual(new Set([503]));
    expect(running).toHaveLength(2);
    const held = running;
    running = null;
    for (const end of held) end();
    const answers = await Promise.all(attempts);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(32);
    const refused = answers.find(({ status }) => status === 503);
    expect(refused?.headers.get("retry-after")).toBe("2");
    expect(refused?.json).toMatchObject({ success: false, data: null });
    const after = await api.call("POST", "/auth", { body: { login: ANNA, password: OLD } });
    expect(after.status).toBe(201);
  });

  it("leave a change of password that found the line full without a failure", async () => {
    const body = { login: ANNA, password: OLD };
    const token = String(rowOf(await api.call("POST", "/auth", { body }))["user_token"]);
    const change = (old_password: string) =>
      api.call("PUT", "/user/password", {
        headers: { authorization: `Bearer demo-partner-token, User ${token}` },
        body: { old_password, password: "password" },
      });
    running = [];
    let refused = 0;
    const attempts = Array.from({ length: 33 }, async (_, index) => {
      const nobody = { login: `no${index}@atelier.example`, password: "x" };
      if ((await api.call("POST", "/auth", { body: nobody })).status === 503) refused += 1;
    });
    await expect.poll(() => refused).toBe(1);
    for (let i = 0; i < 11; i += 1) expect((await change(OLD)).status).toBe(503);
    const held = running;
    running = null;
    for (const end of held) end();
    await Promise.all(attempts);
    expect((await change("a guess")).json.meta).toMatchObject({ reason: "password_wrong" });
    expect((await change(OLD)).json.meta).toMatchObject({ reason: "password_too_common" });
  });

  it("are told in the log, without their login", async () => {
    const attempt = (password: string) =>
      api.call("POST", "/auth", {
        body: { login: ANNA, password },
        remoteAddress: "192.0.2.77",
      });
    const from = api.logged.length;
    for (let i = 0; i < 10; i += 1) await attempt("wrong");
    await attempt(OLD);
    await api.call("POST", "/auth", { body: { login: ANNA, password: OLD } });
    const lines = api.logged.slice(from);
    const failed = { event: "sign-in failed", address: "192.0.2.77", userId: 7004 };
    expect(lines).toEqual([
      ...Array.from({ length: 10 }, () => failed),
      { event: "sign-in locked", address: "192.0.2.77" },
      { event: "signed in", userId: 7004, partnerId: 801, address: "" },
    ]);
    expect(JSON.stringify(lines)).not.toContain(ANNA);
  });
});
