import { z } from "zod";
import { teamMemberId, userId } from "@/lib/domain/ids";
import type { LocationId } from "@/lib/domain/ids";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { readDate } from "@/lib/api/wire/wire-dates";
import {
  answerText,
  objectOrEmpty,
  readId,
  wireBoolean,
  wireFlag,
  wireId,
  wireNumber,
} from "@/lib/api/wire/wire-formats";

const positionSchema = z.looseObject({ id: wireId, title: answerText });

/** A member in any of the forms of schedule.md 3: the long list item or the short object. */
export const memberSchema = z
  .looseObject({
    id: wireId,
    name: answerText,
    specialization: answerText.optional(),
    position: objectOrEmpty(positionSchema).optional(),
    user_id: z.unknown().optional().meta({ type: "integer" }),
    has_access_timetable: wireBoolean.optional(),
    fired: wireFlag.optional(),
    status: wireFlag.optional().meta({ type: "integer", description: "1 = removed" }),
    hidden: wireFlag
      .optional()
      .meta({ type: "integer", description: "1 = not shown in online booking" }),
    weight: wireNumber.optional().meta({ type: "number", description: "Heavier first" }),
    rating: wireNumber.nullish(),
    api_id: answerText.optional().meta({ type: "string", description: "In an outside system" }),
    information: answerText.optional(),
    schedule_till: z
      .unknown()
      .optional()
      .meta({ type: "string", format: "date", description: "Last day with hours" }),
  })
  .meta({ id: "TeamMember" });

/** One member comes as an array on the old path, as an object elsewhere (schedule.md 3.2). */
export const membersSchema = z.preprocess(
  (data) => (Array.isArray(data) ? data : [data]),
  z.array(memberSchema),
);

export const memberListSchema = z.array(memberSchema);

export type TeamMemberView = {
  readonly member: TeamMember;
  readonly locationId: LocationId;
  /** Online booking can find a slot. */
  readonly isBookable: boolean;
};

/** A list item of `GET /staff/{location_id}` (schedule.md 3.1). */
export function memberToWire({ member, isBookable }: TeamMemberView) {
  return {
    id: member.id,
    api_id: member.apiId === "" ? null : member.apiId,
    name: member.name,
    specialization: member.specialization,
    position: member.position ?? [],
    position_id: member.position?.id ?? 0,
    user_id: member.userId,
    user: [],
    has_access_timetable: member.hasTimetable,
    is_paid_staff: member.hasTimetable,
    bookable: isBookable,
    schedule_till: member.scheduleUntil,
    fired: member.isDismissed ? 1 : 0,
    status: member.isRemoved ? 1 : 0,
    hidden: member.isHidden ? 1 : 0,
    weight: member.weight,
    rating: member.rating,
    show_rating: 1,
    votes_count: 0,
    comments_count: 0,
    avatar: "",
    avatar_big: "",
    image_group: [],
    information: member.information,
    prepaid: "forbidden",
  };
}

/** The object of `GET /company/{location_id}/staff/{team_member_id}`, long form (business.md 20). */
export function memberToLongWire(
  view: TeamMemberView,
  services: readonly { readonly serviceId: number; readonly durationSeconds: number }[],
) {
  const { member } = view;
  return {
    ...memberToWire(view),
    company_id: view.locationId,
    is_included_in_payment_policy: false,
    is_deleted: member.isRemoved,
    is_fired: member.isDismissed,
    is_online: !member.isHidden,
    is_bookable: view.isBookable,
    has_schedule: member.scheduleUntil !== null,
    services_links: services.map(({ serviceId, durationSeconds: length }) => ({
      service_id: serviceId,
      team_member_id: member.id,
      length,
    })),
    grid_settings: {},
  };
}

/** The object that a change answers, the short form (schedule.md 3.2). */
export function memberToShortWire({ member, locationId }: TeamMemberView) {
  return {
    id: member.id,
    name: member.name,
    company_id: locationId,
    specialization: member.specialization,
    position: member.position ?? [],
    avatar: "",
    avatar_big: "",
    fired: member.isDismissed ? 1 : 0,
    status: member.isRemoved ? 1 : 0,
    hidden: member.isHidden ? 1 : 0,
    user_id: member.userId ?? 0,
    has_access_timetable: member.hasTimetable,
    is_paid_staff: member.hasTimetable,
    is_included_in_payment_policy: false,
    weight: member.weight,
    schedule_till: member.scheduleUntil,
  };
}

/** The answer of quick create (schedule.md 3.4). */
export function memberToQuickWire({ member, locationId }: TeamMemberView) {
  return {
    id: member.id,
    name: member.name,
    company_id: locationId,
    specialization: member.specialization,
    avatar: "",
    avatar_big: "",
    position: member.position,
    is_paid_staff: member.hasTimetable,
  };
}

/** The member of an answer; the short object lacks the flag of the timetable, which then is on. */
export function memberFromWire(data: z.infer<typeof memberSchema>): TeamMember {
  const user = readId(data.user_id);
  const position = data.position ?? null;
  return {
    id: teamMemberId(data.id),
    name: data.name,
    specialization: data.specialization ?? "",
    position: position && { id: position.id, title: position.title },
    userId: user === undefined ? null : userId(user),
    apiId: data.api_id ?? "",
    information: data.information ?? "",
    hasTimetable: data.has_access_timetable ?? true,
    isDismissed: data.fired ?? false,
    isRemoved: data.status ?? false,
    isHidden: data.hidden ?? false,
    weight: data.weight ?? 0,
    rating: data.rating ?? 0,
    scheduleUntil: readDate(data.schedule_till) ?? null,
  };
}
