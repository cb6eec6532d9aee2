import type { Attendance } from "./appointment";
import type { Gender, Importance } from "./client";
import type { Instant } from "../time/instant";
import type { LocalDate } from "../time/local-date";

/** Ends that are not told are open; both ends count. */
export type Between<T> = { readonly from?: T | undefined; readonly to?: T | undefined };

/** What a client must meet; `Time` is an instant in the database, a local date on the wire. */
export type ClientFilter<Time = Instant> = { readonly isInverted: boolean } & (
  | { readonly kind: "ids"; readonly values: readonly number[] }
  | {
      /** Parts of the words of name or card, or digits of the phone. */
      readonly kind: "text";
      readonly value: string;
      /** Digits of phones that it may mean, one of them to be met; none where phones are hidden. */
      readonly phoneParts: readonly string[];
    }
  | { readonly kind: "birthday"; readonly between: Between<LocalDate> }
  | { readonly kind: "genders"; readonly values: readonly Gender[] }
  | { readonly kind: "importances"; readonly values: readonly Importance[] }
  | { readonly kind: "tags"; readonly values: readonly number[] }
  | { readonly kind: "sold_amount"; readonly between: Between<number> }
  | { readonly kind: "always"; readonly holds: boolean }
  | {
      readonly kind: "part";
      readonly of: "name" | "email" | "card";
      readonly text: string;
    }
  | {
      readonly kind: "phone";
      /** Digits, one of them to be met. */
      readonly parts: readonly string[];
    }
  | { readonly kind: "spent"; readonly between: Between<number> }
  | { readonly kind: "changed"; readonly between: Between<Time> }
  | { readonly kind: "appointments"; readonly of: AppointmentsFilter<Time> }
  | { readonly kind: "all"; readonly filters: readonly ClientFilter<Time>[] }
);

/** Appointments a client has, and how many or how dear they are. */
export type AppointmentsFilter<Time> = {
  readonly memberIds: readonly number[] | null;
  readonly serviceIds: readonly number[] | null;
  readonly categoryIds: readonly number[] | null;
  readonly attendances: readonly Attendance[] | null;
  readonly created: Between<Time>;
  readonly count: Between<number>;
  readonly soldAmount: Between<number>;
};

export type ClientOrder =
  | "id"
  | "name"
  | "phone"
  | "email"
  | "discount"
  | "first_visit_date"
  | "last_visit_date"
  | "sold_amount"
  | "visit_count";

export type ClientQuery = {
  readonly filters: readonly ClientFilter[];
  readonly operation: "and" | "or";
  readonly order: ClientOrder;
  readonly isDescending: boolean;
  readonly offset: number;
  readonly limit: number;
};
