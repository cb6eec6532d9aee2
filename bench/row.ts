export type Row = {
  readonly what: string;
  readonly measured: string;
  readonly floor: string;
  readonly ratio: number;
  readonly bar:
    | { readonly atLeast: number }
    | { readonly atMost: number }
    | { readonly milliseconds: number; readonly atMostMilliseconds: number };
};

/** "reached", or by how much not. */
export function verdict({ ratio, bar }: Row): string {
  if ("atLeast" in bar) {
    return ratio >= bar.atLeast ? "reached" : `short by ${(bar.atLeast - ratio).toFixed(2)}`;
  }
  if ("atMost" in bar) {
    return ratio <= bar.atMost ? "reached" : `over by ${(ratio - bar.atMost).toFixed(2)}`;
  }
  const over = bar.milliseconds - bar.atMostMilliseconds;
  return over <= 0 ? "reached" : `over by ${over.toFixed(2)} ms`;
}

/** The bar in words. */
export function barText({ bar }: Row): string {
  if ("atLeast" in bar) return `≥ ${bar.atLeast} ×`;
  return "atMost" in bar ? `≤ ${bar.atMost} ×` : `≤ ${bar.atMostMilliseconds} ms`;
}
