import type { AuthorizedLocationId, ServiceId, TeamMemberId, UserId } from "@/lib/domain/ids";
import type { DuplicationStrategy } from "@/lib/domain/salon/duplication-strategy";
import type { Instant } from "@/lib/domain/time/instant";
import type { EventQuery, HeldEvent } from "@/lib/domain/salon/held-event";

export type NewEvent = {
  readonly serviceId: ServiceId;
  readonly memberId: TeamMemberId;
  readonly startsAt: Instant;
  /** Seconds. */
  readonly durationSeconds: number;
  readonly capacity: number;
  readonly title: string;
  readonly unitIds: readonly number[];
  readonly tagIds: readonly number[];
};

/** Seats that are booked anew in events that are added, and by whom. */
export type SeatsOf = {
  readonly eventId: number;
  readonly userId: UserId;
  readonly at: Instant;
};

export type EventMove = Pick<NewEvent, "startsAt" | "capacity"> & { readonly id: number };

type StrategyFields = Omit<DuplicationStrategy, "id">;

export interface StrategyRepository {
  /** By id. */
  list(location: AuthorizedLocationId): Promise<DuplicationStrategy[]>;
  find(location: AuthorizedLocationId, id: number): Promise<DuplicationStrategy | null>;
  add(location: AuthorizedLocationId, strategy: StrategyFields): Promise<DuplicationStrategy>;
  replace(
    location: AuthorizedLocationId,
    id: number,
    strategy: StrategyFields,
  ): Promise<DuplicationStrategy | null>;
  /** False when there is none. */
  remove(location: AuthorizedLocationId, id: number): Promise<boolean>;
}

/** Group events; deleted ones are found by nobody. */
export interface EventRepository {
  /** Ascending by start, then id; `total` counts all pages. */
  page(
    location: AuthorizedLocationId,
    query: EventQuery,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<{ items: HeldEvent[]; total: number }>;
  list(location: AuthorizedLocationId, query: EventQuery): Promise<HeldEvent[]>;
  find(location: AuthorizedLocationId, id: number): Promise<HeldEvent | null>;
  /** Serialises bookings and changes of the event until the transaction ends. */
  lock(location: AuthorizedLocationId, id: number): Promise<void>;
  categories(location: AuthorizedLocationId): Promise<{ id: number; title: string }[]>;
  add(location: AuthorizedLocationId, event: NewEvent): Promise<number>;
  /** Adds all of them, in order; with the seats of another event when one is named. */
  addAll(
    location: AuthorizedLocationId,
    events: readonly NewEvent[],
    seats: SeatsOf | null,
  ): Promise<number[]>;
  /** Moves events to their new times, all to one member, length, resources and tags; seats follow. */
  moveAll(
    location: AuthorizedLocationId,
    moves: readonly EventMove[],
    plan: Pick<NewEvent, "memberId" | "durationSeconds" | "unitIds" | "tagIds">,
    at: Instant,
  ): Promise<void>;
  /** Gives live events other starts and nothing else; their seats are appointments of their own. */
  restart(
    location: AuthorizedLocationId,
    starts: readonly Pick<EventMove, "id" | "startsAt">[],
  ): Promise<void>;
  /** As `remove`. */
  removeAll(location: AuthorizedLocationId, ids: readonly number[], at: Instant): Promise<void>;
  /** Replaces the event; its seats follow in time, member and service. */
  replace(location: AuthorizedLocationId, id: number, event: NewEvent, at: Instant): Promise<void>;
  /** Soft; its seats are deleted with it and its resources are free. */
  remove(location: AuthorizedLocationId, id: number, at: Instant): Promise<void>;
}
