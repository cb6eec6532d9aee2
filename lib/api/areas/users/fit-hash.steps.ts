import { err } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { passwordProblem } from "@/lib/domain/salon/password";
import type { BoundedQueue } from "@/lib/api/platform/bounded-queue";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { Addressee } from "./credentials.port";
import { unfit } from "./password-refusals.rules";

type Deps = {
  readonly hashing: BoundedQueue;
  readonly hashPassword: (password: string) => Promise<string>;
};

/** The hash of a new password, unless its owner may not have it; the refusal stands in the field. */
export async function fitHash(
  { hashing, hashPassword }: Deps,
  password: string,
  owner: Omit<Addressee, "id">,
  field = "password",
): Promise<Result<string, ServiceError>> {
  const problem = passwordProblem(password, [owner.name, owner.email, owner.phone]);
  return problem ? err(unfit(problem, field)) : hashing(() => hashPassword(password));
}
