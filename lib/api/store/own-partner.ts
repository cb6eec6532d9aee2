import type { Database } from "@/lib/data/connection";
import { partnerTokens, partners } from "@/lib/data/schema/people";

/** Our own pages call the API like any partner application, yet for every location. */
const OWN_PARTNER = { id: 1, title: "Chairtime", reachesAll: true };

/** Lets the token with this SHA-256 (hex) speak for our own pages; tokens of other processes stay. */
export async function ensureOwnPartner(db: Database, tokenHash: string): Promise<void> {
  await db.insert(partners).values(OWN_PARTNER).onConflictDoNothing();
  await db
    .insert(partnerTokens)
    .values({ tokenHash, partnerId: OWN_PARTNER.id })
    .onConflictDoNothing();
}
