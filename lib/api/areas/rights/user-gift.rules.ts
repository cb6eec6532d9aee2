import type { ServiceError } from "@/lib/api/platform/errors";
import type { Access, Role } from "@/lib/domain/salon/access";
import { editsClientSettings } from "@/lib/domain/salon/client-rights";
import { staysWithin, givesWithoutLimit } from "@/lib/domain/salon/permissions";
import type { Permission } from "@/lib/domain/salon/permissions";
import type { KnownRights } from "@/lib/domain/salon/known-rights";
import { forbidden } from "./rights-target.rules";
import type { PermissionWrite } from "./user-permissions.contract";

/** Only owners make owners; who may give only rights of their own gives no others. */
export function problemOfGift(
  rights: KnownRights,
  giver: Access,
  before: Access | null,
  after: Access,
): ServiceError | null {
  if (after.role === "owner" && giver.role !== "owner") {
    return forbidden("Only an owner may give the role of an owner.");
  }
  if (!giver.grants.includes("limited_users_access")) return null;
  // settings, webhooks and the location come with the role, whatever single rights are left
  const isPromoted = after.role === "manager" && before?.role !== "manager";
  if (isPromoted && !editsClientSettings(giver)) {
    return forbidden("You may only give the role of a manager as one.");
  }
  const tooMuch = rights
    .changed(before, after)
    .filter((permission) => !staysWithin(giver, after, permission))
    .map(({ slug }) => slug);
  const losesLimit = givesWithoutLimit(after) && !(before && givesWithoutLimit(before));
  if (losesLimit) tooMuch.push("settings_limited_users_access");
  if (tooMuch.length === 0) return null;
  return forbidden(`You may only give rights that you have yourself: ${tooMuch.join(", ")}.`);
}

/** Tells whether a giver may give the whole of a right. */
export function mayGiveFully(giver: Access, permission: Permission): boolean {
  if (!giver.grants.includes("limited_users_access")) return true;
  return permission.read(giver) === permission.unlimited;
}

/** The rights of another role; who and how far back stays as it was. */
export function withRole({ ofRole }: KnownRights, access: Access, role: Role | undefined): Access {
  if (role === undefined || role === access.role) return access;
  const { onlyMemberId, onlyPositionId, lastDaysCount, editDaysCount } = access;
  const kept = { onlyMemberId, onlyPositionId, lastDaysCount, editDaysCount };
  return { ...access, ...ofRole(role), role, ...kept };
}

/** The rights with some of them written anew; of two writes of one right the last counts. */
export function withWrites(access: Access, writes: readonly PermissionWrite[] = []): Access {
  return writes.reduce((rights, { permission, value }) => permission.write(rights, value), access);
}
