import { describe, expect, it } from "vitest";
import { localDateOf } from "@/lib/domain/time/local-date";
import { TODAY } from "@/test-support/builders";
import { aScope } from "@/test-support/salon-parts";
import { periodFor, reportPeriod } from "./report-period.rules";

const invalid = (field: string, message: string) => ({
  ok: false,
  error: { kind: "invalid", errors: { [field]: [message] } },
});

describe("the period of a report (business.md 16)", () => {
  it.each([
    ["one day", "2026-11-25", "2026-11-25"],
    ["a year", "2026-01-01", "2026-12-31"],
    ["days to come", "2030-01-01", "2030-01-02"],
  ])("may be %s", (_what, from, to) => {
    const period = reportPeriod(localDateOf(from), localDateOf(to));
    expect(period).toEqual({ ok: true, value: { from, to } });
  });

  it.each([
    [
      "a day longer than a year",
      "2026-01-01",
      "2027-01-01",
      "must be within 365 days of date_from",
    ],
    ["over before it begins", "2026-11-25", "2026-11-24", "must not be before date_from"],
  ])("is refused when it is %s", (_what, from, to, message) => {
    const period = reportPeriod(localDateOf(from), localDateOf(to));
    expect(period).toEqual(invalid("date_to", message));
  });
});

describe("the period of a day-end report (business.md 16.3)", () => {
  const ANY_DAY = { grants: ["finances_z_report_no_limit_today_access" as const] };
  const day = (text: string) => localDateOf(text);

  it.each([
    ["today where nothing is told", {}, TODAY, TODAY],
    ["the day that is told", { from: day("2026-11-20") }, "2026-11-20", "2026-11-20"],
    ["from today on", { to: day("2026-11-26") }, TODAY, "2026-11-26"],
    ["31 days", { from: day("2026-10-01"), to: day("2026-10-31") }, "2026-10-01", "2026-10-31"],
  ])("is %s", (_what, filter, from, to) => {
    expect(periodFor(aScope(ANY_DAY), filter)).toEqual({ ok: true, value: { from, to } });
  });

  it("is today without the right to other days, whatever is told", () => {
    const filter = { from: day("2026-11-01"), to: day("2026-11-20") };
    const today = { ok: true, value: { from: TODAY, to: TODAY } };
    expect(periodFor(aScope(), filter)).toEqual(today);
  });

  it.each([
    [
      "longer than 31 days",
      { from: day("2026-10-01"), to: day("2026-11-01") },
      "must be within 31 days of start_date",
    ],
    [
      "over before it begins",
      { from: day("2026-11-02"), to: day("2026-11-01") },
      "must not be before start_date",
    ],
    ["over before today", { to: day("2026-11-24") }, "must not be before start_date"],
  ])("is refused when it is %s, with any rights", (_what, filter, message) => {
    for (const rights of [{}, ANY_DAY]) {
      expect(periodFor(aScope(rights), filter)).toEqual(invalid("end_date", message));
    }
  });
});
