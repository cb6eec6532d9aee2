import { createBookingFormService } from "./booking-form.usecases";
import { createOnlineBookingService } from "./offered-dates.usecases";
import { createOnlineServicesService } from "./online-services.usecases";
import { createOnlineSettingsService } from "./online-settings.usecases";
import { createOnlineStaffService } from "./online-staff.usecases";
import { createPublicFormService } from "./public-form.usecases";
import type { AreaDeps } from "@/lib/api/platform/http/area";
import { addBookingFormRoutes } from "./booking-form.routes";
import { addBookArea } from "./visitor-booking.area";
import type { Api } from "@/lib/api/platform/http/endpoint";
import { addOnlineBookingRoutes, addOnlineStaffRoutes } from "./online-booking.routes";
import { addOnlineServicesRoutes } from "./online-services.routes";
import { addOnlineSettingsRoutes } from "./online-settings.routes";
import { addPublicFormRoutes } from "./public-form.routes";

/** Online booking and its settings (business.md 9, 10). */
export function addOnlineArea(api: Api, area: AreaDeps): void {
  const { store, log } = area;
  addOnlineSettingsRoutes(
    api,
    createOnlineSettingsService({ settings: store.onlineSettings, log }),
  );
  addOnlineBookingRoutes(api, createOnlineBookingService({ store }));
  addOnlineStaffRoutes(api, createOnlineStaffService({ store }));
  addOnlineServicesRoutes(api, createOnlineServicesService({ store }));
  addBookingFormRoutes(api, createBookingFormService({ store, log }));
  addPublicFormRoutes(api, createPublicFormService({ store, access: api.access }));
  addBookArea(api, area);
}
