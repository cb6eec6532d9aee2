import { userId } from "@/lib/domain/ids";
import type { AppointmentId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { StaffScope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import type { ReadModel } from "@/lib/api/platform/read-model";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { AppointmentRepositories } from "./repositories.port";
import type { AppointmentView } from "./appointments.contract";
import { membersOf, NO_APPOINTMENT, problemOfDeleting } from "./appointment-policy.rules";
import { viewOf } from "./appointment-view.rules";
import { changedSpan, openSpanOf, visible } from "./date-range.rules";
import type { AppointmentFilter } from "./date-range.rules";

type Needs = Pick<AppointmentRepositories, "appointments"> & Pick<TeamRepositories, "team">;

export type AppointmentPage = { readonly items: AppointmentView[]; readonly total: number };

export type AppointmentUseCases = ReturnType<typeof createAppointmentUseCases>;

/** Lists and deletes appointments (business.md 6.1, 6.8). */
export function createAppointmentUseCases(deps: {
  readonly store: Stored<Needs>;
  readonly readModel: ReadModel;
  readonly log: Log;
}) {
  const write = auditedWrite<Needs>(deps);

  async function list(
    scope: StaffScope,
    filter: AppointmentFilter,
  ): Promise<Result<AppointmentPage, ServiceError>> {
    const team = await deps.readModel.team(scope.id, scope.today);
    const members = membersOf(scope, team, filter.memberId);
    if (!members.ok) return members;
    const { timeZone } = scope.location;
    const dates = openSpanOf(timeZone, filter.dates, "end_date");
    if (!dates.ok) return dates;
    const created = openSpanOf(timeZone, filter.createdDates, "c_end_date");
    if (!created.ok) return created;
    const found = await deps.store.appointments.list(scope.id, {
      ...(members.value && { memberIds: members.value }),
      span: visible(scope, dates.value),
      created: created.value,
      changed: changedSpan(timeZone, filter),
      ...(filter.clientId !== undefined && { clientId: filter.clientId }),
      ...(filter.createdBy !== undefined && { createdBy: userId(filter.createdBy) }),
      withDeleted: filter.withDeleted,
      offset: (filter.page - 1) * filter.count,
      limit: filter.count,
    });
    return ok({ items: found.items.map((each) => viewOf(scope, each, team)), total: found.total });
  }

  /** Deletes softly: the time becomes free, the record stays readable. */
  function remove(scope: StaffScope, id: AppointmentId): Promise<Result<void, ServiceError>> {
    return write(scope, async (repositories, audit) => {
      const appointment = await repositories.appointments.find(scope.id, id);
      if (!appointment || appointment.isDeleted) return err(NO_APPOINTMENT);
      const team = await repositories.team.list(scope.id, scope.today);
      const problem = problemOfDeleting(scope, appointment, team);
      if (problem) return err(problem);
      const isNew = await repositories.appointments.markDeleted(scope.id, id, scope.now);
      if (!isNew) return err(NO_APPOINTMENT);
      audit("appointment deleted", { memberId: appointment.memberId, id });
      return ok(undefined);
    });
  }

  return { list, remove };
}
