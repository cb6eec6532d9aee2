import type { AppointmentId, AuthorizedLocationId } from "@/lib/domain/ids";

/**
 * What was paid of service lines, by appointment and in the order of its lines; nothing was of those
 * that are missing.
 */
export type PaidLines = ReadonlyMap<AppointmentId, readonly number[]>;

/** What appointments ask of money; kept by whoever keeps sales (commerce.md 8). */
export interface VisitMoney {
  /** Why a change of a visit may name no payments and goods: what is said of each field that does. */
  readonly refusal: string;

  /** What was paid of these appointments (business.md 5.6). */
  paidOf(location: AuthorizedLocationId, ids: readonly AppointmentId[]): Promise<PaidLines>;
}

export type WithVisitMoney = { readonly visitMoney: VisitMoney };
