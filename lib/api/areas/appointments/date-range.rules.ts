import { instantOf } from "@/lib/domain/time/instant";
import type { InstantSpan } from "@/lib/domain/time/instant";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import { addDays } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { startOfDayIn } from "@/lib/zone/wall-clock";

export type DateRange = {
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
};
/** The instants of dates that may be open at either end. */
export function openSpanOf(
  zone: string,
  { from, to }: DateRange,
  field: string,
): Result<InstantSpan, ServiceError> {
  if (from && to && from > to) return err(invalid(field, "must not be before the start"));
  return ok({
    from: from ? startOfDayIn(zone, from) : BEGINNING,
    to: to ? startOfDayIn(zone, addDays(to, 1)) : END,
  });
}

/** Before and after everything: half-open ranges of a query have ends all the same. */
export const BEGINNING = instantOf(Date.UTC(1900, 0));
export const END = instantOf(Date.UTC(2200, 0));
