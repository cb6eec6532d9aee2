import type { LocationId } from "../ids";
import type { Instant } from "../time/instant";

/** Who signed in to the online booking of a location: a visitor, none of its staff. */
export type VisitorAccount = {
  readonly id: number;
  readonly locationId: LocationId;
  readonly name: string;
  /** Digits only, with the country code; confirmed by a code. */
  readonly phone: string;
  /** Lower case; empty = none. */
  readonly email: string;
};

/** The visitor of a token, with the last use of it that was noted. */
export type VisitorTokenHolder = VisitorAccount & { readonly tokenUsedAt: Instant };
