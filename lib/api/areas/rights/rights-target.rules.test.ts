import { describe, expect, it } from "vitest";
import { userId } from "@/lib/domain/ids";
import type { Role } from "@/lib/domain/salon/access";
import type { LocationUser } from "@/lib/domain/salon/membership";
import { anAccess, aScope } from "@/test-support/salon-parts";
import {
  forbidden,
  isEditable,
  problemOfRightsChange,
  problemOfTarget,
} from "./rights-target.rules";

const EDITS = { grants: ["edit_users_access" as const] };

/** The user of the scope is 7001. */
function aUser(id: number, role: Role): LocationUser {
  const membership = {
    userId: userId(id),
    access: anAccess({ role }),
    isApproved: true,
    invitedName: "",
    invitedContact: "",
    information: "",
  };
  return { id: userId(id), name: "Otto", phone: "", email: "", membership, memberId: null };
}

describe("whose rights are changed (business.md 11.2)", () => {
  const OWNER = forbidden("An owner's rights cannot be changed.");
  const OWN = forbidden("You cannot change your own rights.");
  const CLOSED = forbidden("You may not change the rights of users.");

  it.each([
    ["a colleague", aUser(7002, "worker"), null],
    ["a manager", aUser(7002, "manager"), null],
    ["an owner", aUser(7002, "owner"), OWNER],
    ["oneself", aUser(7001, "manager"), OWN],
    ["oneself as an owner", aUser(7001, "owner"), OWNER],
  ])("%s", (_who, user, problem) => {
    expect(problemOfTarget(aScope(), user.membership)).toEqual(problem);
    expect(problemOfRightsChange(aScope(EDITS), user.membership)).toEqual(problem);
    expect(isEditable(aScope(EDITS), user)).toBe(problem === null);
  });

  it("nobody's without the right", () => {
    const colleague = aUser(7002, "worker");
    expect(problemOfRightsChange(aScope(), colleague.membership)).toEqual(CLOSED);
    expect(isEditable(aScope(), colleague)).toBe(false);
  });
});
