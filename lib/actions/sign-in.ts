"use server";

import { cookies } from "next/headers";
import { z } from "zod";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Refusal } from "@/lib/domain/refusal";
import { container } from "@/lib/server/container";
import { currentAddress, isSecureRequest } from "@/lib/server/current-visitor";
import { isSameOrigin } from "@/lib/server/same-origin";
import { SESSION_COOKIE } from "@/lib/server/session-cookie";
import { SESSION_SECONDS } from "@/lib/server/sign-ins";
import { caught } from "./in-action";

const inputSchema = z.object({
  login: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(1024),
  next: z.string().max(2048).nullable(),
});

/** Signs in through the API's login and starts a session; a foreign `next` is ignored. */
export async function signIn(
  input: z.input<typeof inputSchema>,
): Promise<Result<{ redirectTo: string }, Refusal>> {
  if (!(await isSameOrigin())) return err({ kind: "forbidden" });
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) return err({ kind: "invalid_input" });
  const { login, password, next } = parsed.data;
  const { clientFor, signIns } = await container();
  const address = await currentAddress();
  const signedIn = await caught(async () => {
    const person = await clientFor(null, address).auth.login({ login, password });
    const sessionId = await signIns.start(person);
    (await cookies()).set(SESSION_COOKIE, sessionId, {
      httpOnly: true,
      sameSite: "lax",
      secure: await isSecureRequest(),
      path: "/",
      maxAge: SESSION_SECONDS,
    });
    return ok({ redirectTo: isOwnPath(next) ? next : "/" });
  });
  const isUnknown = !signedIn.ok && signedIn.error.kind === "signed_out";
  return isUnknown ? err({ kind: "wrong_credentials" }) : signedIn; // 401 means just that here
}

function isOwnPath(next: string | null): next is string {
  return next !== null && /^\/(?![/\\])/.test(next) && !next.startsWith("/login");
}
