import "server-only";
import { err } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Refusal } from "@/lib/domain/refusal";
import { currentVisitor } from "@/lib/server/current-visitor";
import { logError } from "@/lib/server/log";
import { refusalOf } from "@/lib/server/refusal-of";
import { isSameOrigin } from "@/lib/server/same-origin";
import type { Visitor } from "@/lib/server/visitor";

/**
 * Runs an action for the signed-in visitor. What the API refuses becomes a value; a bug is logged
 * and becomes "unexpected", because Next hides thrown messages in production.
 */
export async function inAction<T>(
  work: (visitor: Visitor) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  if (!(await isSameOrigin())) return err({ kind: "forbidden" });
  return caught(async () => {
    const visitor = await currentVisitor(); // reads the session: the database may be away
    return visitor ? work(visitor) : err({ kind: "signed_out" });
  });
}

/** Turns thrown errors into refusals. */
export async function caught<T>(
  work: () => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  try {
    return await work();
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) logError("action failed", error);
    return err(refusal ?? { kind: "unexpected" });
  }
}
