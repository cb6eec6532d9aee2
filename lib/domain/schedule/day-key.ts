import type { TeamMemberId } from "../ids";
import type { LocalDate } from "../time/local-date";

/** One text for a member and date, for maps and sets of days. */
export function dayKey(memberId: TeamMemberId, date: LocalDate): string {
  return `${memberId} ${date}`;
}
