import type {
  AppointmentRepository,
  AppointmentWriting,
  VisitRepository,
} from "./appointment.port";

import type { AppointmentLog } from "./appointment-writes.port";

/** What the area keeps. */
export type AppointmentRepositories = {
  readonly appointments: AppointmentRepository;
  readonly appointmentWriting: AppointmentWriting;
  readonly appointmentLog: AppointmentLog;
  readonly visits: VisitRepository;
};
