import { describe, expect, it } from "vitest";
import { ANNA, BEN } from "@/test-support/builders";
import { aScope } from "@/test-support/salon-parts";
import { problemOfMemberReach } from "./member-reach.rules";

const DENIED = { kind: "forbidden", message: "Access to this team member is denied." };

describe("a member with a position that the user may give", () => {
  it.each([
    ["any, without restrictions", {}, null, null],
    ["the one member", { onlyMemberId: ANNA }, 11, null],
    ["no other member", { onlyMemberId: BEN }, 11, DENIED],
    ["the one position", { onlyPositionId: 11 }, 11, null],
    ["no other position", { onlyPositionId: 11 }, 14, DENIED],
    ["nobody without a position", { onlyPositionId: 11 }, null, DENIED],
  ])("%s", (_which, rights, positionId, problem) => {
    expect(problemOfMemberReach(aScope(rights), ANNA, positionId)).toEqual(problem);
  });
});
