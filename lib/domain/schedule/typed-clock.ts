import type { Token, TokenKind } from "./typed-text";
import { minuteFromClock } from "../time/local-time";
import type { Minute } from "../time/local-time";

/** A place in the pieces of a text; reading moves it on. */
export type Cursor = { readonly tokens: readonly Token[]; at: number };

/** A time as it was written. */
export type ClockTime = {
  readonly minute: Minute;
  /**
   * "fixed": written with am or pm, or an hour 0 or 24, which clocks of twelve hours do not have.
   * "padded": written "09". "kept": not typed, but an edge of the old hours. "plain" and "padded"
   * may be half a day later than they say.
   */
  readonly form: "plain" | "padded" | "fixed" | "kept";
  /** Written 0, 00 or 24. */
  readonly isMidnight: boolean;
};

/** Tells whether a time may mean half a day later. */
export function isOpen({ form }: ClockTime): boolean {
  return form === "plain" || form === "padded";
}

/** The piece that is so many places on. */
export function peek({ tokens, at }: Cursor, ahead = 0): Token | undefined {
  return tokens[at + ahead];
}

/** Moves over the next piece when it is of one of the kinds. */
export function take(cursor: Cursor, ...kinds: readonly TokenKind[]): Token | null {
  const token = peek(cursor);
  if (!token || !kinds.includes(token.kind)) return null;
  cursor.at += 1;
  return token;
}

/**
 * Reads a time: "9", "9:30", "9.5", "0930", "9 am", "9 Uhr". `isEnd`: it ends a range, so that a
 * comma or dot after it may part ranges. Null when there is none, or none of a day.
 */
export function takeTime(cursor: Cursor, isEnd: boolean): ClockTime | null {
  const number = take(cursor, "number");
  if (!number) return null;
  const split = splitDigits(number.text);
  if (!split) return null;
  const minutes = split.minutes ?? takeMinutes(cursor, isEnd);
  take(cursor, "clock", "h");
  const half = take(cursor, "am", "pm")?.kind ?? null;
  return clockTimeOf(split.hour, minutes, half);
}

function splitDigits(digits: string): { hour: string; minutes: number | null } | null {
  if (digits.length <= 2) return { hour: digits, minutes: null };
  if (digits.length === 3 && digits.startsWith("0")) return null; // "010" is neither 0:10 nor 10
  if (digits.length > 4) return null;
  return { hour: digits.slice(0, -2), minutes: Number(digits.slice(-2)) };
}

function clockTimeOf(hour: string, minutes: number, half: TokenKind | null): ClockTime | null {
  const hours = Number(hour);
  if (half !== null) {
    if (hours < 1 || hours > 12) return null;
    const minute = minuteFromClock((hours % 12) + (half === "pm" ? 12 : 0), minutes);
    return minute === null ? null : { minute, form: "fixed", isMidnight: false };
  }
  const minute = minuteFromClock(hours, minutes);
  if (minute === null) return null;
  const isMidnight = minute === 0 || hours === 24;
  const form = hours === 0 || hours === 24 ? "fixed" : hour.startsWith("0") ? "padded" : "plain";
  return { minute, form, isMidnight };
}

/** Minutes after an hour; 0 where none are written, out of range where they are half written. */
function takeMinutes(cursor: Cursor, isEnd: boolean): number {
  const sign = peek(cursor);
  if (!sign || sign.hasGap) return 0;
  if (sign.kind === "colon") return takeDigits(cursor) ?? Number.NaN;
  const isMark = sign.kind === "dot" || sign.kind === "comma" || sign.text === "h";
  if (!isMark || (isEnd && startsNext(cursor))) return 0;
  return takeDigits(cursor) ?? takeHalf(cursor) ?? 0;
}

/** Two digits after the sign at the cursor. */
function takeDigits(cursor: Cursor): number | null {
  const digits = peek(cursor, 1);
  if (digits?.kind !== "number" || digits.hasGap || digits.text.length !== 2) return null;
  cursor.at += 2;
  return Number(digits.text);
}

/** ".5" and ",5" are half an hour. */
function takeHalf(cursor: Cursor): number | null {
  const digits = peek(cursor, 1);
  const isHalf = digits?.text === "5" && !digits.hasGap && peek(cursor)?.kind !== "h";
  if (!isHalf) return null;
  cursor.at += 2;
  return 30;
}

const CONTINUES: ReadonlySet<TokenKind> = new Set(["dash", "colon", "dot", "number"]);

/** After an end: the number behind the comma or dot begins the next range ("9-12,13-17"). */
function startsNext(cursor: Cursor): boolean {
  const after = peek(cursor, 2);
  if (!after) return false;
  if (after.kind === "until" || after.kind === "span") return true;
  if (after.kind === "dash" && peek(cursor, 3)?.hasGap) return true; // "9-12,13 - 17"
  return !after.hasGap && CONTINUES.has(after.kind);
}

/** Longest break, in minutes. */
const MAX_LENGTH_MINUTES = 12 * 60;

/** Below it a number alone may be an hour, so a length needs its unit. */
const LEAST_BARE_MINUTES = 25;

/** Reads a length in minutes: "1h", "1,5 h", "30 min", "30"; null when the number may be an hour. */
export function takeLength(cursor: Cursor): number | null {
  const start = cursor.at;
  const length = readLength(cursor);
  if (length !== null && length > 0 && length <= MAX_LENGTH_MINUTES) return length;
  cursor.at = start;
  return null;
}

function readLength(cursor: Cursor): number | null {
  const number = take(cursor, "number");
  if (!number || number.text.length > 3) return null;
  const amount = Number(number.text);
  const isDecimal = peek(cursor)?.kind === "dot" || peek(cursor)?.kind === "comma";
  const half = isDecimal ? takeHalf(cursor) : null;
  if (take(cursor, "h", "hours")) return amount * 60 + (half ?? 0);
  if (half !== null) return null;
  if (take(cursor, "minutes")) return amount;
  return amount >= LEAST_BARE_MINUTES && isDone(cursor) ? amount : null;
}

/** Nothing follows that could make a time of the number. */
function isDone(cursor: Cursor): boolean {
  const next = peek(cursor);
  return !next || next.hasGap || next.kind === "close" || next.kind === "separator";
}
