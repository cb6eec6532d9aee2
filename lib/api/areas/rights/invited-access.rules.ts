import type { StaffScope } from "@/lib/api/platform/access";
import { teamMemberId } from "@/lib/domain/ids";
import type { Access } from "@/lib/domain/salon/access";
import type { KnownRights } from "@/lib/domain/salon/known-rights";
import type { Invitation } from "./invitations.contract";
import type { Place } from "@/lib/domain/salon/location";
import { phoneAt } from "@/lib/phone/phone-at";
import { withWrites } from "./user-gift.rules";

/** A worker who is a team member is held to their own row unless told otherwise. */
export function accessOf(
  { ofRole }: KnownRights,
  scope: StaffScope,
  invitation: Invitation,
): Access {
  const { user_role: role = "worker", staff_id = 0, user_permissions } = invitation;
  const isHeld = role === "worker" && staff_id !== 0;
  const rights: Access = {
    ...ofRole(role),
    locationId: scope.location.id,
    role,
    onlyMemberId: isHeld ? teamMemberId(staff_id) : 0,
  };
  return withWrites(rights, user_permissions);
}

/** An invitation by the phone as it is kept; null where there can be no such number. */
export function withReadContact(place: Place, invitation: Invitation): Invitation | null {
  const { search } = invitation;
  if (search.includes("@")) return invitation;
  const phone = phoneAt(place, search);
  return phone === null ? null : { ...invitation, search: phone };
}

/** An e-mail or a phone, whichever was typed. */
export function contactOf(search: string): { phone: string; email: string } {
  return search.includes("@") ? { phone: "", email: search } : { phone: search, email: "" };
}
