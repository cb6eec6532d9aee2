import type { Access } from "./access";
import type { Grant } from "./grants";

const OF_REPORTS: readonly Grant[] = [
  "reports_access",
  "reports_basic_metrics_access",
  "stat_access",
];

/** Any of the rights to figures of the location (business.md 16). */
export function mayReadReports({ grants }: Access): boolean {
  return OF_REPORTS.some((grant) => grants.includes(grant));
}

/** The right to everybody's salary, unless it is limited to one member's (business.md 17.1). */
export function mayReadSalaries(access: Access): boolean {
  return access.grants.includes("finances_salary_calc_access") && !readsOneSalary(access);
}

/** The right "salary of one specific member" (business.md 17.1). */
export function readsOneSalary({ grants }: Access): boolean {
  return grants.includes("finances_salary_access_master_checkbox");
}
