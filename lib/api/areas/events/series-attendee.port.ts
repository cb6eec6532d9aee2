import type { AuthorizedLocationId, UserId } from "@/lib/domain/ids";
import type { ServiceLine, GroupEvent } from "@/lib/domain/salon/appointment";
import type { Instant, InstantSpan } from "@/lib/domain/time/instant";

/** A client who is attached to a schedule of events (business.md 6.10). */
export type ClientSeries = {
  readonly id: number;
  readonly scheduleId: number;
  readonly clientId: number;
  /** Null = all series of the schedule, those added later too. */
  readonly dayIds: readonly number[] | null;
};

/** A seat to be booked for a client; it takes member and time from its event. */
export type NewSeat = {
  readonly clientId: number;
  readonly event: Pick<GroupEvent, "id" | "memberId" | "startsAt" | "durationSeconds">;
  readonly line: ServiceLine;
  /** Null = a visit of its own. */
  readonly visitId: number | null;
};

/** Clients attached to schedules, with their seats; those detached are found by nobody. */
export interface ClientSeriesRepository {
  /** By id; deleted clients are left out. */
  list(location: AuthorizedLocationId, scheduleId: number): Promise<ClientSeries[]>;
  /** Adds all of them, in order; no client may be attached to the schedule already. */
  add(
    location: AuthorizedLocationId,
    added: readonly Omit<ClientSeries, "id">[],
    at: Instant,
  ): Promise<number[]>;
  changeDays(
    location: AuthorizedLocationId,
    id: number,
    dayIds: ClientSeries["dayIds"],
    at: Instant,
  ): Promise<void>;
  remove(location: AuthorizedLocationId, id: number, at: Instant): Promise<void>;
  /** Serialises bookings of these events until the transaction ends; locks in id order. */
  lockEvents(location: AuthorizedLocationId, ids: readonly number[]): Promise<void>;
  /** Serialises writers of these clients' visits, as `lockEvents`. */
  lockClients(location: AuthorizedLocationId, ids: readonly number[]): Promise<void>;
  /** The seats of events that are not deleted; null = of nobody who is known. */
  seats(
    location: AuthorizedLocationId,
    eventIds: readonly number[],
  ): Promise<{ readonly eventId: number; readonly clientId: number | null }[]>;
  /** The visits of clients by the start of their appointments, ascending. */
  visits(
    location: AuthorizedLocationId,
    clientIds: readonly number[],
    span: InstantSpan,
  ): Promise<
    { readonly clientId: number | null; readonly startsAt: Instant; readonly visitId: number }[]
  >;
  book(
    location: AuthorizedLocationId,
    seats: readonly NewSeat[],
    by: { readonly userId: UserId; readonly at: Instant },
  ): Promise<void>;
  /** Deletes the client's seats in these events softly; one they came to only when it is told. */
  cancel(
    location: AuthorizedLocationId,
    seats: {
      readonly clientId: number;
      readonly eventIds: readonly number[];
      readonly withArrived: boolean;
    },
    at: Instant,
  ): Promise<void>;
}
