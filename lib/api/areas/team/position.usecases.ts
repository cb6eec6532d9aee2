import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { KnownPosition } from "@/lib/domain/salon/team-member";
import type { StaffScope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import type { Stored } from "@/lib/api/platform/transactional";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { TeamRepositories } from "./repositories.port";
import type { PositionFacts } from "./team.port";

type Needs = Pick<TeamRepositories, "positions">;

export type PositionUseCases = ReturnType<typeof createPositionUseCases>;

const UNKNOWN: ServiceError = { kind: "not_found", message: "Position not found." };

/** Positions of a location (schedule.md 4). */
export function createPositionUseCases(deps: { readonly store: Stored<Needs>; readonly log: Log }) {
  const { positions } = deps.store;
  const write = auditedWrite<Needs>(deps);

  return {
    list: (scope: StaffScope): Promise<KnownPosition[]> => positions.list(scope.id),

    async find(scope: StaffScope, id: number): Promise<Result<KnownPosition, ServiceError>> {
      return knownIn(await positions.list(scope.id), id);
    },

    /** An unknown position is told before the mistakes of a body. */
    async problemOf(scope: StaffScope, id: number | undefined): Promise<ServiceError | null> {
      const found = knownIn(await positions.list(scope.id), id ?? 0);
      return found.ok ? null : found.error;
    },

    /** The same title again is the same position. */
    add: (scope: StaffScope, facts: PositionFacts): Promise<KnownPosition> =>
      positions.ensure(scope.id, scope.location.chainId, facts),

    /** Renames it here; other locations of the chain keep their word for it. */
    change: (scope: StaffScope, id: number, facts: PositionFacts) =>
      write(scope, async (repositories, audit): Promise<Result<KnownPosition, ServiceError>> => {
        await repositories.positions.lock(scope.location.chainId);
        const all = await repositories.positions.list(scope.id);
        const found = knownIn(all, id);
        if (!found.ok) return found;
        const title = facts.title.toLowerCase();
        if (all.some((each) => each.id !== id && each.title.toLowerCase() === title)) {
          return err(invalid("title", "is that of another position"));
        }
        await repositories.positions.change(scope.id, id, facts);
        audit("position changed", { id });
        return knownIn(await repositories.positions.list(scope.id), id);
      }),

    /** Nobody may have it: neither a member, nor a user whose rights are held to it. */
    remove: (scope: StaffScope, id: number) =>
      write(scope, async (repositories, audit): Promise<Result<null, ServiceError>> => {
        await repositories.positions.lock(scope.location.chainId);
        const found = knownIn(await repositories.positions.list(scope.id), id);
        if (!found.ok) return found;
        if (await repositories.positions.isUsed(scope.id, id)) {
          return err(invalid("position_id", "is a position that is in use"));
        }
        await repositories.positions.remove(scope.id, id);
        audit("position deleted", { id });
        return ok(null);
      }),
  };
}

function knownIn(
  positions: readonly KnownPosition[],
  id: number,
): Result<KnownPosition, ServiceError> {
  const position = positions.find((each) => each.id === id);
  return position ? ok(position) : err(UNKNOWN);
}
