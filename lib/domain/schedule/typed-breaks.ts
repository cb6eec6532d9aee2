import { err, ok } from "../result";
import type { Result } from "../result";
import { overlaps } from "../time/interval";
import type { Interval } from "../time/interval";
import { isMinute, minuteOf } from "../time/local-time";
import { isOpen } from "./typed-clock";
import type { TypedBreak } from "./typed-form";
import { HOURS_GRAIN_MINUTES } from "./working-day";

const NOON = 12 * 60;

/** One shift as it is understood, with the edges that are half a day later than written. */
export type ReadShift = Interval & {
  readonly isFromChanged: boolean;
  readonly isToChanged: boolean;
};

export type BreakProblem = "break_outside" | "break_too_long" | "no_gap" | "off_grain";

/** Takes the breaks out of a shift; one without a place goes between the bookings. */
export function withBreaks(
  shift: ReadShift,
  breaks: readonly TypedBreak[],
  bookings: readonly Interval[],
): Result<ReadShift[], BreakProblem> {
  let pieces: ReadShift[] = [shift];
  for (const each of breaks) {
    const placed =
      each.kind === "placed"
        ? placedIn(pieces, each)
        : betweenBookings(pieces, each.minutes, bookings);
    if (!placed.ok) return placed;
    pieces = cut(pieces, placed.value);
  }
  return ok(pieces);
}

/** A break that has its place; "12-1" ends at 13, and "1-2" in 9–17 is 13–14. */
function placedIn(
  pieces: readonly ReadShift[],
  { from, to }: Extract<TypedBreak, { kind: "placed" }>,
): Result<ReadShift, BreakProblem> {
  const isFree = isOpen(from) && isOpen(to);
  const end =
    isFree && to.minute <= from.minute && to.minute <= NOON ? to.minute + NOON : to.minute;
  const found = [0, isFree ? NOON : 0]
    .map((shift) => ({ from: from.minute + shift, to: end + shift }))
    .find((span) => pieces.some((piece) => isInside(piece, span)));
  if (!found || !isMinute(found.from) || !isMinute(found.to)) return err("break_outside");
  return ok({
    from: found.from,
    to: found.to,
    isFromChanged: found.from !== from.minute,
    isToChanged: found.to !== to.minute,
  });
}

function isInside(piece: Interval, span: { readonly from: number; readonly to: number }): boolean {
  return piece.from < span.from && span.from < span.to && span.to < piece.to;
}

/** A break of a length: nearest to the middle of the longest piece, where nothing is booked. */
function betweenBookings(
  pieces: readonly ReadShift[],
  minutes: number,
  bookings: readonly Interval[],
): Result<ReadShift, BreakProblem> {
  if (minutes % HOURS_GRAIN_MINUTES !== 0) return err("off_grain");
  const piece = pieces.reduce((a, b) => (b.to - b.from > a.to - a.from ? b : a));
  const middle = (piece.from + piece.to - minutes) / 2;
  const starts: number[] = [];
  for (
    let at = piece.from + HOURS_GRAIN_MINUTES;
    at + minutes < piece.to;
    at += HOURS_GRAIN_MINUTES
  )
    starts.push(at);
  if (starts.length === 0) return err("break_too_long");
  const spans = starts
    .map((at) => ({ from: minuteOf(at), to: minuteOf(at + minutes) }))
    .filter((span) => !bookings.some((booking) => overlaps(booking, span)))
    .sort((a, b) => Math.abs(a.from - middle) - Math.abs(b.from - middle));
  const [nearest] = spans;
  return nearest ? ok({ ...nearest, isFromChanged: false, isToChanged: false }) : err("no_gap");
}

/** The pieces without the break; its edges become theirs. */
function cut(pieces: readonly ReadShift[], pause: ReadShift): ReadShift[] {
  return pieces.flatMap((piece) =>
    overlaps(piece, pause)
      ? [
          { ...piece, to: pause.from, isToChanged: pause.isFromChanged },
          { ...piece, from: pause.to, isFromChanged: pause.isToChanged },
        ]
      : [piece],
  );
}
