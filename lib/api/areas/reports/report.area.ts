import { createAnalyticsService } from "./analytics.usecases";
import { createDayReportService } from "./day-report.usecases";
import type { Store } from "@/lib/api/store/repositories";
import { createSalaryService } from "./salary.usecases";
import { addAnalyticsRoutes } from "./analytics.routes";
import { addDayReportRoutes } from "./day-report.routes";
import type { Api } from "@/lib/api/platform/http/endpoint";
import { addOwnSalaryRoutes } from "./own-salary.routes";
import { addSalaryRoutes } from "./salary.routes";

/** What is computed from hours and appointments: figures and pay (business.md 16, 17). */
export function addReportArea(api: Api, { store }: { readonly store: Store }): void {
  const { readModel } = store;
  addAnalyticsRoutes(api, createAnalyticsService({ store, readModel }));
  addDayReportRoutes(api, createDayReportService({ store, readModel }));
  const salary = createSalaryService(store);
  addSalaryRoutes(api, salary);
  addOwnSalaryRoutes(api, salary);
}
