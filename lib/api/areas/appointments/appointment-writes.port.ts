import type { AppointmentId, AuthorizedLocationId } from "@/lib/domain/ids";
import type { AppointmentWrite } from "@/lib/domain/salon/appointment-write";
import type { InstantSpan } from "@/lib/domain/time/instant";

/**
 * Every write of an appointment, through whatever door. The stores leave its lines by themselves, in
 * the transaction of the write, one for each appointment that differs after it.
 */
export interface AppointmentLog {
  /** All that was done to an appointment, in order. */
  of(location: AuthorizedLocationId, id: AppointmentId): Promise<AppointmentWrite[]>;
  /** What was done in a span of time, the latest first. */
  within(
    location: AuthorizedLocationId,
    span: InstantSpan,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<AppointmentWrite[]>;
}
