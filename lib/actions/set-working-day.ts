"use server";

import { z } from "zod";
import type { Result } from "@/lib/domain/result";
import type { Refusal } from "@/lib/domain/refusal";
import type { SavedChange } from "@/lib/domain/schedule/change-outcome";
import { locationIdSchema } from "@/lib/server/page-input";
import { workingDayChangeSchema } from "./change-input";
import { inLocation } from "./in-location";

const inputSchema = z.object({ locationId: locationIdSchema, change: workingDayChangeSchema });

/** Sets one working day as a change set that can be undone; the API checks the right. */
export async function setWorkingDay(
  input: z.input<typeof inputSchema>,
): Promise<Result<SavedChange, Refusal>> {
  return inLocation(inputSchema, input, (changeSets, planner, { change }) =>
    changeSets.apply(planner, [change]),
  );
}
