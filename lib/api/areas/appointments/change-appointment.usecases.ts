import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import type { ReadModel } from "@/lib/api/platform/read-model";
import type { StaffScope } from "@/lib/api/platform/access";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { Stored } from "@/lib/api/platform/transactional";
import type { AppointmentId } from "@/lib/domain/ids";
import { ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { AppointmentToChange } from "./appointment-change.contract";
import { viewOf } from "./appointment-view.rules";
import type { AppointmentView } from "./appointments.contract";
import { changeAppointment } from "./change-appointment.steps";
import type { ChangeNeeds } from "./change-appointment.steps";
import { checkEditable, checkReadable } from "./appointment-policy.rules";

export type AppointmentChangeUseCases = ReturnType<typeof createAppointmentChangeUseCases>;

/** Reads and changes one appointment (business.md 6.6, 6.7). */
export function createAppointmentChangeUseCases(deps: {
  readonly store: Stored<ChangeNeeds>;
  readonly readModel: ReadModel;
  readonly log: Log;
}) {
  const { appointments } = deps.store;
  const write = auditedWrite<ChangeNeeds>(deps);

  /** One appointment; a deleted one says so (business.md 6.6). */
  async function find(
    scope: StaffScope,
    id: AppointmentId,
  ): Promise<Result<AppointmentView, ServiceError>> {
    const team = await deps.readModel.team(scope.id, scope.today);
    const found = checkReadable(scope, await appointments.find(scope.id, id), team);
    return found.ok ? ok(viewOf(scope, found.value, team)) : found;
  }

  /** Whether the appointment may be changed at all: that comes before the body. */
  async function check(scope: StaffScope, id: AppointmentId): Promise<ServiceError | null> {
    const appointment = await appointments.find(scope.id, id);
    const team = await deps.readModel.team(scope.id, scope.today);
    const found = checkEditable(scope, appointment, team);
    return found.ok ? null : found.error;
  }

  return {
    find,
    check,
    change: (scope: StaffScope, id: AppointmentId, wanted: AppointmentToChange) =>
      changeAppointment({ write, appointments }, scope, id, wanted),
  };
}
