import { describe, expect, it } from "vitest";
import { appointmentId } from "@/lib/domain/ids";
import { ANNA, at, BEN } from "@/test-support/builders";
import { aRecord, aScope, TEAM } from "@/test-support/salon-parts";
import { changeable, NO_VISIT, problemOfOthers, visitViewFor } from "./visit-reach.rules";

const [FIRST, SECOND] = [appointmentId(1), appointmentId(2)];
const ANNAS = aRecord({ id: FIRST });
const BENS = aRecord({ id: SECOND, memberId: BEN });
const OTHERS = {
  kind: "forbidden",
  message: "The visit holds appointments of other team members.",
};
const DENIED = { kind: "forbidden", message: "Access to this team member is denied." };

describe("the appointments of a visit", () => {
  it.each([
    ["are open to who reaches all members", {}, [ANNAS, BENS], null],
    ["are open where all are the one member's", { onlyMemberId: ANNA }, [ANNAS, ANNAS], null],
    ["are closed with one of another member", { onlyMemberId: ANNA }, [ANNAS, BENS], OTHERS],
    ["are open when there is none", { onlyMemberId: ANNA }, [], null],
  ])("%s", (_how, rights, others, problem) => {
    expect(problemOfOthers(aScope(rights), others, TEAM)).toEqual(problem);
  });
});

describe("an appointment that is changed with its visit", () => {
  it.each([
    ["is found", {}, [ANNAS, BENS], FIRST, { ok: true, value: ANNAS }],
    ["is not found in another visit", {}, [BENS], FIRST, { ok: false, error: NO_VISIT }],
    [
      "is refused when it may not be changed itself",
      { onlyMemberId: ANNA },
      [ANNAS, BENS],
      SECOND,
      { ok: false, error: DENIED },
    ],
    [
      "is refused for the sake of the others",
      { onlyMemberId: ANNA },
      [ANNAS, BENS],
      FIRST,
      { ok: false, error: OTHERS },
    ],
  ])("%s", (_how, rights, records, id, outcome) => {
    expect(changeable(aScope(rights), records, id, TEAM)).toEqual(outcome);
  });
});

describe("a visit as the user sees it", () => {
  const [before, after] = [at("2026-11-25T08:00:00Z"), at("2026-11-25T08:30:00Z")];
  const arrived = { ...ANNAS, attendance: "arrived", changedAt: after } as const;
  const waiting = { ...BENS, attendance: "waiting", changedAt: before } as const;

  it.each([
    ["the later one stands first", [arrived, waiting]],
    ["the later one stands last", [waiting, arrived]],
  ])("has the attendance that was set last: %s", (_where, records) => {
    const seen = visitViewFor(aScope(), records, TEAM);
    expect(seen).toMatchObject({ ok: true, value: { attendance: "arrived" } });
  });

  it.each([
    ["the first that is not empty", ["", "Late", "Dog"], "Late"],
    ["empty when all are", ["", ""], ""],
  ])("has a comment: %s", (_which, comments, comment) => {
    const records = comments.map((text) => ({ ...ANNAS, comment: text }));
    const seen = visitViewFor(aScope(), records, TEAM);
    expect(seen).toMatchObject({ ok: true, value: { comment } });
  });

  it("holds what the user reaches, and says nothing of the others", () => {
    const hidden = { ...waiting, comment: "Of Ben", changedAt: at("2026-11-25T08:45:00Z") };
    const seen = visitViewFor(aScope({ onlyMemberId: ANNA }), [arrived, hidden], TEAM);
    expect(seen).toMatchObject({
      ok: true,
      value: { attendance: "arrived", comment: "", records: [{ appointment: arrived }] },
    });
    expect(seen.ok && seen.value.records).toHaveLength(1);
  });

  it("is refused where all of it is out of reach, and unknown where it is empty", () => {
    const scope = aScope({ onlyMemberId: ANNA });
    expect(visitViewFor(scope, [BENS], TEAM)).toEqual({ ok: false, error: DENIED });
    expect(visitViewFor(scope, [], TEAM)).toEqual({ ok: false, error: NO_VISIT });
  });
});
