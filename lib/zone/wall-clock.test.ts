import { describe, expect, it } from "vitest";
import { localDateOf } from "@/lib/domain/time/local-date";
import { instantOf } from "@/lib/domain/time/instant";
import type { Instant } from "@/lib/domain/time/instant";
import { isoCompactOffset, isoWithOffset, parseIso } from "./iso";
import { isTimeZone } from "./offsets";
import {
  gapsOf,
  spanOf,
  startOfDayIn,
  toInstant,
  todayIn,
  toWall,
  wallIntervals,
} from "./wall-clock";

const utc = (text: string): Instant => instantOf(Date.parse(text));
const text = (at: Instant): string => new Date(at).toISOString().slice(0, 16);
const berlin = "Europe/Berlin";

describe("a zone's wall clock", () => {
  it.each([
    ["Europe/Berlin", "2026-06-01", 600, "2026-06-01T08:00"],
    ["Europe/Berlin", "2026-10-25", 150, "2026-10-25T00:30"], // 02:30 twice: the first
    ["Europe/Berlin", "2026-03-29", 150, "2026-03-29T01:30"], // 02:30 missing: 03:30
    ["Europe/Berlin", "2026-03-29", 1440, "2026-03-29T22:00"],
    ["America/Chicago", "2026-11-25", 540, "2026-11-25T15:00"],
    ["Asia/Kathmandu", "2026-11-25", 0, "2026-11-24T18:15"],
    ["Pacific/Apia", "2026-11-25", 0, "2026-11-24T11:00"],
    ["Australia/Lord_Howe", "2026-10-04", 135, "2026-10-03T15:45"], // gap of half an hour
    ["America/Santiago", "2026-09-06", 0, "2026-09-06T04:00"], // midnight is skipped
  ])("%s %s minute %i is %s UTC", (zone, date, minute, expected) => {
    expect(text(toInstant(zone, localDateOf(date), minute))).toBe(expected);
  });

  it("reads back what it wrote on an ordinary day", () => {
    const at = toInstant(berlin, localDateOf("2026-11-25"), 605);
    expect(toWall(berlin, at)).toEqual({ date: "2026-11-25", second: 605 * 60 });
  });

  it("has its own date around midnight", () => {
    const now = utc("2026-11-25T23:30:00Z");
    expect(todayIn(berlin, now)).toBe("2026-11-26");
    expect(todayIn("America/Chicago", now)).toBe("2026-11-25");
  });

  it("starts a day at the first instant that exists", () => {
    expect(text(startOfDayIn("America/Santiago", localDateOf("2026-09-06")))).toBe(
      "2026-09-06T04:00",
    );
  });

  it("spans 25 hours on the autumn day", () => {
    const day = localDateOf("2026-10-25");
    const span = spanOf(berlin, { from: day, to: day });
    expect((span.to - span.from) / 3_600_000).toBe(25);
  });
});

describe("wall intervals", () => {
  it("lie on one date on an ordinary day", () => {
    expect(wallIntervals(berlin, utc("2026-11-25T09:00:00Z"), utc("2026-11-25T10:15:00Z"))).toEqual(
      [{ date: "2026-11-25", from: 600, to: 675 }],
    );
  });

  it("split at local midnight", () => {
    expect(wallIntervals(berlin, utc("2026-11-25T22:30:00Z"), utc("2026-11-25T23:45:00Z"))).toEqual(
      [
        { date: "2026-11-25", from: 1410, to: 1440 },
        { date: "2026-11-26", from: 0, to: 45 },
      ],
    );
  });

  it("leave out the gap of spring", () => {
    expect(wallIntervals(berlin, utc("2026-03-29T00:30:00Z"), utc("2026-03-29T01:30:00Z"))).toEqual(
      [
        { date: "2026-03-29", from: 90, to: 120 },
        { date: "2026-03-29", from: 180, to: 210 },
      ],
    );
  });

  it("take a repeated hour of autumn in either pass", () => {
    expect(wallIntervals(berlin, utc("2026-10-25T00:30:00Z"), utc("2026-10-25T01:30:00Z"))).toEqual(
      [{ date: "2026-10-25", from: 120, to: 180 }],
    );
    expect(wallIntervals(berlin, utc("2026-10-25T01:15:00Z"), utc("2026-10-25T01:30:00Z"))).toEqual(
      [{ date: "2026-10-25", from: 135, to: 150 }],
    );
  });

  it("are empty for an empty span", () => {
    const at = utc("2026-11-25T09:00:00Z");
    expect(wallIntervals(berlin, at, at)).toEqual([]);
  });
});

describe("gaps", () => {
  it.each([
    ["Europe/Berlin", "2026-03-29", [{ from: 120, to: 180 }]],
    ["Europe/Berlin", "2026-10-25", []],
    ["Australia/Lord_Howe", "2026-10-04", [{ from: 120, to: 150 }]],
    ["America/Santiago", "2026-09-06", [{ from: 0, to: 60 }]],
    ["Pacific/Apia", "2011-12-30", [{ from: 0, to: 1440 }]],
    ["Asia/Kathmandu", "2026-03-29", []],
  ])("%s on %s", (zone, date, expected) => {
    expect(gapsOf(zone, localDateOf(date))).toEqual(expected);
  });
});

describe("ISO text", () => {
  it("carries the offset of its date", () => {
    expect(isoWithOffset("America/Chicago", utc("2026-09-22T04:00:00Z"))).toBe(
      "2026-09-21T23:00:00-05:00",
    );
    expect(isoCompactOffset("Asia/Kathmandu", utc("2026-09-22T04:00:00Z"))).toBe(
      "2026-09-22T09:45:00+0545",
    );
  });

  it.each([
    ["2026-03-12T10:00:00-05:00", "2026-03-12T15:00"],
    ["2026-03-12T10:00:00+0000", "2026-03-12T10:00"],
    ["2026-03-12T10:00:00Z", "2026-03-12T10:00"],
    ["2026-03-12T10:00:00", "2026-03-12T09:00"],
    ["2026-03-12 10:00:00", "2026-03-12T09:00"],
    ["2026-03-12T10:00", "2026-03-12T09:00"],
    ["2026-03-12", "2026-03-11T23:00"],
    ["20260312T101500", "2026-03-12T09:15"],
    ["20260312 1015-0500", "2026-03-12T15:15"],
  ])("%s is %s UTC in Berlin", (input, expected) => {
    const at = parseIso(berlin, input);
    expect(at === null ? null : text(at)).toBe(expected);
  });

  it.each([
    "",
    "tomorrow",
    "2026-02-30T10:00:00",
    "2026-03-12T25:00:00",
    "2026-03-12T10:60",
    "10:00",
  ])("refuses %j", (input) => {
    expect(parseIso(berlin, input)).toBeNull();
  });

  it("knows which names are zones", () => {
    expect(isTimeZone("Europe/Berlin")).toBe(true);
    expect(isTimeZone("Mars/Base")).toBe(false);
    expect(isTimeZone("+05:00")).toBe(false);
  });
});
