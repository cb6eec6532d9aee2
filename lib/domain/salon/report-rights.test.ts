import { describe, expect, it } from "vitest";
import { locationId } from "../ids";
import type { Role } from "./access";
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
});
