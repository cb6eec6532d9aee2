import type { ServiceError } from "@/lib/api/platform/errors";
import type { Appointment } from "@/lib/domain/salon/appointment";
import { addSeconds } from "@/lib/domain/time/instant";
import type { Instant } from "@/lib/domain/time/instant";
import { endOf } from "@/lib/domain/time/span";

/** How long after a visit its client may say what they think, in seconds: 30 days. */
const OPEN_SECONDS = 30 * 86_400;

type Visit = Pick<Appointment, "startsAt" | "durationSeconds" | "isDeleted" | "attendance">;

/** Whether the token of a visit still opens anything: a visit that moves takes its time along. */
export function isOpen(visit: Visit, now: Instant): boolean {
  return !visit.isDeleted && now < addSeconds(endOf(visit), OPEN_SECONDS);
}

/** Why nothing can be said of a visit; null where it can (business.md 7.1). */
export function refusalOfReview(visit: Visit, now: Instant): ServiceError | null {
  if (now < visit.startsAt) {
    const message = "The visit has not begun: it can be reviewed from then on.";
    return { kind: "forbidden", message, reason: "not_begun" };
  }
  if (visit.attendance !== "missed") return null;
  return { kind: "forbidden", message: "Nobody came to this visit.", reason: "missed" };
}
