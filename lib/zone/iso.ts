import { parseLocalDate } from "@/lib/domain/time/local-date";
import { dayNumber } from "@/lib/domain/time/local-date";
import { instantOf } from "@/lib/domain/time/instant";
import type { Instant } from "@/lib/domain/time/instant";
import { offsetSecondsAt } from "./offsets";
import { toInstant, toWall } from "./wall-clock";

const ISO =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:\.\d{1,9})?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/** `2026-09-21T23:00:00-05:00` in the location's zone. */
export function isoWithOffset(zone: string, at: Instant): string {
  return isoLocal(zone, at) + offsetText(zone, at, ":");
}

/** `2026-09-21T23:00:00-0500`, the form of creation stamps (business.md 1.5). */
export function isoCompactOffset(zone: string, at: Instant): string {
  return isoLocal(zone, at) + offsetText(zone, at, "");
}

/** `2026-09-21 23:00`, a moment as messages tell it. */
export function localMinute(zone: string, at: Instant): string {
  return isoLocal(zone, at).slice(0, 16).replace("T", " ");
}

/**
 * Reads a date-time with offset, `Z` or `+0000`, or without one as local time of the location; `T`
 * or a blank between, dashes and colons or none; a lone date is its midnight. Null when unreadable.
 */
export function parseIso(zone: string, text: string): Instant | null {
  const match = ISO.exec(text.trim());
  const date = match && parseLocalDate(match.slice(1, 4).join("-"));
  if (!match || !date) return null;
  const [hours, minutes, seconds] = [match[4], match[5], match[6]].map((part) => Number(part ?? 0));
  if (hours === undefined || minutes === undefined || seconds === undefined) return null;
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  const offset = match[7];
  if (!offset) {
    return instantOf(toInstant(zone, date, hours * 60 + minutes) + seconds * 1000);
  }
  const local = dayNumber(date) * 86_400 + hours * 3600 + minutes * 60 + seconds;
  const shift = parseOffset(offset);
  return shift === null ? null : instantOf((local - shift) * 1000);
}

function isoLocal(zone: string, at: Instant): string {
  const { date, second } = toWall(zone, at);
  const clock = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60];
  return `${date}T${clock.map(twoDigits).join(":")}`;
}

function offsetText(zone: string, at: Instant, separator: string): string {
  const offset = offsetSecondsAt(zone, at);
  const minutes = Math.round(Math.abs(offset) / 60);
  const sign = offset < 0 ? "-" : "+";
  return sign + twoDigits(Math.floor(minutes / 60)) + separator + twoDigits(minutes % 60);
}

function parseOffset(text: string): number | null {
  if (text.toUpperCase() === "Z") return 0;
  const digits = text.slice(1).replace(":", "");
  const [hours, minutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2) || 0)];
  if (hours > 14 || minutes > 59) return null;
  return (text.startsWith("-") ? -1 : 1) * (hours * 3600 + minutes * 60);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
