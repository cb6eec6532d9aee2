/** Settings of a location's journal (schedule.md 14). */
export type JournalSettings = {
  /** 0 = mixed, 1 = individual, 2 = group events. */
  readonly recordType: number;
  /** Seats that one may book in an event. */
  readonly maxEventSeats: number;
  readonly showsNewsletterAgreement: boolean;
  readonly showsPersonalDataAgreement: boolean;
};

/** What a location has until somebody changes it. */
export const DEFAULT_JOURNAL_SETTINGS: JournalSettings = {
  recordType: 0,
  maxEventSeats: 1,
  showsNewsletterAgreement: false,
  showsPersonalDataAgreement: false,
};
