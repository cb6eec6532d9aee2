import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import {
  NOTIFICATION_TYPES,
  notificationModeOf,
  typesOfMode,
} from "@/lib/domain/salon/push-setting";
import type { PushSetting } from "@/lib/domain/salon/push-setting";
import type { StaffScope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import type { UserRepositories } from "@/lib/api/areas/users/repositories.port";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { Stored } from "@/lib/api/platform/transactional";
import type { LocationUser } from "@/lib/domain/salon/membership";
import { userOf } from "@/lib/api/areas/users/user-of.steps";
import type { UserNotifications } from "./push-settings.contract";
import type { PushSettingRepository } from "./mailing.port";
import type { MailingRepositories } from "./repositories.port";

type Needs = Pick<UserRepositories, "users"> & Pick<MailingRepositories, "pushSettings">;

export type PushSettingUseCases = ReturnType<typeof createPushSettingUseCases>;

/** Which notifications users get (business.md 12.2). */
export function createPushSettingUseCases(deps: {
  readonly store: Stored<Needs>;
  readonly log: Log;
}) {
  const { users, pushSettings } = deps.store;
  const write = auditedWrite<Needs>(deps);

  /** What a location's users are told of unless they say otherwise. */
  const types = (): PushSetting[] => NOTIFICATION_TYPES.map((type) => ({ type, isOn: true }));

  /** Everybody reads and sets their own; those of others need a right to users (inferred). */
  async function userFor(
    scope: StaffScope,
    id: number | undefined,
    right: "users_access" | "edit_users_access",
  ): Promise<Result<LocationUser, ServiceError>> {
    const isAllowed = id === scope.user.id || scope.access.grants.includes(right);
    return isAllowed ? userOf(users, scope, id) : err({ kind: "forbidden" });
  }

  async function read(
    scope: StaffScope,
    id: number,
  ): Promise<Result<UserNotifications, ServiceError>> {
    const user = await userFor(scope, id, "users_access");
    return user.ok ? ok(await notificationsOf(pushSettings, scope, user.value)) : user;
  }

  /** Types that are not named stay as they are. */
  async function save(
    scope: StaffScope,
    id: number,
    settings: readonly PushSetting[],
  ): Promise<Result<UserNotifications, ServiceError>> {
    const user = await userFor(scope, id, "edit_users_access");
    if (!user.ok) return user;
    const applying = typesOfMode(modeOf(user.value));
    const others = settings.filter(({ type }) => !applying.includes(type));
    if (others.length > 0) {
      const named = others.map(({ type }) => type).join(", ");
      return err(invalid("notification_types", `does not apply to this user: ${named}`));
    }
    await write(scope, async (repositories, audit) => {
      await repositories.pushSettings.save(scope.id, user.value.id, settings);
      audit("notifications set", { of: user.value.id });
    });
    return ok(await notificationsOf(pushSettings, scope, user.value));
  }

  /** Why the settings of a user of a path cannot be set; null when they can. */
  const problemOfWrite = async (scope: StaffScope, id: number | undefined) => {
    const user = await userFor(scope, id, "edit_users_access");
    return user.ok ? null : user.error;
  };

  return { types, read, save, problemOfWrite };
}

async function notificationsOf(
  pushSettings: PushSettingRepository,
  scope: StaffScope,
  user: LocationUser,
): Promise<UserNotifications> {
  const mode = modeOf(user);
  const own = await pushSettings.list(scope.id, user.id);
  const isOn = new Map(own.map((each) => [each.type, each.isOn]));
  const settings = typesOfMode(mode).map((type) => ({ type, isOn: isOn.get(type) ?? true }));
  return { mode, settings };
}

/** Who did not accept the invitation has no rights yet. */
function modeOf({ membership }: LocationUser) {
  return membership.isApproved ? notificationModeOf(membership.access) : "disabled";
}
