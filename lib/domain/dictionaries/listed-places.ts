/** A country of the dictionary. */
export type ListedCountry = {
  readonly id: number;
  readonly title: string;
  /** Two letters of ISO 3166. */
  readonly code: string;
  /** Digits; empty = none. */
  readonly callingCode: string;
};

/** A city of the dictionary. */
export type ListedCity = {
  readonly id: number;
  /** 0 = unknown. */
  readonly countryId: number;
  readonly title: string;
};
