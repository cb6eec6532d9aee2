import { describe, expect, it } from "vitest";
import type { Block } from "@/lib/domain/salon/appointment";
import type { ScheduledDay } from "@/lib/domain/schedule/scheduled-day";
import { localDateOf } from "@/lib/domain/time/local-date";
import { ANNA, at, BEN, span } from "@/test-support/builders";
import { busyDays, busyPieces, isItem, joinedBusyDays } from "./busy-days.rules";

const aBlock = (over: Partial<Block> = {}): Block => ({
  kind: "appointment",
  id: 5,
  memberId: ANNA,
  startsAt: at("2026-11-26T09:00:00Z"),
  durationSeconds: 3600,
  ...over,
});

const aDay = (over: Partial<ScheduledDay> = {}): ScheduledDay => ({
  date: localDateOf("2026-11-26"),
  intervals: [],
  dayOff: null,
  memberId: ANNA,
  busy: [],
  ...over,
});

const BUSY = { kind: "appointment", id: 5, ...span(600, 660) } as const;
const EVENT = { kind: "event", id: 6, ...span(700, 760) } as const;
const OVERNIGHT = { startsAt: at("2026-11-26T22:00:00Z"), durationSeconds: 7200 };

describe("the days that a block touches", () => {
  it("are one, with the minutes of the location's clock", () => {
    expect(busyDays("Europe/Berlin", aBlock())).toEqual([aDay({ busy: [BUSY] })]);
  });

  it("are two where it passes midnight", () => {
    const busy = (from: number, to: number) => [
      { kind: "event", id: 6, ...span(from, to) } as const,
    ];
    expect(busyDays("Europe/Berlin", aBlock({ kind: "event", id: 6, ...OVERNIGHT }))).toEqual([
      aDay({ busy: busy(1380, 1440) }),
      aDay({ date: localDateOf("2026-11-27"), busy: busy(0, 60) }),
    ]);
  });

  it("are pieces of its member, date by date", () => {
    const blocks = [aBlock({ memberId: BEN }), aBlock(OVERNIGHT)];
    expect(busyPieces("Europe/Berlin", blocks)).toEqual([
      { memberId: BEN, date: "2026-11-26", ...span(600, 660) },
      { memberId: ANNA, date: "2026-11-26", ...span(1380, 1440) },
      { memberId: ANNA, date: "2026-11-27", ...span(0, 60) },
    ]);
    expect(busyPieces("Europe/Berlin", [])).toEqual([]);
  });
});

describe("hours and busy times together", () => {
  it("are one day for the same member and date", () => {
    const hours = aDay({ intervals: [span(540, 1080)] });
    const days = joinedBusyDays([hours], [aDay({ busy: [BUSY] }), aDay({ busy: [EVENT] })]);
    expect([...days]).toEqual([[ANNA, [{ ...hours, busy: [BUSY, EVENT] }]]]);
  });

  it("stay apart for other dates and other members", () => {
    const later = aDay({ date: localDateOf("2026-11-27"), busy: [BUSY] });
    const bens = aDay({ memberId: BEN, busy: [EVENT] });
    const days = joinedBusyDays([aDay()], [later, bens]);
    expect([...days]).toEqual([
      [ANNA, [aDay(), later]],
      [BEN, [bens]],
    ]);
  });
});

describe("a day that the bulk read tells (schedule.md 9)", () => {
  const working = { intervals: [span(540, 1080)] };

  it.each<[string, Partial<ScheduledDay>, boolean, boolean, boolean]>([
    ["hours, always", working, false, false, true],
    ["nothing, never", {}, true, true, false],
    ["a day off that is asked for", { dayOff: "vacation" }, false, true, true],
    ["no day off otherwise", { dayOff: "vacation" }, true, false, false],
    ["busy times that are asked for", { busy: [BUSY] }, true, false, true],
    ["no busy times otherwise", { busy: [BUSY] }, false, true, false],
  ])("has %s", (_what, over, includesBusy, includesDayOff, expected) => {
    expect(isItem(aDay(over), { includesBusy, includesDayOff })).toBe(expected);
  });
});
