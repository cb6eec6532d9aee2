import { describe, expect, it } from "vitest";
import { locationId } from "../ids";
import type { Role } from "./access";
import type { Grant } from "./grants";
import { knownRights } from "./known-rights";
import { staysWithin } from "./permissions";
import { mayReadReports, mayReadSalaries, readsOneSalary } from "./report-rights";
import { rightsOf } from "./roles";

const accessOf = (role: Role) => ({ locationId: locationId(1), role, ...rightsOf(role) });

describe("rights to figures and pay", () => {
  it.each([
    ["owner", true, true, false],
    ["manager", true, true, false],
    ["accountant", true, true, false],
    ["administrator", false, false, false],
    ["worker", false, false, true],
    ["free_readonly", false, false, false],
  ] as const)("of role %s", (role, reports, salaries, one) => {
    const access = accessOf(role);
    expect([mayReadReports(access), mayReadSalaries(access), readsOneSalary(access)]).toEqual([
      reports,
      salaries,
      one,
    ]);
  });

  it("any of three opens reports, and a limit to one member closes the others' pay", () => {
    for (const grant of ["stat_access", "reports_basic_metrics_access"] as const) {
      expect(mayReadReports({ ...accessOf("worker"), grants: [grant] })).toBe(true);
    }
    const limited = {
      ...accessOf("manager"),
      grants: ["finances_salary_calc_access", "finances_salary_access_master_checkbox"] as const,
    };
    expect(mayReadSalaries(limited)).toBe(false);
  });

  it("who sees one salary, or none, gives no more than that", () => {
    const [calc, one] = [
      "finances_salary_calc_access",
      "finances_salary_access_master_checkbox",
    ] as const;
    const permission = knownRights([]).named(calc);
    if (!permission) throw new Error("No such right");
    const having = (...grants: Grant[]) => ({ ...accessOf("free_readonly"), grants });
    const gives = (giver: Grant[], given: Grant[]) =>
      staysWithin(having(...giver), having(...given), permission);
    expect(gives([calc], [calc])).toBe(true);
    expect(gives([calc], [one])).toBe(true);
    expect(gives([calc, one], [calc])).toBe(false);
    expect(gives([calc, one], [calc, one])).toBe(true);
    expect(gives([], [one])).toBe(false);
    expect(gives([], [])).toBe(true);
  });
});
