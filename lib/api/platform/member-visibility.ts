import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { reachesMember } from "@/lib/domain/salon/access";
import type { Access } from "@/lib/domain/salon/access";
import { mayHaveHours } from "@/lib/domain/salon/team-member";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { addDays } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import type { ServiceError } from "./errors";

type Reader = { readonly access: Access | null; readonly today: LocalDate };

/**
 * What the caller wants with a member: to read something of theirs, to write hours, to book their
 * time, or to change them.
 */
export type Purpose = "read" | "write_hours" | "book" | "change_member";

/** The members inside the user's restrictions; without a user there is none (schedule.md 5.2). */
export function withinReach(
  { access }: Pick<Reader, "access">,
  team: readonly TeamMember[],
): TeamMember[] {
  return team.filter((member) => access === null || reachesMember(access, member));
}

/** The member a call is about, or why not: the order of schedule.md 5.2, the states of 3.6. */
export function memberFor(
  scope: Reader,
  team: readonly TeamMember[],
  id: number | undefined,
  purpose: Purpose,
): Result<TeamMember, ServiceError> {
  const member = team.find((each) => each.id === id);
  if (!member || (purpose !== "read" && member.isRemoved)) {
    return err({ kind: "not_found", message: "Team member not found." });
  }
  if (scope.access && !reachesMember(scope.access, member)) {
    return err({ kind: "forbidden", message: "Access to this team member is denied." });
  }
  const needsTimetable = purpose === "write_hours" || purpose === "book";
  if (needsTimetable && !mayHaveHours(member)) return err(noTimetableOf(member, purpose));
  return ok(member);
}

function noTimetableOf(member: TeamMember, purpose: "write_hours" | "book"): ServiceError {
  const cause = member.isDismissed ? "is dismissed" : "has no access to the timetable";
  const noHours = member.isDismissed ? " and has no working hours" : "";
  const effect = purpose === "book" ? " and takes no new bookings" : noHours;
  const message = `${member.name} ${cause}${effect}.`;
  return { kind: "forbidden", message, reason: "no_timetable" };
}

/** The oldest date the user may see or change; null = no limit (business.md 11.2). */
export function oldestDate({ access, today }: Reader): LocalDate | null {
  const days = access?.lastDaysCount ?? 0;
  return days > 0 ? addDays(today, -days) : null;
}

/** Tells whether a date lies further back than the user may look. */
export function isTooOld(scope: Reader, date: LocalDate): boolean {
  const oldest = oldestDate(scope);
  return oldest !== null && date < oldest;
}
