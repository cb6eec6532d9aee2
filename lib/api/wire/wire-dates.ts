import { dayNumber, parseLocalDate } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { instantOf } from "@/lib/domain/time/instant";
import type { Instant } from "@/lib/domain/time/instant";
import { minuteFromClock } from "@/lib/domain/time/local-time";
import type { Minute } from "@/lib/domain/time/local-time";
import type { DateReference } from "@/lib/domain/time/date-reference";
import { lenient } from "./wire-formats";

const FIRST_YEAR = "1900";
const LAST_YEAR = "2199"; // arithmetic on dates stays far from the calendar's ends
const DATE_TIME =
  /^(\d{4}-\d{2}-\d{2}|\d{8})[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:\.\d{1,9})?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;
const CLOCK = /^(\d{1,2}):(\d{2})(?::00)?$/;

/** Reads `YYYY-MM-DD` and `YYYYMMDD`, also as a number; undefined when it is no date. */
export function readDate(value: unknown): LocalDate | undefined {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string") return undefined;
  const dashed = /^\d{8}$/.test(text)
    ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
    : text;
  const date = parseLocalDate(dashed);
  return date !== null && dashed >= FIRST_YEAR && dashed.slice(0, 4) <= LAST_YEAR
    ? date
    : undefined;
}

/**
 * Reads a date of a path: the forms of a date, or an ISO date-time. With an offset it names an
 * instant, without one its first ten characters count (schedule.md 5.4).
 */
function readDateReference(value: unknown): DateReference | undefined {
  const date = readDate(value);
  if (date !== undefined || typeof value !== "string") return date;
  const dateTime = readDateTime(value);
  return dateTime && (dateTime.offset === null ? dateTime.date : instantOfParts(dateTime));
}

/** Reads a date-time with offset, as every answer of the contract carries it. */
function readInstant(value: unknown): Instant | undefined {
  if (typeof value !== "string") return undefined;
  const parts = readDateTime(value);
  return parts && parts.offset !== null ? instantOfParts(parts) : undefined;
}

type DateTimeParts = {
  readonly date: LocalDate;
  readonly second: number;
  /** Seconds ahead of UTC; null = local time of the location. */
  readonly offset: number | null;
};

function readDateTime(text: string): DateTimeParts | undefined {
  const match = DATE_TIME.exec(text.trim());
  const date = readDate(match?.[1]);
  if (!match || date === undefined) return undefined;
  const [hours, minutes, seconds] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const offset = match[5] === undefined ? null : readOffset(match[5]);
  if (offset === undefined) return undefined;
  return { date, second: hours * 3600 + minutes * 60 + seconds, offset };
}

function readOffset(text: string): number | undefined {
  if (text.toUpperCase() === "Z") return 0;
  const digits = text.slice(1).replace(":", "");
  const [hours, minutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2) || 0)];
  if (hours > 14 || minutes > 59) return undefined;
  return (text.startsWith("-") ? -1 : 1) * (hours * 3600 + minutes * 60);
}

function instantOfParts({ date, second, offset }: DateTimeParts): Instant {
  return instantOf((dayNumber(date) * 86_400 + second - (offset ?? 0)) * 1000);
}

/** A date in a body or a query. */
export const wireDate = lenient(readDate, "must be a date of the calendar, YYYY-MM-DD", {
  type: "string",
  format: "date",
  example: "2026-12-01",
});

/** A date in a path. */
export const wireDateReference = lenient(
  readDateReference,
  "must be a date of the calendar: YYYY-MM-DD, YYYYMMDD or an ISO date-time",
  { type: "string", format: "date", example: "2026-12-01" },
);

const LOCAL = "ISO date-time; without an offset the location's own time";

/** A date-time whose zone the location decides when it carries no offset; in one form, unresolved. */
export const wireDateTime = lenient(
  plainDateTime,
  "must be a date-time such as 2026-12-01T10:00:00",
  { type: "string", description: LOCAL, example: "2026-12-01T10:00:00" },
);

/** As `wireDateTime`; a lone date is its midnight. */
export const wireMoment = lenient(
  (value) => readDate(value) ?? plainDateTime(value),
  "must be a date-time such as 2026-12-01T10:00:00",
  { type: "string", description: LOCAL, example: "2026-12-01T10:00:00" },
);

/** Writes a date-time in the form that the zone code reads, whatever form it came in. */
function plainDateTime(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  // a plus sign that was not escaped arrives in a query as a blank
  const text = value
    .trim()
    .replace(/ (\d{2}:?\d{2})$/, (blank, offset: string, at: number) =>
      at > 10 ? `+${offset}` : blank,
    );
  const parts = readDateTime(text);
  if (!parts) return undefined;
  const { date, second, offset } = parts;
  const clock = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60];
  return `${date}T${clock.map(pad).join(":")}${offset === null ? "" : offsetText(offset)}`;
}

function offsetText(seconds: number): string {
  const minutes = Math.abs(seconds) / 60;
  return `${seconds < 0 ? "-" : "+"}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** An instant in an answer, ISO 8601 with offset. */
export const wireInstant = lenient(readInstant, "must be a date-time with offset", {
  type: "string",
  format: "date-time",
  example: "2026-12-01T10:00:00+01:00",
});

/** Reads `HH:MM`, `H:MM` and `HH:MM:00`, up to 24:00; undefined otherwise (schedule.md 5.4). */
export function readClock(value: unknown): Minute | undefined {
  const match = typeof value === "string" ? CLOCK.exec(value) : null;
  if (!match) return undefined;
  return minuteFromClock(Number(match[1]), Number(match[2])) ?? undefined;
}

const CLOCK_TEXTS: readonly string[] = Array.from(
  { length: 1440 },
  (_, minute) => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`,
);

/** `HH:MM`; the end of the day is `00:00`, because the vendor's reader drops `24:00` (schedule.md 5.5). */
export function clockText(minute: Minute): string {
  return CLOCK_TEXTS[minute] ?? "00:00";
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
