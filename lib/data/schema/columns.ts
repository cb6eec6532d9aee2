import { bigint, customType } from "drizzle-orm/pg-core";
import type { Attendance } from "@/lib/domain/salon/appointment";
import type { RepeatMode } from "@/lib/domain/schedule/repeat-dates";
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

/** A word of the domain that the database keeps as a number. */
function wordColumn<Word extends string>(
  type: "smallint" | "integer",
  numbers: Readonly<Record<Word, number>>,
) {
  const words = new Map<number, Word>();
  for (const word in numbers) words.set(numbers[word], word);
  return customType<{ data: Word; driverData: number }>({
    dataType: () => type,
    toDriver: (word) => numbers[word],
    fromDriver: (number) => {
      const word = words.get(number);
      if (word === undefined) throw new Error(`No word for ${number} in the database`);
      return word;
    },
  });
}

/** Whether a client came. */
export const attendance = wordColumn<Attendance>("smallint", {
  missed: -1,
  waiting: 0,
  arrived: 1,
  confirmed: 2,
});

/** How often something comes again. */
export const repeatMode = wordColumn<RepeatMode>("integer", {
  daily: 1,
  weekdays: 2,
  mon_wed_fri: 3,
  tue_thu: 4,
  weekly: 5,
  monthly: 6,
  yearly: 7,
});

/** Reads the text form of a timestamptz, whose offset may lack its minutes ("+00"). */
export function parseTimestamp(value: string | Date): Instant {
  if (value instanceof Date) return value.getTime() as Instant; // a Date of the driver is finite
  const text = /[+-]\d\d$/.test(value) ? `${value}:00` : value;
  return Date.parse(text.replace(" ", "T")) as Instant; // the database sends nothing else
}
