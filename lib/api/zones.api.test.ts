import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApi, rowOf, rowsOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture, RawAnswer } from "@/test-support/api-fixture";

/** From and to on the wall of a day, `HH:MM`. */
type Span = readonly [from: string, to: string];

type Visit = {
  /** As it is sent, and as it is answered. */
  readonly sent: string;
  readonly answered: string;
  /** What half an hour from then takes of the day. */
  readonly takes: readonly Span[];
};

type ClockChange = {
  readonly zone: string;
  readonly date: string;
  /** Wall-clock times that this day does not have. */
  readonly missing: readonly Span[];
  readonly visits: readonly Visit[];
};

const MEMBER = 3001;
const STEP = 5;
const ALL_DAY: Span = ["00:00", "24:00"];
/** The same in the words of answers (schedule.md 5.4). */
const UNTIL_MIDNIGHT: Span = ["00:00", "00:00"];

const CHANGES: readonly ClockChange[] = [
  {
    zone: "Europe/Berlin",
    date: "2027-03-28",
    missing: [["02:00", "03:00"]],
    visits: [
      aVisit(
        "2027-03-28T01:45:00",
        "2027-03-28T01:45:00+01:00",
        ["01:45", "02:00"],
        ["03:00", "03:15"],
      ),
      aVisit("2027-03-28T02:30:00", "2027-03-28T03:30:00+02:00", ["03:30", "04:00"]),
      aVisit("2027-03-28T23:30:00", "2027-03-28T23:30:00+02:00", ["23:30", "24:00"]),
    ],
  },
  {
    zone: "Europe/Berlin",
    date: "2027-10-31",
    missing: [],
    visits: [
      aVisit("2027-10-31T02:30:00", "2027-10-31T02:30:00+02:00", ["02:30", "03:00"]),
      aVisit("2027-10-31T02:30:00+01:00", "2027-10-31T02:30:00+01:00", ["02:30", "03:00"]),
      aVisit(
        "2027-10-31T02:45:00+02:00",
        "2027-10-31T02:45:00+02:00",
        ["02:00", "02:15"],
        ["02:45", "03:00"],
      ),
    ],
  },
  {
    zone: "America/Chicago",
    date: "2027-03-14",
    missing: [["02:00", "03:00"]],
    visits: [
      aVisit(
        "2027-03-14T01:45:00",
        "2027-03-14T01:45:00-06:00",
        ["01:45", "02:00"],
        ["03:00", "03:15"],
      ),
      aVisit("2027-03-14T02:00:00", "2027-03-14T03:00:00-05:00", ["03:00", "03:30"]),
      aVisit("2027-03-13T23:45:00", "2027-03-13T23:45:00-06:00", ["00:00", "00:15"]),
    ],
  },
  {
    zone: "America/Chicago",
    date: "2027-11-07",
    missing: [],
    visits: [
      aVisit("2027-11-07T01:30:00", "2027-11-07T01:30:00-05:00", ["01:30", "02:00"]),
      aVisit("2027-11-07T01:30:00-06:00", "2027-11-07T01:30:00-06:00", ["01:30", "02:00"]),
      aVisit("2027-11-07T00:45:00", "2027-11-07T00:45:00-05:00", ["00:45", "01:15"]),
    ],
  },
  {
    zone: "Asia/Kathmandu",
    date: "2027-03-28",
    missing: [],
    visits: [
      aVisit("2027-03-28T00:00:00", "2027-03-28T00:00:00+05:45", ["00:00", "00:30"]),
      aVisit("2027-03-28T02:30:00", "2027-03-28T02:30:00+05:45", ["02:30", "03:00"]),
      aVisit("2027-03-27T18:30:00+00:00", "2027-03-28T00:15:00+05:45", ["00:15", "00:45"]),
    ],
  },
  {
    zone: "Australia/Lord_Howe",
    date: "2027-10-03",
    missing: [["02:00", "02:30"]],
    visits: [
      aVisit(
        "2027-10-03T01:45:00",
        "2027-10-03T01:45:00+10:30",
        ["01:45", "02:00"],
        ["02:30", "02:45"],
      ),
      aVisit("2027-10-03T02:15:00", "2027-10-03T02:45:00+11:00", ["02:45", "03:15"]),
    ],
  },
  {
    zone: "Australia/Lord_Howe",
    date: "2027-04-04",
    missing: [],
    visits: [
      aVisit("2027-04-04T01:45:00", "2027-04-04T01:45:00+11:00", ["01:30", "02:00"]),
      aVisit("2027-04-04T01:45:00+10:30", "2027-04-04T01:45:00+10:30", ["01:45", "02:15"]),
    ],
  },
  {
    zone: "America/Santiago",
    date: "2027-09-05",
    missing: [["00:00", "01:00"]],
    visits: [
      aVisit("2027-09-04T23:45:00", "2027-09-04T23:45:00-04:00", ["01:00", "01:15"]),
      aVisit("2027-09-05T00:00:00", "2027-09-05T01:00:00-03:00", ["01:00", "01:30"]),
      aVisit("2027-09-05T23:30:00", "2027-09-05T23:30:00-03:00", ["23:30", "24:00"]),
    ],
  },
  {
    zone: "America/Santiago",
    date: "2027-04-03",
    missing: [],
    visits: [
      aVisit(
        "2027-04-03T23:45:00",
        "2027-04-03T23:45:00-03:00",
        ["23:00", "23:15"],
        ["23:45", "24:00"],
      ),
      aVisit("2027-04-03T23:30:00-04:00", "2027-04-03T23:30:00-04:00", ["23:30", "24:00"]),
    ],
  },
  {
    zone: "Pacific/Apia",
    date: "2011-12-30",
    missing: [ALL_DAY],
    visits: [aVisit("2011-12-30T10:00:00", "2011-12-31T10:00:00+14:00")],
  },
  {
    zone: "Pacific/Apia",
    date: "2011-12-31",
    missing: [],
    visits: [aVisit("2011-12-29T23:45:00", "2011-12-29T23:45:00-10:00", ["00:00", "00:15"])],
  },
];

function aVisit(sent: string, answered: string, ...takes: Span[]): Visit {
  return { sent, answered, takes };
}

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

describe.each(CHANGES)("$zone on $date", ({ zone, date, missing, visits }) => {
  beforeAll(async () => {
    const moved = await send("PUT", "/company/4564", { timezone_name: zone });
    expect(moved.status).toBe(200);
  });

  it("keeps the hours that were written", async () => {
    const days = around(date).map((each) => workingDay(each, UNTIL_MIDNIGHT));
    const [first = "", , last = ""] = around(date);
    const path = `/schedule/4564/${MEMBER}`;
    expect((await send("PUT", `${path}/${first}/${last}`, days)).status).toBe(201);
    expect(rowsOf(await send("GET", `${path}/${first}/${last}`))).toEqual(days);
    const query = `start_date=${first}&end_date=${last}&staff_ids[]=${MEMBER}`;
    const bulk = rowsOf(await send("GET", `/company/4564/staff/schedule?${query}`));
    expect(bulk.map((each) => [each["date"], each["slots"]])).toEqual(
      days.map((each) => [each.date, each.slots]),
    );
    const parts = [workingDay(date, ["01:15", "02:15"], ["02:20", "23:30"])];
    expect((await send("PUT", `${path}/${date}/${date}`, parts)).status).toBe(201);
    expect(rowsOf(await send("GET", `${path}/${date}/${date}`))).toEqual(parts);
    expect((await send("PUT", `${path}/${first}/${last}`, days)).status).toBe(201);
    const dates = await send("GET", `/timetable/dates/4564/${first}?staff_id=${MEMBER}`);
    expect(dates.json.data).toEqual(expect.arrayContaining(around(date)));
  });

  it("offers the times that the day has, and takes those of a visit", async () => {
    const open = timesIn([ALL_DAY]).filter((time) => !timesIn(missing).includes(time));
    expect(await sessions(date)).toEqual(open.map((time) => [time, true]));
    for (const { sent, answered, takes } of visits) {
      const answer = await book(sent);
      expect([answer.status, rowOf(answer)["datetime"]]).toEqual([201, answered]);
      const taken = timesIn(takes);
      expect(await sessions(date)).toEqual(open.map((time) => [time, !taken.includes(time)]));
      const share = Math.round((taken.length * STEP * 10_000) / 1440) / 10_000;
      expect(await workload(date)).toEqual([{ date, workload: share }]);
      expect((await book(sent)).status).toBe(409);
      const path = `/record/4564/${String(rowOf(answer)["id"])}`;
      expect(rowOf(await send("GET", path))["datetime"]).toBe(answered);
      expect((await send("DELETE", path)).status).toBe(204);
    }
    expect(await sessions(date)).toEqual(open.map((time) => [time, true]));
  });

  it("answers every other read of the day", async () => {
    const reads = [
      `/records/4564?start_date=${date}&end_date=${date}`,
      `/activity/4564/search?from=${date}&till=${date}`,
      `/book_dates/4564?date=${date}`,
      `/book_times/4564/${MEMBER}/${date}`,
      `/book_staff_seances/4564/${MEMBER}?datetime=${date}`,
      `/company/4564/analytics/overall?date_from=${date}&date_to=${date}`,
      `/company/4564/analytics/overall/charts/fullness_daily?date_from=${date}&date_to=${date}`,
      `/company/4564/salary/period/staff/daily/${MEMBER}?date_from=${date}&date_to=${date}`,
    ];
    const statuses = await Promise.all(reads.map(async (path) => (await send("GET", path)).status));
    expect(statuses).toEqual(reads.map(() => 200));
  });
});

const send = (method: string, path: string, body?: unknown): Promise<RawAnswer> =>
  api.call(method, path, { as: "owner", body });

function book(datetime: string): Promise<RawAnswer> {
  return send("POST", "/records/4564", {
    staff_id: MEMBER,
    services: [{ id: 502 }],
    client: {},
    datetime,
    seance_length: 1800,
  });
}

/** The day with the one before and the one after. */
function around(date: string): string[] {
  const noon = Date.parse(`${date}T12:00:00Z`);
  return [-1, 0, 1].map((step) => new Date(noon + step * 86_400_000).toISOString().slice(0, 10));
}

async function sessions(date: string): Promise<unknown[]> {
  const found = rowsOf(await send("GET", `/timetable/seances/4564/${MEMBER}/${date}`));
  return found.map(({ time, is_free }) => [time, is_free]);
}

async function workload(date: string): Promise<unknown> {
  const query = `start_date=${date}&end_date=${date}&team_member_id=${MEMBER}`;
  return (await send("GET", `/company/4564/staff/workload?${query}`)).json.data;
}

/** The starts of sessions inside the spans. */
function timesIn(spans: readonly Span[]): string[] {
  const times = Array.from({ length: 1440 / STEP }, (_, index) => {
    const minute = index * STEP;
    return [Math.floor(minute / 60), minute % 60]
      .map((part) => String(part).padStart(2, "0"))
      .join(":");
  });
  return times.filter((time) => spans.some(([from, to]) => from <= time && time < to));
}
