import { describe, expect, it } from "vitest";
import { localDateOf } from "@/lib/domain/time/local-date";
import { at } from "@/test-support/builders";
import { aScope } from "@/test-support/salon-parts";
import { BEGINNING, changedSpan, END, openSpanOf, visible } from "./date-range.rules";
import type { AppointmentFilter } from "./date-range.rules";

const [MONDAY, TUESDAY] = [localDateOf("2026-11-23"), localDateOf("2026-11-24")];
const MONDAY_BEGINS = at("2026-11-22T23:00:00Z");
const TUESDAY_ENDS = at("2026-11-24T23:00:00Z");

describe("dates that may be open at either end", () => {
  it.each([
    ["both", { from: MONDAY, to: TUESDAY }, { from: MONDAY_BEGINS, to: TUESDAY_ENDS }],
    ["only a first", { from: MONDAY }, { from: MONDAY_BEGINS, to: END }],
    ["only a last", { to: TUESDAY }, { from: BEGINNING, to: TUESDAY_ENDS }],
    ["none", {}, { from: BEGINNING, to: END }],
    [
      "one day",
      { from: TUESDAY, to: TUESDAY },
      { from: at("2026-11-23T23:00:00Z"), to: TUESDAY_ENDS },
    ],
  ])("with %s become instants, the last day whole", (_which, range, value) => {
    expect(openSpanOf("Europe/Berlin", range, "end_date")).toEqual({ ok: true, value });
  });

  it("have 25 hours where the clock is set back", () => {
    const day = localDateOf("2026-10-25");
    const span = openSpanOf("Europe/Berlin", { from: day, to: day }, "end_date");
    expect(span.ok && span.value.to - span.value.from).toBe(25 * 3_600_000);
  });

  it("are refused by the field that lies before its start", () => {
    expect(openSpanOf("Europe/Berlin", { from: TUESDAY, to: MONDAY }, "c_end_date")).toEqual({
      ok: false,
      error: { kind: "invalid", errors: { c_end_date: ["must not be before the start"] } },
    });
  });
});

describe("the part of a span that the user may look back into", () => {
  const oldest = at("2026-11-22T23:00:00Z"); // two days back from Wednesday
  const [before, after] = [at("2026-11-20T00:00:00Z"), at("2026-11-24T00:00:00Z")];
  const late = at("2026-11-30T00:00:00Z");

  it.each([
    ["is all of it without a limit", 0, before, late, before, late],
    ["begins where the limit lies", 2, before, late, oldest, late],
    ["is all of it when it begins later", 2, after, late, after, late],
    ["is empty when it ends earlier", 2, at("2026-11-10T00:00:00Z"), before, oldest, oldest],
  ])("%s", (_what, lastDaysCount, from, to, shownFrom, shownTo) => {
    const seen = visible(aScope({ lastDaysCount }), { from, to });
    expect(seen).toEqual({ from: shownFrom, to: shownTo });
  });
});

describe("when an appointment was changed", () => {
  const filter: AppointmentFilter = {
    dates: {},
    createdDates: {},
    withDeleted: false,
    page: 1,
    count: 25,
  };

  it.each([
    ["is any time when nothing is told", {}, BEGINNING, END],
    [
      "is told on the location's clock",
      { changedAfter: "2026-11-24T12:00:00", changedBefore: "2026-11-24 13:00" },
      at("2026-11-24T11:00:00Z"),
      at("2026-11-24T12:00:00Z"),
    ],
    [
      "is told with an offset",
      { changedAfter: "2026-11-24T12:00:00+05:45" },
      at("2026-11-24T06:15:00Z"),
      END,
    ],
    [
      "is any time when it cannot be read",
      { changedAfter: "soon", changedBefore: "late" },
      BEGINNING,
      END,
    ],
  ])("%s", (_what, told, from, to) => {
    expect(changedSpan("Europe/Berlin", { ...filter, ...told })).toEqual({ from, to });
  });
});
