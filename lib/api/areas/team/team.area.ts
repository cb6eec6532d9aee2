import { createHoursService } from "@/lib/api/areas/schedule/read-hours.usecases";
import { createHoursWritingService } from "@/lib/api/areas/schedule/set-hours.usecases";
import { createQuickMemberService } from "./quick-member.usecases";
import { createTeamWritingService } from "./team-writing.usecases";
import { createWorkloadService } from "@/lib/api/areas/schedule/workload.usecases";
import type { AreaDeps } from "@/lib/api/platform/http/area";
import { addBulkScheduleRoutes } from "@/lib/api/areas/schedule/team-hours.routes";
import type { Api } from "@/lib/api/platform/http/endpoint";
import { addScheduleRoutes } from "@/lib/api/areas/schedule/member-hours.routes";
import { addTeamRoutes } from "./team.routes";
import { addTeamWritingRoutes } from "./team-writing.routes";
import { addWorkloadRoutes } from "@/lib/api/areas/schedule/workload.routes";

/**
 * Team members and their working hours (schedule.md 3 to 10, 16). Paths with a word where others
 * have an id (`/staff/schedule`, `/staff/quick`, `/staff/workload`) come before those.
 */
export function addTeamArea(api: Api, { store, log }: AreaDeps): void {
  const { readModel } = store;
  const hours = createHoursService({ ...store, readModel });
  const writing = createHoursWritingService({ store, readModel, log });
  addBulkScheduleRoutes(api, hours, writing);
  const quickMembers = createQuickMemberService({ store, log });
  addTeamWritingRoutes(api, createTeamWritingService({ store, log }), quickMembers);
  addWorkloadRoutes(api, createWorkloadService({ ...store, readModel }));
  addTeamRoutes(api, api.team);
  addScheduleRoutes(api, hours, writing);
}
