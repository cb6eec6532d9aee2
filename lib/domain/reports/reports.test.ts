import { describe, expect, it } from "vitest";
import { teamMemberId } from "../ids";
import { localDateOf } from "../time/local-date";
import { minuteOf } from "../time/local-time";
import type { ReportedVisit } from "./booking";
import { currencyOf } from "./currency";
import { dailyClients, dailyIncome } from "./daily";
import {
  changePercent,
  clientFigures,
  incomeFigures,
  percentOf,
  periodBefore,
  recordFigures,
} from "./overall";
import { dailyWorkDone, workDone } from "./work-done";

const day = localDateOf;

const aBooking = (over: Partial<ReportedVisit> = {}): ReportedVisit => ({
  id: 1,
  memberId: teamMemberId(1),
  date: day("2026-11-10"),
  attendance: "arrived",
  isOnline: false,
  eventId: 0,
  createdBy: null,
  client: "49",
  services: 1,
  cost: 30,
  ...over,
});

const period = { from: day("2026-11-01"), to: day("2026-11-10") };

describe("figures of a period", () => {
  it("are compared with the period of equal length just before", () => {
    expect(periodBefore(period)).toEqual({ from: "2026-10-22", to: "2026-10-31" });
    const one = { from: day("2026-03-01"), to: day("2026-03-01") };
    expect(periodBefore(one)).toEqual({ from: "2026-02-28", to: "2026-02-28" });
  });

  it.each([
    [0, 0, 0],
    [5, 0, null],
    [0, 5, -100],
    [3, 4, -25],
    [10, 3, 233],
  ])("change from a former value: %d after %d is %s", (current, previous, change) => {
    expect(changePercent(current, previous)).toBe(change);
  });

  it("are shares with one place, and none of nothing", () => {
    expect([percentOf(1, 3), percentOf(0, 3), percentOf(0, 0)]).toEqual([33.3, 0, null]);
  });

  it("earn only with services rendered, without errors of binary fractions", () => {
    const waiting = aBooking({ attendance: "waiting", cost: 1000 });
    const missed = aBooking({ attendance: "missed", cost: 1000 });
    const rendered = [aBooking({ cost: 0.1 }), aBooking({ cost: 0.2 })];
    expect(incomeFigures([...rendered, waiting, missed])).toEqual({ total: 0.3, average: 0.15 });
    expect(incomeFigures([waiting])).toEqual({ total: 0, average: 0 });
  });

  it("count confirmed appointments as pending and those who stayed away as canceled", () => {
    const list = (["arrived", "waiting", "confirmed", "confirmed", "missed"] as const).map(
      (attendance) => aBooking({ attendance }),
    );
    expect(recordFigures(list)).toEqual({ completed: 1, pending: 3, canceled: 1, total: 5 });
  });

  it("know clients by their first and last visits", () => {
    const bookings = [
      aBooking({ client: "new" }),
      aBooking({ client: "new" }),
      aBooking({ client: "old" }),
      aBooking({ client: "missed", attendance: "missed" }),
      aBooking({ client: null }),
    ];
    const known = [
      { client: "new", first: day("2026-11-10"), last: day("2026-11-10") },
      { client: "old", first: day("2026-01-10"), last: day("2026-11-10") },
      { client: "away", first: day("2026-09-02"), last: day("2026-09-02") }, // 60 days: the first
      { client: "still here", first: day("2026-09-12"), last: day("2026-09-12") }, // 60 days: the 11th
      { client: "long gone", first: day("2026-01-01"), last: day("2026-01-01") },
      { client: "of others", first: day("2026-11-02"), last: null },
    ];
    expect(clientFigures(period, bookings, known)).toEqual({
      total: 2,
      fresh: 1,
      returned: 1,
      active: 3,
      lost: 1,
    });
  });
});

describe("figures of days", () => {
  const dates = [day("2026-11-10"), day("2026-11-11")];

  it("have a value for every date", () => {
    expect(dailyIncome(dates, [aBooking(), aBooking()])).toEqual([
      { date: dates[0], value: 60 },
      { date: dates[1], value: 0 },
    ]);
  });

  it("count a client once a day, and as new only on the first", () => {
    const list = [aBooking(), aBooking(), aBooking({ date: day("2026-11-11") })];
    const known = [{ client: "49", first: day("2026-11-10"), last: null }];
    const { total, fresh, returned } = dailyClients(dates, list, known);
    expect([total, fresh, returned].map((days) => days.map(({ value }) => value))).toEqual([
      [1, 1],
      [1, 0],
      [0, 1],
    ]);
  });
});

describe("work done", () => {
  const working = {
    date: day("2026-11-10"),
    intervals: [
      { from: minuteOf(540), to: minuteOf(780) },
      { from: minuteOf(840), to: minuteOf(875) },
    ],
    dayOff: null,
  };
  const vacation = { date: day("2026-11-11"), intervals: [], dayOff: "vacation" } as const;

  it("is hours planned and services rendered; seats make one group service", () => {
    const seats = [1, 2].map((id) => aBooking({ id, eventId: 801, cost: 20 }));
    const list = [
      aBooking({ services: 2, cost: 50 }),
      ...seats,
      aBooking({ attendance: "missed" }),
      aBooking({ eventId: 802, attendance: "waiting" }),
    ];
    expect(workDone([working, vacation], list)).toEqual({
      workingDays: 1,
      workingHours: 4.58,
      groupServices: 1,
      services: 2,
      servicesSum: 90,
    });
  });

  it("is told for every date", () => {
    const days = dailyWorkDone([day("2026-11-10"), day("2026-11-11")], [working], []);
    expect(days.map(({ work }) => [work.workingDays, work.workingHours])).toEqual([
      [1, 4.58],
      [0, 0],
    ]);
  });
});

it("a currency that is not known stands for itself", () => {
  expect(currencyOf("EUR")).toMatchObject({ number: 978, symbol: "€" });
  expect(currencyOf("XTS")).toEqual({
    number: 0,
    code: "XTS",
    name: "XTS",
    symbol: "XTS",
    isSymbolAfterAmount: true,
  });
});
