import type { JournalSettingsView } from "./journal-settings.contract";
import type { JournalSettings } from "@/lib/domain/salon/journal-settings";
import type { Resource } from "@/lib/domain/salon/resource";
import type { StaffScope } from "@/lib/api/platform/access";
import type { LocationRepositories } from "./repositories.port";
import type { ResourceRepositories } from "@/lib/api/areas/resources/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";

type Needs = Pick<LocationRepositories, "journalSettings"> & ResourceRepositories;

export type JournalSettingsChange = {
  readonly [key in keyof JournalSettings]?: JournalSettings[key] | undefined;
} & { readonly sessionStep?: number | undefined };

export type JournalSettingsService = ReturnType<typeof createJournalSettingsService>;

/** Settings of the journal and the resources of a location (schedule.md 13, 14). */
export function createJournalSettingsService(deps: {
  readonly store: Stored<Needs>;
  readonly log: (entry: object) => void;
}) {
  const { store } = deps;

  async function read(scope: StaffScope): Promise<JournalSettingsView> {
    const settings = await store.journalSettings.find(scope.id);
    return { ...settings, sessionStep: scope.location.sessionStep };
  }

  /** Changes what is named and keeps the rest. */
  async function change(
    scope: StaffScope,
    { sessionStep, ...named }: JournalSettingsChange,
  ): Promise<JournalSettingsView> {
    const settings = await store.transaction(scope.id, async ({ journalSettings }) => {
      const before = await journalSettings.find(scope.id);
      const after: JournalSettings = {
        recordType: named.recordType ?? before.recordType,
        maxEventSeats: named.maxEventSeats ?? before.maxEventSeats,
        showsNewsletterAgreement: named.showsNewsletterAgreement ?? before.showsNewsletterAgreement,
        showsPersonalDataAgreement:
          named.showsPersonalDataAgreement ?? before.showsPersonalDataAgreement,
      };
      await journalSettings.save(scope.id, after);
      if (sessionStep !== undefined) await journalSettings.saveStep(scope.id, sessionStep);
      return after;
    });
    const writer = scope.user.id;
    deps.log({ event: "journal settings changed", locationId: scope.id, userId: writer });
    return { ...settings, sessionStep: sessionStep ?? scope.location.sessionStep };
  }

  const resources = (scope: StaffScope): Promise<Resource[]> => store.resources.list(scope.id);

  return { read, change, resources };
}
