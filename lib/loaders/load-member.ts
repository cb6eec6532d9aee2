import "server-only";
import { cache } from "react";
import { notFound } from "next/navigation";
import type { LocationId, TeamMemberId } from "@/lib/domain/ids";
import { enterLocation } from "@/lib/server/visitor";
import { inPage } from "./in-page";

/** Ends in "not found" unless the visitor may see this member of the location. */
export const requireMember = cache(
  async (locationId: LocationId, memberId: TeamMemberId): Promise<void> =>
    inPage(async (visitor) => {
      const [{ access }, team] = await Promise.all([
        enterLocation(visitor, locationId),
        visitor.client.team.list(locationId),
      ]);
      const isOwn = access.onlyMemberId === 0 || access.onlyMemberId === memberId;
      if (!isOwn || !team.some(({ id }) => id === memberId)) return notFound();
    }),
);
