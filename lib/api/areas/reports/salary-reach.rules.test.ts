import { describe, expect, it } from "vitest";
import { userId } from "@/lib/domain/ids";
import type { Access } from "@/lib/domain/salon/access";
import { ANNA, BEN } from "@/test-support/builders";
import { aMember, aScope } from "@/test-support/salon-parts";
import { refusalOfSalary } from "./salary-reach.rules";

const ONE: Pick<Access, "grants"> = { grants: ["finances_salary_access_master_checkbox"] };
const OF_ANOTHER = {
  kind: "forbidden",
  message: "Access to this team member's salary is denied.",
};

describe("whose salary a user sees (business.md 17.1)", () => {
  it.each([
    ["anybody's, without the limit to one", { grants: [] }, null, null],
    ["their own, by their login", ONE, 7001, null],
    ["no colleague's", ONE, 7002, OF_ANOTHER],
    ["nobody's who has no login", ONE, null, OF_ANOTHER],
    ["that of the one member of their journal", { ...ONE, onlyMemberId: ANNA }, 7002, null],
    [
      "not their own, where their journal is another's",
      { ...ONE, onlyMemberId: BEN },
      7001,
      OF_ANOTHER,
    ],
  ])("%s", (_whose, rights, login, refusal) => {
    const member = aMember({ userId: login === null ? null : userId(login) });
    expect(refusalOfSalary(aScope(rights), member)).toEqual(refusal);
  });
});
