import type { OnlineGrid } from "./online-settings.contract";
import type { OnlineSettings } from "@/lib/domain/salon/online-settings";
import type { StaffScope } from "@/lib/api/platform/access";
import type { OnlineSettingsRepository } from "./online.port";

type Change = Parameters<OnlineSettingsRepository["change"]>[1];

export type OnlineSettingsService = ReturnType<typeof createOnlineSettingsService>;

/** Settings of online booking and its grid (business.md 10.1, 10.2). */
export function createOnlineSettingsService(deps: {
  readonly settings: OnlineSettingsRepository;
  readonly log: (entry: object) => void;
}) {
  const read = (scope: StaffScope): Promise<OnlineSettings> => deps.settings.find(scope.id);

  /** Changes what is named and keeps the rest. */
  async function change(scope: StaffScope, named: Change): Promise<OnlineSettings> {
    const after = await deps.settings.change(scope.id, named);
    const { id: locationId, user } = scope;
    deps.log({ event: "online settings changed", locationId, userId: user.id });
    return after;
  }

  const grid = async (scope: StaffScope): Promise<OnlineGrid> => ({
    settings: await read(scope),
    stepMinutes: scope.location.sessionStep,
  });

  return { read, change, grid };
}
