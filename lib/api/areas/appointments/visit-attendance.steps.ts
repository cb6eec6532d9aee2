import type { AppointmentView } from "./appointments.contract";
import type { AppointmentId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Appointment, Attendance } from "@/lib/domain/salon/appointment";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { viewOf } from "./appointments.usecases";
import type { StaffScope } from "@/lib/api/platform/access";
import { editable, NO_APPOINTMENT } from "./edit-rights.rules";
import type { AppointmentRepositories } from "./repositories.port";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { ClientRepositories } from "@/lib/api/areas/clients/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import { memberFor } from "@/lib/api/platform/reach";
import type { ServiceError } from "@/lib/api/platform/errors";

type Needs = Pick<AppointmentRepositories, "appointments" | "visits"> &
  Pick<TeamRepositories, "team"> &
  Pick<ClientRepositories, "clients">;

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

export type AttendanceService = ReturnType<typeof createAttendanceService>;

/** The light way to say who came (business.md 6.3). */
export function createAttendanceService(deps: {
  readonly store: Stored<Needs>;
  readonly log: (entry: object) => void;
}) {
  async function set(
    scope: StaffScope,
    id: AppointmentId,
    attendance: Attendance,
  ): Promise<Result<AppointmentView, ServiceError>> {
    const changed = await deps.store.transaction(scope.id, async (repositories) => {
      const team = await repositories.team.list(scope.id, scope.today);
      const found = editable(scope, await repositories.appointments.find(scope.id, id), team);
      if (!found.ok) return found;
      const { visitId } = found.value;
      const visit = await lockedVisit(scope, visitId, repositories);
      const problem = problemOfOthers(scope, visit, team);
      if (problem) return err(problem);
      if (visit.every((each) => each.attendance === attendance)) {
        return ok(viewOf(scope, found.value, team));
      }
      await repositories.visits.setAttendance(scope.id, visitId, attendance, scope.now);
      const after = await repositories.appointments.find(scope.id, id);
      return after ? ok(viewOf(scope, after, team)) : err(NO_APPOINTMENT);
    });
    if (changed.ok) {
      const { memberId } = changed.value.appointment;
      const [locationId, userId] = [scope.id, scope.user.id];
      deps.log({ event: "attendance set", locationId, userId, memberId, id, attendance });
    }
    return changed;
  }

  return { set };
}
