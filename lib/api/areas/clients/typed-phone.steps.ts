import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { phoneAt } from "@/lib/phone/phone-at";
import { digitsOf } from "@/lib/phone/read-phone";
import type { Scope } from "@/lib/api/platform/access";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { ClientRepositories } from "./repositories.port";

type Sources = { readonly clients: Pick<ClientRepositories["clients"], "findByPhone"> };

export type TypedPhone = {
  readonly typed: string;
  /** Of the body, for the refusal. */
  readonly field: string;
  /** What the client has already: whoever sends it back as they read it changes nothing. */
  readonly stored?: string | undefined;
};

const NO_NUMBER = "must have 9 to 15 digits and be a number that can exist";

/**
 * The form in which a typed phone is kept. A number that cannot exist is refused, unless a client has
 * it from before numbers were read: they are found by it still.
 */
export async function phoneToKeep(
  scope: Scope,
  { typed, field, stored }: TypedPhone,
  { clients }: Sources,
): Promise<Result<string, ServiceError>> {
  const digits = digitsOf(typed);
  if (digits === "" || digits === stored) return ok(digits);
  const read = phoneAt(scope.location, typed);
  if (read !== null) return ok(read);
  return (await clients.findByPhone(scope.id, digits))
    ? ok(digits)
    : err(invalid(field, NO_NUMBER));
}
