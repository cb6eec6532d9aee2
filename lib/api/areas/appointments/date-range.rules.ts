import { instantOf } from "@/lib/domain/time/instant";
import type { Instant, InstantSpan } from "@/lib/domain/time/instant";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import { addDays } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { startOfDayIn } from "@/lib/zone/wall-clock";
import type { StaffScope } from "@/lib/api/platform/access";
import { oldestDate } from "@/lib/api/platform/member-visibility";
import { parseIso } from "@/lib/zone/iso";

/** Dates of the location, both included; open where none is told. */
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

/** The part of a span that the user may look back into. */
export function visible(scope: StaffScope, span: InstantSpan): InstantSpan {
  const oldest = oldestDate(scope);
  const from = oldest === null ? BEGINNING : startOfDayIn(scope.location.timeZone, oldest);
  return from > span.from ? { from, to: span.to > from ? span.to : from } : span;
}

/** What a list of appointments is narrowed to (business.md 6.1). */
export type AppointmentFilter = {
  readonly memberId?: number | undefined;
  readonly clientId?: number | undefined;
  readonly createdBy?: number | undefined;
  /** Dates of the start. */
  readonly dates: DateRange;
  readonly createdDates: DateRange;
  /** Local times of the location, or with offset. */
  readonly changedAfter?: string | undefined;
  readonly changedBefore?: string | undefined;
  readonly withDeleted: boolean;
  readonly page: number;
  readonly count: number;
};

/** When the appointment was changed; a time that cannot be read is none. */
export function changedSpan(zone: string, filter: AppointmentFilter): InstantSpan {
  const read = (text: string | undefined, otherwise: Instant): Instant =>
    (text === undefined ? null : parseIso(zone, text)) ?? otherwise;
  return { from: read(filter.changedAfter, BEGINNING), to: read(filter.changedBefore, END) };
}
