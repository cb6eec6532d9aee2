import "server-only";
import { err } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Refusal } from "@/lib/domain/refusal";
import { container } from "@/lib/server/container";
import type { Container } from "@/lib/server/container";
import { currentAddress } from "@/lib/server/current-visitor";
import { isSameOrigin } from "@/lib/server/same-origin";
import { caught } from "./in-action";

/** Runs an action of somebody who is not signed in; a live account keeps passwords itself. */
export async function inOwnApi<T>(
  work: (client: ReturnType<Container["clientFor"]>) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  if (!(await isSameOrigin())) return err({ kind: "forbidden" });
  return caught(async () => {
    const { clientFor, hasApi } = await container();
    if (!hasApi) return err({ kind: "not_found" });
    return work(clientFor(null, await currentAddress()));
  });
}
