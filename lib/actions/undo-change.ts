"use server";

import { z } from "zod";
import type { Result } from "@/lib/domain/result";
import type { Refusal } from "@/lib/domain/refusal";
import type { UndoOutcome } from "@/lib/domain/schedule/change-outcome";
import { locationIdSchema } from "@/lib/server/page-input";
import { actIdSchema } from "./change-input";
import { inLocation } from "./in-location";

const inputSchema = z.object({
  locationId: locationIdSchema,
  changeSetId: actIdSchema,
  undoes: z.string().max(64),
});

/**
 * Takes a stored edit back where its cells are still as it left them. A repeat with the same id gets
 * the first answer.
 */
export async function undoChange(
  input: z.input<typeof inputSchema>,
): Promise<Result<UndoOutcome, Refusal>> {
  return inLocation(inputSchema, input, (changeSets, planner, { changeSetId, undoes }) =>
    changeSets.undo(planner, { id: changeSetId, undoes }),
  );
}
