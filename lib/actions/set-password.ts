"use server";

import { z } from "zod";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Refusal } from "@/lib/domain/refusal";
import { inOwnApi } from "./in-own-api";

const inputSchema = z.object({
  token: z.string().max(128),
  password: z.string().min(1).max(1024),
});

/** Sets a password by the token of a link; a password that is not fit leaves the link as it is. */
export async function setPassword(
  input: z.input<typeof inputSchema>,
): Promise<Result<null, Refusal>> {
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) return err({ kind: "invalid_input" });
  const { token, password } = parsed.data;
  if (token === "") return err({ kind: "link_ended" });
  return inOwnApi(async (client) => {
    await client.account.setPasswordByLink({ token, password });
    return ok(null);
  });
}
