import type { StaffScope } from "@/lib/api/platform/access";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import { memberFor } from "@/lib/api/platform/member-visibility";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { PermissionWrite } from "./user-permissions.contract";

type Needs = Pick<TeamRepositories, "team" | "positions">;

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
