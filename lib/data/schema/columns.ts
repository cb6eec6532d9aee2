import { bigint, customType } from "drizzle-orm/pg-core";
import type { Instant } from "@/lib/domain/time/instant";

/** Ids that a person or a program can rely on lie below; the database counts from here. */
export const FIRST_GENERATED_ID = 100_001;

/** An id of the API; 64 bits in the database, always below 2^53 here. */
export const id = (name: string) => bigint(name, { mode: "number" });

/** A moment of world time, milliseconds in the domain. */
export const instant = customType<{ data: Instant; driverData: string | Date }>({
  dataType: () => "timestamp (3) with time zone",
  toDriver: (at) => new Date(at).toISOString(),
  fromDriver: (value) => parseTimestamp(value),
});

/** Reads the text form of a timestamptz, whose offset may lack its minutes ("+00"). */
export function parseTimestamp(value: string | Date): Instant {
  if (value instanceof Date) return value.getTime() as Instant; // a Date of the driver is finite
  const text = /[+-]\d\d$/.test(value) ? `${value}:00` : value;
  return Date.parse(text.replace(" ", "T")) as Instant; // the database sends nothing else
}
