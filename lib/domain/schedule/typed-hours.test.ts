import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Interval } from "../time/interval";
import { minuteOf } from "../time/local-time";
import { parseTypedHours } from "./typed-hours";
import { checkHours } from "./working-day";

const spans = (...pairs: readonly (readonly [number, number])[]): Interval[] =>
  pairs.map(([from, to]) => ({ from: minuteOf(from), to: minuteOf(to) }));

const split = spans([570, 780], [840, 1080]);

describe("typed hours", () => {
  it.each([
    ["10-18", spans([600, 1080])],
    ["10 - 18", spans([600, 1080])],
    [" 10-18 ", spans([600, 1080])],
    ["10–18", spans([600, 1080])],
    ["10—18", spans([600, 1080])],
    ["10 to 18", spans([600, 1080])],
    ["10 TO 18", spans([600, 1080])],
    ["9.30-13", spans([570, 780])],
    ["9:30-13:00", spans([570, 780])],
    ["09:30-13:00", spans([570, 780])],
    ["0930-1300", spans([570, 780])],
    ["930-1300", spans([570, 780])],
    ["9h30-13h", spans([570, 780])],
    ["9H-17H", spans([540, 1020])],
    ["9.-13.", spans([540, 780])],
    ["10-24", spans([600, 1440])],
    ["10-0", spans([600, 1440])],
    ["10-00:00", spans([600, 1440])],
    ["0-24", spans([0, 1440])],
    ["0-0", spans([0, 1440])],
    ["9.30-13 14-18", split],
    ["9.30 - 13   14 - 18", split],
    ["9:30–13:00, 14:00–18:00", split],
    ["9.30-13; 14-18", split],
    ["9.30-13 / 14-18", split],
    ["9.30-13 + 14-18", split],
    ["9.30-13 & 14-18", split],
    ["9.30-13,14-18,", split],
    ["9.30-13\n14-18", split],
    ["9.30 to 13 14 to 18", split],
    ["14-18 9.30-13", split],
    ["10-14 14-18", spans([600, 840], [840, 1080])],
    ["", []],
    ["   ", []],
    [",", []],
  ])("%j are read", (text, expected) => {
    expect(parseTypedHours(text)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ["10", { kind: "no_end", text: "10" }],
    ["10-", { kind: "no_end", text: "10-" }],
    ["9.30-13 14", { kind: "no_end", text: "14" }],
    ["-18", { kind: "unreadable", text: "-18" }],
    ["-", { kind: "unreadable", text: "-" }],
    ["closed", { kind: "unreadable", text: "closed" }],
    ["10-13 and 14-18", { kind: "unreadable", text: "and" }],
    ["10-noon", { kind: "unreadable", text: "10-noon" }],
    ["10-13-18", { kind: "unreadable", text: "10-13-18" }],
    ["10--18", { kind: "unreadable", text: "10--18" }],
    ["10-25", { kind: "unreadable", text: "10-25" }],
    ["10-24:05", { kind: "unreadable", text: "10-24:05" }],
    ["10:60-12", { kind: "unreadable", text: "10:60-12" }],
    ["10:5-12", { kind: "unreadable", text: "10:5-12" }],
    ["10000-12", { kind: "unreadable", text: "10000-12" }],
    ["9am-5pm", { kind: "unreadable", text: "9am-5pm" }],
    ["10-10", { kind: "empty_interval", index: 0 }],
    ["24-0", { kind: "empty_interval", index: 0 }],
    ["22-2", { kind: "past_midnight", index: 0 }],
    ["9-13 18-14", { kind: "past_midnight", index: 1 }],
    ["10:02-12", { kind: "off_grain", index: 0 }],
    ["10-14 13-18", { kind: "overlap", index: 1 }],
    ["1-2 2-3 3-4 4-5 5-6 6-7 7-8 8-9 9-10 10-11 11-12", { kind: "too_many_intervals" }],
  ])("%j are refused", (text, problem) => {
    expect(parseTypedHours(text)).toEqual({ ok: false, error: problem });
  });

  it("never throw, whatever is typed", () => {
    const keys = fc.string({
      unit: fc.constantFrom(...Array.from("0129:.h-–, ;to")),
      maxLength: 24,
    });
    fc.assert(
      fc.property(fc.oneof(fc.string(), keys), (text) => {
        const read = parseTypedHours(text);
        expect(read.ok ? checkHours(read.value) : read).toEqual(read);
      }),
    );
  });
});

describe("hours that are written out and read again", () => {
  const anyHours = fc
    .uniqueArray(fc.integer({ min: 0, max: 288 }), { maxLength: 20 })
    .map((marks) => marks.map((mark) => mark * 5).sort((a, b) => a - b))
    .map((marks) =>
      spans(
        ...marks.flatMap((from, i) => {
          const to = marks[i + 1];
          return i % 2 === 0 && to !== undefined ? [[from, to] as const] : [];
        }),
      ),
    );
  const clock = (minute: number, mark: string): string =>
    `${Math.floor(minute / 60)}${mark}${String(minute % 60).padStart(2, "0")}`;

  it("stay the same in every form", () => {
    fc.assert(
      fc.property(
        anyHours,
        fc.constantFrom(":", ".", "h", ""),
        fc.constantFrom("-", "–", " - ", " to "),
        fc.constantFrom(" ", ", ", ";", " / "),
        (hours, mark, dash, gap) => {
          const text = hours
            .map((each) => `${clock(each.from, mark)}${dash}${clock(each.to, mark)}`)
            .join(gap);
          expect(parseTypedHours(text)).toEqual({ ok: true, value: hours });
        },
      ),
    );
  });
});
