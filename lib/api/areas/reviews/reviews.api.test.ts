import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reviewListSchema, reviewSchema } from "./reviews.contract";
import { openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, Person } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi({ limits: { onlyPositionId: 12 } });
});
afterAll(() => api.close());

const list = (query: string, as: Person = "manager") =>
  api.call("GET", `/comments/4564?${query}`, { as });
const post = (member: unknown, body: unknown, as: Person = "manager") =>
  api.call("POST", `/comments/4564/${String(member)}`, { as, body });
const aReview = { mark: 5, text: "Very kind", name: "Ana Lopez" };

describe("reviews", () => {
  it("are an empty list before the first one", async () => {
    const meta = { page: 1, total_count: 0 };
    expect((await list("")).json).toEqual({ success: true, data: [], meta });
  });

  it("are written with 201 and listed, the latest first", async () => {
    const first = await post(3001, aReview);
    expect(first.status).toBe(201);
    expect(rowOf(first)).toEqual({
      id: expect.any(Number),
      type: 1,
      master_id: 3001,
      text: "Very kind",
      date: "2026-11-25 09:00:00",
      rating: 5,
      user_id: 7002,
      user_name: "Ana Lopez",
      user_avatar: "",
      record_id: 0,
    });
    expect(reviewSchema.parse(first.json.data).rating).toBe(5);
    const second = await post(3004, { ...aReview, mark: "2" }, "reception");
    const all = await list("");
    expect(rowsOf(all)).toEqual([second.json.data, first.json.data]);
    expect(reviewListSchema.parse(all.json.data)).toHaveLength(2);
    expect(all.json.meta).toEqual({ page: 1, total_count: 2 });
  });

  it("are filtered by member, rating and date, and paged", async () => {
    const ratings = async (query: string) =>
      rowsOf(await list(query)).map((each) => each["rating"]);
    expect(await ratings("team_member_id=3001")).toEqual([5]);
    expect(await ratings("staff_id=3004")).toEqual([2]);
    expect(await ratings("rating=5")).toEqual([5]);
    expect(await ratings("start_date=2026-11-25&end_date=2026-11-25")).toEqual([2, 5]);
    expect(await ratings("end_date=2026-11-24")).toEqual([]);
    expect(await ratings("start_date=2026-11-26")).toEqual([]);
    const second = await list("count=1&page=2");
    expect([rowsOf(second)[0]?.["rating"], second.json.meta]).toEqual([
      5,
      { page: 2, total_count: 2 },
    ]);
  });

  it("are shown and written within the user's reach", async () => {
    const members = async (as: Person) =>
      rowsOf(await list("", as)).map((each) => each["master_id"]);
    expect(await members("anna")).toEqual([3001]);
    expect(await members("limited")).toEqual([3004]);
    expect((await list("team_member_id=3001", "limited")).status).toBe(403);
    expect((await post(3001, aReview, "limited")).status).toBe(403);
    expect((await post(3001, aReview, "anna")).status).toBe(403);
  });

  it("refuse what they must", async () => {
    expect((await api.call("GET", "/comments/4564")).status).toBe(401);
    expect((await api.call("POST", "/comments/4564/3001")).status).toBe(401);
    expect((await api.call("GET", "/comments/9999", { as: "manager" })).status).toBe(404);
    expect((await api.call("GET", "/comments/4566", { as: "manager" })).status).toBe(403);
    expect((await api.call("POST", "/comments/4566/3201", { as: "manager" })).status).toBe(403);
    expect((await list("team_member_id=9999")).status).toBe(404);
    for (const query of ["rating=6", "start_date=x", "start_date=2026-11-02&end_date=2026-11-01"]) {
      expect((await list(query)).status).toBe(422);
    }
    expect((await post(9999, {})).status).toBe(404);
    expect((await post(3101, {})).status).toBe(404);
    expect(
      (await api.call("POST", "/comments/4564/3001", { as: "manager", text: "{" })).status,
    ).toBe(400);
    for (const [field, over] of [
      ["mark", { mark: 6 }],
      ["mark", { mark: undefined }],
      ["text", { text: undefined }],
      ["name", { name: {} }],
    ] as const) {
      const answer = await post(3001, { ...aReview, ...over });
      expect([answer.status, Object.keys(answer.json.meta.errors)]).toEqual([422, [field]]);
    }
  });
});
