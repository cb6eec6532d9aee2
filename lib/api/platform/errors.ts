import type { FieldErrors } from "@/lib/domain/field-errors";
import type { BookingProblem } from "@/lib/domain/salon/visitor";

/** Why a call was declined; `http/envelope.ts` gives each kind its status. */
export type ServiceError =
  | { readonly kind: "unauthenticated"; readonly message?: string }
  | { readonly kind: "forbidden"; readonly message?: string; readonly reason?: string }
  | {
      readonly kind: "not_found";
      readonly message: string;
      readonly details?: readonly string[];
      readonly reason?: string;
    }
  | { readonly kind: "bad_request"; readonly message: string; readonly errors?: FieldErrors }
  | { readonly kind: "invalid"; readonly errors: FieldErrors; readonly reason?: string }
  | { readonly kind: "unbookable"; readonly problems: readonly BookingProblem[] }
  | { readonly kind: "conflict"; readonly message: string }
  /** More at once than can be done well; nothing was done. */
  | { readonly kind: "overloaded"; readonly retryAfterSeconds: number }
  /** What was read is another now; `stored` is how it stands, in the form of the wire. */
  | { readonly kind: "changed_since"; readonly message: string; readonly stored: readonly object[] }
  | { readonly kind: "too_many_requests"; readonly retryAfterSeconds: number };

/** A refusal of one field. */
export function invalid(field: string, message: string): ServiceError & { kind: "invalid" } {
  return { kind: "invalid", errors: { [field]: [message] } };
}
