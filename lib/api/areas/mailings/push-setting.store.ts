import { and, eq, sql } from "drizzle-orm";
import type { PushSettingRepository } from "./mailing.port";
import type { DataAccess } from "@/lib/data/data-access";
import { pushSettings } from "@/lib/data/schema/mailings";

/** Which notifications users want (business.md 12.2). */
export function createPushSettingRepository(access: DataAccess): PushSettingRepository {
  return {
    list: (location, user) =>
      access.db
        .select({ type: pushSettings.type, isOn: pushSettings.isOn })
        .from(pushSettings)
        .where(and(eq(pushSettings.locationId, location), eq(pushSettings.userId, user))),

    save: (location, user, settings) =>
      access.write(location, async (db) => {
        if (settings.length === 0) return;
        await db
          .insert(pushSettings)
          .values(
            settings.map(({ type, isOn }) => ({ locationId: location, userId: user, type, isOn })),
          )
          .onConflictDoUpdate({
            target: [pushSettings.locationId, pushSettings.userId, pushSettings.type],
            set: { isOn: sql`excluded.is_on` },
          });
      }),
  };
}
