/** A currency as figures name it; `number` is that of ISO 4217, 0 = not known here. */
export type Currency = {
  readonly number: number;
  readonly code: string;
  readonly name: string;
  readonly symbol: string;
  readonly isSymbolAfterAmount: boolean;
};

const KNOWN: Readonly<Record<string, readonly [number, string, string, boolean]>> = {
  CHF: [756, "Swiss franc", "CHF", true],
  CZK: [203, "Czech koruna", "Kč", true],
  DKK: [208, "Danish krone", "kr.", true],
  EUR: [978, "Euro", "€", true],
  GBP: [826, "Pound sterling", "£", false],
  INR: [356, "Indian rupee", "₹", false],
  KZT: [398, "Tenge", "₸", true],
  NOK: [578, "Norwegian krone", "kr", true],
  NPR: [524, "Nepalese rupee", "Rs", false],
  PLN: [985, "Złoty", "zł", true],
  SEK: [752, "Swedish krona", "kr", true],
  UAH: [980, "Hryvnia", "₴", true],
  USD: [840, "US dollar", "$", false],
};

/** What is known of a currency of ISO 4217; of others the code stands for name and symbol. */
export function currencyOf(code: string): Currency {
  const [number, name, symbol, isSymbolAfterAmount] = KNOWN[code] ?? [0, code, code, true];
  return { number, code, name, symbol, isSymbolAfterAmount };
}
