import type { StaffScope } from "@/lib/api/platform/access";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { TeamMemberId } from "@/lib/domain/ids";
import { reachesMember } from "@/lib/domain/salon/access";

/** A user held to some members may neither make others nor let their own go. */
export function problemOfMemberReach(
  scope: StaffScope,
  id: TeamMemberId,
  positionId: number | null,
): ServiceError | null {
  const position = positionId === null ? null : { id: positionId };
  return reachesMember(scope.access, { id, position })
    ? null
    : { kind: "forbidden", message: "Access to this team member is denied." };
}
