import type { DataAccess } from "@/lib/data/data-access";
import { defineArea } from "@/lib/api/platform/area";
import type { AreaDeps } from "@/lib/api/platform/area";
import type { AppointmentRepositories } from "@/lib/api/areas/appointments/repositories.port";
import type { CatalogueRepositories } from "@/lib/api/areas/catalogue/repositories.port";
import type { ClientRepositories } from "@/lib/api/areas/clients/repositories.port";
import type { ResourceRepositories } from "@/lib/api/areas/resources/repositories.port";
import type { ScheduleRepositories } from "@/lib/api/areas/schedule/repositories.port";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import { addClientSeriesRoutes } from "./client-series.routes";
import { createClientSeriesRepository } from "./client-series.store";
import { createClientSeriesService } from "./client-series.usecases";
import { createStrategyRepository } from "./duplication-strategy.store";
import { createStrategyService } from "./duplication-strategy.usecases";
import { addEventDuplicateRoutes } from "./event-duplicate.routes";
import { createEventDuplicateService } from "./event-duplicate.usecases";
import { createEventOptionsService } from "./event-options.usecases";
import { addEventScheduleRoutes } from "./event-schedule.routes";
import { createEventScheduleRepository } from "./event-schedule.store";
import { createEventScheduleService } from "./event-schedule.usecases";
import { createEventScheduleWritingService } from "./event-schedule-writing.usecases";
import { addEventSearchRoutes } from "./event-search.routes";
import { createEventWritingService } from "./event-writing.usecases";
import { addEventRoutes } from "./event.routes";
import { createEventRepository } from "./event.store";
import { createEventService } from "./event.usecases";
import type { EventRepositories } from "./repositories.port";
import { addScheduleDayRoutes } from "./schedule-day.routes";
import { createScheduleDayService } from "./schedule-day.usecases";

type Deps = AreaDeps<
  EventRepositories &
    ScheduleRepositories &
    ResourceRepositories &
    Pick<AppointmentRepositories, "appointments"> &
    Pick<CatalogueRepositories, "services"> &
    Pick<ClientRepositories, "clients" | "labels"> &
    Pick<TeamRepositories, "team">
>;

/** Group events, their copies, series and searches (business.md 8, schedule.md 15). */
export const eventsArea = defineArea({
  stores: (access: DataAccess): EventRepositories => ({
    events: createEventRepository(access),
    strategies: createStrategyRepository(access),
    eventSchedules: createEventScheduleRepository(access),
    clientSeries: createClientSeriesRepository(access),
  }),
  // searches have a word where an event's path has its id
  routes: (api, { store, log }: Deps) => {
    const { readModel } = store;
    const events = createEventService({ store, readModel });
    addEventSearchRoutes(api, events, createEventOptionsService({ store, readModel }));
    const writing = createEventWritingService({ store, log });
    const duplicates = createEventDuplicateService({ store, log });
    addEventDuplicateRoutes(api, duplicates, createStrategyService(store));
    addEventRoutes(api, events, writing);
    const schedules = createEventScheduleService({ store });
    addEventScheduleRoutes(api, schedules, createEventScheduleWritingService({ store, log }));
    addScheduleDayRoutes(api, schedules, createScheduleDayService({ store, log }));
    addClientSeriesRoutes(api, schedules, createClientSeriesService({ store, log }));
  },
  spellings: [{ newer: "/locations/{location_id}/events/*", older: "/activity/{location_id}/*" }],
});
