import { mix } from "./demo-formula";

/** Everything of the demo starts on the quarter hour. */
const QUARTER = 15;
const FEWEST = 3;
const MOST = 7;

/** What a member offers, in minutes with the break. */
export type Offer = { readonly serviceId: number; readonly minutes: number };

export type Planned = Offer & { readonly start: number };

/**
 * Fills a member's day with 3 to 7 appointments: how many, which and with what pauses between them
 * depends on member and day alone. `open` is from, to, from, to … in minutes.
 */
export function planDay(
  memberId: number,
  day: number,
  open: readonly number[],
  offers: readonly Offer[],
): Planned[] {
  if (offers.length === 0 || open.length === 0) return [];
  const wanted = FEWEST + (mix(memberId, day) % (MOST - FEWEST + 1));
  const chosen = Array.from({ length: wanted }, (_, index) =>
    offerFor(memberId, day, index, offers),
  );
  const fitting = longestThatFits(chosen, minutesIn(open));
  const spread = place(fitting, open, (index, most) => mix(memberId, day, index, 1) % (most + 1));
  return spread.length >= FEWEST ? spread : place(fitting, open, () => 0);
}

function offerFor(memberId: number, day: number, index: number, offers: readonly Offer[]): Offer {
  const offer = offers[mix(memberId, day, index) % offers.length];
  if (!offer) throw new Error("A member without offers has no appointments");
  return offer;
}

function longestThatFits(chosen: readonly Offer[], minutes: number): Offer[] {
  let left = minutes;
  return chosen.filter((offer, index) => {
    left -= offer.minutes;
    return index < FEWEST || left >= 0;
  });
}

/** One after the other; `pauseOf` picks a pause of 0 … `most` quarters before each. */
function place(
  offers: readonly Offer[],
  open: readonly number[],
  pauseOf: (index: number, most: number) => number,
): Planned[] {
  const planned: Planned[] = [];
  let spare = minutesIn(open) - offers.reduce((sum, offer) => sum + offer.minutes, 0);
  let at = open[0] ?? 0;
  for (const [index, offer] of offers.entries()) {
    const share = Math.max(0, (2 * spare) / (offers.length - index + 1));
    const pause = pauseOf(index, Math.floor(share / QUARTER)) * QUARTER;
    const start = nextFit(open, at + pause, offer.minutes);
    if (start === null) break;
    planned.push({ ...offer, start });
    spare -= start - at;
    at = start + offer.minutes;
  }
  return planned;
}

function nextFit(open: readonly number[], from: number, minutes: number): number | null {
  for (let index = 0; index < open.length; index += 2) {
    const start = Math.max(open[index] ?? 0, from);
    if (start + minutes <= (open[index + 1] ?? 0)) return start;
  }
  return null;
}

function minutesIn(open: readonly number[]): number {
  return open.reduce((sum, edge, index) => sum + (index % 2 === 0 ? -edge : edge), 0);
}
