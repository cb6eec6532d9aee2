import { AsyncLocalStorage } from "node:async_hooks";
import type { AuthorizedLocationId, LocationId } from "@/lib/domain/ids";
import type { HookChange, OwnedHookSettings } from "@/lib/domain/salon/hook";

/** A user (0 = none) and the application through which he writes. */
export type Causer = { readonly userId: number; readonly partnerId: number };

/**
 * Who causes what is written in this chain of calls: the outbox tells his own changes from those of
 * others, and no repository would otherwise need to know him.
 */
export const causers = new AsyncLocalStorage<Causer>();

/** A change that is due, with the settings as they are now; `urls` lack those that got it already. */
export type DueHook = {
  /** Its place in the outbox. */
  readonly number: number;
  readonly locationId: LocationId;
  readonly change: HookChange;
  readonly settings: Pick<OwnedHookSettings, "urls" | "secret" | "userId" | "partnerId">;
};

export interface HookRepository {
  find(location: AuthorizedLocationId): Promise<OwnedHookSettings | null>;
  /** Makes or replaces the settings; a secret that exists stays. */
  save(location: AuthorizedLocationId, settings: OwnedHookSettings): Promise<OwnedHookSettings>;
  /**
   * Takes changes older than the delay (in seconds) out of the outbox, oldest first: no other
   * process gets them. Those of settings that are switched off by now are dropped. Locations that
   * are busy keep theirs for later.
   */
  claimDue(delay: number, limit: number, busy?: readonly LocationId[]): Promise<DueHook[]>;
  /** Puts a change that was claimed back at its place, for these addresses alone. */
  putBack(hook: DueHook, urls: readonly string[]): Promise<void>;
}
