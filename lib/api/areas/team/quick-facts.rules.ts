import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { phoneAt } from "@/lib/phone/phone-at";
import type { StaffScope } from "@/lib/api/platform/access";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { MemberFacts } from "@/lib/domain/salon/team-member";
import type { QuickMember } from "./team-writing.contract";

const NO_NUMBER = "must be a phone of 9 to 15 digits or null";

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

/** The phones of a body in the form that is kept, by the country of the location. */
export function withReadPhones(
  { location }: Pick<StaffScope, "location">,
  body: QuickMember,
): Result<QuickMember, ServiceError> {
  const phones = {
    phone_number: body.phone_number && phoneAt(location, body.phone_number),
    user_phone: body.user_phone && phoneAt(location, body.user_phone),
  };
  const { phone_number, user_phone } = phones;
  if (phone_number === null) return err(invalid("phone_number", NO_NUMBER));
  if (user_phone === null) return err(invalid("user_phone", NO_NUMBER));
  return ok({ ...body, phone_number, user_phone });
}
