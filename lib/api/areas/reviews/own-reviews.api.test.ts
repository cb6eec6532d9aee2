import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { instantOf } from "@/lib/domain/time/instant";
import { openApi, rowOf, rowsOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture } from "@/test-support/api-fixture";
import { inRounds } from "@/test-support/proof-length";
import { TEST_ENGINES } from "@/test-support/test-engines";
import { ownReviewSchema } from "./own-review.contract";

const DAY = "2027-02-01";
const at = (text: string) => instantOf(Date.parse(text));
const BEFORE = at("2027-02-01T08:00:00Z");
const DURING = at("2027-02-01T09:10:00Z");

describe.each(inRounds(TEST_ENGINES))("the review of a visit by its client on $name", (engine) => {
  let api: ApiFixture;
  beforeAll(async () => {
    api = await openApi({ engine });
    const path = `/schedule/4564/3001/${DAY}/${DAY}`;
    await api.call("PUT", path, { as: "manager", body: [workingDay(DAY, ["10:00", "18:00"])] });
    await api.call("PATCH", "/company/4564/settings/timetable", {
      as: "manager",
      body: { seance_step: 30 },
    });
    api.setClock(BEFORE);
  });
  afterAll(() => api.close());

  async function book(time: string, phone: string) {
    const answer = await api.call("POST", "/book_record/4564", {
      body: {
        fullname: "Vera Visitor",
        phone,
        appointments: [
          { id: 1, services: [502], staff_id: 3001, datetime: `${DAY}T${time}:00+01:00` },
        ],
      },
    });
    const [row] = rowsOf(answer);
    return { id: Number(row?.["record_id"]), token: String(row?.["review_token"]) };
  }
  const path = (token: string) => `/master_record_review/${token}`;
  const review = (token: string, body: object = { rating: 5, text: "Kind" }) =>
    api.call("POST", path(token), { body });
  const setAttendance = (id: number, attendance: number) =>
    api.call("PUT", `/record/4564/${id}`, {
      as: "manager",
      body: {
        staff_id: 3001,
        services: [{ id: 502 }],
        attendance,
        datetime: `${DAY}T11:00:00`,
        seance_length: 1800,
        client: { phone: "+4930777402" },
      },
    });

  it("is opened by the token of the booking, taken once, and stands among the reviews", async () => {
    const { id, token } = await book("10:00", "+49 30 7777 401");
    expect(token).toMatch(/^[\da-f]{32,}$/);
    api.setClock(BEFORE);
    const form = await api.call("GET", path(token));
    expect(form.status).toBe(200);
    expect(ownReviewSchema.parse(form.json.data)).toMatchObject({
      is_review_submitted: false,
      master: { id: 3001, company_id: 4564 },
      company: { id: 4564, title: "Atelier Nord" },
      record: { id, date: `${DAY}T10:00:00+01:00` },
      tips: [],
    });
    const early = await review(token);
    expect([early.status, early.json.meta]).toMatchObject([403, { reason: "not_begun" }]);
    api.setClock(DURING);
    const answers = await Promise.all([1, 2, 3].map((rating) => review(token, { rating })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const given = answers.findIndex(({ status }) => status === 200) + 1;
    const after = await api.call("GET", path(token));
    expect(rowOf(after)["is_review_submitted"]).toBe(true);
    const all = await api.call("GET", "/comments/4564?team_member_id=3001", { as: "manager" });
    expect(rowsOf(all).filter(({ record_id }) => record_id === id)).toMatchObject([
      { rating: given, text: "", user_id: 0, user_name: "Vera Visitor", master_id: 3001 },
    ]);
  });

  it("ends with the 30th day after the visit, and with the visit", async () => {
    api.setClock(BEFORE);
    const { id, token } = await book("12:00", "+49 30 7777 403");
    api.setClock(at("2027-03-03T11:29:59Z"));
    expect((await api.call("GET", path(token))).status).toBe(200);
    api.setClock(at("2027-03-03T12:00:00Z"));
    expect((await api.call("GET", path(token))).status).toBe(404);
    expect((await review(token)).status).toBe(404);
    api.setClock(DURING);
    expect((await api.call("GET", path(token))).status).toBe(200);
    await api.call("DELETE", `/record/4564/${id}`, { as: "manager" });
    expect((await review(token)).status).toBe(404);
  });

  it("is refused where nobody came", async () => {
    api.setClock(BEFORE);
    const { id, token } = await book("11:00", "+49 30 777 402");
    api.setClock(at("2027-02-01T11:00:00Z"));
    expect((await setAttendance(id, -1)).status).toBe(201);
    const refused = await review(token);
    expect([refused.status, refused.json.meta]).toMatchObject([403, { reason: "missed" }]);
  });

  it("tells by field what it cannot take, and that tips are not taken", async () => {
    api.setClock(BEFORE);
    const { token } = await book("15:00", "+49 30 7777 404");
    api.setClock(at("2027-02-01T15:00:00Z"));
    const wrong = await review(token, { rating: 6, tips_amount: 22.5 });
    expect(wrong.status).toBe(422);
    expect(Object.keys(wrong.json.meta.errors).sort()).toEqual(["rating", "tips_amount"]);
    expect((await review(token, { rating: 4, tips_amount: 0 })).status).toBe(200);
  });

  it("is nobody's without a token, and foreign staff may not use one", async () => {
    api.setClock(BEFORE);
    const { token } = await book("16:00", "+49 30 7777 405");
    const other = token.replace(/^.{4}/, "0000");
    expect((await api.call("GET", path(other))).status).toBe(404);
    expect((await api.call("GET", path("nonsense"))).status).toBe(404);
    expect((await api.call("GET", path(`${token.slice(0, 32)}11d6`))).status).toBe(404);
    const headers = { authorization: "" };
    expect((await api.call("GET", path(token), { headers })).status).toBe(401);
  });
});
