import { describe, expect, it } from "vitest";
import { minuteOf } from "@/lib/domain/time/local-time";
import { pieceOf, withPiece, withReplaced } from "./dragged-hours";

function span(from: number, to: number) {
  return { from: minuteOf(from), to: minuteOf(to) };
}

const MORNING = span(540, 780);
const AFTERNOON = span(840, 1080);

describe("pieceOf", () => {
  it("reads wall-clock minutes without a shift of zone", () => {
    const piece = pieceOf(new Date("2026-10-25T02:15:00Z"), new Date("2026-10-25T03:30:00Z"));
    expect(piece).toEqual({ date: "2026-10-25", interval: span(135, 210) });
  });

  it("ends at midnight where the drag ends on the next date", () => {
    const piece = pieceOf(new Date("2026-10-31T18:00:00Z"), new Date("2026-11-01T00:00:00Z"));
    expect(piece).toEqual({ date: "2026-10-31", interval: span(1080, 1440) });
  });

  it("is nothing where nothing was dragged over", () => {
    const at = new Date("2026-10-31T18:00:00Z");
    expect(pieceOf(at, at)).toBeNull();
  });
});

describe("hours after a drag", () => {
  it("joins an added piece with the hours that it touches", () => {
    expect(withPiece([MORNING, AFTERNOON], span(780, 840))).toEqual([span(540, 1080)]);
  });

  it("replaces the dragged interval and leaves the others", () => {
    expect(withReplaced([MORNING, AFTERNOON], AFTERNOON, span(900, 1200))).toEqual([
      MORNING,
      span(900, 1200),
    ]);
  });
});
