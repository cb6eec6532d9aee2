import type { StaffScope } from "@/lib/api/platform/access";
import type { ServiceError } from "@/lib/api/platform/errors";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { DuplicationStrategy } from "@/lib/domain/salon/duplication-strategy";
import type { EventRepositories } from "./repositories.port";

type Fields = Omit<DuplicationStrategy, "id">;

const NO_STRATEGY: ServiceError = {
  kind: "not_found",
  message: "Duplication strategy not found.",
};

export type StrategyUseCases = ReturnType<typeof createStrategyUseCases>;

/** Named ways to copy events (business.md 8.6). */
export function createStrategyUseCases({ strategies }: Pick<EventRepositories, "strategies">) {
  return {
    list: (scope: StaffScope) => strategies.list(scope.id),
    add: (scope: StaffScope, fields: Fields) => strategies.add(scope.id, fields),

    /** The strategy of a path, before the body is looked at. */
    problemOf: async (scope: StaffScope, id: number | undefined): Promise<ServiceError | null> =>
      id !== undefined && (await strategies.find(scope.id, id)) ? null : NO_STRATEGY,

    replace: async (
      scope: StaffScope,
      id: number,
      fields: Fields,
    ): Promise<Result<DuplicationStrategy, ServiceError>> => {
      const strategy = await strategies.replace(scope.id, id, fields);
      return strategy ? ok(strategy) : err(NO_STRATEGY);
    },

    remove: async (scope: StaffScope, id: number): Promise<Result<null, ServiceError>> =>
      (await strategies.remove(scope.id, id)) ? ok(null) : err(NO_STRATEGY),
  };
}
