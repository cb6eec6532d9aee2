import type { TeamMemberId } from "@/lib/domain/ids";
import type { Session } from "@/lib/domain/slots/sessions";
import type { LocalDate } from "@/lib/domain/time/local-date";

/** What a member's time leaves to sell around a date. */
export type SessionsView = {
  readonly memberId: TeamMemberId;
  readonly date: LocalDate;
  /** Working dates from the asked one (or the start of its month) on, ascending. */
  readonly workingDates: readonly LocalDate[];
  readonly sessions: readonly Session[];
  /** The first of the next working dates with a free session; only a few of them are looked at. */
  readonly nextFreeDate: LocalDate | null;
};
