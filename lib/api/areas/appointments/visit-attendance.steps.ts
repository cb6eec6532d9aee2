import type { Appointment } from "@/lib/domain/salon/appointment";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { StaffScope } from "@/lib/api/platform/access";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { ClientRepositories } from "@/lib/api/areas/clients/repositories.port";
import { memberFor } from "@/lib/api/platform/reach";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { AppointmentRepositories } from "./repositories.port";

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

/** Why attendance may not change for those appointments; null when it may. */
export function problemOfOthers(
  scope: StaffScope,
  others: readonly Appointment[],
  team: readonly TeamMember[],
): ServiceError | null {
  const isOpen = others.every(({ memberId }) => memberFor(scope, team, memberId, "read").ok);
  if (isOpen) return null;
  return { kind: "forbidden", message: "The visit holds appointments of other team members." };
}
