import { createAppointmentChangeService } from "@/lib/backend/services/appointment-change-service";
import { createAppointmentService } from "@/lib/backend/services/appointment-service";
import type { AppointmentService } from "@/lib/backend/services/appointment-service";
import { createBookingService } from "@/lib/backend/services/booking-service";
import { createReviewService } from "@/lib/backend/services/review-service";
import { createAttendanceService } from "@/lib/backend/services/visit-attendance";
import { createVisitChangeService } from "@/lib/backend/services/visit-change-service";
import { createVisitService } from "@/lib/backend/services/visit-service";
import { addAppointmentChangeRoutes } from "./appointment-change-routes";
import { addAppointmentRoutes } from "./appointment-routes";
import type { AreaDeps } from "./area";
import type { Api } from "./endpoint";
import { addReviewRoutes } from "./review-routes";
import { addVisitRoutes } from "./visit-routes";

/** Appointments, visits and reviews (business.md 6, 7). */
export function addAppointmentArea(
  api: Api,
  { store, log, transport }: AreaDeps,
): AppointmentService {
  const { readModel } = store;
  const { access } = api;
  const appointments = createAppointmentService({ store, readModel, log });
  addAppointmentRoutes(api, appointments, createBookingService({ store, transport, log }));
  addAppointmentChangeRoutes(api, {
    changes: createAppointmentChangeService({ store, readModel, log }),
    attendance: createAttendanceService({ store, log }),
  });
  const visits = createVisitService({ store, readModel, access });
  addVisitRoutes(api, visits, createVisitChangeService({ store, readModel, visits, log }));
  addReviewRoutes(api, createReviewService({ reviews: store.reviews, readModel, log }));
  return appointments;
}
