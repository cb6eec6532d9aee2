import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Connection } from "@/lib/data/connection";
import { visitorTokens } from "@/lib/data/schema/visitors";
import { hashToken } from "@/lib/api/platform/access";
import { instantOf } from "@/lib/domain/time/instant";
import { openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, RawAnswer } from "@/test-support/api-fixture";
import { inRounds } from "@/test-support/proof-length";
import { TEST_ENGINES } from "@/test-support/test-engines";
import { visitorLoginSchema, visitorSchema } from "./visitor-accounts.contract";

const NORD = 4564;
const LAKESIDE = 4565;
const NOW = Date.parse("2026-11-25T08:00:00Z");
const PASSWORD = "korrekt pferd batterie";

describe.each(inRounds(TEST_ENGINES))("accounts of visitors on $name", (engine) => {
  let api: ApiFixture;
  let connection: Connection;
  let numbers = 0;
  beforeAll(async () => {
    api = await openApi({ engine, onConnected: (opened) => (connection = opened) });
  });
  afterAll(() => api.close());

  const newPhone = () => `+49307778${String((numbers += 1)).padStart(3, "0")}`;
  /** The code of the last message to a phone. */
  async function codeOf(phone: string, location = NORD): Promise<string> {
    const all = await api.call("GET", `/company/${location}/mailings?count=300`, { as: "owner" });
    const sent = rowsOf(all).filter(({ recipient, phone: to }) =>
      String(recipient ?? to).includes(phone.slice(1)),
    );
    const codes = sent.map(({ text }) => /code is (\d{6})/.exec(String(text))?.[1] ?? "");
    return codes[0] ?? "";
  }
  async function send(phone: string, location = NORD): Promise<string> {
    const answer = await api.call("POST", `/book_code/${location}`, { body: { phone } });
    expect(answer.status).toBe(201);
    return codeOf(phone, location);
  }
  const byCode = (phone: string, code: string, more: object = {}) =>
    api.call("POST", "/user/auth", { body: { phone, code, ...more }, remoteAddress: "192.0.2.1" });
  const byPassword = (login: string, password: string, remoteAddress = "192.0.2.2") =>
    api.call("POST", "/booking/auth", { body: { login, password }, remoteAddress });
  const tokenOf = (answer: RawAnswer) => String(rowOf(answer)["user_token"]);
  const as = (token: string) => ({ authorization: `Bearer demo-partner-token, User ${token}` });
  const data = (token: string) => api.call("GET", "/booking/user/data", { headers: as(token) });
  const change = (token: string, body: object) =>
    api.call("PUT", "/booking/user", { headers: as(token), body });
  const setPassword = (token: string, body: object) =>
    api.call("PUT", "/booking/user/password", { headers: as(token), body });
  const confirm = (token: string, query: string) =>
    api.call("GET", `/booking/user/phone_confirmation?${query}`, { headers: as(token) });
  async function signedIn(phone = newPhone(), more: object = {}) {
    const answer = await byCode(phone, await send(phone), more);
    expect(answer.status).toBe(201);
    return { phone, token: tokenOf(answer), id: Number(rowOf(answer)["id"]) };
  }

  describe("POST /user/auth", () => {
    it("makes an account at the first sign-in by a code, which is used up", async () => {
      const phone = newPhone();
      const code = await send(phone);
      const answer = await byCode(phone, code, { fullname: "Vera", email: "Vera@Example.com" });
      expect(answer.status).toBe(201);
      expect(visitorLoginSchema.parse(answer.json.data)).toMatchObject({
        name: "Vera",
        phone,
        login: "vera@example.com",
        email: "vera@example.com",
        avatar: "",
      });
      expect((await byCode(phone, code)).status).toBe(401);
      api.setClock(instantOf(NOW + 61_000));
      const again = await byCode(phone, await send(phone), { fullname: "Somebody else" });
      expect(rowOf(again)).toMatchObject({ id: rowOf(answer)["id"], name: "Vera" });
      expect(tokenOf(again)).not.toBe(tokenOf(answer));
      api.setClock(instantOf(NOW));
    });

    it("takes a code once, however many come at the same time", async () => {
      const phone = newPhone();
      const code = await send(phone);
      const answers = await Promise.all([1, 2, 3].map(() => byCode(phone, code)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 401, 401]);
    });

    it("ends guesses with the attempts of the code, and of an address", async () => {
      const phone = newPhone();
      const code = await send(phone);
      const wrong = code === "111111" ? "222222" : "111111";
      for (let guess = 0; guess < 5; guess += 1) {
        const refused = await byCode(phone, wrong);
        expect([refused.status, refused.json.meta.message]).toEqual([401, "Wrong phone or code"]);
      }
      expect((await byCode(phone, code)).status).toBe(401);
      for (let guess = 6; guess < 10; guess += 1) await byCode(phone, wrong);
      expect((await byCode(phone, wrong)).status).toBe(429);
    });

    it("signs nobody in by the phone of a user, and no visitor in as one", async () => {
      const phone = "+4930555001"; // of the manager
      const { token } = await signedIn(phone);
      for (const path of ["/user/data", "/records/4564", "/clients/4564", "/user/sessions"]) {
        expect((await api.call("GET", path, { headers: as(token) })).status).toBe(401);
      }
      const body = { old_password: "manager-demo-pass", password: PASSWORD };
      const put = await api.call("PUT", "/user/password", { headers: as(token), body });
      expect(put.status).toBe(401);
      expect((await api.call("GET", "/booking/user/data", { as: "manager" })).status).toBe(401);
    });

    it("keeps the accounts of two locations apart", async () => {
      const phone = newPhone();
      const nord = await byCode(phone, await send(phone), { fullname: "At Nord" });
      const lakeside = await byCode(phone, await send(phone, LAKESIDE), { company_id: LAKESIDE });
      expect([nord.status, lakeside.status]).toEqual([201, 201]);
      expect(rowOf(lakeside)["id"]).not.toBe(rowOf(nord)["id"]);
      expect(rowOf(lakeside)["name"]).toBe("");
    });

    it.each([
      ["no phone", { code: "123456" }, ["phone"]],
      ["no code", { phone: "+4930777001" }, ["code"]],
      ["a text for a code", { phone: "+4930777001", code: "secret" }, ["code"]],
      ["a wrong mail", { phone: "+4930777001", code: "123456", email: "x" }, ["email"]],
    ])("tells by field: %s", async (_, body, fields) => {
      const answer = await api.call("POST", "/user/auth", { body });
      expect([answer.status, Object.keys(answer.json.meta.errors)]).toEqual([422, fields]);
    });
  });

  describe("POST /booking/auth", () => {
    it("signs in by phone or e-mail with the password that the visitor set", async () => {
      const { token, phone } = await signedIn(newPhone(), { email: "pia@example.com" });
      const set = await setPassword(token, { new_password: PASSWORD });
      expect(set.status).toBe(200);
      for (const login of [phone, phone.slice(1), "Pia@example.com"]) {
        const answer = await byPassword(login, PASSWORD);
        expect([answer.status, rowOf(answer)["email"]]).toEqual([201, "pia@example.com"]);
        expect((await data(tokenOf(answer))).status).toBe(200);
      }
    });

    it("answers in the same words for an unknown login, a wrong password and none set", async () => {
      const { phone } = await signedIn();
      const texts = await Promise.all(
        [phone, "nobody@example.com", "owner@atelier.example"].map(
          async (login) => (await byPassword(login, "owner-demo-pass", "192.0.2.3")).text,
        ),
      );
      expect(new Set(texts).size).toBe(1);
      expect(texts[0]).toContain("Wrong login or password");
    });

    it("locks a login and address out after ten failures", async () => {
      const statuses = [];
      for (let guess = 0; guess < 11; guess += 1) {
        statuses.push((await byPassword("guessed@example.com", "x", "192.0.2.4")).status);
      }
      expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
    });
  });

  describe("GET /booking/user/data and PUT /booking/user", () => {
    it("reads back what was put; what is missing stays", async () => {
      const { token, phone } = await signedIn();
      const put = await change(token, { name: "Nia", email: "Nia@Example.com" });
      expect(put.status).toBe(202);
      const read = await data(token);
      expect(visitorSchema.parse(read.json.data)).toEqual(put.json.data);
      expect(rowOf(read)).toMatchObject({ name: "Nia", email: "nia@example.com", phone });
      expect(rowOf(await change(token, { email: "" }))).toMatchObject({ name: "Nia", email: "" });
      expect(rowOf(await change(token, {}))).toEqual(rowOf(await data(token)));
    });

    it("takes another phone only with the code that was sent to it", async () => {
      const { token, phone } = await signedIn();
      const other = newPhone();
      const fields = async (body: object) =>
        Object.keys((await change(token, body)).json.meta.errors);
      expect(await fields({ phone: other })).toEqual(["confirmation_code"]);
      expect(
        (await confirm(token, `phone=${encodeURIComponent(other)}&company_id=${NORD}`)).status,
      ).toBe(202);
      const code = await codeOf(other);
      const wrong = code === "111111" ? "222222" : "111111";
      expect(await fields({ phone: other, confirmation_code: wrong })).toEqual([
        "confirmation_code",
      ]);
      expect(rowOf(await data(token))["phone"]).toBe(phone);
      const moved = await change(token, { phone: other, confirmation_code: code });
      expect([moved.status, rowOf(moved)["phone"]]).toEqual([202, other]);
      expect(rowOf(await data(token))["phone"]).toBe(other);
      expect((await change(token, { phone: other })).status).toBe(202);
    });

    it("takes no phone of another account, and keeps the code then", async () => {
      const taken = await signedIn();
      const { token, phone } = await signedIn();
      api.setClock(instantOf(NOW + 120_000));
      const group = await confirm(token, `phone=${encodeURIComponent(taken.phone)}&group_id=900`);
      expect(group.status).toBe(202);
      const code = await codeOf(taken.phone);
      const refused = await change(token, { phone: taken.phone, confirmation_code: code });
      expect([refused.status, Object.keys(refused.json.meta.errors)]).toEqual([422, ["phone"]]);
      expect((await byCode(taken.phone, code)).status).toBe(201);
      expect(rowOf(await data(token))["phone"]).toBe(phone);
      api.setClock(instantOf(NOW));
    });

    it("sends codes by the visitor's own location only, and one a minute", async () => {
      const { token } = await signedIn();
      const phone = encodeURIComponent(newPhone());
      const of = async (query: string) => (await confirm(token, query)).status;
      expect(await of(`phone=${phone}`)).toBe(422);
      expect(await of(`phone=${phone}&company_id=${LAKESIDE}`)).toBe(422);
      expect(await of(`phone=${phone}&group_id=1`)).toBe(422);
      expect(await of(`company_id=${NORD}`)).toBe(422);
      expect(await of(`phone=${phone}&company_id=${NORD}`)).toBe(202);
      expect(await of(`phone=${phone}&company_id=${NORD}`)).toBe(429);
    });

    it("is nobody's without a visitor's token", async () => {
      for (const [method, path] of [
        ["GET", "/booking/user/data"],
        ["PUT", "/booking/user"],
        ["PUT", "/booking/user/password"],
        ["GET", "/booking/user/phone_confirmation"],
      ] as const) {
        const body = method === "PUT" ? {} : undefined;
        expect((await api.call(method, path, { body })).status).toBe(401);
        expect((await api.call(method, path, { body, as: "owner" })).status).toBe(401);
        expect((await api.call(method, path, { body, headers: as("nonsense") })).status).toBe(401);
      }
    });

    it("ends 90 days after its last use, which is noted", async () => {
      const { token } = await signedIn();
      const day = 86_400_000;
      api.setClock(instantOf(NOW + 80 * day));
      expect((await data(token)).status).toBe(200);
      api.setClock(instantOf(NOW + 160 * day));
      expect((await data(token)).status).toBe(200);
      api.setClock(instantOf(NOW + 251 * day));
      expect((await data(token)).status).toBe(401);
      api.setClock(instantOf(NOW));
    });
  });

  describe("PUT /booking/user/password", () => {
    it("needs the old one where there is one, ends every token and answers a new one", async () => {
      const { token, phone } = await signedIn();
      const first = await setPassword(token, { new_password: PASSWORD });
      expect([first.status, (await data(token)).status]).toEqual([200, 401]);
      const next = tokenOf(first);
      const none = await setPassword(next, { new_password: `${PASSWORD} 2` });
      expect([none.status, none.json.meta]).toMatchObject([422, { reason: "password_wrong" }]);
      const body = { old_password: PASSWORD, new_password: `${PASSWORD} 2` };
      const second = await setPassword(next, body);
      expect([second.status, (await data(tokenOf(second))).status]).toEqual([200, 200]);
      expect((await byPassword(phone, PASSWORD)).status).toBe(401);
      expect((await byPassword(phone, `${PASSWORD} 2`)).status).toBe(201);
    });

    it.each([
      ["password_too_short", "short"],
      ["password_too_common", "password123"],
    ])("refuses an unfit one: %s", async (reason, typed) => {
      const { token } = await signedIn();
      const refused = await setPassword(token, { new_password: typed });
      expect([refused.status, refused.json.meta]).toMatchObject([422, { reason }]);
      expect(Object.keys(refused.json.meta.errors)).toEqual(["new_password"]);
      expect((await data(token)).status).toBe(200);
    });
  });

  it("books with the phone of the account without a code, and with no other phone", async () => {
    const body = { confirm_number: true };
    await api.call("PATCH", "/company/4564/settings/online", { as: "manager", body });
    const { token, phone } = await signedIn();
    const book = (number: string, headers: Record<string, string> | undefined, time: string) =>
      api.call("POST", "/book_record/4564", {
        headers,
        body: {
          fullname: "Nia",
          phone: number,
          appointments: [{ id: 1, services: [502], staff_id: 0, datetime: time }],
        },
      });
    const times = await api.call("GET", "/book_times/4564/0/2026-11-26?service_ids[]=502");
    const [first] = rowsOf(times).map(({ datetime }) => String(datetime));
    const codesOf = (answer: RawAnswer) =>
      (answer.json.meta.errors as unknown as { code: number }[]).map(({ code }) => code); // a wrong guess fails
    expect(codesOf(await book(phone, undefined, first ?? ""))).toEqual([432]);
    expect(codesOf(await book(newPhone(), as(token), first ?? ""))).toEqual([432]);
    expect((await book(phone, as(token), first ?? "")).status).toBe(201);
    const off = { confirm_number: false };
    await api.call("PATCH", "/company/4564/settings/online", { as: "manager", body: off });
  });

  it("never repeats a sign-in by its key, and keeps the keys of two visitors apart", async () => {
    const [one, other] = [await signedIn(), await signedIn()];
    const phone = newPhone();
    const body = { phone, code: await send(phone) };
    const key = { "idempotency-key": "of-a-visitor" };
    const bearer = { authorization: "Bearer demo-partner-token" };
    const signIn = () => api.call("POST", "/user/auth", { body, headers: { ...bearer, ...key } });
    expect([(await signIn()).status, (await signIn()).status]).toEqual([201, 401]);
    const check = (token: string, appointments: unknown) =>
      api.call("POST", "/book_check/4564", {
        headers: { ...as(token), ...key },
        body: { appointments },
      });
    expect((await check(one.token, [])).status).toBe(422);
    expect((await check(one.token, "else")).text).toContain("was used before");
    expect((await check(other.token, "else")).text).not.toContain("was used before");
  });

  it("keeps no token: neither in the database nor in the log", async () => {
    const { token } = await signedIn();
    const kept = JSON.stringify(await connection.db.select().from(visitorTokens));
    expect(kept).toContain(hashToken(token));
    expect(kept).not.toContain(token);
    expect(JSON.stringify(api.logged)).not.toContain(token);
    expect(api.logged).toContainEqual(expect.objectContaining({ event: "visitor signed in" }));
  });
});
