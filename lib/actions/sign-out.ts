"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { container } from "@/lib/server/container";
import { isSameOrigin } from "@/lib/server/same-origin";
import { SESSION_COOKIE } from "@/lib/server/session-cookie";

/** Revokes the session and goes to the sign-in page. */
export async function signOut(): Promise<void> {
  if (!(await isSameOrigin())) return;
  const jar = await cookies();
  const sessionId = jar.get(SESSION_COOKIE)?.value;
  if (sessionId) await (await container()).signIns.end(sessionId);
  jar.delete(SESSION_COOKIE);
  redirect("/login");
}
