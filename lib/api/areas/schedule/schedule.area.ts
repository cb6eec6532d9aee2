import type { DataAccess } from "@/lib/data/data-access";
import { defineArea } from "@/lib/api/platform/area";
import type { AreaDeps } from "@/lib/api/platform/area";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { BusyTimes } from "./busy-times.port";
import { createHoursChangeSets } from "./hours-change-sets.store";
import { createHoursLog } from "./hours-log.store";
import { createHoursRepository } from "./hours.store";
import { addScheduleRoutes } from "./member-hours.routes";
import { createHoursUseCases } from "./read-hours.usecases";
import type { ScheduleRepositories } from "./repositories.port";
import { createHoursWritingUseCases } from "./set-hours.usecases";
import { addBulkScheduleRoutes } from "./team-hours.routes";
import { addTimetableRoutes } from "./timetable.routes";
import { createTimetableUseCases } from "./timetable.usecases";
import { addUncoveredRoutes } from "./uncovered.routes";
import { createUncoveredUseCases } from "./uncovered.usecases";
import { addWorkloadRoutes } from "./workload.routes";
import { createWorkloadUseCases } from "./workload.usecases";

type Deps = AreaDeps<
  ScheduleRepositories & Pick<TeamRepositories, "team"> & { readonly appointments: BusyTimes }
>;

/** Working hours, and the dates and sessions that they leave (schedule.md 6 to 13, 16). */
export const scheduleArea = defineArea({
  stores: (access: DataAccess): ScheduleRepositories => ({
    hours: createHoursRepository(access),
    hoursLog: createHoursLog(access),
    hoursChangeSets: createHoursChangeSets(access),
  }),
  routes: (api, { store, clock, log }: Deps) => {
    const { readModel } = store;
    const hours = createHoursUseCases({ ...store, readModel });
    const writing = createHoursWritingUseCases({ store, readModel, clock, log });
    addBulkScheduleRoutes(api, hours, writing);
    addWorkloadRoutes(api, createWorkloadUseCases({ ...store, readModel }));
    addUncoveredRoutes(api, createUncoveredUseCases({ hours, readModel }));
    addScheduleRoutes(api, hours, writing);
    addTimetableRoutes(api, createTimetableUseCases({ readModel }));
  },
  webhookNotes: {
    hours: {
      save: ([, days]) =>
        days.map(({ memberId }) => ({ resource: "schedule", id: memberId, status: "update" })),
      removeFrom: ([, id], dates) =>
        dates > 0 ? [{ resource: "schedule", id, status: "update" }] : [],
    },
  },
  spellings: [
    "schedule",
    "schedule/uncovered",
    "schedule/change_sets/{change_set_id}",
    "workload",
    "working_days",
  ].map((rest) => ({
    newer: `/locations/{location_id}/team_members/${rest}`,
    older: `/company/{location_id}/staff/${rest}`,
  })),
});
