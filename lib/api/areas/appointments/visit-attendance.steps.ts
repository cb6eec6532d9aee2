import type { Appointment } from "@/lib/domain/salon/appointment";
import type { Scope, StaffScope } from "@/lib/api/platform/access";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { ClientRepositories } from "@/lib/api/areas/clients/repositories.port";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { AppointmentId } from "@/lib/domain/ids";
import type { Instant } from "@/lib/domain/time/instant";
import { todayIn, spanOf } from "@/lib/zone/wall-clock";
import type { AppointmentRepositories } from "./repositories.port";
import { problemOfOthers } from "./visit-reach.rules";

/**
 * Attendance belongs to the visit, so it changes all its appointments (business.md 6.3): also those
 * of other members must lie within the user's reach. Null = a visit without others.
 */
export async function problemOfVisit(
  scope: StaffScope,
  visitId: number | null,
  { visits, team }: Pick<AppointmentRepositories, "visits"> & Pick<TeamRepositories, "team">,
): Promise<ServiceError | null> {
  if (visitId === null) return null;
  const others = await visits.list(scope.id, visitId);
  return problemOfOthers(scope, others, await team.list(scope.id, scope.today));
}

/** The appointments of a visit, whose client's writers wait until the transaction ends. */
export async function lockedVisit(
  scope: StaffScope,
  visitId: number,
  {
    visits,
    clients,
  }: Pick<AppointmentRepositories, "visits"> & Pick<ClientRepositories, "clients">,
): Promise<Appointment[]> {
  const [first] = await visits.list(scope.id, visitId);
  await clients.lock(scope.id, first?.client?.id ?? null);
  return visits.list(scope.id, visitId);
}

/**
 * The visit that a client already has on the local date of an appointment: one visit groups their
 * appointments of a day (business.md 7). Null = none but the appointment's own.
 */
export async function visitOn(
  scope: Scope,
  { clientId, startsAt }: { readonly clientId: number | null; readonly startsAt: Instant },
  { visits }: Pick<AppointmentRepositories, "visits">,
  except?: AppointmentId,
): Promise<number | null> {
  if (clientId === null) return null;
  const { timeZone } = scope.location;
  const date = todayIn(timeZone, startsAt);
  return visits.ofClient(scope.id, clientId, spanOf(timeZone, { from: date, to: date }), except);
}
