"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Refusal } from "@/lib/domain/refusal";
import { container } from "@/lib/server/container";
import { isSameOrigin } from "@/lib/server/same-origin";
import { SESSION_COOKIE } from "@/lib/server/session-cookie";
import { caught } from "./in-action";

/** Revokes the session and goes to the sign-in page; refused, the session goes on. */
export async function signOut(): Promise<Result<never, Refusal>> {
  if (!(await isSameOrigin())) return err({ kind: "forbidden" });
  const ended = await caught(async () => {
    const jar = await cookies();
    const sessionId = jar.get(SESSION_COOKIE)?.value;
    if (sessionId) await (await container()).signIns.end(sessionId);
    jar.delete(SESSION_COOKIE);
    return ok(null);
  });
  return ended.ok ? redirect("/login") : ended; // Next redirects by an error: not inside `caught`
}
