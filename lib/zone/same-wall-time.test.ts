import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantOf } from "@/lib/domain/time/instant";
import { runs } from "@/test-support/proof-length";
import { sameWallTime } from "./same-wall-time";
import { toWall } from "./wall-clock";

const utc = (text: string) => instantOf(Date.parse(text));
const [KATHMANDU, KOLKATA, BERLIN, LONDON, SANTIAGO] = [
  "Asia/Kathmandu",
  "Asia/Kolkata",
  "Europe/Berlin",
  "Europe/London",
  "America/Santiago",
];

describe("the same time on the clock of another zone", () => {
  it.each([
    ["ten o'clock", KATHMANDU, KOLKATA, "2026-11-10T04:15:00Z", "2026-11-10T04:30:00Z", true],
    ["in its winter", BERLIN, KOLKATA, "2026-12-01T09:00:00Z", "2026-12-01T04:30:00Z", true],
    ["in its summer", BERLIN, KOLKATA, "2026-07-01T08:00:00Z", "2026-07-01T04:30:00Z", true],
    [
      "nothing where both agree",
      BERLIN,
      BERLIN,
      "2026-07-01T08:00:00Z",
      "2026-07-01T08:00:00Z",
      true,
    ],
    ["seconds too", KATHMANDU, BERLIN, "2026-11-10T04:15:07Z", "2026-11-10T09:00:07Z", true],
    // 02:30 of 29 March is 03:30 in Berlin, where the clock is put forward then
    [
      "a time that is skipped",
      KOLKATA,
      BERLIN,
      "2026-03-28T21:00:00Z",
      "2026-03-29T01:30:00Z",
      false,
    ],
    // 02:30 of 25 October comes twice in Berlin
    [
      "a time that comes twice",
      KOLKATA,
      BERLIN,
      "2026-10-24T21:00:00Z",
      "2026-10-25T00:30:00Z",
      true,
    ],
    // 00:00 of 6 September 2026 does not exist in Santiago
    [
      "a midnight that is skipped",
      LONDON,
      SANTIAGO,
      "2026-09-05T23:00:00Z",
      "2026-09-06T04:00:00Z",
      false,
    ],
  ] as const)("%s", (_what, from, to, before, after, isSame) => {
    expect(sameWallTime(from, to, utc(before))).toEqual({ at: utc(after), isSame });
  });

  it("is shown by the other clock unless it skips that time", () => {
    const minutes = fc.integer({
      min: Date.parse("2026-01-01") / 60_000,
      max: Date.parse("2030-01-01") / 60_000,
    });
    const zone = fc.constantFrom(
      KATHMANDU,
      KOLKATA,
      BERLIN,
      LONDON,
      SANTIAGO,
      "Australia/Lord_Howe",
    );
    fc.assert(
      fc.property(minutes, zone, zone, (minute, from, to) => {
        const at = instantOf(minute * 60_000);
        const { at: there, isSame } = sameWallTime(from, to, at);
        expect(JSON.stringify(toWall(to, there)) === JSON.stringify(toWall(from, at))).toBe(isSame);
      }),
      { numRuns: runs(500) },
    );
  });
});
