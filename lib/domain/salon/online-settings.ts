/** How a location offers itself to visitors (business.md 10.1). */
export type OnlineSettings = {
  /** The phone is confirmed by a code. */
  readonly confirmsPhone: boolean;
  /** Visitors may leave the choice of the member to the salon. */
  readonly offersAnyMember: boolean;
  /** Minutes from now before the first time that is offered. */
  readonly leadMinutes: number;
  /** Seats that one visitor may take in an event. */
  readonly maxEventSeats: number;
  /** The text that visitors accept before they book; empty = none (business.md 9.8). */
  readonly privacyPolicy: string;
};

/** What a location has until somebody changes it. */
export const DEFAULT_ONLINE_SETTINGS: OnlineSettings = {
  confirmsPhone: true,
  offersAnyMember: true,
  leadMinutes: 0,
  maxEventSeats: 1,
  privacyPolicy: "",
};
