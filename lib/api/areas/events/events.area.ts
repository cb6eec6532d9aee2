import type { DataAccess } from "@/lib/data/data-access";
import { defineArea } from "@/lib/api/platform/area";
import type { AreaDeps } from "@/lib/api/platform/area";
import type { AppointmentRepositories } from "@/lib/api/areas/appointments/repositories.port";
import type { CatalogueRepositories } from "@/lib/api/areas/catalogue/repositories.port";
import type { ClientRepositories } from "@/lib/api/areas/clients/repositories.port";
import type { ResourceRepositories } from "@/lib/api/areas/resources/repositories.port";
import type { ScheduleRepositories } from "@/lib/api/areas/schedule/repositories.port";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import { addClientSeriesRoutes } from "./series-attendee.routes";
import { createClientSeriesRepository } from "./series-attendee.store";
import { createClientSeriesUseCases } from "./series-attendee.usecases";
import { createStrategyRepository } from "./duplication-strategy.store";
import { createStrategyUseCases } from "./duplication-strategy.usecases";
import { addEventDuplicateRoutes } from "./event-duplicate.routes";
import { createEventDuplicateUseCases } from "./event-duplicate.usecases";
import { createEventOptionsUseCases } from "./event-options.usecases";
import { addEventScheduleRoutes } from "./event-series.routes";
import { createEventScheduleRepository } from "./event-series.store";
import { createEventScheduleUseCases } from "./event-series.usecases";
import { createEventScheduleWritingUseCases } from "./event-series-writing.usecases";
import { addEventSearchRoutes } from "./event-search.routes";
import { createEventWritingUseCases } from "./event-writing.usecases";
import { addEventRoutes } from "./event.routes";
import { createEventRepository } from "./event.store";
import { createEventUseCases } from "./event.usecases";
import type { EventRepositories } from "./repositories.port";
import { addScheduleDayRoutes } from "./series-weekday.routes";
import { createScheduleDayUseCases } from "./series-weekday.usecases";

type Deps = AreaDeps<
  EventRepositories &
    ScheduleRepositories &
    ResourceRepositories &
    Pick<AppointmentRepositories, "appointments"> &
    Pick<CatalogueRepositories, "services"> &
    Pick<ClientRepositories, "clients" | "tags"> &
    Pick<TeamRepositories, "team">
>;

/** What the pages of visitors ask (business.md 8.4). */
const SEARCHES = ["search", "search_dates", "search_dates_range", "filters", "services"];

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
    const events = createEventUseCases({ store, readModel });
    addEventSearchRoutes(api, events, createEventOptionsUseCases({ store, readModel }));
    const writing = createEventWritingUseCases({ store, log });
    const duplicates = createEventDuplicateUseCases({ store, log });
    addEventDuplicateRoutes(api, duplicates, createStrategyUseCases(store));
    addEventRoutes(api, events, writing);
    const schedules = createEventScheduleUseCases({ store });
    addEventScheduleRoutes(api, schedules, createEventScheduleWritingUseCases({ store, log }));
    addScheduleDayRoutes(api, schedules, createScheduleDayUseCases({ store, log }));
    addClientSeriesRoutes(api, schedules, createClientSeriesUseCases({ store, log }));
  },
  spellings: [{ newer: "/locations/{location_id}/events/*", older: "/activity/{location_id}/*" }],
  paced: SEARCHES.map((word) => ({ path: `/activity/{location_id}/${word}`, lane: "visitor" })),
});
