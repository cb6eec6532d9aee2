import { userId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { ReportedVisit } from "@/lib/domain/reports/booking";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { includesDate } from "@/lib/domain/time/period";
import type { Period } from "@/lib/domain/time/period";
import { spanOf, todayIn } from "@/lib/zone/wall-clock";
import type { StaffScope } from "@/lib/api/platform/access";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { ReadModel } from "@/lib/api/platform/read-model";
import { isTooOld, memberFor, withinReach } from "@/lib/api/platform/member-visibility";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { BookingSelection, FigureRepository } from "./report.port";
import type { ReportQuery } from "./analytics.contract";
import { reportPeriod } from "./report-period.rules";

export type Selected = {
  readonly period: Period;
  readonly members: readonly TeamMember[];
  readonly bookings: BookingSelection;
};

/** What a report is about, as far as the user may see it; members who left count too. */
export async function selectReport(
  deps: { readonly readModel: ReadModel; readonly positions: TeamRepositories["positions"] },
  scope: StaffScope,
  query: ReportQuery,
): Promise<Result<Selected, ServiceError>> {
  const team = await deps.readModel.team(scope.id, scope.today);
  const { memberId, positionId } = query;
  let members = withinReach(scope, team);
  if (memberId !== undefined) {
    const member = memberFor(scope, team, memberId, "read");
    if (!member.ok) return member;
    members = [member.value];
  }
  if (positionId !== undefined) {
    const positions = await deps.positions.list(scope.id);
    if (!positions.some(({ id }) => id === positionId)) {
      return err({ kind: "not_found", message: "Position not found." });
    }
    members = members.filter(({ position }) => position?.id === positionId);
  }
  const period = reportPeriod(query.from, query.to);
  if (!period.ok) return period;
  const memberIds = members.map(({ id }) => id);
  const createdBy = query.userId === undefined ? null : userId(query.userId);
  return ok({ period: period.value, members, bookings: { memberIds, createdBy } });
}

/** The bookings that touch the period, and those of them that start in it where the user may look. */
export async function bookingsOf(
  figures: FigureRepository,
  scope: StaffScope,
  selection: BookingSelection,
  period: Period,
): Promise<{
  readonly touching: readonly ReportedVisit[];
  readonly starting: readonly ReportedVisit[];
}> {
  const { timeZone } = scope.location;
  const rows = await figures.bookings(scope.id, selection, spanOf(timeZone, period));
  const touching = rows.map(({ startsAt, ...row }) => ({
    ...row,
    date: todayIn(timeZone, startsAt),
  }));
  const isShown = ({ date }: ReportedVisit) => includesDate(period, date) && !isTooOld(scope, date);
  return { touching, starting: touching.filter(isShown) };
}
