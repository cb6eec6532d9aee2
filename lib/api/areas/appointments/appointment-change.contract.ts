import { attendanceFromWire, attendanceToWire } from "@/lib/api/wire/attendance";
import { z } from "zod";
import type { Attendance } from "@/lib/domain/salon/appointment";
import {
  appointmentBodySchema,
  newAppointmentToWire,
  problemsOf,
  serviceToBook,
  toCreate,
} from "./new-appointment.contract";
import type {
  AppointmentBody,
  AppointmentToCreate,
  ServiceToBook,
  serviceToBookSchema,
} from "./new-appointment.contract";
import { aliased } from "@/lib/api/wire/parameter-aliases";
import { wireInteger } from "@/lib/api/wire/wire-formats";

/** A line without any price keeps the one that the appointment has for the service. */
export type ServiceToKeep = ServiceToBook & { readonly hasPrice: boolean };

/** The full update of an appointment; what is undefined stays as it is. */
export type AppointmentToChange = Pick<
  AppointmentToCreate,
  "client" | "savesIfBusy" | "place" | "extras" | "marks"
> & {
  readonly services: readonly ServiceToKeep[];
  readonly attendance: Attendance | undefined;
  readonly comment: string | undefined;
  readonly apiId: string | undefined;
};

/** Body of `PUT /record/{location_id}/{record_id}`: full, or 422 (business.md 6.7). */
export const appointmentChangeSchema = aliased(appointmentBodySchema)
  .transform((body, context): AppointmentToChange => {
    const problems = problemsOf(body);
    for (const { field, message } of problems) {
      context.issues.push({ code: "custom", message, path: [field], input: body });
    }
    return problems.length > 0 ? z.NEVER : toChange(body);
  })
  .meta({ id: "AppointmentChange" });

function toChange(body: AppointmentBody): AppointmentToChange {
  const { client, attendance, savesIfBusy, place, extras, marks } = toCreate(body);
  return {
    client,
    savesIfBusy,
    place,
    ...(extras && { extras }),
    ...(marks && { marks }),
    services: (body.services ?? []).map(serviceToKeep),
    attendance: body.attendance === undefined ? undefined : attendance,
    comment: body.comment,
    apiId: body.api_id,
  };
}

/** A service of a body that changes an appointment. */
export function serviceToKeep(line: z.infer<typeof serviceToBookSchema>): ServiceToKeep {
  const prices = [line.first_cost, line.discount, line.cost];
  return { ...serviceToBook(line), hasPrice: prices.some((price) => price !== undefined) };
}

/** The body of a full update; what is undefined is left out, and so stays. */
export function appointmentChangeToWire(change: AppointmentToChange): Record<string, unknown> {
  const { attendance, comment, apiId, services, ...rest } = change;
  const full = newAppointmentToWire({
    ...rest,
    services,
    attendance: "waiting",
    comment: "",
    apiId: "",
  });
  return {
    ...full,
    services: services.map((line) => {
      const { id, amount, firstCost, discount, cost } = line;
      if (!line.hasPrice) return { id, amount };
      const prices = [
        ["first_cost", firstCost],
        ["cost", cost],
      ].filter(([, price]) => price !== null);
      return { id, amount, discount, ...Object.fromEntries(prices) };
    }),
    attendance: attendance && attendanceToWire(attendance),
    comment,
    api_id: apiId,
  };
}

/** Body of `POST /locations/{location_id}/appointments/{record_id}/attendance` (business.md 6.3). */
export const attendanceSchema = z
  .looseObject({ attendance: wireInteger({ min: -1, max: 2 }) }, { error: "must be an object" })
  .transform(({ attendance }) => attendanceFromWire(attendance))
  .meta({ id: "AttendanceChange", example: { attendance: 1 } });
