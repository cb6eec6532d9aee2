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

/** The right to the day-end report (business.md 16.3; names of the vendor's rights). */
export function mayReadTakings({ grants }: Access): boolean {
  return grants.includes("finances_z_report_access");
}

/** Whoever lacks it sees today's takings only. */
export function readsTakingsOfAnyDay({ grants }: Access): boolean {
  return grants.includes("finances_z_report_no_limit_today_access");
}
