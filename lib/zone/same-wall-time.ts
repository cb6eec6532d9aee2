import { instantOf } from "@/lib/domain/time/instant";
import type { Instant } from "@/lib/domain/time/instant";
import { toInstant, toWall } from "./wall-clock";

/** An instant of another zone, and whether its clock shows the time that it was to show. */
export type Rezoned = { readonly at: Instant; readonly isSame: boolean };

/**
 * The instant at which the clock of `to` shows what that of `from` shows at `at`. A time that `to`
 * skips is moved forward by the length of the gap, one that it has twice gives its first instant.
 */
export function sameWallTime(from: string, to: string, at: Instant): Rezoned {
  const wall = toWall(from, at);
  const milliseconds = at - Math.floor(at / 1000) * 1000;
  const there = instantOf(toInstant(to, wall.date, wall.second / 60) + milliseconds);
  const { date, second } = toWall(to, there);
  return { at: there, isSame: date === wall.date && second === wall.second };
}
