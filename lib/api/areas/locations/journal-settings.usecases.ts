import type { JournalSettingsView } from "./journal-settings.contract";
import type { JournalSettings } from "@/lib/domain/salon/journal-settings";
import type { Resource } from "@/lib/domain/salon/resource";
import type { StaffScope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import type { LocationRepositories } from "./repositories.port";
import type { ResourceRepositories } from "@/lib/api/areas/resources/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";

type Needs = Pick<LocationRepositories, "journalSettings"> & ResourceRepositories;

export type JournalSettingsChange = {
  readonly [key in keyof JournalSettings]?: JournalSettings[key] | undefined;
} & { readonly sessionStep?: number | undefined };

export type JournalSettingsUseCases = ReturnType<typeof createJournalSettingsUseCases>;

/** Settings of the journal and the resources of a location (schedule.md 13, 14). */
export function createJournalSettingsUseCases(deps: {
  readonly store: Stored<Needs>;
  readonly log: Log;
}) {
  const { store } = deps;
  const write = auditedWrite<Needs>(deps);

  async function read(scope: StaffScope): Promise<JournalSettingsView> {
    const settings = await store.journalSettings.find(scope.id);
    return { ...settings, sessionStep: scope.location.sessionStepMinutes };
  }

  /** Changes what is named and keeps the rest. */
  async function change(
    scope: StaffScope,
    { sessionStep, ...named }: JournalSettingsChange,
  ): Promise<JournalSettingsView> {
    const settings = await write(scope, async ({ journalSettings }, audit) => {
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
      audit("journal settings changed");
      return after;
    });
    return { ...settings, sessionStep: sessionStep ?? scope.location.sessionStepMinutes };
  }

  const resources = (scope: StaffScope): Promise<Resource[]> => store.resources.list(scope.id);

  return { read, change, resources };
}
