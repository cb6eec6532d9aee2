import { createClientSeriesService } from "@/lib/backend/services/client-series-service";
import { createEventDuplicateService } from "@/lib/backend/services/event-duplicate-service";
import { createEventOptionsService } from "@/lib/backend/services/event-options-service";
import { createEventScheduleService } from "@/lib/backend/services/event-schedule-service";
import { createEventScheduleWritingService } from "@/lib/backend/services/event-schedule-writing-service";
import { createEventService } from "@/lib/backend/services/event-service";
import { createEventWritingService } from "@/lib/backend/services/event-writing-service";
import { createScheduleDayService } from "@/lib/backend/services/schedule-day-service";
import type { AreaDeps } from "./area";
import { addClientSeriesRoutes } from "./client-series-routes";
import type { Api } from "./endpoint";
import { addEventDuplicateRoutes } from "./event-duplicate-routes";
import { addEventRoutes } from "./event-routes";
import { addEventScheduleRoutes } from "./event-schedule-routes";
import { addEventSearchRoutes } from "./event-search-routes";
import { addScheduleDayRoutes } from "./schedule-day-routes";

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
