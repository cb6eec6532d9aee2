declare const minute: unique symbol;

/** Minutes from local midnight, 0–1440; 1440 is the end of the day. */
export type Minute = number & { readonly [minute]: true };

export const MINUTES_PER_DAY = 1440;
export const START_OF_DAY: Minute = minuteOf(0);
export const END_OF_DAY: Minute = minuteOf(MINUTES_PER_DAY);

/** Tells whether a number is a minute of a day, its end included. */
export function isMinute(value: number): value is Minute {
  return Number.isInteger(value) && value >= 0 && value <= MINUTES_PER_DAY;
}

/** Takes a number that is known to be a minute of a day; throws a bug otherwise. */
export function minuteOf(value: number): Minute {
  if (!isMinute(value)) throw new Error(`Not a minute of a day: ${value}`);
  return value;
}

/** Joins hours and minutes; null outside 00:00–24:00. */
export function minuteFromClock(hours: number, minutes: number): Minute | null {
  if (minutes < 0 || minutes > 59) return null;
  const value = hours * 60 + minutes;
  return isMinute(value) ? value : null;
}
