import { appointmentId } from "@/lib/domain/ids";
import type { AppointmentId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Appointment } from "@/lib/domain/salon/appointment";
import type { Caller, StaffScope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import type { CatalogueRepositories } from "@/lib/api/areas/catalogue/repositories.port";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { ClientRepositories } from "@/lib/api/areas/clients/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import type { ReadModel } from "@/lib/api/platform/read-model";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { AppointmentRepositories } from "./repositories.port";
import type { VisitChange, VisitView } from "./visits.contract";
import { linesOf } from "./service-lines.rules";
import { problemOfParts } from "./appointment-policy.rules";
import { lockedVisit } from "./visit-attendance.steps";
import { changeable, NO_VISIT, visitViewFor } from "./visit-reach.rules";
import type { VisitUseCases } from "./visit.usecases";
import type { WithVisitMoney } from "./visit-money.port";

type Needs = Pick<AppointmentRepositories, "appointmentWriting" | "visits"> &
  Pick<TeamRepositories, "team"> &
  Pick<ClientRepositories, "clients"> &
  Pick<CatalogueRepositories, "services">;

export type VisitChangeUseCases = ReturnType<typeof createVisitChangeUseCases>;

/** Changes what the appointments of a visit have in common, and their prices (business.md 7). */
export function createVisitChangeUseCases(deps: {
  readonly store: Stored<Needs> & WithVisitMoney;
  readonly readModel: ReadModel;
  readonly visits: VisitUseCases;
  readonly log: Log;
}) {
  const { store, readModel, visits } = deps;
  const write = auditedWrite<Needs>(deps);

  /** Enters for a change; whether the appointment may be changed comes before the body. */
  async function enter(
    caller: Caller,
    visitId: number | undefined,
    recordId: number | undefined,
  ): Promise<Result<StaffScope, ServiceError>> {
    const entered = await visits.enter(caller, visitId, "edit_appointments");
    if (!entered.ok || visitId === undefined || recordId === undefined) {
      return entered.ok ? err(NO_VISIT) : entered;
    }
    const scope = entered.value;
    const records = await store.visits.list(scope.id, visitId);
    const team = await readModel.team(scope.id, scope.today);
    const record = changeable(scope, records, appointmentId(recordId), team);
    return record.ok ? ok(scope) : record;
  }

  /** The light way to set attendance, comment and prices (business.md 7). */
  function change(
    scope: StaffScope,
    visitId: number,
    recordId: AppointmentId,
    wanted: VisitChange,
  ): Promise<Result<VisitView, ServiceError>> {
    return write(scope, async (repositories, audit) => {
      const team = await repositories.team.list(scope.id, scope.today);
      const records = await lockedVisit(scope, visitId, repositories);
      const record = changeable(scope, records, recordId, team);
      if (!record.ok) return record;
      const refusal = await apply(scope, records, record.value, wanted, repositories);
      if (refusal) return err(refusal);
      const view = visitViewFor(scope, await repositories.visits.list(scope.id, visitId), team);
      if (view.ok) audit("visit changed", { visitId, id: recordId });
      return view;
    });
  }

  return { enter, change, moneyRefusal: store.visitMoney.refusal };
}

async function apply(
  scope: StaffScope,
  records: readonly Appointment[],
  record: Appointment,
  wanted: VisitChange,
  repositories: Needs,
): Promise<ServiceError | null> {
  const changes = await changesOf(scope, records, record, wanted, repositories);
  if (!changes.ok) return changes.error;
  for (const { id, ...lines } of changes.value) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, and a visit has few
    await repositories.appointmentWriting.update(scope.id, id, { ...lines, at: scope.now });
  }
  const { attendance } = wanted;
  if (records.some((each) => each.attendance !== attendance)) {
    await repositories.visits.setAttendance(scope.id, record.visitId, attendance, scope.now);
  }
  return null;
}

type Change = Pick<Appointment, "id" | "comment" | "services">;

/** The appointments whose comment or services change, with what they become. */
async function changesOf(
  scope: StaffScope,
  records: readonly Appointment[],
  record: Appointment,
  wanted: VisitChange,
  { services }: Pick<CatalogueRepositories, "services">,
): Promise<Result<Change[], ServiceError>> {
  const lines = (wanted.services ?? []).map((each) => ({
    ...each,
    appointmentId: each.appointmentId ?? record.id,
  }));
  const unknown = lines.findIndex((each) => records.every(({ id }) => id !== each.appointmentId));
  if (unknown !== -1) {
    return err(invalid(`services.${unknown}.record_id`, "is no appointment of the visit"));
  }
  const catalogue = lines.length === 0 ? [] : await services.list(scope.id);
  const changes: Change[] = [];
  for (const before of records) {
    const own = lines.filter((each) => each.appointmentId === before.id).map(({ line }) => line);
    const chosen = own.length === 0 ? ok(before.services) : linesOf(catalogue, before, before, own);
    if (!chosen.ok) return chosen;
    const comment = before.id === record.id ? wanted.comment : before.comment;
    const after = { ...before, comment, services: chosen.value };
    const problem = problemOfParts(scope, before, after);
    if (problem) return err(problem);
    if (own.length > 0 || comment !== before.comment) {
      changes.push({ id: before.id, comment, services: chosen.value });
    }
  }
  return ok(changes);
}
