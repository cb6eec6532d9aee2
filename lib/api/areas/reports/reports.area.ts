import type { DataAccess } from "@/lib/data/data-access";
import { defineArea } from "@/lib/api/platform/area";
import type { AreaDeps } from "@/lib/api/platform/area";
import type { AppointmentRepositories } from "@/lib/api/areas/appointments/repositories.port";
import type { ScheduleRepositories } from "@/lib/api/areas/schedule/repositories.port";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import { addAnalyticsRoutes } from "./analytics.routes";
import { createAnalyticsUseCases } from "./analytics.usecases";
import { addDayReportRoutes } from "./day-report.routes";
import { createDayReportUseCases } from "./day-report.usecases";
import { createFigureRepository } from "./figures.store";
import { addOwnSalaryRoutes } from "./own-salary.routes";
import type { ReportRepositories } from "./repositories.port";
import { addSalaryRoutes } from "./salary.routes";
import { createSalaryUseCases } from "./salary.usecases";

type Deps = AreaDeps<
  ReportRepositories &
    ScheduleRepositories &
    Pick<AppointmentRepositories, "appointments"> &
    Pick<TeamRepositories, "positions">
>;

/** What is computed from hours and appointments: figures and pay (business.md 16, 17). */
export const reportsArea = defineArea({
  stores: (access: DataAccess): ReportRepositories => ({
    figures: createFigureRepository(access),
  }),
  routes: (api, { store }: Deps) => {
    const { readModel } = store;
    addAnalyticsRoutes(api, createAnalyticsUseCases({ store, readModel }));
    addDayReportRoutes(api, createDayReportUseCases({ store, readModel }));
    const salary = createSalaryUseCases(store);
    addSalaryRoutes(api, salary);
    addOwnSalaryRoutes(api, salary);
  },
});
