import { err } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Scope } from "@/lib/api/platform/access";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { HourlyLimit } from "@/lib/api/platform/hourly-limit";
import { countedFor } from "./visitor-allowance.rules";
import type { VisitorAllowances } from "./visitor-allowance.rules";

/** Does a thing for a visitor while there are turns of it left in the hour; people of the salon need none. */
export type VisitorTurns = <T>(
  scope: Scope,
  what: keyof VisitorAllowances,
  phone: string,
  work: () => Promise<Result<T, ServiceError>>,
) => Promise<Result<T, ServiceError>>;

/** Holds visitors, who show a partner token alone, to what they may do in an hour (business.md 9.7). */
export function createVisitorTurns(
  hourly: HourlyLimit,
  allowances: VisitorAllowances,
): VisitorTurns {
  return async (scope, what, phone, work) => {
    if (scope.access) return work();
    const turn = await hourly(countedFor(what, allowances[what], { id: scope.location.id, phone }));
    if (!turn.isFree) {
      return err({ kind: "too_many_requests", retryAfterSeconds: turn.retryAfterSeconds });
    }
    let isDone = false;
    try {
      const done = await work();
      isDone = done.ok;
      return done;
    } finally {
      if (!isDone) await turn.giveBack();
    }
  };
}
