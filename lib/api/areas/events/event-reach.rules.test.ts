import { describe, expect, it } from "vitest";
import type { Access } from "@/lib/domain/salon/access";
import { ANNA, at, BEN } from "@/test-support/builders";
import { anEvent, aScope, TEAM } from "@/test-support/salon-parts";
import { problemOfEventChange, problemOfEventReach, problemOfSeats } from "./event-reach.rules";

const forbidden = (message: string) => ({ kind: "forbidden", message });
const DENIED = forbidden("Access to this team member is denied.");
const FAR_BACK = forbidden("The event lies too far back.");
const TOO_OLD = forbidden("The event is too old to be changed.");
const LAST_WEEK = { startsAt: at("2026-11-18T09:00:00Z") }; // seven days back

describe("what speaks against an event", () => {
  it.each<[string, Partial<Access>, Partial<ReturnType<typeof anEvent>>, unknown, unknown]>([
    ["a coming one", {}, {}, null, null],
    ["one of another member", { onlyMemberId: BEN }, {}, DENIED, DENIED],
    ["an old one without limits", {}, LAST_WEEK, null, null],
    [
      "one on the last day of both limits",
      { lastDaysCount: 7, editDaysCount: 7 },
      LAST_WEEK,
      null,
      null,
    ],
    ["one that lies too far back to be seen", { lastDaysCount: 6 }, LAST_WEEK, FAR_BACK, FAR_BACK],
    ["one too old to be changed only", { editDaysCount: 6 }, LAST_WEEK, null, TOO_OLD],
    ["one too old for both", { lastDaysCount: 6, editDaysCount: 6 }, LAST_WEEK, FAR_BACK, FAR_BACK],
  ])("%s", (_which, rights, over, toReach, toChange) => {
    const event = anEvent({ memberId: ANNA, ...over });
    expect(problemOfEventReach(aScope(rights), event, TEAM)).toEqual(toReach);
    expect(problemOfEventChange(aScope(rights), event, TEAM)).toEqual(toChange);
  });

  it.each([
    ["a new event", 1, null, null],
    ["as many seats as are taken", 4, 4, null],
    ["fewer than are taken", 3, 4, "must be at least the 4 seats taken"],
  ])("its seats: %s", (_which, capacity, booked, message) => {
    const before = booked === null ? null : anEvent({ booked });
    const expected = message && { kind: "invalid", errors: { capacity: [message] } };
    expect(problemOfSeats({ capacity }, before)).toEqual(expected);
  });
});
