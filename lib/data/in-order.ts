/** A statement takes at most 65,535 parameters; rows here have fewer than 20 columns. */
const ROWS_PER_STATEMENT = 1000;

/** Works on one after the other: a transaction has one connection, and rows are locked in order. */
export async function inOrder<T>(
  items: Iterable<T>,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  for (const item of items) {
    // oxlint-disable-next-line no-await-in-loop -- each waits for the one before
    await work(item);
  }
}

/** As inOrder, with as many rows at a time as one statement takes. */
export function inChunks<T>(
  rows: readonly T[],
  work: (chunk: T[]) => Promise<unknown>,
): Promise<void> {
  const starts = Array.from(
    { length: Math.ceil(rows.length / ROWS_PER_STATEMENT) },
    (_, index) => index * ROWS_PER_STATEMENT,
  );
  return inOrder(starts, (start) => work(rows.slice(start, start + ROWS_PER_STATEMENT)));
}
