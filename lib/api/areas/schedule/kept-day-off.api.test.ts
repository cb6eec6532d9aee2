import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApi, rowsOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const BULK = "/company/4564/staff/schedule";
const DATE = "2027-02-03";
const SICK = 3;

const put = async (path: string, body: unknown, status: number) => {
  const answer = await api.call("PUT", path, { body, as: "manager" });
  expect([answer.status, answer.json?.meta]).toEqual([status, expect.anything()]);
};
const putOne = async (body: unknown, path = `/schedule/4564/3001/${DATE}/${DATE}`) => {
  const answer = await api.call("PUT", path, { body, as: "manager" });
  expect(answer.status).toBe(201);
};
const remove = (more: object = {}) =>
  put(BULK, { schedules_to_delete: [{ staff_id: 3001, dates: [DATE], ...more }] }, 200);
const kind = async () => {
  const query = `start_date=${DATE}&end_date=${DATE}&staff_ids=3001&include[]=off_day_type`;
  const [item] = rowsOf(await api.call("GET", `${BULK}?${query}`, { as: "manager" }));
  return item?.["off_day_type"] ?? null;
};

describe("a day off with a kind", () => {
  it("stays what it is when what was read is written back", async () => {
    await remove({ off_day_type: SICK });
    const path = `/schedule/4564/3001/2027-02-01/2027-02-05`;
    const read = await api.call("GET", path, { as: "manager" });
    await putOne(read.json.data, path);
    expect(await kind()).toBe(SICK);
    expect((await api.call("GET", path, { as: "manager" })).text).toBe(read.text);
  });

  const notWorking = { date: DATE, is_working: false };

  it.each<[string, () => Promise<void>]>([
    ["not working, in the call of one member", () => putOne([notWorking])],
    ["an empty list of slots beside it", () => putOne([{ ...notWorking, slots: [] }])],
    ["slots that are ignored beside it", () => putOne([{ ...notWorking, slots: "nonsense" }])],
    ["one object, in the deprecated call", () => putOne(notWorking, "/schedule/4564/3001")],
    ["a list under schedule", () => putOne({ schedule: [notWorking] })],
    ["its dates deleted in bulk", () => remove()],
    ["its date deleted in bulk, in the singular", () => remove({ dates: undefined, date: DATE })],
    ["its own kind again", () => remove({ off_day_type: SICK })],
  ])("keeps its kind: %s", async (_what, write) => {
    await remove({ off_day_type: SICK });
    await write();
    expect(await kind()).toBe(SICK);
  });

  it.each<[string, () => Promise<void>, number | null]>([
    ["another kind, in bulk", () => remove({ off_day_type: 2 }), 2],
    ["another kind, for one member", () => putOne([{ ...notWorking, off_day_type: 2 }]), 2],
    ["none, in bulk", () => remove({ off_day_type: null }), null],
    ["none as 0", () => remove({ off_day_type: 0 }), null],
    ["none, for one member", () => putOne([{ ...notWorking, off_day_type: null }]), null],
    ["hours", () => putOne([workingDay(DATE, ["10:00", "12:00"])]), null],
  ])("takes what is named: %s", async (_what, write, now) => {
    await remove({ off_day_type: SICK });
    await write();
    expect(await kind()).toBe(now);
  });

  it("is a plain one after hours were deleted without a kind", async () => {
    await putOne([workingDay(DATE, ["10:00", "12:00"])]);
    await remove();
    expect(await kind()).toBeNull();
  });

  it("of an unknown kind is refused for one member as in bulk", async () => {
    const path = `/schedule/4564/3001/${DATE}/${DATE}`;
    const body = [{ ...notWorking, off_day_type: 9 }];
    const answer = await api.call("PUT", path, { body, as: "manager" });
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.json.meta.errors)).toEqual(["0.off_day_type"]);
  });
});
