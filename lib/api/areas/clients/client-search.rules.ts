import type { Between, ClientFilter } from "@/lib/domain/salon/client-filter";
import { addSeconds } from "@/lib/domain/time/instant";
import type { Instant } from "@/lib/domain/time/instant";
import { addDays } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { startOfDayIn } from "@/lib/zone/wall-clock";
import type { StaffScope } from "@/lib/api/platform/access";
import { instantsIn, partFilters } from "./client-views.rules";
import type { ClientParts } from "./client-views.rules";

/** Filters of the old list (business.md 5.2). */
export type ClientListFilter = ClientParts & {
  readonly ids?: readonly number[] | undefined;
  readonly spent: Between<number>;
  /** Local times of the location, or with offset. */
  readonly changed: Between<string>;
  readonly page: number;
  readonly count: number;
};

/** Whole days of the location in instants; the end is the last millisecond of its day. */
export function daysIn(zone: string, { from, to }: Between<LocalDate>): Between<Instant> {
  return {
    from: from && startOfDayIn(zone, from),
    to: to && addSeconds(startOfDayIn(zone, addDays(to, 1)), -0.001),
  };
}

/** Dates of a filter are days of the location, both of them whole. */
export function timed(zone: string, filter: ClientFilter<LocalDate>): ClientFilter {
  switch (filter.kind) {
    case "all":
      return { ...filter, filters: filter.filters.map((each) => timed(zone, each)) };
    case "appointments":
      return { ...filter, of: { ...filter.of, created: daysIn(zone, filter.of.created) } };
    case "changed":
      return { ...filter, between: daysIn(zone, filter.between) };
    default:
      return filter;
  }
}

/** All that a list is narrowed to. */
export function listFilters(scope: StaffScope, filter: ClientListFilter): ClientFilter[] {
  const isInverted = false;
  const filters: ClientFilter[] = [
    { kind: "spent", between: filter.spent, isInverted },
    { kind: "changed", between: instantsIn(scope.location.timeZone, filter.changed), isInverted },
  ];
  if (filter.ids) filters.push({ kind: "ids", values: filter.ids, isInverted });
  return [...filters, ...partFilters(scope, filter)];
}
