import type { StaffScope } from "@/lib/api/platform/access";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { LocationUser, Membership } from "@/lib/domain/salon/membership";

/** A refusal with its sentence. */
export function forbidden(message: string): ServiceError {
  return { kind: "forbidden", message };
}

/** Owners are changed and removed by nobody, oneself not by oneself. */
export function problemOfTarget(
  scope: StaffScope,
  { userId: id, access }: Membership,
): ServiceError | null {
  if (access.role === "owner") return forbidden("An owner's rights cannot be changed.");
  return id === scope.user.id ? forbidden("You cannot change your own rights.") : null;
}

/** Tells whether the user of the scope may change this user's rights. */
export function isEditable(scope: StaffScope, user: LocationUser): boolean {
  const mayEdit = scope.access.grants.includes("edit_users_access");
  return mayEdit && problemOfTarget(scope, user.membership) === null;
}

/** To copy over rights that are there already is to change them. */
export function problemOfRightsChange(place: StaffScope, before: Membership): ServiceError | null {
  return place.access.grants.includes("edit_users_access")
    ? problemOfTarget(place, before)
    : { kind: "forbidden", message: "You may not change the rights of users." };
}
