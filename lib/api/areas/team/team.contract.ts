import { z } from "zod";
import { teamMemberId, userId } from "@/lib/domain/ids";
import type { LocationId } from "@/lib/domain/ids";
import type { LinkPrice } from "@/lib/domain/salon/service";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { memberPath } from "@/lib/api/wire/paths";
import { readDate } from "@/lib/api/wire/wire-dates";
import {
  answerText,
  objectOrEmpty,
  readId,
  wireBoolean,
  wireFlag,
  wireId,
  wireIdOrNone,
  wireNumber,
} from "@/lib/api/wire/wire-formats";

const positionSchema = z.looseObject({ id: wireId, title: answerText });

const told = z.unknown().optional();

/** What nothing of ours reads, in the long form and as features that we lack say it. */
const LONG_SCHEMA = {
  company_id: told.meta({ type: "integer" }),
  position_id: told.meta({ type: "integer" }),
  user: told.meta({ description: "The login `{id, name, phone, email, avatar}`; [] = none" }),
  is_paid_staff: told.meta({ type: "boolean" }),
  is_included_in_payment_policy: told.meta({ type: "boolean" }),
  bookable: told.meta({ type: "boolean", description: "Online booking can find a slot" }),
  show_rating: told.meta({ type: "integer" }),
  votes_count: told.meta({ type: "integer" }),
  comments_count: told.meta({ type: "integer" }),
  avatar: told.meta({ type: "string" }),
  avatar_big: told.meta({ type: "string" }),
  image_group: told,
  prepaid: told.meta({ type: "string" }),
  is_deleted: told.meta({ type: "boolean" }),
  is_fired: told.meta({ type: "boolean" }),
  is_online: told.meta({ type: "boolean" }),
  is_bookable: told.meta({ type: "boolean" }),
  has_schedule: told.meta({ type: "boolean" }),
  services_links: told.meta({
    type: "array",
    items: { type: "object" },
    description: "What the member does, as business.md 4.1 tells a link",
  }),
  grid_settings: told.meta({ type: "object", description: "As business.md 10.2 tells a grid" }),
} as const;

/** A member in any of the forms of schedule.md 3: the long list item or the short object. */
export const memberSchema = z
  .looseObject({
    id: wireId,
    name: answerText,
    specialization: answerText.optional(),
    position: objectOrEmpty(positionSchema).optional(),
    user_id: z
      .unknown()
      .optional()
      .meta({ type: ["integer", "null"], description: "Null = nobody" }),
    has_access_timetable: wireBoolean.optional(),
    fired: wireFlag.optional(),
    status: wireFlag.optional().meta({ type: "integer", description: "1 = removed" }),
    hidden: wireFlag
      .optional()
      .meta({ type: "integer", description: "1 = not shown in online booking" }),
    weight: wireNumber.optional().meta({ type: "number", description: "Heavier first" }),
    rating: wireNumber.nullish(),
    api_id: answerText
      .optional()
      .meta({ type: ["string", "null"], description: "In an outside system" }),
    information: answerText.optional(),
    schedule_till: z
      .unknown()
      .optional()
      .meta({ type: ["string", "null"], format: "date", description: "Last day with hours" }),
    ...LONG_SCHEMA,
  })
  .meta({ id: "TeamMember" });

/** One member comes as an array on the old path, as an object elsewhere (schedule.md 3.2). */
export const membersSchema = z.preprocess(
  (data) => (Array.isArray(data) ? data : [data]),
  z.array(memberSchema),
);

export const memberListSchema = z.array(memberSchema);

/** A read of one member, or with 0 of all (business.md 20.22). */
export const memberOrAllPath = memberPath.extend({
  team_member_id: wireIdOrNone.meta({ description: "Team member; 0 = all", example: 3001 }),
});

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

/** What the long form tells beside the member himself. */
export type MemberParts = {
  /** What he does, in the order of the services. */
  readonly links: readonly MemberLink[];
  /** The login that he is; null = none, or not for the reader. */
  readonly user: MemberUser | null;
  /** Minutes between the times that visitors are offered. */
  readonly stepMinutes: number;
};

export type MemberLink = {
  readonly serviceId: number;
  readonly isBookableOnline: boolean;
  /** Seconds. */
  readonly durationSeconds: number;
  readonly cardId: number | null;
  readonly price: LinkPrice | null;
};

/** A login; contacts are empty for readers who may not see users. */
export type MemberUser = {
  readonly id: number;
  readonly name: string;
  /** Digits only. */
  readonly phone: string;
  readonly email: string;
};

/** The last start that a grid allows, 23:50 (business.md 10.2). */
const LAST_TIMESLOT_SECONDS = 85_800;

/** The object of `GET /company/{location_id}/staff/{team_member_id}`, long form (business.md 20.19). */
export function memberToLongWire(view: TeamMemberView, parts: MemberParts) {
  const { member } = view;
  return {
    ...memberToWire(view),
    company_id: view.locationId,
    user: parts.user === null ? [] : userToWire(parts.user),
    is_included_in_payment_policy: false,
    is_deleted: member.isRemoved,
    is_fired: member.isDismissed,
    is_online: !member.isHidden,
    is_bookable: view.isBookable,
    has_schedule: member.scheduleUntil !== null,
    services_links: parts.links.map((link) => ({
      service_id: link.serviceId,
      master_id: member.id,
      length: link.durationSeconds,
      technological_card_id: link.cardId,
      api_id: "",
      is_online: link.isBookableOnline,
      is_offline_records_allowed: true,
      price: link.price,
    })),
    grid_settings: {
      grid_first_timeslot: 0,
      grid_last_timeslot: LAST_TIMESLOT_SECONDS,
      grid_display_step: parts.stepMinutes * 60,
      grid_nearest_timeslot_delay: 0,
      grid_base_type: "schedule",
      is_grid_flexible: false,
    },
  };
}

function userToWire({ id, name, phone, email }: MemberUser) {
  return { id, name, phone: phone === "" ? "" : `+${phone}`, email, avatar: "" };
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
    api_id: member.apiId,
    position_id: member.position?.id ?? 0,
    information: member.information,
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
