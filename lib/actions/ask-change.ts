"use server";

import { z } from "zod";
import { ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Refusal } from "@/lib/domain/refusal";
import { locationIdSchema } from "@/lib/server/page-input";
import { actIdSchema } from "./change-input";
import { inLocation } from "./in-location";

const inputSchema = z.object({ locationId: locationIdSchema, changeSetId: actIdSchema });

/** Tells whether one's own edit or undo is stored: for those whose answer was lost. */
export async function askChange(
  input: z.input<typeof inputSchema>,
): Promise<Result<{ readonly isStored: boolean }, Refusal>> {
  return inLocation(inputSchema, input, async (changeSets, planner, { changeSetId }) =>
    ok({ isStored: await changeSets.wasDone(planner, changeSetId) }),
  );
}
