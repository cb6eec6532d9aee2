import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { ClientRepositories } from "@/lib/api/areas/clients/repositories.port";
import type { StaffScope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { Transactional } from "@/lib/api/platform/transactional";
import type { AppointmentId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Attendance } from "@/lib/domain/salon/appointment";
import { viewOf } from "./appointment-view.rules";
import type { AppointmentView } from "./appointments.contract";
import { checkEditable, NO_APPOINTMENT } from "./appointment-policy.rules";
import type { AppointmentRepositories } from "./repositories.port";
import { lockedVisit } from "./visit-attendance.steps";
import { problemOfOthers } from "./visit-reach.rules";

type Needs = Pick<AppointmentRepositories, "appointments" | "visits"> &
  Pick<TeamRepositories, "team"> &
  Pick<ClientRepositories, "clients">;

export type AttendanceUseCases = ReturnType<typeof createAttendanceUseCases>;

/** The light way to say who came (business.md 6.3). */
export function createAttendanceUseCases(deps: {
  readonly store: Transactional<Needs>;
  readonly log: Log;
}) {
  const write = auditedWrite(deps);

  function set(
    scope: StaffScope,
    id: AppointmentId,
    attendance: Attendance,
  ): Promise<Result<AppointmentView, ServiceError>> {
    return write(scope, async (repositories, audit) => {
      const team = await repositories.team.list(scope.id, scope.today);
      const found = checkEditable(scope, await repositories.appointments.find(scope.id, id), team);
      if (!found.ok) return found;
      const { visitId, memberId } = found.value;
      const visit = await lockedVisit(scope, visitId, repositories);
      const problem = problemOfOthers(scope, visit, team);
      if (problem) return err(problem);
      const isSet = visit.every((each) => each.attendance === attendance);
      if (!isSet) await repositories.visits.setAttendance(scope.id, visitId, attendance, scope.now);
      const after = isSet ? found.value : await repositories.appointments.find(scope.id, id);
      if (!after) return err(NO_APPOINTMENT);
      audit("attendance set", { memberId, id, attendance });
      return ok(viewOf(scope, after, team));
    });
  }

  return { set };
}
