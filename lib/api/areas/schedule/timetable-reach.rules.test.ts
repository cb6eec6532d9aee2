import { describe, expect, it } from "vitest";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { localDateOf } from "@/lib/domain/time/local-date";
import { ANNA, BEN, TODAY } from "@/test-support/builders";
import { aMember, aScope, TEAM } from "@/test-support/salon-parts";
import { isPast, later, selected } from "./timetable-reach.rules";

const [YESTERDAY, TOMORROW] = [localDateOf("2026-11-24"), localDateOf("2026-11-26")];

describe("a member who belongs to the past of the journal", () => {
  it.each<[string, Partial<TeamMember>, string, boolean]>([
    ["one who works, never", {}, YESTERDAY, false],
    ["one who was dismissed, before today", { isDismissed: true }, YESTERDAY, true],
    ["one who was dismissed, not today", { isDismissed: true }, TODAY, false],
    ["one who was removed, before today", { isRemoved: true }, YESTERDAY, true],
    ["one who was removed, not tomorrow", { isRemoved: true }, TOMORROW, false],
    ["one who lost the timetable, before today", { hasTimetable: false }, YESTERDAY, true],
    ["one who lost the timetable, not today", { hasTimetable: false }, TODAY, false],
  ])("%s", (_who, over, date, expected) => {
    expect(isPast(aMember(over), localDateOf(date), TODAY)).toBe(expected);
  });
});

describe("the first date that is shown", () => {
  it.each([
    ["the wanted one without a limit", TODAY, null, TODAY],
    ["the wanted one after the limit", TODAY, YESTERDAY, TODAY],
    ["the limit after the wanted one", TODAY, TOMORROW, TOMORROW],
  ])("is %s", (_which, date, oldest, expected) => {
    expect(later(date, oldest)).toBe(expected);
  });
});

describe("the members that a workload is about", () => {
  it.each([
    ["all within reach where none is told", {}, undefined, [ANNA, BEN]],
    ["all within reach where the list is empty", { onlyPositionId: 14 }, [], [BEN]],
    ["those that are told, in their order", {}, [BEN, ANNA], [BEN, ANNA]],
  ])("are %s", (_which, rights, ids, expected) => {
    const members = selected(aScope(rights), TEAM, ids);
    expect(members.ok && members.value.map(({ id }) => id)).toEqual(expected);
  });

  it.each([
    [
      "out of reach",
      [ANNA, BEN],
      { kind: "forbidden", message: "Access to this team member is denied." },
    ],
    ["unknown", [3999, BEN], { kind: "not_found", message: "Team member not found." }],
  ])("are refused by the first that is %s", (_why, ids, error) => {
    expect(selected(aScope({ onlyMemberId: ANNA }), TEAM, ids)).toEqual({ ok: false, error });
  });
});
