"use server";

import { z } from "zod";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Refusal } from "@/lib/domain/refusal";
import { inOwnApi } from "./in-own-api";

const inputSchema = z.object({ login: z.string().trim().min(1).max(254) });

/** Asks for a link to set a new password; the answer does not tell whether the login is known. */
export async function askPasswordReset(
  input: z.input<typeof inputSchema>,
): Promise<Result<null, Refusal>> {
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) return err({ kind: "invalid_input" });
  return inOwnApi(async (client) => {
    await client.account.askReset(parsed.data.login);
    return ok(null);
  });
}
