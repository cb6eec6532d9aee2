import type { AppointmentToChange } from "@/lib/api/areas/appointments/appointment-change.contract";
import type { AppointmentView } from "@/lib/api/areas/appointments/appointments.contract";
import type { AppointmentId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Appointment } from "@/lib/domain/salon/appointment";
import type { AccessService, Caller, Scope, StaffScope } from "@/lib/api/platform/access";
import type { AppointmentChangeService } from "@/lib/api/areas/appointments/change-appointment.usecases";
import { viewFor } from "@/lib/api/areas/appointments/appointments.usecases";
import { isSame } from "./phone-code.usecases";
import { problem, unbookable } from "./book-problems.steps";
import { NO_APPOINTMENT } from "@/lib/api/areas/appointments/edit-rights.rules";
import type { Repositories, Store } from "@/lib/api/store/repositories";
import { locationOfHash } from "./record-hash.rules";
import { invalid } from "@/lib/api/platform/service-error";
import type { ServiceError } from "@/lib/api/platform/service-error";

/** An appointment and what opens it. */
export type OwnRecord = { readonly id: AppointmentId; readonly hash: string };

export type Move = { readonly datetime: string; readonly comment: string | undefined };

/** His own phone he may see; what the salon keeps about him is its own (inferred). */
const TO_VISITORS = { showsPhone: true, showsCustomFields: false, showsClients: false } as const;

const BEGUN: ServiceError = {
  kind: "forbidden",
  message: "The appointment has begun: it may no longer be cancelled.",
};

export type OwnRecordService = ReturnType<typeof createOwnRecordService>;

/** The appointment of a visitor, opened by its hash (business.md 9.8). */
export function createOwnRecordService(deps: {
  readonly store: Store;
  readonly access: AccessService;
  readonly changes: AppointmentChangeService;
  readonly log: (entry: object) => void;
}) {
  const { store, access, changes, log } = deps;

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
    const { memberId } = found.value.appointment;
    const removed = await store.transaction(scope.id, (repositories) =>
      cancelLocked(scope, found.value.appointment, repositories),
    );
    if (removed.ok)
      log({ event: "appointment cancelled online", locationId: scope.id, memberId, id: own.id });
    return removed;
  }

  /**
   * Moves an appointment for a user, by the rules of the journal: grid and lead time bind visitors
   * only (inferred). A seat stays in its event.
   */
  async function move(
    scope: StaffScope,
    id: AppointmentId,
    wanted: Move,
  ): Promise<Result<AppointmentView, ServiceError>> {
    const before = await store.appointments.find(scope.id, id);
    if (!before || before.isDeleted) return err(NO_APPOINTMENT);
    if (before.eventId !== 0) return err(invalid("datetime", "is that of the group event"));
    const moved = await changes.change(scope, id, movedTo(before, wanted));
    const isTaken = !moved.ok && moved.error.kind === "conflict";
    return isTaken ? unbookable(problem(433, id)) : moved;
  }

  return {
    enter: (caller: Caller, hash: string) => enterByHash(access, caller, hash),
    find,
    remove,
    move,
  };
}

async function cancelLocked(
  scope: Scope,
  { id, memberId }: Appointment,
  { team, appointments }: Repositories,
): Promise<Result<void, ServiceError>> {
  await team.lock(scope.id, [memberId]);
  const appointment = await appointments.find(scope.id, id);
  if (!appointment || appointment.isDeleted) return err(NO_APPOINTMENT);
  if (appointment.startsAt <= scope.now || appointment.attendance === "arrived") return err(BEGUN);
  await appointments.markDeleted(scope.id, id, scope.now);
  return ok(undefined);
}

/** The location that a hash names, for paths without one. */
async function enterByHash(
  access: AccessService,
  caller: Caller,
  hash: string,
): Promise<Result<Scope, ServiceError>> {
  const location = locationOfHash(hash);
  if (location === null) return err(NO_APPOINTMENT);
  const entered = await access.enter(caller, location);
  const isUnknown = !entered.ok && entered.error.kind === "not_found";
  return isUnknown ? err(NO_APPOINTMENT) : entered;
}

/** The full change that a move is: all but time and comment stays. */
function movedTo(before: Appointment, { datetime, comment }: Move): AppointmentToChange {
  const { memberId, length, technicalBreak, client, services } = before;
  const { id = 0, phone = "", name = "", email = "" } = client ?? {};
  return {
    comment,
    place: { kind: "time", memberId, datetime, length, technicalBreak },
    client: { id, phone, name, email },
    services: services.map((line) => ({
      id: line.id,
      amount: line.amount,
      firstCost: null,
      discount: 0,
      cost: null,
      hasPrice: false,
    })),
    attendance: undefined,
    apiId: undefined,
    savesIfBusy: false,
  };
}
