import { and, eq } from "drizzle-orm";
import type { Database } from "@/lib/data/connection";
import { partnerTokens, partners } from "@/lib/data/schema/people";

/** Our own pages call the API like any partner application, yet for every location. */
const OWN_PARTNER = { id: 1, title: "Chairtime", reachesAll: true };

/**
 * Lets the token with this SHA-256 (hex) speak for our own pages; tokens of other processes stay. It
 * writes only what is missing: a start on a full disk must not fail.
 */
export async function ensureOwnPartner(db: Database, tokenHash: string): Promise<void> {
  const own = and(
    eq(partnerTokens.tokenHash, tokenHash),
    eq(partnerTokens.partnerId, OWN_PARTNER.id),
  );
  const known = await db.select({ id: partnerTokens.partnerId }).from(partnerTokens).where(own);
  if (known.length > 0) return;
  await db.insert(partners).values(OWN_PARTNER).onConflictDoNothing();
  await db
    .insert(partnerTokens)
    .values({ tokenHash, partnerId: OWN_PARTNER.id })
    .onConflictDoNothing();
}
