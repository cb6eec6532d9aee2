import type { ServiceError } from "@/lib/api/platform/errors";
import { MAX_PASSWORD, MIN_PASSWORD } from "@/lib/domain/salon/password";
import type { PasswordProblem } from "@/lib/domain/salon/password";

/** What is said of a password that is not taken; `meta.reason` is the word for programs. */
const SENTENCES: Readonly<Record<PasswordProblem, string>> = {
  too_short: `must have at least ${MIN_PASSWORD} characters`,
  too_long: `must have at most ${MAX_PASSWORD} characters`,
  too_common: "is one of those that are guessed first",
  too_personal: "is too much like your name or login",
};

/** The refusal of a new password, which stands in the field of the body. */
export function unfit(problem: PasswordProblem, field = "password"): ServiceError {
  const errors = { [field]: [SENTENCES[problem]] };
  return { kind: "invalid", errors, reason: `password_${problem}` };
}
