import type { LocationRepository, LocationWriting } from "./location.port";
import type { ChainClientRepository } from "./chain.port";
import type { JournalSettingsRepository } from "./journal-settings.port";

/** What the area keeps. */
export type LocationRepositories = {
  readonly locations: LocationRepository;
  readonly locationWriting: LocationWriting;
  readonly chainClients: ChainClientRepository;
  readonly journalSettings: JournalSettingsRepository;
};
