"use server";

import { z } from "zod";
import { err } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Refusal } from "@/lib/domain/refusal";
import type { SavedChange } from "@/lib/domain/schedule/change-outcome";
import { container } from "@/lib/server/container";
import { enterLocation } from "@/lib/server/visitor";
import { locationIdSchema, workingDayChangeSchema } from "./change-input";
import { inAction } from "./in-action";

const inputSchema = z.object({ locationId: locationIdSchema, change: workingDayChangeSchema });

/** Sets one working day as a change set that can be undone; the API checks the right. */
export async function setWorkingDay(
  input: z.input<typeof inputSchema>,
): Promise<Result<SavedChange, Refusal>> {
  return inAction(async (visitor) => {
    const parsed = inputSchema.safeParse(input);
    if (!parsed.success) return err({ kind: "invalid_input" });
    const { location } = await enterLocation(visitor, parsed.data.locationId);
    const { changeSets, businessApiOf } = await container();
    const api = businessApiOf(visitor.client);
    return changeSets.apply({ location, userId: visitor.userId, api }, [parsed.data.change]);
  });
}
