import type {
  AppointmentRepository,
  AppointmentWriting,
  VisitRepository,
} from "./appointment.port";

/** What the area keeps. */
export type AppointmentRepositories = {
  readonly appointments: AppointmentRepository;
  readonly appointmentWriting: AppointmentWriting;
  readonly visits: VisitRepository;
};
