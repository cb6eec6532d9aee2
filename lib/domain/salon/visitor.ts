import type { LocationId, ServiceId, TeamMemberId } from "../ids";
import type { Instant } from "../time/instant";

/** Why a visitor's booking is refused, in the codes of business.md 9.7. */
export type BookingProblem = {
  readonly code: 422 | 431 | 432 | 433 | 435 | 436 | 437 | 438;
  readonly message: string;
  /** The appointment of the request that it concerns. */
  readonly id?: number;
};

/** Who books, as they tell it themselves. */
export type VisitorContact = {
  readonly name: string;
  /** Digits only; empty = missing or no phone. */
  readonly phone: string;
  readonly email: string;
  readonly comment: string;
  readonly apiId: string;
  /** Of the message that confirms the phone; empty = none. */
  readonly code: string;
  /** Hours before the visit; 0 = no reminder. */
  readonly smsRemainHours: number;
  readonly emailRemainHours: number;
};

/** An appointment that a visitor wishes. */
export type Wish = {
  /** Of the request, not of the appointment. */
  readonly id: number;
  readonly serviceIds: readonly ServiceId[];
  /** Null = any. */
  readonly memberId: TeamMemberId | null;
  /** Local time of the location when it carries no offset. */
  readonly datetime: string;
  /** By code; still to be checked against the fields of the location. */
  readonly customValues: Readonly<Record<string, unknown>>;
};

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
