import { createAppointmentChangeService } from "@/lib/api/areas/appointments/change-appointment.usecases";
import { createBookCodeService } from "./phone-code.usecases";
import { createBookSeatService } from "./visitor-seat.usecases";
import { createBookService } from "./visitor-booking.usecases";
import { createOwnRecordService } from "./visitor-appointment.usecases";
import type { AreaDeps } from "@/lib/api/platform/http/area";
import { addBookRoutes, addBookSeatRoutes } from "./visitor-booking.routes";
import type { Api } from "@/lib/api/platform/http/endpoint";
import { addOwnRecordRoutes } from "./visitor-appointment.routes";

/** What visitors book and keep (business.md 9.7, 9.8). */
export function addBookArea(api: Api, { store, log, transport }: AreaDeps): void {
  const codes = createBookCodeService({ store, transport });
  const changes = createAppointmentChangeService({ store, readModel: store.readModel, log });
  addBookRoutes(api, createBookService({ store, codes, log }), codes);
  addBookSeatRoutes(api, createBookSeatService({ store, codes, log }));
  const { access } = api;
  addOwnRecordRoutes(api, createOwnRecordService({ store, access, changes, log }), changes);
}
