/** How two acts that were under way at the same time ended. */
type Together<A, B> = {
  readonly one: A;
  readonly other: B;
  /** Each set out before either had its answer. */
  readonly overlapped: boolean;
};

/**
 * Starts two acts so that both are under way before either has its answer. The one says when its
 * write sets out; the other starts before it, or so many steps of promises after that.
 */
export async function together<A, B>(
  one: (setOut: () => void) => Promise<A>,
  other: () => Promise<B>,
  start: "before" | number,
): Promise<Together<A, B>> {
  let answered = 0;
  const counted = <T>(act: Promise<T>): Promise<T> => act.finally(() => (answered += 1));
  if (start === "before") {
    const second = counted(other());
    const first = counted(one(() => {}));
    const overlapped = answered === 0;
    return { one: await first, other: await second, overlapped };
  }
  let setOut = (): void => {};
  const isOut = new Promise<void>((resolve) => (setOut = resolve));
  const first = counted(one(setOut));
  await Promise.race([isOut, first]);
  await steps(start);
  const overlapped = answered === 0;
  const second = counted(other());
  return { one: await first, other: await second, overlapped };
}

/** Steps instead of time: an engine in this process is done before any timer goes off. */
async function steps(count: number): Promise<void> {
  for (let step = 0; step < count; step += 1) {
    await Promise.resolve();
  }
}

type Winner = "one" | "other";

/** How a round ended: who was first, and whether it was a race at all. */
type Round = { readonly winner: Winner; readonly overlapped: boolean };

/** More steps than any act of a test has before it waits for the network. */
const MOST_STEPS = 20_000;

/**
 * Runs a race until so many rounds counted: those in which both acts were under way together. In
 * every second the other starts first, else so long after the one as lets both orders happen: later
 * where it still came first, earlier where the one was answered already. Answers how often each came
 * first.
 */
export async function inRaces(
  rounds: number,
  race: (start: "before" | number) => Promise<Round>,
): Promise<Readonly<Record<Winner, number>>> {
  const wins = { one: 0, other: 0 };
  let [early, now, late] = [0, 16, MOST_STEPS];
  for (let round = 0; wins.one + wins.other < rounds; round += 1) {
    if (round > rounds * 6) throw new Error(`Only ${wins.one + wins.other} rounds overlapped`);
    const isAfter = round % 2 === 1;
    const { winner, overlapped } = await race(isAfter ? now : "before");
    if (overlapped) wins[winner] += 1;
    if (!isAfter || (overlapped && winner === "one")) continue;
    if (overlapped) early = now;
    else late = now;
    now = late === MOST_STEPS ? Math.min(now * 2, late - 1) : Math.round((early + late) / 2);
  }
  return wins;
}
