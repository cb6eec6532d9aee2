import "server-only";
import type { z } from "zod";
import type { LocationId } from "@/lib/domain/ids";
import { err } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Refusal } from "@/lib/domain/refusal";
import { container } from "@/lib/server/container";
import type { Container } from "@/lib/server/container";
import { enterLocation } from "@/lib/server/visitor";
import { inAction } from "./in-action";

type ChangeSets = Container["changeSets"];
type Planner = Parameters<ChangeSets["apply"]>[0];

/**
 * Runs an edit of hours for the signed-in visitor at the location of the input; what the schema
 * does not know is `invalid_input`. The API checks the right.
 */
export async function inLocation<Input extends { readonly locationId: LocationId }, T>(
  schema: z.ZodType<Input>,
  input: unknown,
  work: (changeSets: ChangeSets, planner: Planner, input: Input) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  return inAction(async (visitor) => {
    const parsed = schema.safeParse(input);
    if (!parsed.success) return err({ kind: "invalid_input" });
    const { location } = await enterLocation(visitor, parsed.data.locationId);
    const { changeSets, businessApiOf } = await container();
    const planner = { location, userId: visitor.userId, api: businessApiOf(visitor.client) };
    return work(changeSets, planner, parsed.data);
  });
}
