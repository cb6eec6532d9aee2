import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "@/test-support/proof-length";
import type { Interval } from "../time/interval";
import { minuteOf } from "../time/local-time";
import { readTypedHours } from "./typed-hours";
import type { DayBefore } from "./typed-hours";
import { checkHours } from "./working-day";

const span = (from: number, to: number): Interval => ({
  from: minuteOf(Math.round(from * 60)),
  to: minuteOf(Math.round(to * 60)),
});

const aDay = (more: Partial<DayBefore> = {}): DayBefore => ({
  intervals: [],
  bookings: [],
  hasEarlyHours: false,
  ...more,
});

const clock = (minute: number): string =>
  `${Math.floor(minute / 60)}${minute % 60 === 0 ? "" : `:${String(minute % 60).padStart(2, "0")}`}`;

/** "9-*17* ?" : changed edges in stars, "→2" for what lies in the next day, "?" when it asks. */
function reading(text: string, day: DayBefore = aDay()): string {
  const read = readTypedHours(text, day);
  if (!read.ok) return `refused: ${read.error.kind}`;
  if (read.value.kind !== "hours")
    return read.value.kind === "off" ? read.value.dayOff : "no hours";
  const { shifts, nextDay, asks } = read.value;
  const edge = (minute: number, isChanged: boolean): string =>
    isChanged ? `*${clock(minute)}*` : clock(minute);
  const hours = shifts.map(
    (each) => `${edge(each.from, each.isFromChanged)}-${edge(each.to, each.isToChanged)}`,
  );
  const next = nextDay === null ? "" : ` →${clock(nextDay.to)}`;
  return `${hours.join(" ")}${next}${asks === null ? "" : ` ? ${asks}`}`;
}

describe("one form for each sign (rule 1)", () => {
  it.each([
    ["10-18", "10-18"],
    [" 10 - 18 ", "10-18"],
    ["10–18", "10-18"],
    ["10—18", "10-18"],
    ["10‑18", "10-18"],
    ["10−18", "10-18"],
    ["10‒18", "10-18"],
    ["10﹣18", "10-18"],
    ["10－18", "10-18"],
    ["10〜18", "10-18"],
    ["10～18", "10-18"],
    ["10~18", "10-18"],
    ["10…18", "10-18"],
    ["10...18", "10-18"],
    ["１０－１８", "10-18"],
    ["９：３０－１３：００", "9:30-13"],
    ["10\u{200B}-\u{FEFF}18", "10-18"],
    ["\u{2068}10\u{2069}–\u{200E}18", "10-18"],
    ["1\u{2060}0-18", "10-18"],
    ["10\u{A0}-\u{202F}18", "10-18"],
    ["10 to 18", "10-18"],
    ["10 TIL 18", "10-18"],
    ["10 till 18", "10-18"],
    ["10 until 18", "10-18"],
    ["10 bis 18", "10-18"],
    ["10bis18", "10-18"],
    ["10 à 18", "10-18"],
    ["10 a\u{300} 18", "10-18"],
    ["10 a 18", "10-18"],
    ["von 10 bis 18 Uhr", "10-18"],
    ["from 10 to 18 o'clock", "10-18"],
    ["10 Uhr - 18 Uhr", "10-18"],
    ["10 hrs – 18 hrs", "10-18"],
    ["9H-17H", "9-17"],
    ["9h30-13h", "9:30-13"],
    ["9-12 and 13-17", "9-12 13-17"],
    ["9-12 und 13-17", "9-12 13-17"],
    ["9-12 u. 13-17", "9-12 13-17"],
    ["9-12 et 13-17", "9-12 13-17"],
    ["9-12 & 13-17", "9-12 13-17"],
    ["9-12+13-17", "9-12 13-17"],
    ["9-12/13-17", "9-12 13-17"],
    ["9-12 | 13-17", "9-12 13-17"],
    ["9-12; 13-17", "9-12 13-17"],
    ["9-12\n13-17", "9-12 13-17"],
    ["9-12\r\n13-17\r\n", "9-12 13-17"],
    ["9-12, und 13-17", "9-12 13-17"],
    ["von 9 bis 12 und von 13 bis 17", "9-12 13-17"],
    ["", "no hours"],
    [" \u{200B} ", "no hours"],
  ])("%j is %s", (text, hours) => {
    expect(reading(text)).toBe(hours);
  });
});

describe("minutes (rule 2)", () => {
  it.each([
    ["9,30-17", "9:30-17"],
    ["9.30-17", "9:30-17"],
    ["9.5-17.5", "9:30-17:30"],
    ["9,5-17,5", "9:30-17:30"],
    ["10-18,5", "10-18:30"],
    ["10-18.30", "10-18:30"],
    ["10-18,30 Uhr", "10-18:30"],
    ["9-12,13-17", "9-12 13-17"],
    ["9-12,13 - 17", "9-12 13-17"],
    ["9-12,13:30-17", "9-12 13:30-17"],
    ["9-12,13.30-17", "9-12 13:30-17"],
    ["9-12,13 bis 17", "9-12 13-17"],
    ["9-12.30,13-17", "9-12:30 13-17"],
    ["9,30-12,30,13,30-17,30", "9:30-12:30 13:30-17:30"],
    ["9-12,30 13-17", "9-12:30 13-17"],
    ["9-12,5 13,5-17,5", "9-12:30 13:30-17:30"],
    ["9-12, 13-17", "9-12 13-17"],
    ["9-12 ,13-17", "9-12 13-17"],
    ["0930-1300", "9:30-13"],
    ["930-1300", "9:30-13"],
    ["0930-1300 1400-1800", "9:30-13 14-18"],
    ["9:05-13", "9:05-13"],
  ])("%j is %s", (text, hours) => {
    expect(reading(text)).toBe(hours);
  });
});

describe("which half of the day (rules 3 and 4)", () => {
  it.each([
    ["9-5", "9-*17*"],
    ["9-12 1-5", "9-12 *13*-*17*"],
    ["9-1 2-6", "9-*13* *14*-*18*"],
    ["14-0", "14-24"],
    ["20-00", "20-24"],
    ["12-12", "12-*24* ? ends_at_midnight"],
    ["8-8", "8-*20*"],
    ["5-9", "*17*-*21*"],
    ["2-10", "*14*-*22*"],
    ["5-1", "5-*13* ? begins_early"],
    ["22-6", "22-24 →6 ? after_midnight"],
    ["10-10", "10-*22*"],
    ["9.30-1 2-6.30", "9:30-*13* *14*-*18:30*"],
    ["12-5", "12-*17*"],
    ["8-12 12-4", "8-12 12-*16*"],
    ["14-24", "14-24"],
    ["9am-5pm", "9-17"],
    ["9 a.m. – 5 p.m.", "9-17"],
    ["9AM-5PM", "9-17"],
    ["9:30am-5:30pm", "9:30-17:30"],
    ["930am-530pm", "9:30-17:30"],
    ["9-5pm", "9-17"],
    ["9am-5", "9-*17*"],
    ["1-5pm", "*13*-17"],
    ["9am-12 1-5pm", "9-12 *13*-17"],
    ["12pm-8pm", "12-20"],
    ["9am-12pm", "9-12"],
    ["12am-8am", "0-8 ? begins_early"],
    ["4am-8am", "4-8 ? begins_early"],
    ["12pm-12am", "12-24 ? ends_at_midnight"],
    ["10am-11am", "10-11"],
    ["9-12 1-0", "9-12 *13*-24"],
    ["14-18 9-13", "9-13 14-18"],
    ["05-9", "5-9 ? begins_early"],
    ["05:00-09:00", "5-9 ? begins_early"],
    ["0-8", "0-8 ? begins_early"],
    ["0-24", "0-24 ? begins_early"],
    ["2-0", "2-24 ? begins_early"],
    ["9-12 1-12", "9-12 *13*-*24* ? ends_at_midnight"],
    ["8-9pm", "8-21 ? could_mean_other"],
    ["14-18 9-11", "14-18 *21*-*23* ? could_mean_other"],
    ["09:00-05:00", "9-*17* ? could_mean_other"],
    ["5-9 10-11", "*17*-*21* *22*-*23* ? could_mean_other"],
  ])("%j is %s", (text, hours) => {
    expect(reading(text)).toBe(hours);
  });

  it.each([
    ["5-9", true, "5-9 ? begins_early"],
    ["5-9", null, "*17*-*21* ? could_mean_other"],
    ["2-10", true, "2-10 ? begins_early"],
    ["9-12 1-5", true, "9-12 *13*-*17*"],
    ["9-5", null, "9-*17*"],
    ["1-5pm", null, "*13*-17 ? could_mean_other"],
  ])("%j where early work is %s is %s", (text, hasEarlyHours, hours) => {
    expect(reading(text, aDay({ hasEarlyHours }))).toBe(hours);
  });
});

describe("breaks (rule 5)", () => {
  it.each([
    ["9-17/1h", "9-12:30 13:30-17"],
    ["9-18 / 1 h", "9-13 14-18"],
    ["9-18/1,5h", "9-12:45 14:15-18"],
    ["9-18/60min", "9-13 14-18"],
    ["9-18/60", "9-13 14-18"],
    ["10-18 -30", "10-13:45 14:15-18"],
    ["10-18 -30 min", "10-13:45 14:15-18"],
    ["10-18 -45'", "10-13:35 14:20-18"],
    ["9-17 (12-13)", "9-12 13-17"],
    ["9-17(12-12:30)", "9-12 12:30-17"],
    ["9-5 (12-1)", "9-12 *13*-*17*"],
    ["9-17 (1-2)", "9-*13* *14*-17"],
    ["9-17 (60 min)", "9-12:30 13:30-17"],
    ["9-17 Pause 12-13", "9-12 13-17"],
    ["9-17 break 12.30-13", "9-12:30 13-17"],
    ["9-17 Pause 30", "9-12:45 13:15-17"],
    ["9-19 (12-13) (16-16:30)", "9-12 13-16 16:30-19"],
    ["9-13/30 14-18", "9-10:45 11:15-13 14-18"],
    ["9-17 pause 12-13 18-20", "9-12 13-17 18-20"],
  ])("%j is %s", (text, hours) => {
    expect(reading(text)).toBe(hours);
  });

  it.each([
    ["9-18/1h", [span(13, 14)], "9-12 13-18"],
    ["9-18/1h", [span(12.5, 14.5)], "9-11:30 12:30-18"],
    ["9-18/1h", [span(9, 14.25), span(15.25, 18)], "9-14:15 15:15-18"],
    ["9-18/1h", [span(9, 13), span(13.5, 18)], "refused: no_gap"],
    ["9-18 (13-14)", [span(13, 14)], "9-13 14-18"],
  ])("%j with bookings goes between them: %#", (text, bookings, hours) => {
    expect(reading(text, aDay({ bookings }))).toBe(hours);
  });
});

describe("words for a day off (rule 6)", () => {
  it.each([
    ["x", "day_off"],
    ["X", "day_off"],
    ["-", "day_off"],
    ["–", "day_off"],
    ["−", "day_off"],
    ["0", "day_off"],
    ["off", "day_off"],
    ["OFF", "day_off"],
    ["day off", "day_off"],
    ["frei", "day_off"],
    [" Frei ", "day_off"],
    ["vac", "vacation"],
    ["vacation", "vacation"],
    ["holiday", "vacation"],
    ["Urlaub", "vacation"],
    ["sick", "sick_leave"],
    ["sick leave", "sick_leave"],
    ["sick-leave", "sick_leave"],
    ["ill", "sick_leave"],
    ["krank", "sick_leave"],
    ["training", "training"],
    ["Schulung", "training"],
    ["Fortbildung", "training"],
    ["unpaid", "unpaid_leave"],
    ["unbezahlter Urlaub", "unpaid_leave"],
    ["other", "other"],
    ["abwesend", "other"],
    ["ＯＦＦ", "day_off"],
  ])("%j is %s", (text, kind) => {
    expect(reading(text)).toBe(kind);
  });
});

describe("changes of the old hours (rule 7)", () => {
  const simple = aDay({ intervals: [span(9, 17)] });
  const split = aDay({ intervals: [span(9, 13), span(14, 18)] });
  it.each([
    ["10-", simple, "10-17"],
    ["10 –", simple, "10-17"],
    ["10.30-", simple, "10:30-17"],
    ["2-", simple, "*14*-17"],
    ["-18", simple, "9-18"],
    ["- 18", simple, "9-18"],
    ["bis 18", simple, "9-18"],
    ["until 18:30", simple, "9-18:30"],
    ["bis 4", simple, "9-*16*"],
    ["-5", simple, "9-*17*"],
    ["-24", simple, "9-24"],
    ["-4pm", simple, "9-16"],
    ["+1", simple, "9-18"],
    ["+1h", simple, "9-18"],
    ["+0,5", simple, "9-17:30"],
    ["+1:30", simple, "9-18:30"],
    ["-1", simple, "9-16"],
    ["-4", simple, "9-13"],
    ["-30 min", simple, "9-16:30"],
    ["-2", split, "9-13 14-16"],
    ["-4", split, "9-13"],
    ["-16", split, "9-13 14-16"],
    ["-12", split, "9-12"],
    ["10-", split, "10-13 14-18"],
    ["15-", split, "15-18"],
    ["13:30-", split, "13:30-18"],
    ["+4", aDay({ intervals: [span(12, 20)] }), "12-24 ? ends_at_midnight"],
    ["bis 2", aDay({ intervals: [span(18, 23)] }), "18-24 →2 ? after_midnight"],
    ["8-", aDay({ intervals: [span(9, 21)] }), "8-21"],
  ])("%j over the old hours is %s", (text, day, hours) => {
    expect(reading(text, day)).toBe(hours);
  });

  it.each([
    ["10-", aDay(), "no_old_hours"],
    ["-18", aDay(), "no_old_hours"],
    ["+1", aDay(), "no_old_hours"],
    ["18-", simple, "empty_interval"],
    ["17-", simple, "empty_interval"],
    ["-0", simple, "unreadable"],
    ["+0", simple, "unreadable"],
    ["+5", simple, "unreadable"],
    ["+0.25", simple, "unreadable"],
    ["-1,15", simple, "unreadable"],
    ["-04", simple, "unreadable"],
    ["-30", simple, "unreadable"],
    ["+30", simple, "unreadable"],
    ["~18", simple, "unreadable"],
    ["10~", simple, "no_end"],
    ["10 bis", simple, "no_end"],
    ["--18", simple, "unreadable"],
    ["10-- ", simple, "unreadable"],
    ["+4", aDay({ intervals: [span(12, 21)] }), "past_midnight"],
    ["-4", aDay({ intervals: [span(9, 12)] }), "empty_interval"],
  ])("%j is refused", (text, day, kind) => {
    expect(reading(text, day)).toBe(`refused: ${kind}`);
  });
});

describe("hours that end after midnight (rule 8)", () => {
  it.each([
    ["22-2", "22-24 →2 ? after_midnight"],
    ["22 - 2", "22-24 →2 ? after_midnight"],
    ["22:00-02:00", "22-24 →2 ? after_midnight"],
    ["10pm-2am", "22-24 →2 ? after_midnight"],
    ["9pm-5", "21-24 →5 ? after_midnight"],
    ["18-0:30", "18-24 →0:30 ? after_midnight"],
    ["10-2am", "10-24 →2 ? after_midnight"],
    ["9-12 22-2", "9-12 22-24 →2 ? after_midnight"],
    ["9-12 10-2am", "9-12 *22*-24 →2 ? after_midnight"],
    ["22-6", "22-24 →6 ? after_midnight"],
  ])("%j is %s", (text, hours) => {
    expect(reading(text)).toBe(hours);
  });
});

describe("what cannot be read with certainty", () => {
  it.each([
    ["0-0", "zero_to_zero"],
    ["0-00", "zero_to_zero"],
    ["00:00-00:00", "zero_to_zero"],
    ["12am-12am", "zero_to_zero"],
    ["010-020", "unreadable"],
    ["9:5-17", "unreadable"],
    ["9:5", "unreadable"],
    ["9-17:5", "unreadable"],
    ["24:30-25", "unreadable"],
    ["10-24:30", "unreadable"],
    ["10-25", "unreadable"],
    ["24-2", "unreadable"],
    ["9.5.5-17", "unreadable"],
    ["9.30.30-17", "unreadable"],
    ["09:00:00-17:00:00", "unreadable"],
    ["9.-13.", "unreadable"],
    ["9.10.-13.10.", "unreadable"],
    ["2026-10-18", "unreadable"],
    ["10-18-2026", "unreadable"],
    ["10/18", "no_end"],
    ["+49 155 50001", "unreadable"],
    ["13pm-18", "unreadable"],
    ["0am-8am", "unreadable"],
    ["9am-17pm", "unreadable"],
    ["9ambis5", "unreadable"],
    ["9-12am-5", "unreadable"],
    ["٩-١٧", "unreadable"],
    ["९-१७", "unreadable"],
    ["1²-17", "unreadable"],
    ["9½-17", "unreadable"],
    ["1½-5", "unreadable"],
    ["①②-⑱", "unreadable"],
    ["Ⅹ", "unreadable"],
    ["\u{202E}81-01", "unreadable"],
    ["10\u{AD}18", "unreadable"],
    ["9️⃣-17", "unreadable"],
    ["10-bis 18", "unreadable"],
    ["10--18", "unreadable"],
    ["10-13-18", "unreadable"],
    ["10-18-", "unreadable"],
    ["10-noon", "unreadable"],
    ["Mo 9-17", "unreadable"],
    ["closed", "unreadable"],
    ["frei 9-12", "unreadable"],
    ["late", "unreadable"],
    ["10", "no_end"],
    ["1018", "no_end"],
    ["9,30", "no_end"],
    ["10 18", "no_end"],
    ["9.30-13 14", "no_end"],
    ["9-12 13-", "no_end"],
    ["9-12,", "unreadable"],
    ["9-12 and", "unreadable"],
    [",", "unreadable"],
    ["9-12.13-17", "unreadable"],
    ["9-12,30-13", "unreadable"],
    ["9-1213-17", "unreadable"],
    ["9-9.30 uhr 30-17", "unreadable"],
    ["10:60-12", "unreadable"],
    ["10000-12", "unreadable"],
    ["9-17 -18", "unreadable"],
    ["9-17 - 30", "unreadable"],
    ["9-17/1", "no_end"],
    ["9-17 (12-13", "unreadable"],
    ["9-17 12-13)", "unreadable"],
    ["(9-17)", "unreadable"],
    ["9-17 Pause", "unreadable"],
    ["9-17 -30 -30", "unreadable"],
    ["9-17 (18-19)", "break_outside"],
    ["9-17 (9-10)", "break_outside"],
    ["9-17 (12-12)", "break_outside"],
    ["9-10/2h", "break_too_long"],
    ["9-17/7min", "off_grain"],
    ["22-2/1h", "past_midnight"],
    ["13-13", "empty_interval"],
    ["20-8", "past_midnight"],
    ["22-2 9-12", "past_midnight"],
    ["22-2 3-4", "past_midnight"],
    ["18-14", "past_midnight"],
    ["10:02-12", "off_grain"],
    ["9,13-17", "off_grain"],
    ["22-2:02", "off_grain"],
    ["10-14 13-18", "overlap"],
    ["9-12 11-14", "overlap"],
    ["6-7 7-8 8-9 9-10 10-11 11-12 12-13 13-14 14-15 15-16 16-17", "too_many_intervals"],
    ["9".repeat(300), "unreadable"],
  ])("%j is refused", (text, kind) => {
    expect(reading(text)).toBe(`refused: ${kind}`);
  });

  it("is told with what was typed, cut where it is long", () => {
    const told = (text: string) => readTypedHours(text, aDay());
    expect(told(" late ")).toEqual({ ok: false, error: { kind: "unreadable", text: "late" } });
    expect(told("9".repeat(300))).toMatchObject({ error: { text: "9".repeat(40) } });
  });

  it("never throws, and gives hours that can be stored, whatever is typed", () => {
    const pieces =
      "0 1 2 5 9 12 17 24 30 05 0930 - – : . , ; / + ( ) h am pm bis und Pause min x".split(" ");
    const typed = fc.array(fc.constantFrom(" ", ...pieces), { maxLength: 14 });
    const intervals = fc.constantFrom([], [span(9, 17)], [span(9, 13), span(14, 18)]);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          typed.map((keys) => keys.join("")),
        ),
        intervals,
        fc.constantFrom(true, false, null),
        (text, old, hasEarlyHours) => {
          const read = readTypedHours(text, aDay({ intervals: old, hasEarlyHours }));
          const shifts = read.ok && read.value.kind === "hours" ? read.value.shifts : [];
          expect(checkHours(shifts)).toEqual({ ok: true, value: shifts });
        },
      ),
      { numRuns: runs(2000) },
    );
  });
});
