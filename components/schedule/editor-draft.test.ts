import { describe, expect, it } from "vitest";
import type { DayBefore } from "@/lib/domain/schedule/typed-hours";
import type { WorkingDay } from "@/lib/domain/schedule/working-day";
import { localDateOf } from "@/lib/domain/time/local-date";
import { minuteOf } from "@/lib/domain/time/local-time";
import { dayOfDraft, isAsking, previewOfDraft, problemOfDraft } from "./editor-draft";
import { hasUnsaved, reduceDraft, saveOfDraft, startDraft } from "./editor-draft";
import type { EditorDraft } from "./editor-draft";

const TEN_TO_SIX = [{ from: minuteOf(600), to: minuteOf(1080) }];
const DAY: DayBefore = { intervals: TEN_TO_SIX, bookings: [], hasEarlyHours: false };

function aDay(more: Partial<WorkingDay> = {}): WorkingDay {
  return { date: localDateOf("2026-10-02"), intervals: TEN_TO_SIX, dayOff: null, ...more };
}

function typed(text: string, cell: WorkingDay = aDay()): EditorDraft {
  return reduceDraft(startDraft(cell, null, DAY), { kind: "typed", text, day: DAY });
}

describe("the draft of the editor", () => {
  it("starts with the hours as they are written", () => {
    expect(startDraft(aDay(), null, DAY).text).toBe("10–18");
  });

  it("starts with a digit that was typed on the grid", () => {
    const draft = startDraft(aDay(), "9", DAY);
    expect([draft.text, problemOfDraft(draft)?.kind, draft.isAttempted]).toEqual([
      "9",
      "no_end",
      false,
    ]);
  });

  it("shows nothing while the text cannot be read, and saves nothing", () => {
    const draft = typed("10-1x");
    expect(previewOfDraft(draft, { ...aDay(), bookings: [] })).toBeNull();
    expect(dayOfDraft(draft)).toBeNull();
  });

  it("takes a new start for a change of the old hours", () => {
    expect(dayOfDraft(typed("11-"))?.intervals).toEqual([{ from: 660, to: 1080 }]);
  });

  it("asks once for hours that begin early, and anew for another text", () => {
    const asked = typed("05-13");
    expect(isAsking(asked)).toBe(true);
    const yes = reduceDraft(asked, { kind: "attempted" });
    expect(isAsking(yes)).toBe(false);
    expect(isAsking(reduceDraft(yes, { kind: "typed", text: "05-14", day: DAY }))).toBe(true);
  });

  it("does not ask for early hours that stand already", () => {
    const early = aDay({ intervals: [{ from: minuteOf(300), to: minuteOf(540) }] });
    expect(isAsking(startDraft(early, null, DAY))).toBe(false);
  });

  it("saves no half of hours that end after midnight", () => {
    expect(dayOfDraft(reduceDraft(typed("22-2"), { kind: "attempted" }))).toBeNull();
  });

  it("takes a word for a kind of day off, and the choice of another kind wipes it", () => {
    const ill = typed("krank");
    expect(dayOfDraft(ill)).toEqual({ intervals: [], dayOff: "sick_leave" });
    const working = reduceDraft(ill, { kind: "chose", dayOff: null });
    expect([working.text, dayOfDraft(working)]).toEqual(["", { intervals: [], dayOff: null }]);
    const same = reduceDraft(ill, { kind: "chose", dayOff: "sick_leave" });
    expect(same.text).toBe("krank");
  });

  it("saves no hours under a day off and keeps the text for a change of mind", () => {
    const off = reduceDraft(startDraft(aDay(), null, DAY), { kind: "chose", dayOff: "vacation" });
    expect(dayOfDraft(off)).toEqual({ intervals: [], dayOff: "vacation" });
    expect(dayOfDraft(reduceDraft(off, { kind: "chose", dayOff: null }))).toEqual({
      intervals: TEN_TO_SIX,
      dayOff: null,
    });
  });

  it("takes a day off back when hours are typed", () => {
    expect(dayOfDraft(typed("10-18", aDay({ intervals: [], dayOff: "sick_leave" })))).toEqual({
      intervals: TEN_TO_SIX,
      dayOff: null,
    });
  });

  it("takes empty text for a day without hours", () => {
    expect(dayOfDraft(typed(" "))).toEqual({ intervals: [], dayOff: null });
  });
});

describe("saving an editor", () => {
  const sick = aDay({ intervals: [], dayOff: "sick_leave" });

  it("that nobody touched saves nothing, whatever the day became meanwhile", () => {
    expect(saveOfDraft(null, aDay())).toBe("nothing");
    expect(saveOfDraft(null, sick)).toBe("nothing");
  });

  it("that was touched carries the day as it was seen, not as it is now", () => {
    const day = { ...aDay(), intervals: [{ from: minuteOf(540), to: minuteOf(1080) }] };
    expect(saveOfDraft(typed("9-18"), aDay())).toEqual({ day, seen: aDay() });
    expect(saveOfDraft(typed("9-18"), sick)).toEqual({ day, seen: aDay() });
  });

  it("saves nothing where the day stands there already", () => {
    expect(saveOfDraft(typed("10-18"), aDay())).toBe("nothing");
    expect(saveOfDraft(typed("10-18", sick), aDay())).toBe("nothing");
  });

  it("asks again for hours that were typed back over what somebody else set", () => {
    expect(saveOfDraft(typed("10-18"), sick)).toEqual({ day: aDay(), seen: aDay() });
  });

  it("takes a kind of day off back", () => {
    const working = reduceDraft(startDraft(sick, null, DAY), { kind: "chose", dayOff: null });
    const day = { ...sick, dayOff: null };
    expect(saveOfDraft(working, sick)).toEqual({ day, seen: sick });
  });

  it("stays open while its text cannot be read or asks", () => {
    expect(saveOfDraft(typed("late"), aDay())).toBe("unsure");
    expect(saveOfDraft(typed("05-13"), aDay())).toBe("unsure");
  });

  it.each([
    ["nothing", null, false],
    ["typed and typed back", typed("10–18"), false],
    ["hours", typed("9-18"), true],
    ["half a word", typed("9-"), true],
    [
      "a kind",
      reduceDraft(startDraft(aDay(), null, DAY), { kind: "chose", dayOff: "training" }),
      true,
    ],
  ])("is worth a question before the page is left: %s", (_what, draft, isAsked) => {
    expect(hasUnsaved(draft)).toBe(isAsked);
  });
});
