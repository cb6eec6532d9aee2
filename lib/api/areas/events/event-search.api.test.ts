import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  eventDatesSchema,
  eventFiltersSchema,
  eventRangeSchema,
  eventServicesSchema,
} from "./event-search.contract";
import { eventListSchema } from "./events.contract";
import { envelopeOf } from "@/lib/api/wire/envelope";
import { openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, RawCall } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
  const events = [
    { date: "2026-12-10 09:00", staff_id: 3001, resource_instance_ids: [3127, 3128] },
    { date: "2026-12-09 23:30", staff_id: 3004, service_id: 501 },
    { date: "2026-12-10 10:00", staff_id: 3004 },
  ];
  for (const each of events) {
    const body = { service_id: 509, length: 3600, capacity: 4, force: true, ...each };
    const answer = await api.call("POST", "/activity/4564", { as: "manager", body });
    expect(answer.status).toBe(200);
  }
});
afterAll(() => api.close());

const get = (path: string, options: RawCall = {}) => api.call("GET", path, options);
const DECEMBER = "from=2026-12-01&till=2026-12-31";
const datesIn = async (path: string, options: RawCall = {}) =>
  rowsOf(await get(path, options)).map((each) => each["date"]);

describe("GET /activity/{location}/search", () => {
  const search = `/activity/4564/search?${DECEMBER}`;

  it("finds events by start, the partner token is enough", async () => {
    const answer = await get(search);
    expect([answer.status, answer.json.meta]).toEqual([200, { count: 3 }]);
    envelopeOf(eventListSchema).parse(answer.json);
    expect(rowsOf(answer).map((each) => each["date"])).toEqual([
      "2026-12-09 23:30:00",
      "2026-12-10 09:00:00",
      "2026-12-10 10:00:00",
    ]);
    expect((await get(`/locations/4564/events/search?${DECEMBER}`)).text).toBe(answer.text);
  });

  it("pages and filters, in every spelling", async () => {
    const second = await get(`${search}&page=2&count=2`);
    expect([rowsOf(second).length, second.json.meta]).toEqual([1, { count: 3 }]);
    expect((await datesIn(`${search}&staff_ids[]=3001`)).length).toBe(1);
    expect((await datesIn(`${search}&team_member_id=3004`)).length).toBe(2);
    expect((await datesIn(`${search}&service_ids[]=501&service_ids[]=502`)).length).toBe(1);
    expect((await datesIn(`${search}&service_id=501`)).length).toBe(1);
    expect((await datesIn(`${search}&resource_ids=62`)).length).toBe(1);
    expect(await datesIn(`${search}&staff_ids=3002`)).toEqual([]);
  });

  it("shows a worker her own and refuses bad questions", async () => {
    expect(await datesIn(search, { as: "anna" })).toEqual(["2026-12-10 09:00:00"]);
    expect(await datesIn(`${search}&staff_ids=3004`, { as: "anna" })).toEqual([]);
    expect((await get("/activity/4564/search")).status).toBe(422);
    expect((await get("/activity/4564/search?from=2026-12-02&till=2026-12-01")).status).toBe(422);
  });
});

describe("dates of events", () => {
  it("lists each date once, on the location's calendar", async () => {
    const answer = await get(`/activity/4564/search_dates?${DECEMBER}`);
    expect(answer.json).toEqual({ success: true, data: ["2026-12-09", "2026-12-10"], meta: [] });
    envelopeOf(eventDatesSchema).parse(answer.json);
    const none = await get(`/activity/4565/search_dates?${DECEMBER}`);
    expect(none.json.data).toEqual([]);
    expect((await get("/activity/4564/search_dates")).status).toBe(422);
  });

  it("tells the range, an empty array where there is none", async () => {
    const answer = await get("/activity/4564/search_dates_range");
    expect(rowOf(answer)).toEqual({ min_date: "2026-11-28", max_date: "2026-12-10" });
    envelopeOf(eventRangeSchema).parse(answer.json);
    const filtered = await get("/activity/4564/search_dates_range?service_id=501");
    expect(rowOf(filtered)).toEqual({ min_date: "2026-12-09", max_date: "2026-12-09" });
    expect((await get("/activity/4565/search_dates_range")).json.data).toEqual([]);
  });
});

describe("GET /activity/{location}/filters and services", () => {
  it("offers values of events and disables those that leave none", async () => {
    const answer = await get("/activity/4564/filters?service_ids=501");
    expect(answer.status).toBe(200);
    envelopeOf(eventFiltersSchema).parse(answer.json);
    const filters = rowsOf(answer);
    expect(filters.map((each) => each["code"])).toEqual([
      "staff",
      "service",
      "resource",
      "service_category",
    ]);
    const staff = eventFiltersSchema.parse(filters)[0]?.data ?? [];
    expect(staff.map((each) => [each.id, each.is_disabled])).toEqual([
      [3001, true],
      [3004, false],
      [3009, true],
    ]);
    const resource = eventFiltersSchema.parse(filters)[2]?.data;
    expect(resource).toEqual([{ id: 62, title: "Wash basin", is_disabled: true }]);
  });

  it("lists services of events with who leads them and what they hold", async () => {
    const answer = await get("/activity/4564/services");
    envelopeOf(eventServicesSchema).parse(answer.json);
    const [service, ...more] = eventServicesSchema.parse(answer.json.data);
    expect(more).toEqual([]);
    expect(service).toMatchObject({
      id: 509,
      is_multi: true,
      resources: [{ id: 62, title: "Wash basin", salon_id: 4564 }],
    });
    expect(service?.staff.map(({ id }) => id)).toEqual([3001, 3004, 3009]);
    expect(rowsOf(await get("/activity/4564/services?staff_id=3002"))).toEqual([]);
    expect(rowsOf(await get("/activity/4564/services?term=MAKE")).length).toBe(1);
    expect(rowsOf(await get("/activity/4565/services"))).toEqual([]);
  });
});

it.each(["search", "search_dates", "search_dates_range", "filters", "services"])(
  "%s checks the token, then the location",
  async (name) => {
    const path = (id: number) => `/activity/${id}/${name}?${DECEMBER}`;
    const bad = { headers: { authorization: "Bearer wrong" } };
    expect((await get(path(4564), bad)).status).toBe(401);
    expect((await get(path(9999))).status).toBe(404);
    expect((await get(path(4566), { as: "manager" })).status).toBe(403);
    expect((await get(`${path(4564)}&service_ids=x&staff_id=x`)).status).toBe(422);
    const answer = await get(path(4564), { as: "anna" });
    expect([answer.status, answer.text.includes("3009")]).toEqual([200, false]);
  },
);
