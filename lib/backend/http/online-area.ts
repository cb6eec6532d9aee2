import { createBookingFormService } from "@/lib/backend/services/booking-form-service";
import { createOnlineBookingService } from "@/lib/backend/services/online-booking-service";
import { createOnlineServicesService } from "@/lib/backend/services/online-services-service";
import { createOnlineSettingsService } from "@/lib/backend/services/online-settings-service";
import { createOnlineStaffService } from "@/lib/backend/services/online-staff-service";
import { createPublicFormService } from "@/lib/backend/services/public-form-service";
import type { AreaDeps } from "./area";
import { addBookingFormRoutes } from "./booking-form-routes";
import { addBookArea } from "./book-area";
import type { Api } from "./endpoint";
import { addOnlineBookingRoutes, addOnlineStaffRoutes } from "./online-booking-routes";
import { addOnlineServicesRoutes } from "./online-services-routes";
import { addOnlineSettingsRoutes } from "./online-settings-routes";
import { addPublicFormRoutes } from "./public-form-routes";

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
