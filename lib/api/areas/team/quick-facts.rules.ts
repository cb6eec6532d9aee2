import type { MemberFacts } from "@/lib/domain/salon/team-member";
import type { QuickMember } from "./team-writing.contract";

/** What quick create tells of a member (schedule.md 3.4). */
export function quickMemberFacts(body: QuickMember): MemberFacts {
  return {
    name: body.name,
    specialization: body.specialization,
    positionId: body.position_id === 0 ? null : body.position_id,
    phone: body.phone_number,
    hasTimetable: body.is_paid_staff ?? true,
    userId: null,
    apiId: "",
    information: "",
    isDismissed: false,
    isHidden: false,
    weight: 0,
  };
}
