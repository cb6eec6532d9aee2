import { ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { StaffScope } from "./access";
import type { Log } from "./audit-log";
import type { ServiceError } from "./errors";
import type { Transactional } from "./transactional";

/** Notes a write with its user, once it is committed. */
export function noteOf(log: Log) {
  return (event: string, scope: StaffScope, id: number): void =>
    log({ event, locationId: scope.id, userId: scope.user.id, id });
}

/** What was written, and what the call answers. */
export type Written<T> = { readonly id: number; readonly value: T };

/** Makes writes in one transaction each, noted with their user once they are committed. */
export function createNotedWrite<Needs>(
  { store, log }: { readonly store: Transactional<Needs>; readonly log: Log },
  subject: "serviceId" | "categoryId",
) {
  return async <T>(
    event: string,
    scope: StaffScope,
    work: (repositories: Needs) => Promise<Result<Written<T>, ServiceError>>,
  ): Promise<Result<T, ServiceError>> => {
    const done = await store.transaction(scope.id, work);
    if (!done.ok) return done;
    const { id, value } = done.value;
    log({ event, locationId: scope.id, userId: scope.user.id, [subject]: id });
    return ok(value);
  };
}
