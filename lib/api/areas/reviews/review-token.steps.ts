import type { AppointmentId, AuthorizedLocationId } from "@/lib/domain/ids";
import { hashToken } from "@/lib/api/platform/access";
import { newLocatedSecret } from "@/lib/api/platform/located-secret";
import type { ReviewRepositories } from "./repositories.port";

/** Gives the client of an appointment what lets them review it (business.md 7.1). */
export async function giveReviewToken(
  location: AuthorizedLocationId,
  id: AppointmentId,
  { reviewTokens }: Pick<ReviewRepositories, "reviewTokens">,
): Promise<string> {
  const token = newLocatedSecret(location);
  await reviewTokens.add(location, id, hashToken(token));
  return token;
}
