import { describe, expect, it } from "vitest";
import { instantOf } from "@/lib/domain/time/instant";
import { isOpen, refusalOfReview } from "./own-review.rules";

const at = (text: string) => instantOf(Date.parse(text));
const VISIT = {
  startsAt: at("2026-11-25T10:00:00Z"),
  durationSeconds: 3600,
  isDeleted: false,
  attendance: "waiting",
} as const;

describe("the review of a visit by its client", () => {
  it.each([
    ["long before", {}, "2026-01-01T00:00:00Z", true],
    ["to the end of 30 days", {}, "2026-12-25T10:59:59Z", true],
    ["no longer", {}, "2026-12-25T11:00:00Z", false],
    ["never where the visit is deleted", { isDeleted: true }, "2026-11-25T12:00:00Z", false],
  ])("is open %s", (_, over, now, open) => {
    expect(isOpen({ ...VISIT, ...over }, at(now))).toBe(open);
  });

  it.each([
    ["before it begins", {}, "2026-11-25T09:59:59Z", "not_begun"],
    ["from its beginning", {}, "2026-11-25T10:00:00Z", null],
    ["who came", { attendance: "arrived" as const }, "2026-11-25T12:00:00Z", null],
    ["who did not come", { attendance: "missed" as const }, "2026-11-25T12:00:00Z", "missed"],
  ])("is refused or taken: %s", (_, over, now, reason) => {
    const refusal = refusalOfReview({ ...VISIT, ...over }, at(now));
    expect(refusal && "reason" in refusal ? refusal.reason : null).toBe(reason);
  });
});
