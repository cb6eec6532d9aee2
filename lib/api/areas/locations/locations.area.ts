import type { DataAccess } from "@/lib/data/data-access";
import { defineArea } from "@/lib/api/platform/area";
import type { AreaDeps } from "@/lib/api/platform/area";
import type { BookingFormRepositories } from "@/lib/api/areas/booking-forms/repositories.port";
import type { AppointmentRepositories } from "@/lib/api/areas/appointments/repositories.port";
import type { EventRepositories } from "@/lib/api/areas/events/repositories.port";
import type { BookingRepositories } from "@/lib/api/areas/booking/repositories.port";
import type { ResourceRepositories } from "@/lib/api/areas/resources/repositories.port";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import { createChainClientRepository } from "./chain-client.store";
import { addChainRoutes } from "./chain.routes";
import { createChainUseCases } from "./chain.usecases";
import { addDictionaryRoutes } from "./dictionaries.routes";
import { createDictionaryUseCases } from "./dictionaries.usecases";
import { addJournalSettingsRoutes } from "./journal-settings.routes";
import { createJournalSettingsRepository } from "./journal-settings.store";
import { createJournalSettingsUseCases } from "./journal-settings.usecases";
import { addLocationRoutes } from "./location.routes";
import { createLocationRepository } from "./location.store";
import { createLocationUseCases } from "./location.usecases";
import { addLocationWritingRoutes } from "./location-writing.routes";
import { createLocationWriting } from "./location-writing.store";
import { createLocationWritingUseCases } from "./location-writing.usecases";
import type { LocationRepositories } from "./repositories.port";

type Deps = AreaDeps<
  LocationRepositories &
    BookingRepositories &
    BookingFormRepositories &
    ResourceRepositories &
    Pick<AppointmentRepositories, "appointmentWriting"> &
    Pick<EventRepositories, "events"> &
    Pick<TeamRepositories, "team">
>;

/** Locations, their journal settings, and chains (schedule.md 2, 14). */
export const locationsArea = defineArea({
  stores: (access: DataAccess): LocationRepositories => ({
    locations: createLocationRepository(access),
    locationWriting: createLocationWriting(access),
    chainClients: createChainClientRepository(access),
    journalSettings: createJournalSettingsRepository(access),
  }),
  routes: (api, { store, clock, log }: Deps) => {
    const { readModel } = store;
    const locations = createLocationUseCases({ store, readModel, clock });
    addLocationRoutes(api, locations);
    addLocationWritingRoutes(api, createLocationWritingUseCases({ store, locations, log }));
    addJournalSettingsRoutes(api, createJournalSettingsUseCases({ store, log }));
    addChainRoutes(api, createChainUseCases({ store }));
    addDictionaryRoutes(api, createDictionaryUseCases(store));
  },
  webhookNotes: {
    locationWriting: {
      save: ([id]) => [{ resource: "salon", id, status: "update" }],
      markDeleted: ([id]) => [{ resource: "salon", id, status: "delete" }],
    },
  },
  spellings: [
    { newer: "/locations", older: "/companies" },
    { newer: "/chains", older: "/groups" },
    { newer: "/chains/{chain_id}/*", older: "/chain/{chain_id}/*" },
  ],
});
