import { describe, expect, it } from "vitest";
import { teamMemberId } from "@/lib/domain/ids";
import type { StandingCell } from "@/lib/domain/schedule/change-outcome";
import { localDateOf } from "@/lib/domain/time/local-date";
import { minuteOf } from "@/lib/domain/time/local-time";
import { agoText, standingText } from "./standing";
import { ENGLISH } from "./test-support/english-words";

function aCell(over: Partial<StandingCell> = {}): StandingCell {
  return {
    memberId: teamMemberId(3001),
    day: {
      date: localDateOf("2026-11-27"),
      intervals: [{ from: minuteOf(660), to: minuteOf(1140) }],
      dayOff: null,
    },
    by: { isYou: false, name: "Martin Weber" },
    secondsAgo: 125,
    ...over,
  };
}

describe("how long ago", () => {
  it.each([
    [0, "just now"],
    [59, "just now"],
    [60, "1 minute ago"],
    [125, "2 minutes ago"],
    [3599, "59 minutes ago"],
    [3600, "1 hour ago"],
    [86_399, "23 hours ago"],
    [86_400, "1 day ago"],
    [10 * 86_400, "10 days ago"],
  ])("%i seconds", (seconds, text) => {
    expect(agoText(ENGLISH, seconds)).toBe(text);
  });
});

describe("what stands in a day", () => {
  const sick = { ...aCell().day, intervals: [], dayOff: "sick_leave" as const };
  const none = { ...aCell().day, intervals: [] };

  it.each<[string, Partial<StandingCell>, string]>([
    ["a colleague's hours", {}, "Martin Weber set 11–19 2 minutes ago."],
    ["a colleague's day off", { day: sick }, "Martin Weber set Sick leave 2 minutes ago."],
    ["no hours any more", { day: none }, "Martin Weber set no hours 2 minutes ago."],
    ["one's own", { by: { isYou: true, name: "Ines" }, secondsAgo: 5 }, "You set 11–19 just now."],
    ["a program's", { by: null }, "Somebody set 11–19 2 minutes ago."],
    ["what nobody is known to have set", { by: null, secondsAgo: null }, "Stored now: 11–19."],
  ])("%s", (_what, over, text) => {
    expect(standingText(ENGLISH, aCell(over))).toBe(text);
  });
});
