import { z } from "zod";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { many, one } from "@/lib/api/wire/parameter-aliases";
import { memberSchema, memberToWire } from "@/lib/api/areas/team/team.contract";
import { wireDateTime } from "@/lib/api/wire/wire-dates";
import { wireBoolean, wireId } from "@/lib/api/wire/wire-formats";

/** Query of `/book_staff/{location_id}` (business.md 9.3). */
export const bookStaffQuery = z.object({
  service_ids: many(wireId).optional(),
  datetime: one(wireDateTime).optional(),
});

/** Answer of book_staff. */
export const bookStaffSchema = z.array(
  memberSchema
    .extend({
      bookable: wireBoolean,
      seance_date: z.string().optional().meta({ type: "string", format: "date" }),
      seances: z.array(z.unknown()),
    })
    .meta({ id: "BookableMember" }),
);

export type BookableMember = {
  readonly member: TeamMember;
  /** The next day with a free time; null = none soon. */
  readonly nearestDate: LocalDate | null;
};

/** A member as visitors see them: their account stays private (inferred). */
export function bookableMemberToWire(
  { member, nearestDate }: BookableMember,
  locationId: Parameters<typeof memberToWire>[0]["locationId"],
) {
  const isBookable = nearestDate !== null;
  return {
    ...memberToWire({ member, locationId, isBookable }),
    user_id: 0,
    ...(nearestDate !== null && { seance_date: nearestDate }),
    seances: [],
  };
}
