import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { envelopeOf } from "@/lib/api/wire/envelope";
import { bookServicesSchema } from "./online-services.contract";
import { openApi, rowOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture, Row } from "@/test-support/api-fixture";

const DAY = "2027-02-01";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
  await api.call("PUT", `/schedule/4564/3001/${DAY}/${DAY}`, {
    as: "manager",
    body: [workingDay(DAY, ["10:00", "11:00"])],
  });
});
afterAll(() => api.close());

const get = (query: string) => api.call("GET", `/book_services/4564?${query}`);
const services = async (query: string) => rowOf(await get(query))["services"] as Row[]; // a wrong guess fails the test
const ids = async (query: string) =>
  (await services(query)).map((row) => Number(row["id"])).toSorted((a, b) => a - b);

describe("GET /book_services/{location}", () => {
  it("lists what somebody does, with its categories; group services are booked elsewhere", async () => {
    const answer = await get("");
    expect(answer.status).toBe(200);
    envelopeOf(bookServicesSchema).parse(answer.json);
    expect(await ids("")).toEqual([501, 502, 503, 504, 505, 506, 507, 508]);
    const found = rowOf(answer)["category"] as Row[]; // as above
    expect(found.map((row) => Number(row["id"])).toSorted((a, b) => a - b)).toEqual([
      41, 42, 43, 44,
    ]);
    expect((await services(""))[0]).toMatchObject({ seance_length: null, active: 1 });
  });

  it("tells the lengths of the member", async () => {
    expect(await ids("staff_id=3001")).toEqual([501, 502, 504]);
    const long = (await services("staff_id=3001")).find((row) => row["id"] === 504);
    expect(long).toMatchObject({ seance_length: 6300 });
  });

  it("keeps what goes with the services chosen already", async () => {
    expect(await ids("service_ids[]=504&service_ids[]=501")).toEqual([501, 502, 504]);
    expect(await ids("service_ids[]=9999")).toEqual([]);
  });

  it("keeps what can begin at a time, alone or after what is chosen", async () => {
    expect(await ids(`staff_id=3001&datetime=${DAY}T10:00`)).toEqual([501, 502]);
    expect(await ids(`staff_id=3001&datetime=${DAY}T10:30`)).toEqual([502]);
    expect(await ids(`staff_id=3001&service_ids[]=502&datetime=${DAY}T10:00`)).toEqual([502]);
    expect(await ids(`staff_id=3001&datetime=${DAY}T12:00`)).toEqual([]);
  });

  it("checks token, location, member and query", async () => {
    const bare = { headers: { authorization: "" } };
    expect((await api.call("GET", "/book_services/4564", bare)).status).toBe(401);
    expect((await api.call("GET", "/book_services/9999")).status).toBe(404);
    expect((await get("staff_id=3101")).status).toBe(404);
    expect((await get("datetime=soon")).status).toBe(422);
    const foreign = await api.call("GET", "/book_services/4566", { as: "manager" });
    expect(foreign.status).toBe(403);
  });
});
