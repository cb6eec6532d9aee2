import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { currentVisitor } from "@/lib/server/current-visitor";
import { refusalOf } from "@/lib/server/refusal-of";
import type { Visitor } from "@/lib/server/visitor";
import { PATH_HEADER } from "@/lib/server/own-headers";

/** Runs a page's read for the signed-in visitor; others go to sign in and come back. */
export async function inPage<T>(read: (visitor: Visitor) => Promise<T>): Promise<T> {
  const visitor = await currentVisitor();
  if (!visitor) return redirect(await signInPath());
  try {
    return await read(visitor);
  } catch (error) {
    const kind = refusalOf(error)?.kind;
    if (kind === "signed_out") return redirect(await signInPath());
    if (kind === "not_found" || kind === "forbidden") return notFound();
    throw error;
  }
}

async function signInPath(): Promise<string> {
  const path = (await headers()).get(PATH_HEADER);
  return path && path !== "/" ? `/login?next=${encodeURIComponent(path)}` : "/login";
}
