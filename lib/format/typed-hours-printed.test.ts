import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTypedHours } from "@/lib/domain/schedule/typed-hours";
import type { DayBefore } from "@/lib/domain/schedule/typed-hours";
import { DAY_OFF_KINDS } from "@/lib/domain/schedule/working-day";
import type { Interval } from "@/lib/domain/time/interval";
import { minuteOf } from "@/lib/domain/time/local-time";
import { runs } from "@/test-support/proof-length";
import { longHours, shortHours } from "./hours";
import { ENGLISH } from "./test-support/english-words";

const span = (from: number, to: number): Interval => ({ from: minuteOf(from), to: minuteOf(to) });

const anyDay: fc.Arbitrary<DayBefore> = fc.record({
  intervals: fc.constantFrom([], [span(540, 1020)], [span(540, 780), span(840, 1080)]),
  bookings: fc.constantFrom([], [span(720, 780)], [span(600, 630), span(750, 900)]),
  hasEarlyHours: fc.constantFrom(true, false, null),
});

/** What stands in today's part of a reading; null for what is refused or no hours. */
function hoursOf(text: string, day: DayBefore): Interval[] | null {
  const read = readTypedHours(text, day);
  if (!read.ok || read.value.kind !== "hours") return null;
  return read.value.shifts.map(({ from, to }) => ({ from, to }));
}

const anyTime = fc
  .tuple(
    fc.integer({ min: 0, max: 24 }),
    fc.constantFrom("", ":00", ":30", ".5", ",30", "h30", "am", "pm", " Uhr"),
    fc.boolean(),
  )
  .map(([hour, rest, isPadded]) => `${isPadded ? String(hour).padStart(2, "0") : hour}${rest}`);
const anyRange = fc
  .tuple(
    anyTime,
    fc.constantFrom("-", " – ", " to ", "bis", "−"),
    anyTime,
    fc.constantFrom("", "", "", "/1h", " -30", " (12-13)", " Pause 1-2"),
  )
  .map((parts) => parts.join(""));
const anyText = fc.oneof(
  fc
    .tuple(
      fc.array(anyRange, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(" ", ", ", ",", "/", " und "),
    )
    .map(([ranges, gap]) => ranges.join(gap)),
  fc.tuple(anyTime, fc.constantFrom("-", "")).map((parts) => parts.join("")),
  fc.tuple(fc.constantFrom("-", "+", "bis "), anyTime).map((parts) => parts.join("")),
);

describe("hours that were read", () => {
  it("are the same when they are printed and read again", () => {
    let accepted = 0;
    fc.assert(
      fc.property(anyText, anyDay, anyDay, (text, day, laterDay) => {
        const hours = hoursOf(text, day);
        if (hours === null) return;
        accepted += 1;
        expect(hoursOf(shortHours(hours), laterDay)).toEqual(hours);
        expect(hoursOf(longHours(ENGLISH, hours), laterDay)).toEqual(hours);
      }),
      { numRuns: runs(3000) },
    );
    expect(accepted).toBeGreaterThan(500);
  });

  it("are the same for every day that can be stored", () => {
    const anyHours = fc
      .uniqueArray(fc.integer({ min: 0, max: 288 }), { minLength: 2, maxLength: 20 })
      .map((marks) => marks.map((mark) => mark * 5).sort((a, b) => a - b))
      .map((marks) =>
        marks.flatMap((from, place) => {
          const to = marks[place + 1];
          return place % 2 === 0 && to !== undefined ? [span(from, to)] : [];
        }),
      );
    fc.assert(
      fc.property(anyHours, anyDay, (hours, day) => {
        expect(hoursOf(shortHours(hours), day)).toEqual(hours);
        expect(hoursOf(longHours(ENGLISH, hours), day)).toEqual(hours);
      }),
      { numRuns: runs(1000) },
    );
  });

  it("have a start before 6:00 written so that it is believed", () => {
    expect(shortHours([span(0, 120), span(330, 540), span(600, 660)])).toBe("00–2 05:30–9 10–11");
  });
});

describe("names of days off", () => {
  const folder = join(process.cwd(), "public/locales");
  const catalogues = readdirSync(folder).map((file) => {
    const {
      daysOff,
      shortDaysOff,
    }: Record<string, Record<string, string>> = JSON.parse(
      readFileSync(join(folder, file), "utf8"),
    );
    return { file, daysOff, shortDaysOff };
  });

  it.each(catalogues)(
    "of $file are understood when they are typed",
    ({ daysOff, shortDaysOff }) => {
      const day = { intervals: [], bookings: [], hasEarlyHours: false };
      for (const kind of DAY_OFF_KINDS) {
        for (const name of [daysOff?.[kind], shortDaysOff?.[kind]]) {
          expect(readTypedHours(name ?? "", day)).toEqual({
            ok: true,
            value: { kind: "off", dayOff: kind },
          });
        }
      }
    },
  );
});
