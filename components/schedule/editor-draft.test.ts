import { describe, expect, it } from "vitest";
import type { WorkingDay } from "@/lib/domain/schedule/working-day";
import { localDateOf } from "@/lib/domain/time/local-date";
import { minuteOf } from "@/lib/domain/time/local-time";
import { dayOfDraft, reduceDraft, startDraft } from "./editor-draft";

const TEN_TO_SIX = [{ from: minuteOf(600), to: minuteOf(1080) }];

function aDay(more: Partial<WorkingDay> = {}): WorkingDay {
  return { date: localDateOf("2026-10-02"), intervals: TEN_TO_SIX, dayOff: null, ...more };
}

describe("the draft of the editor", () => {
  it("starts with the hours as they are written", () => {
    expect(startDraft(aDay(), null).text).toBe("10–18");
  });

  it("starts with a digit that was typed on the grid", () => {
    const draft = startDraft(aDay(), "9");
    expect([draft.text, draft.problem?.kind, draft.isAttempted]).toEqual(["9", "no_end", false]);
  });

  it("keeps the last readable hours while the text is half typed", () => {
    const draft = reduceDraft(startDraft(aDay(), null), { kind: "typed", text: "10-" });
    expect(draft.intervals).toEqual(TEN_TO_SIX);
    expect(dayOfDraft(draft)).toBeNull();
  });

  it("saves no hours under a day off and keeps the text for a change of mind", () => {
    const off = reduceDraft(startDraft(aDay(), null), { kind: "chose", dayOff: "vacation" });
    expect(dayOfDraft(off)).toEqual({ intervals: [], dayOff: "vacation" });
    expect(dayOfDraft(reduceDraft(off, { kind: "chose", dayOff: null }))).toEqual({
      intervals: TEN_TO_SIX,
      dayOff: null,
    });
  });

  it("takes a day off back when hours are typed", () => {
    const off = startDraft(aDay({ intervals: [], dayOff: "sick_leave" }), null);
    const typed = reduceDraft(off, { kind: "typed", text: "10-18" });
    expect(dayOfDraft(typed)).toEqual({ intervals: TEN_TO_SIX, dayOff: null });
  });

  it("takes empty text for a day without hours", () => {
    const draft = reduceDraft(startDraft(aDay(), null), { kind: "typed", text: " " });
    expect(dayOfDraft(draft)).toEqual({ intervals: [], dayOff: null });
  });
});
