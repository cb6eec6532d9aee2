import { z } from "zod";
import {
  appointmentFromWire,
  appointmentListSchema,
  bookedMemberOf,
  createdAppointmentSchema,
} from "@/lib/api/areas/appointments/appointments.contract";
import { readTotal } from "@/lib/api/wire/envelope";
import { newAppointmentToWire } from "@/lib/api/areas/appointments/new-appointment.contract";
import type { AppointmentToCreate } from "@/lib/api/areas/appointments/new-appointment.contract";
import type { AppointmentId, LocationId, TeamMemberId } from "@/lib/domain/ids";
import type { Appointment } from "@/lib/domain/salon/appointment";
import type { JournalEntry } from "@/lib/domain/salon/journal-entry";
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

type Page = { readonly page: number; readonly count: number };

export type AppointmentCalls = OneAppointmentCalls & {
  readonly list: (
    location: LocationId,
    query: AppointmentSearch & Page,
  ) => Promise<{ items: Appointment[]; total: number }>;
  /** Every page. */
  readonly journal: (location: LocationId, query: AppointmentSearch) => Promise<JournalEntry[]>;
  readonly create: (location: LocationId, appointment: AppointmentToCreate) => Promise<Appointment>;
  readonly remove: (location: LocationId, id: AppointmentId) => Promise<void>;
};

/** Calls about appointments (business.md 6). */
export function createAppointmentCalls(call: Transport): AppointmentCalls {
  return {
    list: async (location, query) => {
      const { data, meta } = await readPage(call, location, query);
      return { items: data.map(appointmentFromWire), total: readTotal(meta) ?? data.length };
    },
    journal: (location, query) =>
      everyPage(async (place) => {
        const { data } = await readPage(call, location, { ...query, ...place });
        return data.map((each) => ({
          appointment: appointmentFromWire(each),
          member: bookedMemberOf(each),
        }));
      }),
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

function readPage(call: Transport, location: LocationId, query: AppointmentSearch & Page) {
  return call({
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
}
