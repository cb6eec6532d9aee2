import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { OnlineSettings } from "@/lib/domain/salon/online-settings";

export interface OnlineSettingsRepository {
  find(location: AuthorizedLocationId): Promise<OnlineSettings>;
  /** Changes what is named and keeps the rest; answers the whole. */
  change(
    location: AuthorizedLocationId,
    change: { readonly [key in keyof OnlineSettings]?: OnlineSettings[key] | undefined },
  ): Promise<OnlineSettings>;
}
