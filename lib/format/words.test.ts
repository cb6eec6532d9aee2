import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { localDateOf } from "@/lib/domain/time/local-date";
import { minuteOf } from "@/lib/domain/time/local-time";
import en from "@/public/locales/en.json";
import { atWorkLabel, countOf, uncoveredText } from "./cells";
import { dayInYear, longDay, monthTitle, periodTitle, shortDay, shortWeekdays } from "./dates";
import { decimalHours, hoursAndMinutes, longHours, percent } from "./hours";
import { refusalSentence, typedHoursSentence } from "./refusals";
import { ENGLISH } from "./test-support/english-words";
import { wordsOf } from "./words";

const FRIDAY = localDateOf("2026-10-02");

/** A language that orders dates, counts and decimals in its own way. */
const GERMAN = wordsOf(
  createTranslator({
    locale: "de",
    messages: {
      ...en,
      dates: {
        ...en.dates,
        weekdays: { ...en.dates.weekdays, friday: "Freitag" },
        shortWeekdays: { ...en.dates.shortWeekdays, friday: "Fr" },
        months: { ...en.dates.months, october: "Oktober" },
        shortMonths: { ...en.dates.shortMonths, october: "Okt." },
        longDay: "{weekday}, {day}. {month} {year}",
        dayInYear: "{weekday}, {day}. {month}",
        shortDay: "{weekday}, {day}. {month}",
        spanInMonth: "{fromDay}.–{toDay}. {toMonth} {toYear}",
      },
      hours: { ...en.hours, decimalPoint: ",", hoursAndMinutes: "{hours} Std. {minutes} Min." },
      counts: { ...en.counts, people: "{count, plural, one {# Person} other {# Personen}}" },
      days: { ...en.days, atWorkOn: "{people} bei der Arbeit ({day})" },
    },
  }),
);

describe("dates", () => {
  it("are written in the words of the language", () => {
    expect([longDay(ENGLISH, FRIDAY), longDay(GERMAN, FRIDAY)]).toEqual([
      "Friday 2 October 2026",
      "Freitag, 2. Oktober 2026",
    ]);
    expect([dayInYear(ENGLISH, FRIDAY), dayInYear(GERMAN, FRIDAY)]).toEqual([
      "Friday 2 October",
      "Freitag, 2. Oktober",
    ]);
    expect([shortDay(ENGLISH, FRIDAY), shortDay(GERMAN, FRIDAY)]).toEqual([
      "Fri 2 Oct",
      "Fr, 2. Okt.",
    ]);
    expect(monthTitle(GERMAN, FRIDAY)).toBe("Oktober 2026");
    expect(shortWeekdays(ENGLISH).join(" ")).toBe("Mon Tue Wed Thu Fri Sat Sun");
  });

  it("remember nothing wrong: another date is said anew", () => {
    expect(
      ["2026-10-02", "2026-10-03", "2026-10-02"].map((date) =>
        dayInYear(ENGLISH, localDateOf(date)),
      ),
    ).toEqual(["Friday 2 October", "Saturday 3 October", "Friday 2 October"]);
  });

  it.each([
    ["2026-09-28", "2026-10-04", "28 Sep – 4 Oct 2026"],
    ["2026-10-05", "2026-10-11", "5 – 11 Oct 2026"],
    ["2026-12-28", "2027-01-03", "28 Dec 2026 – 3 Jan 2027"],
  ])("name the span %s to %s", (from, to, title) => {
    expect(periodTitle(ENGLISH, { from: localDateOf(from), to: localDateOf(to) })).toBe(title);
  });

  it("order a span as the language does", () => {
    const week = { from: localDateOf("2026-10-05"), to: localDateOf("2026-10-11") };
    expect(periodTitle(GERMAN, week)).toBe("5.–11. Okt. 2026");
  });
});

describe("hours", () => {
  it.each([
    [420, "7 h"],
    [450, "7 h 30 min"],
    [30, "30 min"],
    [0, "0 h"],
  ])("say %i minutes as %s", (minutes, text) => {
    expect(hoursAndMinutes(ENGLISH, minutes)).toBe(text);
  });

  it("have the unit and the decimal sign of the language", () => {
    expect(hoursAndMinutes(GERMAN, 450)).toBe("7 Std. 30 Min.");
    expect([decimalHours(ENGLISH, 435), decimalHours(GERMAN, 435)]).toEqual(["7.25", "7,25"]);
    expect([decimalHours(ENGLISH, 74_400), percent(ENGLISH, 0.634)]).toEqual(["1240", "63 %"]);
  });

  it("are listed, or said to be none", () => {
    expect(longHours(ENGLISH, [])).toBe("no hours");
    expect(longHours(ENGLISH, [{ from: minuteOf(570), to: minuteOf(780) }])).toBe("09:30–13:00");
  });
});

describe("counts", () => {
  it("take the plural of the language, each number for itself", () => {
    expect([1, 2, 0, 1].map((count) => countOf(GERMAN, count, "people"))).toEqual([
      "1 Person",
      "2 Personen",
      "0 Personen",
      "1 Person",
    ]);
    expect(uncoveredText(ENGLISH, 3)).toBe("3 not covered");
  });

  it("stand where the sentence of the language wants them", () => {
    expect([atWorkLabel(ENGLISH, FRIDAY, 9), atWorkLabel(GERMAN, FRIDAY, 1)]).toEqual([
      "Friday 2 October: 9 people at work",
      "1 Person bei der Arbeit (Freitag, 2. Oktober)",
    ]);
  });
});

describe("refusals", () => {
  it("are followed by the server's own words, but not twice", () => {
    expect(refusalSentence(ENGLISH, { kind: "conflict", detail: "Locked." })).toBe(
      "Somebody changed this in the meantime. Locked.",
    );
    expect(
      refusalSentence(ENGLISH, { kind: "wrong_credentials", detail: "Wrong login or password." }),
    ).toBe("Wrong login or password.");
  });

  it("repeat what was typed, whatever it was", () => {
    expect(typedHoursSentence(ENGLISH, { kind: "unreadable", text: "{x} <b>'" })).toBe(
      "“{x} <b>'” cannot be read. Write hours like 10-18 or 9.30-13 14-18.",
    );
    expect(typedHoursSentence(ENGLISH, { kind: "overlap", text: "9-12 11-14" })).toBe(
      "Two shifts of the day overlap.",
    );
  });
});
