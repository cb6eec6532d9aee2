import type { DateReference } from "@/lib/domain/time/date-reference";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { MAX_PERIOD_DAYS, periodLength } from "@/lib/domain/time/period";
import type { Period } from "@/lib/domain/time/period";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { todayIn } from "@/lib/zone/wall-clock";
import { invalid } from "./errors";
import type { ServiceError } from "./errors";

/** The location's date of a date or an instant (schedule.md 5.4). */
export function dateIn(zone: string, day: DateReference): LocalDate {
  return typeof day === "string" ? day : todayIn(zone, day);
}

const OF_SCHEDULE = { from: "start_date", to: "end_date" };

/** A period in order and of bounded length; errors name the fields as sent (schedule.md 5.5). */
export function checkPeriod(
  from: LocalDate,
  to: LocalDate,
  names = OF_SCHEDULE,
): Result<Period, ServiceError> {
  const period = { from, to };
  if (from > to) return err(invalid(names.to, `must not be before ${names.from}`));
  if (periodLength(period) > MAX_PERIOD_DAYS) {
    return err(invalid(names.to, `must be within ${MAX_PERIOD_DAYS} days of ${names.from}`));
  }
  return ok(period);
}
