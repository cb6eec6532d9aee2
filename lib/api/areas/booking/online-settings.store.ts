import { eq, inArray } from "drizzle-orm";
import type { OnlineSettingsRepository } from "./online.port";
import { DEFAULT_ONLINE_SETTINGS } from "@/lib/domain/salon/online-settings";
import type { OnlineSettings } from "@/lib/domain/salon/online-settings";
import type { DataAccess } from "@/lib/data/data-access";
import { onlineSettings } from "@/lib/data/schema/online";

/** Settings of online booking; nothing of the read model depends on them. */
export function createOnlineSettingsRepository(access: DataAccess): OnlineSettingsRepository {
  return {
    async find(location) {
      const [row] = await access.db
        .select()
        .from(onlineSettings)
        .where(eq(onlineSettings.locationId, location));
      return row ? settingsOf(row) : DEFAULT_ONLINE_SETTINGS;
    },

    async ofLocations(locations) {
      const rows =
        locations.length === 0
          ? []
          : await access.db
              .select()
              .from(onlineSettings)
              .where(inArray(onlineSettings.locationId, [...locations]));
      const known = new Map(rows.map((row) => [row.locationId, settingsOf(row)]));
      return new Map(locations.map((id) => [id, known.get(id) ?? DEFAULT_ONLINE_SETTINGS]));
    },

    // one statement: two changes of different fields at once keep both
    change: (location, change) =>
      access.write(location, async (db) => {
        const named = Object.fromEntries(
          Object.entries(change).filter(([, value]) => value !== undefined),
        );
        const [row] = await db
          .insert(onlineSettings)
          .values({ locationId: location, ...DEFAULT_ONLINE_SETTINGS, ...named })
          .onConflictDoUpdate({
            target: onlineSettings.locationId,
            set: { locationId: location, ...named },
          })
          .returning();
        if (!row) throw new Error("The settings of online booking were not saved");
        return settingsOf(row);
      }),
  };
}

function settingsOf(row: OnlineSettings): OnlineSettings {
  const { confirmsPhone, offersAnyMember, leadMinutes, maxEventSeats, privacyPolicy } = row;
  return { confirmsPhone, offersAnyMember, leadMinutes, maxEventSeats, privacyPolicy };
}
