import { ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { StaffScope } from "./access";
import type { Repositories, Store } from "@/lib/api/store/repositories";
import type { ServiceError } from "./service-error";

/** Notes a write with its user, once it is committed. */
export function noteOf(log: (entry: object) => void) {
  return (event: string, scope: StaffScope, id: number): void =>
    log({ event, locationId: scope.id, userId: scope.user.id, id });
}

/** What was written, and what the call answers. */
export type Written<T> = { readonly id: number; readonly value: T };

/** Makes writes in one transaction each, noted with their user once they are committed. */
export function createNotedWrite(
  { store, log }: { readonly store: Store; readonly log: (entry: object) => void },
  subject: "serviceId" | "categoryId",
) {
  return async <T>(
    event: string,
    scope: StaffScope,
    work: (repositories: Repositories) => Promise<Result<Written<T>, ServiceError>>,
  ): Promise<Result<T, ServiceError>> => {
    const done = await store.transaction(scope.id, work);
    if (!done.ok) return done;
    const { id, value } = done.value;
    log({ event, locationId: scope.id, userId: scope.user.id, [subject]: id });
    return ok(value);
  };
}
