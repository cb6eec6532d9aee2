import type { Access, Role } from "@/lib/domain/salon/access";
import { editsClientSettings } from "@/lib/domain/salon/client-rights";
import type { KnownRights } from "@/lib/domain/salon/known-rights";
import { givesWithoutLimit, staysWithin } from "@/lib/domain/salon/permissions";
import type { Permission } from "@/lib/domain/salon/permissions";
import type { StaffScope } from "@/lib/api/platform/access";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import { memberFor } from "@/lib/api/platform/reach";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { Membership } from "@/lib/api/areas/users/user.port";
import type { PermissionWrite } from "./user-permissions.contract";

type Needs = Pick<TeamRepositories, "team" | "positions">;

/** Owners are changed and removed by nobody, oneself not by oneself. */
export function problemOfTarget(
  scope: StaffScope,
  { userId: id, access }: Membership,
): ServiceError | null {
  if (access.role === "owner") return forbidden("An owner's rights cannot be changed.");
  return id === scope.user.id ? forbidden("You cannot change your own rights.") : null;
}

/** Only owners make owners; who may give only rights that he has gives no others. */
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

/** The member and the position that rights are held to belong to the location. */
export async function problemOfWrites(
  repositories: Needs,
  scope: StaffScope,
  writes: readonly PermissionWrite[] = [],
  field: string,
): Promise<ServiceError | null> {
  const ids = writes.filter(({ permission }) => permission.type === "allowed_id");
  if (ids.every(({ value }) => value === 0)) return null;
  const team = await repositories.team.list(scope.id, scope.today);
  const positions = await repositories.positions.list(scope.id);
  const isKnown = ({ permission, value }: PermissionWrite): boolean =>
    value === 0 ||
    (permission.flag === "master_id" ? team : positions).some(({ id }) => id === value);
  const wrong = writes.findIndex(
    (write) => write.permission.type === "allowed_id" && !isKnown(write),
  );
  return wrong === -1 ? null : invalid(`${field}.${wrong}.value`, "is not known at this location");
}

/** The member who a user is; 0 is nobody. */
export async function problemOfMember(
  repositories: Needs,
  scope: StaffScope,
  id: number | undefined,
  field: string,
): Promise<ServiceError | null> {
  if (id === undefined || id === 0) return null;
  const team = await repositories.team.list(scope.id, scope.today);
  const found = memberFor(scope, team, id, "change_member");
  if (found.ok) return null;
  return found.error.kind === "not_found"
    ? invalid(field, "is no team member of this location")
    : found.error;
}

function forbidden(message: string): ServiceError {
  return { kind: "forbidden", message };
}
