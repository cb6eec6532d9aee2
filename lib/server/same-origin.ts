import "server-only";
import { headers } from "next/headers";

/**
 * Tells whether an action was called by a page of ours. Next lets a missing Origin through, so both
 * headers are checked here: Origin must name our host, Sec-Fetch-Site must be same-origin if sent.
 */
export async function isSameOrigin(): Promise<boolean> {
  const sent = await headers();
  const origin = sent.get("origin");
  const site = sent.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  if (!origin || !URL.canParse(origin)) return false;
  return new URL(origin).host === (sent.get("x-forwarded-host") ?? sent.get("host"));
}
