"use server";

import { z } from "zod";
import { err } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Refusal } from "@/lib/domain/refusal";
import type { UndoOutcome } from "@/lib/domain/schedule/change-outcome";
import { container } from "@/lib/server/container";
import { enterLocation } from "@/lib/server/visitor";
import { locationIdSchema } from "./change-input";
import { inAction } from "./in-action";

const inputSchema = z.object({ locationId: locationIdSchema, changeSetId: z.string().max(64) });

/** Takes a stored edit back where its cells are still as it left them. */
export async function undoChange(
  input: z.input<typeof inputSchema>,
): Promise<Result<UndoOutcome, Refusal>> {
  return inAction(async (visitor) => {
    const parsed = inputSchema.safeParse(input);
    if (!parsed.success) return err({ kind: "invalid_input" });
    const { location } = await enterLocation(visitor, parsed.data.locationId);
    const { changeSets, businessApiOf } = await container();
    const api = businessApiOf(visitor.client);
    const planner = { location, userId: visitor.userId, api };
    return changeSets.undo(planner, parsed.data.changeSetId);
  });
}
