import { eq } from "drizzle-orm";
import { DEFAULT_JOURNAL_SETTINGS } from "@/lib/domain/salon/journal-settings";
import type { DataAccess } from "@/lib/data/data-access";
import { journalSettings } from "@/lib/data/schema/events";
import { locations } from "@/lib/data/schema/salon";
import type { JournalSettingsRepository } from "./journal-settings.port";

/** Settings of the journal; the step of its grid stands at the location. */
export function createJournalSettingsRepository(access: DataAccess): JournalSettingsRepository {
  return {
    async find(location) {
      const [row] = await access.db
        .select()
        .from(journalSettings)
        .where(eq(journalSettings.locationId, location));
      if (!row) return DEFAULT_JOURNAL_SETTINGS;
      return {
        recordType: row.recordType,
        maxEventSeats: row.maxEventSeats,
        showsNewsletterAgreement: row.showsNewsletterAgreement,
        showsPersonalDataAgreement: row.showsPersonalDataAgreement,
      };
    },

    save: (location, settings) =>
      access.write(location, async (db) => {
        await db
          .insert(journalSettings)
          .values({ locationId: location, ...settings })
          .onConflictDoUpdate({ target: journalSettings.locationId, set: settings });
      }),

    saveStep: (location, step) =>
      access.write(location, async (db, touched) => {
        touched.markSettings();
        await db
          .update(locations)
          .set({ sessionStep: step })
          .where(eq(locations.locationId, location));
      }),
  };
}
