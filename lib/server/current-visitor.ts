import "server-only";
import { cache } from "react";
import { cookies, headers } from "next/headers";
import { isHttps } from "./client-address";
import { ADDRESS_HEADER } from "./own-headers";
import { SESSION_COOKIE } from "./session-cookie";
import { visitorOf } from "./visitor";
import type { Visitor } from "./visitor";

/** The session of the page or action that is running, or null without one. */
export async function currentSessionId(): Promise<string | null> {
  return (await cookies()).get(SESSION_COOKIE)?.value ?? null;
}

/** The visitor of the page or action that is running, or null when signed out. */
export const currentVisitor = cache(async (): Promise<Visitor | null> =>
  visitorOf(await currentSessionId()),
);

/** The address of the client as server.ts found it. */
export async function currentAddress(): Promise<string> {
  return (await headers()).get(ADDRESS_HEADER) ?? "";
}

/** Tells whether the page came over https, by the word of a proxy that is trusted. */
export async function isSecureRequest(): Promise<boolean> {
  return isHttps((await headers()).get("x-forwarded-proto") ?? "");
}
