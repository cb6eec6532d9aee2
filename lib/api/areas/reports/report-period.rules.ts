import type { StaffScope } from "@/lib/api/platform/access";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { readsTakingsOfAnyDay } from "@/lib/domain/salon/report-rights";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { periodLength } from "@/lib/domain/time/period";
import type { Period } from "@/lib/domain/time/period";

/** The longest period of a report (business.md 16). */
const MAX_REPORT_DAYS = 365;

/** A period of a report; longer ones and those that end before they start are refused. */
export function reportPeriod(from: LocalDate, to: LocalDate): Result<Period, ServiceError> {
  if (from > to) return err(invalid("date_to", "must not be before date_from"));
  if (periodLength({ from, to }) > MAX_REPORT_DAYS) {
    return err(invalid("date_to", `must be within ${MAX_REPORT_DAYS} days of date_from`));
  }
  return ok({ from, to });
}

const MAX_DAYS = 31;

/** Dates of the location, both included; today where none is told. */
export type DayReportFilter = {
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
  readonly memberId?: number | undefined;
};

/** The days of the report; whoever may not see other days gets today, whatever they ask for. */
export function periodFor(
  scope: StaffScope,
  { from = scope.today, to = from }: DayReportFilter,
): Result<Period, ServiceError> {
  const { today } = scope;
  if (from > to) return err(invalid("end_date", "must not be before start_date"));
  if (periodLength({ from, to }) > MAX_DAYS) {
    return err(invalid("end_date", `must be within ${MAX_DAYS} days of start_date`));
  }
  return ok(readsTakingsOfAnyDay(scope.access) ? { from, to } : { from: today, to: today });
}
