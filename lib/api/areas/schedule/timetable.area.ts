import { createTimetableService } from "./timetable.usecases";
import type { AreaDeps } from "@/lib/api/platform/http/area";
import type { Api } from "@/lib/api/platform/http/endpoint";
import { addTimetableRoutes } from "./timetable.routes";

/** Dates and sessions of the appointment calendar (schedule.md 11, 12). */
export function addTimetableArea(api: Api, { store }: AreaDeps): void {
  addTimetableRoutes(api, createTimetableService({ readModel: store.readModel }));
}
