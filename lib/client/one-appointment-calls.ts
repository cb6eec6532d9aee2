import { appointmentChangeToWire } from "@/lib/api/areas/appointments/appointment-change.contract";
import type { AppointmentToChange } from "@/lib/api/areas/appointments/appointment-change.contract";
import {
  appointmentFromWire,
  appointmentSchema,
} from "@/lib/api/areas/appointments/appointments.contract";
import type { AppointmentId, LocationId } from "@/lib/domain/ids";
import { attendanceToWire } from "@/lib/api/wire/attendance";
import type { Appointment, Attendance } from "@/lib/domain/salon/appointment";
import type { Transport } from "./transport";

export type OneAppointmentCalls = {
  readonly find: (location: LocationId, id: AppointmentId) => Promise<Appointment>;
  /** A full update: moves it where member or time differ (business.md 6.7). */
  readonly change: (
    location: LocationId,
    id: AppointmentId,
    change: AppointmentToChange,
  ) => Promise<Appointment>;
  /** Sets it for the whole visit (business.md 6.3). */
  readonly setAttendance: (
    location: LocationId,
    id: AppointmentId,
    attendance: Attendance,
  ) => Promise<Appointment>;
};

/** Calls about one appointment (business.md 6.3, 6.6, 6.7). */
export function createOneAppointmentCalls(call: Transport): OneAppointmentCalls {
  return {
    find: async (location, id) => {
      const path = `/record/${location}/${id}`;
      const { data } = await call({ method: "GET", path, schema: appointmentSchema });
      return appointmentFromWire(data);
    },
    change: async (location, id, change) => {
      const { data } = await call({
        method: "PUT",
        path: `/record/${location}/${id}`,
        body: appointmentChangeToWire(change),
        schema: appointmentSchema,
      });
      return appointmentFromWire(data);
    },
    setAttendance: async (location, id, attendance) => {
      const { data } = await call({
        method: "POST",
        path: `/locations/${location}/appointments/${id}/attendance`,
        body: { attendance: attendanceToWire(attendance) },
        schema: appointmentSchema,
      });
      return appointmentFromWire(data);
    },
  };
}
