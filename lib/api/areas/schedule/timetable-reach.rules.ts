import { ok, err } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { withinReach, memberFor } from "@/lib/api/platform/member-visibility";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { StaffScope } from "@/lib/api/platform/access";
import { isInJournal } from "@/lib/domain/salon/team-member";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { LocalDate } from "@/lib/domain/time/local-date";

/** Tells whether the member stands in the journal on the date and no more today. */
export function isPast(member: TeamMember, date: LocalDate, today: LocalDate): boolean {
  return isInJournal(member, date, today) && !isInJournal(member, today, today);
}

/** The date, or the oldest that may be seen where that is later. */
export function later(date: LocalDate, oldest: LocalDate | null): LocalDate {
  return oldest !== null && oldest > date ? oldest : date;
}

/**
 * The members that are told, all within reach for none; refused by the first that may not be read.
 */
export function selected(
  scope: StaffScope,
  team: readonly TeamMember[],
  ids: readonly number[] | undefined,
): Result<TeamMember[], ServiceError> {
  if (ids === undefined || ids.length === 0) return ok(withinReach(scope, team));
  const members: TeamMember[] = [];
  for (const id of ids) {
    const found = memberFor(scope, team, id, "read");
    if (!found.ok) return err(found.error);
    members.push(found.value);
  }
  return ok(members);
}
