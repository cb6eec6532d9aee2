"use server";

import { z } from "zod";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Refusal } from "@/lib/domain/refusal";
import { beginSession } from "./begin-session";
import { inAction } from "./in-action";

const inputSchema = z.object({
  old: z.string().min(1).max(1024),
  password: z.string().min(1).max(1024),
});

/** Changes one's own password; every other session ends, and this browser's goes on in a new one. */
export async function changePassword(
  input: z.input<typeof inputSchema>,
): Promise<Result<null, Refusal>> {
  return inAction(async ({ client, userId, userName }) => {
    const parsed = inputSchema.safeParse(input);
    if (!parsed.success) return err({ kind: "invalid_input" });
    const userToken = await client.account.changePassword(parsed.data);
    await beginSession({ id: userId, name: userName, userToken });
    return ok(null);
  });
}
