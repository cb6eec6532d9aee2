import { isDeepStrictEqual } from "node:util";
import { and, asc, desc, eq, gte, lt } from "drizzle-orm";
import { causers } from "@/lib/api/platform/causer";
import type { Database } from "@/lib/data/connection";
import type { DataAccess } from "@/lib/data/data-access";
import { inChunks } from "@/lib/data/in-order";
import { appointmentWrites } from "@/lib/data/schema/appointment-writes";
import type { WriteSet } from "@/lib/data/write-set";
import { userId } from "@/lib/domain/ids";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import { statesById } from "./appointment-writes.rows";
import type { AppointmentLog } from "./appointment-writes.port";

const COLUMNS = {
  appointmentId: appointmentWrites.appointmentId,
  at: appointmentWrites.at,
  userId: appointmentWrites.userId,
  door: appointmentWrites.door,
  changeSetId: appointmentWrites.changeSetId,
  before: appointmentWrites.before,
  after: appointmentWrites.after,
};

/** Reads of the log of writes. */
export function createAppointmentLog(access: DataAccess): AppointmentLog {
  const { locationId, appointmentId, at, id } = appointmentWrites;
  return {
    of: (location, appointment) =>
      access.db
        .select(COLUMNS)
        .from(appointmentWrites)
        .where(and(eq(locationId, location), eq(appointmentId, appointment)))
        .orderBy(asc(id)),

    within: (location, span, { offset, limit }) =>
      access.db
        .select(COLUMNS)
        .from(appointmentWrites)
        .where(and(eq(locationId, location), gte(at, span.from), lt(at, span.to)))
        .orderBy(desc(at), desc(id))
        .limit(limit)
        .offset(offset),
  };
}

/** Leaves a line for each appointment that the transaction changed, as it ends (one for each). */
export async function logAppointmentWrites(
  db: Database,
  location: AuthorizedLocationId,
  { writtenAppointments: written }: WriteSet,
): Promise<void> {
  if (written.size === 0) return;
  const causer = causers.getStore();
  const now = await statesById(db, location, [...written.keys()]);
  const lines = [...written].flatMap(([id, { before, at }]) => {
    const after = now.get(id);
    if (!after || isDeepStrictEqual(before, after)) return [];
    const by = causer?.userId ? userId(causer.userId) : null;
    const door = causer?.door ?? "visitor";
    return [{ locationId: location, appointmentId: id, at, userId: by, door, before, after }];
  });
  await inChunks(lines, (chunk) => db.insert(appointmentWrites).values(chunk));
}
