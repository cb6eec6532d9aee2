"use server";

import { z } from "zod";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Refusal } from "@/lib/domain/refusal";
import { container } from "@/lib/server/container";
import { currentAddress } from "@/lib/server/current-visitor";
import { ownPathOf } from "@/lib/server/own-path";
import { isSameOrigin } from "@/lib/server/same-origin";
import { beginSession } from "./begin-session";
import { caught } from "./in-action";

const MAX_PATH = 2048;

const inputSchema = z.object({
  login: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(1024),
  next: z.string().nullable(),
});

/** Signs in through the API's login and starts a session; a foreign `next` is ignored. */
export async function signIn(
  input: z.input<typeof inputSchema>,
): Promise<Result<{ redirectTo: string }, Refusal>> {
  if (!(await isSameOrigin())) return err({ kind: "forbidden" });
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) return err({ kind: "invalid_input" });
  const { login, password, next } = parsed.data;
  const signedIn = await caught(async () => {
    const { clientFor } = await container();
    const address = await currentAddress();
    const person = await clientFor(null, address).auth.login({ login, password });
    await beginSession(person);
    return ok({ redirectTo: pathAfterSignIn(next) });
  });
  const isUnknown = !signedIn.ok && signedIn.error.kind === "signed_out";
  return isUnknown ? err({ kind: "wrong_credentials" }) : signedIn; // 401 means just that here
}

/** Where the person wanted to go; not to the sign-in page again, nor to another site. */
function pathAfterSignIn(next: string | null): string {
  const path = ownPathOf(next);
  return path === null || path.length > MAX_PATH || /^\/login(?![^/?])/.test(path) ? "/" : path;
}
