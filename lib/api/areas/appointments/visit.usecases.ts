import type { AppointmentId } from "@/lib/domain/ids";
import { err } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { AccessControl, Caller, Right, StaffScope } from "@/lib/api/platform/access";
import type { Stored } from "@/lib/api/platform/transactional";
import type { ReadModel } from "@/lib/api/platform/read-model";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { AppointmentRepositories } from "./repositories.port";
import type { VisitView } from "./visits.contract";
import { NO_VISIT, visitViewFor } from "./visit-reach.rules";

type Needs = Pick<AppointmentRepositories, "visits">;

export type VisitUseCases = ReturnType<typeof createVisitUseCases>;

/** Reads the appointments of one client on one day (business.md 7). */
export function createVisitUseCases(deps: {
  readonly store: Stored<Needs>;
  readonly readModel: ReadModel;
  readonly access: AccessControl;
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
    return visitViewFor(scope, records, await readModel.team(scope.id, scope.today));
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

  return { enter, find, findWith };
}
