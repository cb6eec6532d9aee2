import type { StaffScope } from "@/lib/api/platform/access";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { readsOneSalary } from "@/lib/domain/salon/report-rights";

const OF_ANOTHER: ServiceError = {
  kind: "forbidden",
  message: "Access to this team member's salary is denied.",
};

/**
 * The right to one member's salary opens theirs alone: the member whose rows the user sees, or who
 * they are where they see everybody's (business.md 17.1).
 */
export function refusalOfSalary(scope: StaffScope, member: TeamMember): ServiceError | null {
  const { access, user } = scope;
  if (!readsOneSalary(access)) return null;
  const isHis =
    access.onlyMemberId === 0 ? member.userId === user.id : access.onlyMemberId === member.id;
  return isHis ? null : OF_ANOTHER;
}
