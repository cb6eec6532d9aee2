import { createClientSeriesService } from "./client-series.usecases";
import { createEventDuplicateService } from "./event-duplicate.usecases";
import { createEventOptionsService } from "./event-options.usecases";
import { createEventScheduleService } from "./event-schedule.usecases";
import { createEventScheduleWritingService } from "./event-schedule-writing.usecases";
import { createEventService } from "./event.usecases";
import { createEventWritingService } from "./event-writing.usecases";
import { createScheduleDayService } from "./schedule-day.usecases";
import type { AreaDeps } from "@/lib/api/platform/http/area";
import { addClientSeriesRoutes } from "./client-series.routes";
import type { Api } from "@/lib/api/platform/http/endpoint";
import { addEventDuplicateRoutes } from "./event-duplicate.routes";
import { addEventRoutes } from "./event.routes";
import { addEventScheduleRoutes } from "./event-schedule.routes";
import { addEventSearchRoutes } from "./event-search.routes";
import { addScheduleDayRoutes } from "./schedule-day.routes";

/**
 * Events, their copies and schedules, and their searches, whose paths have a word where an event's
 * has its id (business.md 8, schedule.md 15).
 */
export function addEventArea(api: Api, { store, log }: AreaDeps): void {
  const { readModel } = store;
  const events = createEventService({ store, readModel });
  addEventSearchRoutes(api, events, createEventOptionsService({ store, readModel }));
  const writing = createEventWritingService({ store, log });
  addEventDuplicateRoutes(api, createEventDuplicateService({ store, log }), store);
  addEventRoutes(api, events, writing);
  const schedules = createEventScheduleService({ store });
  addEventScheduleRoutes(api, schedules, createEventScheduleWritingService({ store, log }));
  addScheduleDayRoutes(api, schedules, createScheduleDayService({ store, log }));
  addClientSeriesRoutes(api, schedules, createClientSeriesService({ store, log }));
}
