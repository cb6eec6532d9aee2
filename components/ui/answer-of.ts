import { unstable_rethrow } from "next/navigation";
import { err } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Refusal } from "@/lib/domain/refusal";
import { refusalOfError } from "./show-refusal";

/** What an action answers, also where the call itself failed; Next redirects by an error, which goes on. */
export async function answerOf<T>(
  action: Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  return action.catch((error: unknown) => {
    unstable_rethrow(error);
    return err(refusalOfError(error));
  });
}
