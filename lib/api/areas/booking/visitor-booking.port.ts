import type { AppointmentId, AuthorizedLocationId, LocationId } from "@/lib/domain/ids";
import type { Instant } from "@/lib/domain/time/instant";

/** What opens an appointment to the visitor who made it (business.md 9.7). */
export interface RecordHashRepository {
  add(location: AuthorizedLocationId, id: AppointmentId, hash: string): Promise<void>;
  /** Null for an appointment that no visitor made. */
  find(location: AuthorizedLocationId, id: AppointmentId): Promise<string | null>;
}

export type NewBookingCode = {
  readonly phone: string;
  readonly code: string;
  readonly attempts: number;
  readonly now: Instant;
  readonly expiresAt: Instant;
  /** A code that was sent later than this is not replaced yet. */
  readonly sentBefore: Instant;
};

/** Where a code was sent, and to which phone. */
export type SentCode = { readonly locationId: LocationId; readonly phone: string };

/** Codes that confirm the phones of visitors (business.md 9.7). */
export interface BookingCodeRepository {
  /** Replaces the phone's code and forgets expired ones; null, or when a younger one was sent. */
  put(location: AuthorizedLocationId, code: NewBookingCode): Promise<Instant | null>;
  /** The phone's code, which costs one of its attempts; null when it has none that counts. */
  attempt(location: AuthorizedLocationId, phone: string, now: Instant): Promise<string | null>;
  /** The locations that sent one of the phones a code which counts still, the latest first. */
  sentTo(phones: readonly string[], now: Instant): Promise<SentCode[]>;
  /** Takes the code away; false when somebody else was quicker. */
  use(location: AuthorizedLocationId, phone: string, code: string): Promise<boolean>;
}
