"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Refusal } from "@/lib/domain/refusal";
import { inAction } from "./in-action";

const inputSchema = z.object({
  id: z.union([z.string().regex(/^[0-9a-f]{16}$/), z.literal("others")]),
});

/** Ends one of one's own sessions, or all others; the page reads its list again. */
export async function endSession(
  input: z.input<typeof inputSchema>,
): Promise<Result<null, Refusal>> {
  return inAction(async ({ client }) => {
    const parsed = inputSchema.safeParse(input);
    if (!parsed.success) return err({ kind: "invalid_input" });
    const { id } = parsed.data;
    await (id === "others" ? client.account.endOtherSessions() : client.account.endSession(id));
    revalidatePath("/account");
    return ok(null);
  });
}
