import type { AppointmentId } from "@/lib/domain/ids";
import type { Instant } from "@/lib/domain/time/instant";
import { spanOf, todayIn } from "@/lib/zone/wall-clock";
import type { Scope } from "@/lib/api/platform/access";
import type { AppointmentRepositories } from "./repositories.port";

/**
 * The visit that a client already has on the local date of an appointment: one visit groups his
 * appointments of a day (business.md 7). Null = none but the appointment's own.
 */
export async function visitOn(
  scope: Scope,
  { clientId, startsAt }: { readonly clientId: number | null; readonly startsAt: Instant },
  { visits }: Pick<AppointmentRepositories, "visits">,
  except?: AppointmentId,
): Promise<number | null> {
  if (clientId === null) return null;
  const { timeZone } = scope.location;
  const date = todayIn(timeZone, startsAt);
  return visits.ofClient(scope.id, clientId, spanOf(timeZone, { from: date, to: date }), except);
}
