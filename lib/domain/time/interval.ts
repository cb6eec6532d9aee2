import type { Minute } from "./local-time";

/** Half-open: the end is not part of it, so 10–12 and 12–14 do not overlap. */
export type Interval = { readonly from: Minute; readonly to: Minute };

/** Tells whether two intervals share a minute; touching ones do not. */
export function overlaps(a: Interval, b: Interval): boolean {
  return a.from < b.to && b.from < a.to;
}

/** Tells whether `inner` lies wholly in `outer`. */
export function contains(outer: Interval, inner: Interval): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

/** Sorts by start, then end; keeps touching intervals apart. */
export function sortIntervals<T extends Interval>(intervals: readonly T[]): T[] {
  return [...intervals].sort((a, b) => a.from - b.from || a.to - b.to);
}

/** Sorts, drops empty ones and merges what overlaps or touches. */
export function normalise(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const next of sortIntervals(intervals)) {
    if (next.from >= next.to) continue;
    const last = merged.at(-1);
    if (last && next.from <= last.to) {
      merged[merged.length - 1] = { from: last.from, to: later(last.to, next.to) };
    } else {
      merged.push({ from: next.from, to: next.to });
    }
  }
  return merged;
}

/** The minutes of either set, normalised. */
export function union(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  return normalise([...a, ...b]);
}

/** The minutes of both sets, normalised. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const right = normalise(b);
  return normalise(
    normalise(a).flatMap((x) =>
      right
        .filter((y) => overlaps(x, y))
        .map((y) => ({ from: later(x.from, y.from), to: earlier(x.to, y.to) })),
    ),
  );
}

/** The minutes of `a` that are not in `b`, normalised. */
export function subtract(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  let left = normalise(a);
  for (const cut of normalise(b)) {
    left = left.flatMap((piece) =>
      overlaps(piece, cut)
        ? [
            { from: piece.from, to: earlier(piece.to, cut.from) },
            { from: later(piece.from, cut.to), to: piece.to },
          ].filter((rest) => rest.from < rest.to)
        : [piece],
    );
  }
  return left;
}

/** Minutes covered; overlapping parts count once. */
export function coveredMinutes(intervals: readonly Interval[]): number {
  return normalise(intervals).reduce((sum, each) => sum + each.to - each.from, 0);
}

/** Tells whether two lists hold the same intervals in the same order. */
export function sameIntervals(a: readonly Interval[], b: readonly Interval[]): boolean {
  return a.length === b.length && a.every((x, i) => x.from === b[i]?.from && x.to === b[i].to);
}

function later(a: Minute, b: Minute): Minute {
  return a > b ? a : b;
}

function earlier(a: Minute, b: Minute): Minute {
  return a < b ? a : b;
}
