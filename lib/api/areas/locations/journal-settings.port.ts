import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { JournalSettings } from "@/lib/domain/salon/journal-settings";

export interface JournalSettingsRepository {
  find(location: AuthorizedLocationId): Promise<JournalSettings>;
  save(location: AuthorizedLocationId, settings: JournalSettings): Promise<void>;
  /** Step of the session grid in minutes (schedule.md 12). */
  saveStep(location: AuthorizedLocationId, step: number): Promise<void>;
}
