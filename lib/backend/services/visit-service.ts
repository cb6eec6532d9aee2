import type { VisitChange, VisitView } from "@/lib/contract/visits";
import type { AppointmentId } from "@/lib/domain/ids";
import { appointmentId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Appointment } from "@/lib/domain/salon/appointment";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { AccessService, Caller, Right, StaffScope } from "./access-service";
import { linesOf } from "./appointment-lines";
import { viewOf } from "./appointment-service";
import { editable, problemOfParts, readable } from "./may-edit";
import type { ReadModel, Repositories, Store } from "./ports";
import { invalid } from "./service-error";
import type { ServiceError } from "./service-error";
import { problemOfOthers } from "./visit-attendance";

const NO_VISIT: ServiceError = { kind: "not_found", message: "Visit not found." };

export type VisitService = ReturnType<typeof createVisitService>;

/** The appointments of one client on one day (business.md 7). */
export function createVisitService(deps: {
  readonly store: Store;
  readonly readModel: ReadModel;
  readonly access: AccessService;
  readonly log: (entry: object) => void;
}) {
  const { store, readModel, access } = deps;

  /** Enters the location of a visit: its path tells none, so only the user's own are searched. */
  async function enter(
    caller: Caller,
    visitId: number | undefined,
    right: Right,
  ): Promise<Result<StaffScope, ServiceError>> {
    if (!caller.user) return err({ kind: "unauthenticated" });
    const reached = access.locationsOf(caller);
    const location = visitId === undefined ? null : await store.visits.locationOf(reached, visitId);
    return location === null ? err(NO_VISIT) : access.enterAsStaff(caller, location, right);
  }

  async function find(
    scope: StaffScope,
    visitId: number,
  ): Promise<Result<VisitView, ServiceError>> {
    const records = await store.visits.list(scope.id, visitId);
    return viewFor(scope, records, await readModel.team(scope.id, scope.today));
  }

  /** As `find`, for a path that also names an appointment of the visit. */
  async function findWith(
    scope: StaffScope,
    visitId: number,
    id: AppointmentId,
  ): Promise<Result<VisitView, ServiceError>> {
    const found = await find(scope, visitId);
    if (!found.ok) return found;
    const { records } = found.value;
    return records.some(({ appointment }) => appointment.id === id) ? found : err(NO_VISIT);
  }

  /** Enters for a change; whether the appointment may be changed comes before the body. */
  async function enterToChange(
    caller: Caller,
    visitId: number | undefined,
    recordId: number | undefined,
  ): Promise<Result<StaffScope, ServiceError>> {
    const entered = await enter(caller, visitId, "edit_appointments");
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
  async function change(
    scope: StaffScope,
    visitId: number,
    recordId: AppointmentId,
    wanted: VisitChange,
  ): Promise<Result<VisitView, ServiceError>> {
    const changed = await store.transaction(scope.id, async (repositories) => {
      const team = await repositories.team.list(scope.id, scope.today);
      const records = await repositories.visits.list(scope.id, visitId);
      const record = changeable(scope, records, recordId, team);
      if (!record.ok) return record;
      const changes = await changesOf(scope, records, record.value, wanted, repositories);
      if (!changes.ok) return changes;
      for (const { id, ...lines } of changes.value) {
        // oxlint-disable-next-line no-await-in-loop -- one connection, and a visit has few
        await repositories.appointmentWriting.update(scope.id, id, { ...lines, at: scope.now });
      }
      if (records.some((each) => each.attendance !== wanted.attendance)) {
        const { attendance } = wanted;
        await repositories.visits.setAttendance(scope.id, visitId, attendance, scope.now);
      }
      return viewFor(scope, await repositories.visits.list(scope.id, visitId), team);
    });
    if (changed.ok) {
      const [locationId, userId] = [scope.id, scope.user.id];
      deps.log({ event: "visit changed", locationId, userId, visitId, id: recordId });
    }
    return changed;
  }

  return { enter, enterToChange, find, findWith, change };
}

/** What of the visit the user may see; nothing of it is a refusal. */
function viewFor(
  scope: StaffScope,
  records: readonly Appointment[],
  team: readonly TeamMember[],
): Result<VisitView, ServiceError> {
  const outcomes = records.map((each) => readable(scope, each, team));
  const seen = outcomes.flatMap((each) => (each.ok ? [each.value] : []));
  const refusal = outcomes.find((each) => !each.ok);
  const [first] = seen;
  if (!first) return refusal ?? err(NO_VISIT);
  // the last change speaks for the visit where attendances differ
  const last = seen.reduce((a, b) => (b.changedAt > a.changedAt ? b : a), first);
  return ok({
    attendance: last.attendance,
    comment: seen.find((each) => each.comment !== "")?.comment ?? "",
    records: seen.map((each) => viewOf(scope, each, team)),
  });
}

function changeable(
  scope: StaffScope,
  records: readonly Appointment[],
  id: AppointmentId,
  team: readonly TeamMember[],
): Result<Appointment, ServiceError> {
  const record = records.find((each) => each.id === id);
  if (!record) return err(NO_VISIT);
  const found = editable(scope, record, team);
  const problem = found.ok ? problemOfOthers(scope, records, team) : null;
  return problem ? err(problem) : found;
}

type Change = Pick<Appointment, "id" | "comment" | "services">;

/** The appointments whose comment or services change, with what they become. */
async function changesOf(
  scope: StaffScope,
  records: readonly Appointment[],
  record: Appointment,
  wanted: VisitChange,
  { services }: Repositories,
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
