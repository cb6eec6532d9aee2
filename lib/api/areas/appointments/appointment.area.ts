import { createAppointmentChangeService } from "./change-appointment.usecases";
import { createAppointmentService } from "./appointments.usecases";
import type { AppointmentService } from "./appointments.usecases";
import { createBookingService } from "./create-appointment.usecases";
import { createReviewService } from "./review.usecases";
import { createAttendanceService } from "./visit-attendance.steps";
import { createVisitChangeService } from "./visit-change.usecases";
import { createVisitService } from "./visit.usecases";
import { addAppointmentChangeRoutes } from "./appointment-change.routes";
import { addAppointmentRoutes } from "./appointment.routes";
import type { AreaDeps } from "@/lib/api/platform/http/area";
import type { Api } from "@/lib/api/platform/http/endpoint";
import { addReviewRoutes } from "./review.routes";
import { addVisitRoutes } from "./visit.routes";

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
