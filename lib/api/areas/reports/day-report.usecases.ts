import { dayTakings } from "@/lib/domain/reports/day-takings";
import { ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { seesClientPhones } from "@/lib/domain/salon/client-rights";
import { spanOf, startOfDayIn, todayIn } from "@/lib/zone/wall-clock";
import type { StaffScope } from "@/lib/api/platform/access";
import type { AppointmentRepositories } from "@/lib/api/areas/appointments/repositories.port";
import type { ReadModel } from "@/lib/api/platform/read-model";
import { isTooOld, memberFor, withinReach } from "@/lib/api/platform/member-visibility";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { DayReport } from "./day-report.contract";
import { periodFor } from "./report-period.rules";
import type { DayReportFilter } from "./report-period.rules";

/** More than a month can hold: the report has no pages. */
const ALL = 100_000;

export type DayReportUseCases = ReturnType<typeof createDayReportUseCases>;

/** Computes the day-end takings (business.md 16.3). */
export function createDayReportUseCases(deps: {
  readonly readModel: ReadModel;
  readonly store: Pick<AppointmentRepositories, "appointments">;
}) {
  /** What clients who came were charged, of the members whom the user may see. */
  async function read(
    scope: StaffScope,
    filter: DayReportFilter,
  ): Promise<Result<DayReport, ServiceError>> {
    const team = await deps.readModel.team(scope.id, scope.today);
    const { memberId } = filter;
    let members = withinReach(scope, team);
    if (memberId !== undefined) {
      const member = memberFor(scope, team, memberId, "read");
      if (!member.ok) return member;
      members = [member.value];
    }
    const period = periodFor(scope, filter);
    if (!period.ok) return period;
    const { timeZone, currency } = scope.location;
    const { items } = await deps.store.appointments.list(scope.id, {
      span: spanOf(timeZone, period.value),
      memberIds: members.map(({ id }) => id),
      withDeleted: false,
      offset: 0,
      limit: ALL,
    });
    const rendered = items
      .filter(({ attendance }) => attendance === "arrived")
      .map((each) => ({ ...each, date: todayIn(timeZone, each.startsAt) }))
      .filter(({ date }) => !isTooOld(scope, date));
    return ok({
      takings: dayTakings(rendered),
      currency,
      startOf: ({ date }) => startOfDayIn(timeZone, date),
      nameOf: (id) => team.find((member) => member.id === id)?.name ?? "",
      showsContacts: seesClientPhones(scope.access),
    });
  }

  return { read };
}
