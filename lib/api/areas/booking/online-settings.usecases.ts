import type { OnlineGrid } from "./online-settings.contract";
import type { OnlineSettings } from "@/lib/domain/salon/online-settings";
import type { StaffScope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import type { Stored } from "@/lib/api/platform/transactional";
import type { OnlineSettingsRepository } from "./online.port";
import type { BookingRepositories } from "./repositories.port";

type Needs = Pick<BookingRepositories, "onlineSettings">;

type Change = Parameters<OnlineSettingsRepository["change"]>[1];

export type OnlineSettingsUseCases = ReturnType<typeof createOnlineSettingsUseCases>;

/** Settings of online booking and its grid (business.md 10.1, 10.2). */
export function createOnlineSettingsUseCases(deps: {
  readonly store: Stored<Needs>;
  readonly log: Log;
}) {
  const write = auditedWrite<Needs>(deps);

  const read = (scope: StaffScope): Promise<OnlineSettings> =>
    deps.store.onlineSettings.find(scope.id);

  /** Changes what is named and keeps the rest. */
  function change(scope: StaffScope, named: Change): Promise<OnlineSettings> {
    return write(scope, async ({ onlineSettings }, audit) => {
      const after = await onlineSettings.change(scope.id, named);
      audit("online settings changed");
      return after;
    });
  }

  const grid = async (scope: StaffScope): Promise<OnlineGrid> => ({
    settings: await read(scope),
    stepMinutes: scope.location.sessionStepMinutes,
  });

  return { read, change, grid };
}
