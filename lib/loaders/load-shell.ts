import "server-only";
import { cache } from "react";
import type { LocationId } from "@/lib/domain/ids";
import type { Shell } from "@/lib/views/shell";
import { container } from "@/lib/server/container";
import { enterLocation } from "@/lib/server/visitor";
import { todayIn } from "@/lib/zone/wall-clock";
import { inPage } from "./in-page";

/** What surrounds every page of a location. */
export const loadShell = cache(async (locationId: LocationId): Promise<Shell> =>
  inPage(async (visitor) => {
    const [{ id, title, timeZone }, mine, { clock, buildId, hasApi }] = await Promise.all([
      visitor.client.locations.get(locationId),
      visitor.client.locations.mine(),
      container(),
      enterLocation(visitor, locationId),
    ]);
    const today = todayIn(timeZone, clock());
    return {
      userName: visitor.userName,
      build: buildId,
      hasApi,
      location: { id, title, timeZone, today },
      locations: mine.map((each) => ({ id: each.id, title: each.title })),
    };
  }),
);
