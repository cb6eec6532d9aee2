import { z } from "zod";
import {
  appointmentFromWire,
  appointmentListSchema,
  createdAppointmentSchema,
} from "@/lib/api/areas/appointments/appointments.contract";
import { readTotal } from "@/lib/api/wire/envelope";
import { newAppointmentToWire } from "@/lib/api/areas/appointments/new-appointment.contract";
import type { AppointmentToCreate } from "@/lib/api/areas/appointments/new-appointment.contract";
import type { AppointmentId, LocationId, TeamMemberId } from "@/lib/domain/ids";
import type { Appointment } from "@/lib/domain/salon/appointment";
import type { Period } from "@/lib/domain/time/period";
import { createOneAppointmentCalls } from "./one-appointment-calls";
import type { OneAppointmentCalls } from "./one-appointment-calls";
import { everyPage } from "./pages";
import type { Transport } from "./transport";

type AppointmentSearch = {
  /** Dates of the start, both included. */
  readonly period: Period;
  readonly memberId?: TeamMemberId | undefined;
  readonly withDeleted?: boolean | undefined;
};

export type AppointmentCalls = OneAppointmentCalls & {
  readonly list: (
    location: LocationId,
    query: AppointmentSearch & { readonly page: number; readonly count: number },
  ) => Promise<{ items: Appointment[]; total: number }>;
  /** Every page. */
  readonly all: (location: LocationId, query: AppointmentSearch) => Promise<Appointment[]>;
  readonly create: (location: LocationId, appointment: AppointmentToCreate) => Promise<Appointment>;
  readonly remove: (location: LocationId, id: AppointmentId) => Promise<void>;
};

/** Calls about appointments (business.md 6). */
export function createAppointmentCalls(call: Transport): AppointmentCalls {
  const list: AppointmentCalls["list"] = async (location, query) => {
    const { data, meta } = await call({
      method: "GET",
      path: `/records/${location}`,
      query: {
        start_date: query.period.from,
        end_date: query.period.to,
        staff_id: query.memberId,
        with_deleted: query.withDeleted ? 1 : undefined,
        page: query.page,
        count: query.count,
      },
      schema: appointmentListSchema,
    });
    return { items: data.map(appointmentFromWire), total: readTotal(meta) ?? data.length };
  };
  return {
    list,
    all: (location, query) =>
      everyPage(async (place) => (await list(location, { ...query, ...place })).items),
    create: async (location, appointment) => {
      const { data } = await call({
        method: "POST",
        path: `/records/${location}`,
        body: newAppointmentToWire(appointment),
        schema: createdAppointmentSchema,
      });
      return appointmentFromWire(data);
    },
    ...createOneAppointmentCalls(call),
    remove: async (location, id) => {
      const path = `/record/${location}/${id}`;
      await call({ method: "DELETE", path, schema: z.unknown() });
    },
  };
}
