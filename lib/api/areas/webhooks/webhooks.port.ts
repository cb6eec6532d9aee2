import type { AuthorizedLocationId, LocationId } from "@/lib/domain/ids";
import type { HookChange, OwnedHookSettings } from "@/lib/domain/salon/hook";

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
