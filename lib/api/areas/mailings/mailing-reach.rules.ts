import type { Caller } from "@/lib/api/platform/access";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import { authorizeLocation } from "@/lib/domain/ids";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import { maySendMailings } from "@/lib/domain/salon/client-rights";

/** The partner's locations; of a user who comes along those where they may send. */
export function locationsOfMailing({ partner, user }: Caller): AuthorizedLocationId[] {
  const ofUser = user?.access.filter(maySendMailings).map((access) => access.locationId);
  return partner.locationIds
    .filter((id) => !ofUser || ofUser.includes(id))
    .map((id) => authorizeLocation(id)); // the partner's token opens them
}

/** A refusal that names the first twenty. */
export function unknownClients(ids: readonly number[]): ServiceError {
  const named = ids.slice(0, 20).join(", ");
  const more = ids.length > 20 ? ` and ${ids.length - 20} more` : "";
  return invalid("client_ids", `has unknown clients: ${named}${more}`);
}
