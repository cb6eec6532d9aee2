import type { StaffScope } from "@/lib/api/platform/access";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { Appointment } from "@/lib/domain/salon/appointment";
import { memberFor } from "@/lib/api/platform/member-visibility";
import type { AppointmentId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { checkEditable, checkReadable } from "./appointment-policy.rules";
import { viewOf } from "./appointment-view.rules";
import type { VisitView } from "./visits.contract";

/** What a call about an unknown visit answers. */
export const NO_VISIT: ServiceError = { kind: "not_found", message: "Visit not found." };

/** Why attendance may not change for those appointments; null when it may. */
export function problemOfOthers(
  scope: StaffScope,
  others: readonly Appointment[],
  team: readonly TeamMember[],
): ServiceError | null {
  const isOpen = others.every(({ memberId }) => memberFor(scope, team, memberId, "read").ok);
  if (isOpen) return null;
  return { kind: "forbidden", message: "The visit holds appointments of other team members." };
}

/**
 * The appointment that is changed with its visit, or why not: the whole visit must be within
 * reach.
 */
export function changeable(
  scope: StaffScope,
  records: readonly Appointment[],
  id: AppointmentId,
  team: readonly TeamMember[],
): Result<Appointment, ServiceError> {
  const record = records.find((each) => each.id === id);
  if (!record) return err(NO_VISIT);
  const found = checkEditable(scope, record, team);
  const problem = found.ok ? problemOfOthers(scope, records, team) : null;
  return problem ? err(problem) : found;
}

/** What of the visit the user may see; nothing of it is a refusal. */
export function visitViewFor(
  scope: StaffScope,
  records: readonly Appointment[],
  team: readonly TeamMember[],
): Result<VisitView, ServiceError> {
  const outcomes = records.map((each) => checkReadable(scope, each, team));
  const seen = outcomes.flatMap((each) => (each.ok ? [each.value] : []));
  const refusal = outcomes.find((each) => !each.ok);
  const [first] = seen;
  if (!first) return refusal ?? err(NO_VISIT);
  // the last change speaks for the visit where attendances differ
  const last = seen.reduce((a, b) => (b.changedAt > a.changedAt ? b : a), first);
  return ok({
    attendance: last.attendance,
    comment: seen.find((each) => each.comment !== "")?.comment ?? "",
    records: seen.map((each) => viewOf(scope, each, team)),
  });
}
