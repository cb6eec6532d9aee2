import { isInJournal } from "@/lib/domain/salon/team-member";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { Period } from "@/lib/domain/time/period";
import type { StaffScope } from "@/lib/api/platform/access";
import { isTooOld } from "@/lib/api/platform/member-visibility";
import type { MemberDay } from "@/lib/domain/schedule/member-day";
import type { HoursRepository } from "./hours.port";

/** The days with hours of these members, as far as the user may see them. */
export async function daysWithHours(
  hours: HoursRepository,
  scope: StaffScope,
  members: readonly TeamMember[],
  period: Period,
): Promise<MemberDay[]> {
  const byId = new Map(members.map((member) => [member.id, member]));
  const stored = await hours.list(scope.id, [...byId.keys()], period);
  return stored.filter(({ memberId, day }) => {
    const member = byId.get(memberId);
    const isShown = member && isInJournal(member, day.date, scope.today);
    return isShown && day.intervals.length > 0 && !isTooOld(scope, day.date);
  });
}
