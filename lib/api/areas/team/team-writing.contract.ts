import { z } from "zod";
import {
  answerText,
  lenient,
  unlessNull,
  wireBoolean,
  wireFlag,
  wireId,
  wireIdOrNone,
  wireInteger,
  wireText,
  readBoolean,
} from "@/lib/api/wire/wire-formats";
import { emailText, filledText, phoneDigits } from "@/lib/api/wire/texts";

const MAX_NAME = 255;
const MAX_HTML = 20_000;

/** Fields that create and change have in common (schedule.md 3.3). */
const facts = {
  specialization: wireText(MAX_NAME).optional(),
  weight: unlessNull(wireInteger({ min: -1_000_000, max: 1_000_000 })),
  information: wireText(MAX_HTML).optional(),
  api_id: wireText(MAX_NAME).optional(),
  hidden: unlessNull(wireFlag).meta({ type: "integer", description: "1 = not shown online" }),
  fired: unlessNull(wireFlag).meta({ type: "integer", description: "1 = dismissed" }),
  user_id: wireIdOrNone.optional().meta({ type: "integer", description: "0 = unlink" }),
  has_access_timetable: unlessNull(wireBoolean),
  position_id: wireIdOrNone.optional().meta({ type: "integer", description: "0 = none" }),
};

const NO_OBJECT = { error: "must be an object" };

/** Body of `POST /staff/{location_id}`. */
export const newMemberSchema = z
  .looseObject({ name: filledText(MAX_NAME), ...facts }, NO_OBJECT)
  .meta({ id: "NewTeamMember", example: { name: "Nora Vale", specialization: "Colourist" } });

/** Body of `PUT /staff/{location_id}/{team_member_id}`: only given fields change. */
export const memberChangeSchema = z
  .looseObject({ name: filledText(MAX_NAME).optional(), ...facts }, NO_OBJECT)
  .meta({ id: "TeamMemberChange", example: { fired: 1 } });

export type MemberChange = z.infer<typeof memberChangeSchema>;

const contactPhone = lenient(
  (value) => (value === undefined ? undefined : (phoneDigits(value) ?? undefined)),
  "must be a phone of 9 to 15 digits or null",
  { type: ["string", "null"], example: "13155550181" },
);

const contactEmail = lenient(
  (value) => (value === undefined ? undefined : (emailText(value) ?? undefined)),
  "must be an e-mail or null",
  { type: ["string", "null"], format: "email" },
);

/** Body of quick create: all but `is_paid_staff` must be present (schedule.md 3.4). */
export const quickMemberSchema = z
  .looseObject(
    {
      name: filledText(MAX_NAME),
      specialization: wireText(MAX_NAME),
      position_id: wireIdOrNone,
      phone_number: contactPhone,
      user_email: contactEmail,
      user_phone: contactPhone,
      is_user_invite: wireBoolean,
      is_paid_staff: unlessNull(wireBoolean),
    },
    NO_OBJECT,
  )
  .meta({ id: "QuickTeamMember" });

export type QuickMember = z.infer<typeof quickMemberSchema>;

export const quickMemberAnswerSchema = z
  .looseObject({
    id: wireId,
    name: answerText,
    company_id: wireId,
    position: z.looseObject({ id: wireId, title: answerText }).nullable(),
    is_paid_staff: wireBoolean,
  })
  .meta({ id: "QuickTeamMemberAnswer" });

/** What a body says of dismissal before it is checked; undefined where it says nothing. */
export function wantedDismissal(body: unknown): boolean | undefined {
  if (typeof body !== "object" || body === null || !("fired" in body)) return undefined;
  return readBoolean(body.fired);
}
