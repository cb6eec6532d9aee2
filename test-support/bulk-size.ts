import type { LocationId } from "@/lib/domain/ids";
import { instantOf } from "@/lib/domain/time/instant";
import { localDateOf } from "@/lib/domain/time/local-date";

/** How many rows of each kind a location is given. */
export type BulkSize = {
  /** Appointments, clients, events, comments of one client, reviews. */
  readonly many: number;
  readonly members: number;
  /** Also categories, positions, resources, tags, fields, strategies and users. */
  readonly services: number;
};

export const FIRST_DAY = localDateOf("2026-11-23");
export const FIRST_START = instantOf(Date.parse("2026-11-26T09:00:00Z"));

/** Ids of a location's rows start here: those of users and visits are told apart by nothing else. */
export const bulkId = (location: number) => location * 1000;

export type Bulk = {
  readonly locationId: LocationId;
  readonly first: number;
  readonly size: BulkSize;
};

/** As many as told, with the number and the id of each. */
export function rows<T>(
  count: number,
  first: number,
  rowOf: (id: number, index: number) => T,
): T[] {
  return Array.from({ length: count }, (_, index) => rowOf(first + index, index));
}
