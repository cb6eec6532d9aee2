import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DayOffKind } from "@/lib/domain/schedule/working-day";
import { localDateOf } from "@/lib/domain/time/local-date";
import { aMemberDay, ANNA, BEN, span } from "@/test-support/builders";
import { aScope } from "@/test-support/salon-parts";
import type { ExpectedDay } from "./conditional-hours.contract";
import { changedSince, fingerprintOf, problemOfExpected, settled } from "./conditional-hours.rules";
import type { DayToWrite } from "./hours-to-write.rules";

const MONDAY = localDateOf("2027-03-01");
const TEN = [span(600, 1080)];
const SPLIT = [span(600, 720), span(720, 1080)];

const seen = (over: Partial<ExpectedDay> = {}): ExpectedDay => ({
  memberId: ANNA,
  date: MONDAY,
  intervals: TEN,
  dayOff: null,
  field: "expected.0.date",
  ...over,
});
const off = (dayOff: DayOffKind) => aMemberDay({ intervals: [], dayOff });
const notWorking = (dayOff?: DayOffKind | null): DayToWrite => ({
  memberId: ANNA,
  day: { date: MONDAY, intervals: [], dayOff: dayOff ?? null },
  field: "a",
  keepsKind: dayOff === undefined,
});

describe("days that are others than they were seen", () => {
  const sick = off("sick_leave");
  const empty = { memberId: ANNA, day: { date: MONDAY, intervals: [], dayOff: null } };

  it.each<[string, Partial<ExpectedDay>, readonly ReturnType<typeof off>[], unknown]>([
    ["the same hours", {}, [aMemberDay()], []],
    ["other hours", { intervals: [span(540, 1020)] }, [aMemberDay()], [aMemberDay()]],
    ["touching shifts for one", { intervals: SPLIT }, [aMemberDay()], [aMemberDay()]],
    ["hours that are gone", {}, [], [empty]],
    ["nothing, and nothing is stored", { intervals: [] }, [], []],
    ["nothing, and now there are hours", { intervals: [] }, [aMemberDay()], [aMemberDay()]],
    ["a day off of the same kind", { intervals: [], dayOff: "sick_leave" }, [sick], []],
    ["a day off of another kind", { intervals: [], dayOff: "vacation" }, [sick], [sick]],
    ["no kind where there is one", { intervals: [] }, [sick], [sick]],
    ["a day off whose kind was not looked at", { intervals: [], dayOff: undefined }, [sick], []],
    ["hours, the kind not looked at, on a day off", { dayOff: undefined }, [sick], [sick]],
    ["another member's", { memberId: BEN }, [aMemberDay()], [{ ...empty, memberId: BEN }]],
  ])("%s", (_what, over, stored, changed) => {
    expect(changedSince([seen(over)], stored)).toEqual(changed);
  });
});

describe("what is written for a day that does not work (schedule.md 6)", () => {
  it.each<[string, DayToWrite, readonly ReturnType<typeof off>[], DayOffKind | null]>([
    ["no kind named, on a day off with a kind", notWorking(), [off("vacation")], "vacation"],
    ["no kind named, on a day with hours", notWorking(), [aMemberDay()], null],
    ["no kind named, on an empty day", notWorking(), [], null],
    ["another kind", notWorking("training"), [off("vacation")], "training"],
    ["the kind taken back", notWorking(null), [off("vacation")], null],
  ])("%s", (_what, written, stored, dayOff) => {
    expect(settled([written], stored)).toMatchObject([{ day: { intervals: [], dayOff } }]);
  });

  it("hours replace a day off with its kind", () => {
    const working = { ...aMemberDay(), field: "a" };
    expect(settled([working], [off("vacation")])).toEqual([working]);
  });
});

describe("the days that are expected", () => {
  it.each([
    ["none", [], null],
    ["two dates", [seen(), seen({ date: localDateOf("2027-03-02") })], null],
    ["two members", [seen(), seen({ memberId: BEN })], null],
    [
      "one day twice",
      [seen(), seen({ field: "expected.1.date" })],
      {
        kind: "invalid",
        errors: { "expected.1.date": ["2027-03-01 is named twice for this team member"] },
      },
    ],
  ])("%s", (_which, days, problem) => {
    expect(problemOfExpected(aScope(), days)).toEqual(problem);
  });

  it("lie no further back than may be seen: a refusal would show them", () => {
    const old = seen({ date: localDateOf("2026-11-22") });
    expect(problemOfExpected(aScope({ lastDaysCount: 2 }), [old])).toMatchObject({
      kind: "forbidden",
    });
    expect(problemOfExpected(aScope(), [old])).toBeNull();
  });
});

describe("the fingerprint of a write", () => {
  const days = fc.uniqueArray(
    fc.record({
      memberId: fc.constantFrom(ANNA, BEN),
      date: fc.constantFrom("2027-03-01", "2027-03-02", "2027-03-03"),
      intervals: fc.constantFrom([], TEN, SPLIT, [span(540, 1020)]),
      dayOff: fc.constantFrom<(DayOffKind | undefined)[]>(undefined, "vacation"),
    }),
    { selector: ({ memberId, date }) => `${memberId} ${date}`, minLength: 1 },
  );
  const toWrite = (each: { intervals: ReturnType<typeof span>[] }, field: string): DayToWrite => ({
    ...aMemberDay(each),
    field,
  });

  it("does not depend on the order or the names of the fields", () => {
    fc.assert(
      fc.property(days, (all) => {
        const one = all.map((each, at) => toWrite(each, `a.${at}`));
        const other = all.toReversed().map((each, at) => toWrite(each, `b.${at}`));
        expect(fingerprintOf(other)).toBe(fingerprintOf(one));
      }),
    );
  });

  it.each([
    ["hours", aMemberDay({ intervals: [span(540, 1020)] })],
    ["shifts", aMemberDay({ intervals: SPLIT })],
    ["a date", aMemberDay({ date: "2027-03-02" })],
    ["a member", aMemberDay({ memberId: BEN })],
    ["a kind", off("vacation")],
    ["no hours", aMemberDay({ intervals: [] })],
  ])("is another for another write: %s", (_what, other) => {
    const first = fingerprintOf([{ ...aMemberDay(), field: "a" }]);
    expect(fingerprintOf([{ ...other, field: "a" }])).not.toBe(first);
  });

  it("tells a kind that is taken back from one that is not named", () => {
    expect(fingerprintOf([notWorking(null)])).not.toBe(fingerprintOf([notWorking()]));
  });
});
