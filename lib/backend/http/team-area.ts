import { createHoursService } from "@/lib/backend/services/hours-service";
import { createHoursWritingService } from "@/lib/backend/services/hours-writing-service";
import { createQuickMemberService } from "@/lib/backend/services/quick-member-service";
import { createTeamWritingService } from "@/lib/backend/services/team-writing-service";
import { createWorkloadService } from "@/lib/backend/services/workload-service";
import type { AreaDeps } from "./area";
import { addBulkScheduleRoutes } from "./bulk-schedule-routes";
import type { Api } from "./endpoint";
import { addScheduleRoutes } from "./schedule-routes";
import { addTeamRoutes } from "./team-routes";
import { addTeamWritingRoutes } from "./team-writing-routes";
import { addWorkloadRoutes } from "./workload-routes";

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
