import { userId } from "@/lib/domain/ids";
import type { MemberFacts } from "@/lib/domain/salon/team-member";
import type { MemberChange } from "./team-writing.contract";

/** What a new member is beside what the body tells. */
export const DEFAULTS: MemberFacts = {
  name: "",
  specialization: "",
  userId: null,
  apiId: "",
  information: "",
  hasTimetable: false,
  isDismissed: false,
  isHidden: false,
  weight: 0,
  positionId: null,
  phone: "",
};

function orNull(id: number | undefined): number | null | undefined {
  return id === 0 ? null : id;
}

/** What the body names; a member has no user or position for 0. */
export function changedFacts(body: MemberChange): Partial<MemberFacts> {
  const given: {
    [Key in keyof MemberFacts]?: MemberFacts[Key] | undefined;
  } = {
    name: body.name,
    specialization: body.specialization,
    weight: body.weight,
    information: body.information,
    apiId: body.api_id,
    isHidden: body.hidden,
    isDismissed: body.fired,
    hasTimetable: body.has_access_timetable,
    positionId: orNull(body.position_id),
    userId:
      body.user_id === undefined ? undefined : body.user_id === 0 ? null : userId(body.user_id),
  };
  const named = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(named) as Partial<MemberFacts>; // the same keys without undefined
}
