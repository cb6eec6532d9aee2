import { createTimetableService } from "@/lib/backend/services/timetable-service";
import type { AreaDeps } from "./area";
import type { Api } from "./endpoint";
import { addTimetableRoutes } from "./timetable-routes";

/** Dates and sessions of the appointment calendar (schedule.md 11, 12). */
export function addTimetableArea(api: Api, { store }: AreaDeps): void {
  addTimetableRoutes(api, createTimetableService({ readModel: store.readModel }));
}
