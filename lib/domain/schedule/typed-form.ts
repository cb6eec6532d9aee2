import { err, ok } from "../result";
import type { Result } from "../result";
import { peek, take, takeLength, takeTime } from "./typed-clock";
import type { ClockTime, Cursor } from "./typed-clock";
import type { Token, TokenKind } from "./typed-text";

/** A break with its place, or with its length in minutes alone. */
export type TypedBreak =
  | { readonly kind: "placed"; readonly from: ClockTime; readonly to: ClockTime }
  | { readonly kind: "length"; readonly minutes: number };

export type TypedRange = {
  readonly from: ClockTime;
  readonly to: ClockTime;
  readonly breaks: readonly TypedBreak[];
};

/** What a text says before anybody asks which half of the day it means. */
export type TypedForm =
  | { readonly kind: "ranges"; readonly ranges: readonly TypedRange[] }
  /** "10-": a new start. */
  | { readonly kind: "start"; readonly at: ClockTime }
  /** "-18": a new end. */
  | { readonly kind: "end"; readonly at: ClockTime }
  /** "+1", "-2": the end moves by so many minutes. */
  | { readonly kind: "move"; readonly minutes: number };

export type FormProblem = "unreadable" | "no_end";

type Read<T> = Result<T, FormProblem>;

/** From so many hours on, "-h" is an end and no move. */
const LEAST_END_HOUR = 5;

/** Reads the pieces of a text as hours. */
export function formOf(tokens: readonly Token[]): Read<TypedForm> {
  return (
    whole(tokens, takeMove) ??
    whole(tokens, takeNewEnd) ??
    whole(tokens, takeNewStart) ??
    takeRanges({ tokens, at: 0 })
  );
}

/** What a reader makes of all pieces; null when it leaves some or finds nothing. */
function whole(
  tokens: readonly Token[],
  read: (cursor: Cursor) => TypedForm | null,
): Read<TypedForm> | null {
  const cursor = { tokens, at: 0 };
  const form = read(cursor);
  return form !== null && cursor.at === tokens.length ? ok(form) : null;
}

/** "+1", "-2", "+1:30", "-0.5", "+30 min": less than five hours. */
function takeMove(cursor: Cursor): TypedForm | null {
  const sign = take(cursor, "plus", "dash");
  if (!sign) return null;
  const minutes = movedMinutes(cursor);
  const isShort = minutes !== null && minutes > 0 && minutes < LEAST_END_HOUR * 60;
  return isShort ? { kind: "move", minutes: sign.kind === "plus" ? minutes : -minutes } : null;
}

function movedMinutes(cursor: Cursor): number | null {
  const first = peek(cursor);
  const unit = peek(cursor, 1);
  if (first?.kind === "number" && unit?.kind === "minutes") {
    cursor.at += 2;
    return first.text.length <= 3 ? Number(first.text) : null;
  }
  if (first?.text.length !== 1) return null; // "-04" is a clock time, "-0430" too
  const isDecimal = unit?.kind === "dot" || unit?.kind === "comma";
  if (isDecimal && peek(cursor, 2)?.text !== "5") return null; // "+0.25" is no quarter for sure
  const time = takeTime(cursor, false);
  take(cursor, "hours");
  const last = cursor.tokens.at(-1)?.kind;
  return time === null || last === "am" || last === "pm" || last === "clock" ? null : time.minute;
}

/** "-18", "bis 18"; "-4" is a move, "bis 4" is not. */
function takeNewEnd(cursor: Cursor): TypedForm | null {
  const sign = take(cursor, "dash", "until");
  const at = sign && takeTime(cursor, false);
  if (!sign || !at) return null;
  if (sign.kind === "until") return { kind: "end", at };
  const isEnd = at.form === "plain" ? at.minute >= LEAST_END_HOUR * 60 : isClearEnd(at);
  return isEnd ? { kind: "end", at } : null;
}

/** "-09" and "-4pm" are ends; "-04" and "-0" could be moves as well. */
function isClearEnd({ form, minute }: ClockTime): boolean {
  return form === "padded" ? minute >= LEAST_END_HOUR * 60 : minute > 0;
}

/** "10-", "von 10-". */
function takeNewStart(cursor: Cursor): TypedForm | null {
  take(cursor, "from");
  const at = takeTime(cursor, false);
  return at && take(cursor, "dash") ? { kind: "start", at } : null;
}

function takeRanges(cursor: Cursor): Read<TypedForm> {
  const ranges: TypedRange[] = [];
  do {
    const range = takeRange(cursor);
    if (!range.ok) return range;
    ranges.push(range.value);
    if (!peek(cursor)) return ok({ kind: "ranges", ranges });
  } while (takeSeparator(cursor));
  return err("unreadable");
}

const SEPARATORS: readonly TokenKind[] = ["separator", "comma", "slash", "plus"];

/** Signs between two ranges, or a blank. */
function takeSeparator(cursor: Cursor): boolean {
  let isParted = false;
  while (take(cursor, ...SEPARATORS)) isParted = true;
  const next = peek(cursor);
  return isParted || (next?.hasGap === true && (next.kind === "number" || next.kind === "from"));
}

function takeRange(cursor: Cursor): Read<TypedRange> {
  take(cursor, "from");
  const span = takeSpan(cursor);
  if (!span.ok) return span;
  const breaks: TypedBreak[] = [];
  for (let found = takeBreak(cursor); found !== null; found = takeBreak(cursor)) {
    if (!found.ok) return found;
    breaks.push(found.value);
  }
  const lengths = breaks.filter((each) => each.kind === "length");
  return lengths.length > 1 ? err("unreadable") : ok({ ...span.value, breaks });
}

type Span = { readonly from: ClockTime; readonly to: ClockTime };

/** "9-17", "9 bis 17". */
function takeSpan(cursor: Cursor): Read<Span> {
  const from = takeTime(cursor, false);
  if (!from) return err("unreadable");
  if (!take(cursor, "dash", "until", "span")) {
    return err(!peek(cursor) || takeSeparator(cursor) ? "no_end" : "unreadable");
  }
  if (!peek(cursor)) return err("no_end");
  const to = takeTime(cursor, true);
  return to ? ok({ from, to }) : err("unreadable");
}

/** What may follow a range: null when no break begins here. */
function takeBreak(cursor: Cursor): Read<TypedBreak> | null {
  if (take(cursor, "open")) return takeBracket(cursor);
  if (take(cursor, "break")) return takeSpanOrLength(cursor);
  const start = cursor.at;
  const minutes = startsLength(cursor) && take(cursor, "slash", "dash") ? takeLength(cursor) : null;
  if (minutes !== null) return ok({ kind: "length", minutes });
  cursor.at = start;
  return null;
}

/** "/1h", and " -30": a blank before the dash and none behind it. */
function startsLength(cursor: Cursor): boolean {
  const sign = peek(cursor);
  if (sign?.kind === "slash") return true;
  return sign?.kind === "dash" && sign.hasGap && peek(cursor, 1)?.hasGap === false;
}

function takeBracket(cursor: Cursor): Read<TypedBreak> {
  const found = takeSpanOrLength(cursor);
  return found.ok && !take(cursor, "close") ? err("unreadable") : found;
}

function takeSpanOrLength(cursor: Cursor): Read<TypedBreak> {
  const minutes = takeLength(cursor);
  if (minutes !== null) return ok({ kind: "length", minutes });
  const span = takeSpan(cursor);
  return span.ok ? ok({ kind: "placed", ...span.value }) : err("unreadable");
}
