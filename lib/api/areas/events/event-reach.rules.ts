import { isOutsideEditWindow } from "@/lib/api/areas/appointments/appointment-policy.rules";
import type { StaffScope } from "@/lib/api/platform/access";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import { memberFor, isTooOld } from "@/lib/api/platform/member-visibility";
import type { HeldEvent } from "@/lib/domain/salon/held-event";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { todayIn } from "@/lib/zone/wall-clock";

/** Why the user may not touch an event of that member and time. */
export function problemOfEventReach(
  scope: StaffScope,
  { memberId, startsAt }: Pick<HeldEvent, "memberId" | "startsAt">,
  team: readonly TeamMember[],
): ServiceError | null {
  const member = memberFor(scope, team, memberId, "read");
  if (!member.ok) return member.error;
  return isTooOld(scope, todayIn(scope.location.timeZone, startsAt))
    ? { kind: "forbidden", message: "The event lies too far back." }
    : null;
}

/** Why the user may not change or delete an event: its seats are bound to their edit window, too. */
export function problemOfEventChange(
  scope: StaffScope,
  event: Pick<HeldEvent, "memberId" | "startsAt">,
  team: readonly TeamMember[],
): ServiceError | null {
  const problem = problemOfEventReach(scope, event, team);
  if (problem || !isOutsideEditWindow(scope, event.startsAt)) return problem;
  return { kind: "forbidden", message: "The event is too old to be changed." };
}

/** An event keeps the seats that are taken. */
export function problemOfSeats(
  { capacity }: Pick<HeldEvent, "capacity">,
  before: Pick<HeldEvent, "booked"> | null,
): ServiceError | null {
  const taken = before?.booked ?? 0;
  return capacity < taken ? invalid("capacity", `must be at least the ${taken} seats taken`) : null;
}
