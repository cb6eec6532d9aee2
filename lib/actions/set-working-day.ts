"use server";

import { z } from "zod";
import type { Result } from "@/lib/domain/result";
import type { Refusal } from "@/lib/domain/refusal";
import type { SaveOutcome } from "@/lib/domain/schedule/change-outcome";
import { locationIdSchema } from "@/lib/server/page-input";
import { actIdSchema, seenDaySchema, workingDayChangeSchema } from "./change-input";
import { inLocation } from "./in-location";

const inputSchema = z.object({
  locationId: locationIdSchema,
  changeSetId: actIdSchema,
  change: workingDayChangeSchema,
  seen: seenDaySchema,
});

/**
 * Sets one working day, where it still is as the person saw it, as a change set that can be undone;
 * the API checks the right. A repeat with the same id gets the first answer.
 */
export async function setWorkingDay(
  input: z.input<typeof inputSchema>,
): Promise<Result<SaveOutcome, Refusal>> {
  return inLocation(inputSchema, input, (changeSets, planner, { changeSetId, change, seen }) =>
    changeSets.apply(planner, { id: changeSetId, changes: [{ change, seen }] }),
  );
}
