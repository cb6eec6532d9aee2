import { sql } from "drizzle-orm";
import { appointments } from "./schema/appointments";

/** The visit of a row of appointments: without one an appointment is a visit, by its own id. */
export const VISIT_NUMBER =
  sql<number>`coalesce(${appointments.visitId}, ${appointments.id})`.mapWith(Number);
