import "server-only";
import { cookies } from "next/headers";
import { container } from "@/lib/server/container";
import { isSecureRequest } from "@/lib/server/current-visitor";
import { SESSION_COOKIE } from "@/lib/server/session-cookie";
import { SESSION_SECONDS } from "@/lib/server/sign-ins";

/** Starts a session of this browser; the one that its cookie named until now ends. */
export async function beginSession(person: {
  readonly id: number;
  readonly name: string;
  readonly userToken: string;
}): Promise<void> {
  const { signIns } = await container();
  const jar = await cookies();
  const before = jar.get(SESSION_COOKIE)?.value;
  const sessionId = await signIns.start(person);
  jar.set(SESSION_COOKIE, sessionId, {
    httpOnly: true,
    sameSite: "lax",
    secure: await isSecureRequest(),
    path: "/",
    maxAge: SESSION_SECONDS,
  });
  if (before) await signIns.end(before);
}
