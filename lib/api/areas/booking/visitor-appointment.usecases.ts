import type { AppointmentView } from "@/lib/api/areas/appointments/appointments.contract";
import type { AppointmentId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Appointment } from "@/lib/domain/salon/appointment";
import type { AccessControl, Caller, Scope, StaffScope } from "@/lib/api/platform/access";
import { changeAppointment } from "@/lib/api/areas/appointments/change-appointment.steps";
import type { ChangeNeeds } from "@/lib/api/areas/appointments/change-appointment.steps";
import { viewFor } from "@/lib/api/areas/appointments/appointment-view.rules";
import {
  checkEditable,
  NO_APPOINTMENT,
} from "@/lib/api/areas/appointments/appointment-policy.rules";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { AppointmentRepositories } from "@/lib/api/areas/appointments/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import type { WithReadModel } from "@/lib/api/platform/read-model";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import { isSame } from "./code-match.rules";
import { unbookable, problem } from "./book-problems.rules";
import type { BookingRepositories } from "./repositories.port";
import { locationOfSecret } from "@/lib/api/platform/located-secret";
import { movedTo } from "./visitor-order.rules";
import type { Move } from "./visitor-order.rules";

type Needs = Pick<BookingRepositories, "recordHashes"> & ChangeNeeds;

/** An appointment and what opens it. */
export type OwnRecord = { readonly id: AppointmentId; readonly hash: string };

/** Their own phone visitors may see; what the salon keeps about them is its own (inferred). */
const TO_VISITORS = { showsPhone: true, showsCustomFields: false, showsClients: false } as const;

const BEGUN: ServiceError = {
  kind: "forbidden",
  message: "The appointment has begun: it may no longer be cancelled.",
};

export type OwnRecordUseCases = ReturnType<typeof createOwnRecordUseCases>;

/** The appointment of a visitor, opened by its hash (business.md 9.8). */
export function createOwnRecordUseCases(deps: {
  readonly store: Stored<Needs> & WithReadModel;
  readonly access: AccessControl;
  readonly log: Log;
}) {
  const { store, access } = deps;
  const { appointments } = store;
  const write = auditedWrite<Needs>(deps);

  /** The appointment; a deleted one says so, as inside (inferred). */
  async function find(
    scope: Scope,
    { id, hash }: OwnRecord,
  ): Promise<Result<AppointmentView, ServiceError>> {
    const kept = await store.recordHashes.find(scope.id, id);
    if (kept === null || !isSame(kept, hash)) return err(NO_APPOINTMENT);
    const appointment = await store.appointments.find(scope.id, id);
    if (!appointment) return err(NO_APPOINTMENT);
    const team = await store.readModel.team(scope.id, scope.today);
    return ok(viewFor(scope, appointment, team, TO_VISITORS));
  }

  /** Cancels what has not begun. */
  async function remove(scope: Scope, own: OwnRecord): Promise<Result<void, ServiceError>> {
    const found = await find(scope, own);
    if (!found.ok) return found;
    const { appointment } = found.value;
    return write(scope, async (repositories, audit) => {
      const removed = await cancelLocked(scope, appointment, repositories);
      const { memberId } = appointment;
      if (removed.ok) audit("appointment cancelled online", { memberId, id: own.id });
      return removed;
    });
  }

  /** Whether the appointment may be moved at all: that comes before the body. */
  async function problemOfMove(scope: StaffScope, id: AppointmentId): Promise<ServiceError | null> {
    const team = await store.readModel.team(scope.id, scope.today);
    const found = checkEditable(scope, await appointments.find(scope.id, id), team);
    return found.ok ? null : found.error;
  }

  return {
    problemOfMove,
    enter: (caller: Caller, hash: string) => enterByHash(access, caller, hash),
    find,
    remove,
    move: (scope: StaffScope, id: AppointmentId, wanted: Move) =>
      moveAppointment({ write, appointments }, scope, id, wanted),
  };
}

/**
 * Moves an appointment for a user, by the rules of the journal: grid and lead time bind visitors
 * only (inferred). A seat stays in its event.
 */
async function moveAppointment(
  changing: Parameters<typeof changeAppointment>[0],
  scope: StaffScope,
  id: AppointmentId,
  wanted: Move,
): Promise<Result<AppointmentView, ServiceError>> {
  const before = await changing.appointments.find(scope.id, id);
  if (!before || before.isDeleted) return err(NO_APPOINTMENT);
  if (before.eventId !== 0) return err(invalid("datetime", "is that of the group event"));
  const moved = await changeAppointment(changing, scope, id, movedTo(before, wanted));
  const isTaken = !moved.ok && moved.error.kind === "conflict";
  return isTaken ? unbookable(problem(433, id)) : moved;
}

async function cancelLocked(
  scope: Scope,
  { id, memberId }: Appointment,
  {
    team,
    appointments,
  }: Pick<TeamRepositories, "team"> & Pick<AppointmentRepositories, "appointments">,
): Promise<Result<void, ServiceError>> {
  await team.lock(scope.id, [memberId]);
  const appointment = await appointments.find(scope.id, id);
  if (!appointment || appointment.isDeleted) return err(NO_APPOINTMENT);
  if (appointment.startsAt <= scope.now || appointment.attendance === "arrived") return err(BEGUN);
  await appointments.markDeleted(scope.id, id, scope.now, "client");
  return ok(undefined);
}

/** The location that a hash names, for paths without one. */
async function enterByHash(
  access: AccessControl,
  caller: Caller,
  hash: string,
): Promise<Result<Scope, ServiceError>> {
  const location = locationOfSecret(hash);
  if (location === null) return err(NO_APPOINTMENT);
  const entered = await access.enter(caller, location);
  const isUnknown = !entered.ok && entered.error.kind === "not_found";
  return isUnknown ? err(NO_APPOINTMENT) : entered;
}
