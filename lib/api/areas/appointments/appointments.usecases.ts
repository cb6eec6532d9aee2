import { userId } from "@/lib/domain/ids";
import type { AppointmentId, TeamMemberId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Appointment } from "@/lib/domain/salon/appointment";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { Instant, InstantSpan } from "@/lib/domain/time/instant";
import { parseIso } from "@/lib/zone/iso";
import { startOfDayIn } from "@/lib/zone/wall-clock";
import type { StaffScope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import type { ReadModel } from "@/lib/api/platform/read-model";
import { memberFor, oldestDate, withinReach } from "@/lib/api/platform/reach";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { AppointmentRepositories } from "./repositories.port";
import type { AppointmentView } from "./appointments.contract";
import { isOutsideEditWindow, NO_APPOINTMENT, readable } from "./edit-rights.rules";
import { viewOf } from "./appointment-view.rules";
import { BEGINNING, END, openSpanOf } from "./date-range.rules";
import type { DateRange } from "./date-range.rules";

type Needs = Pick<AppointmentRepositories, "appointments"> & Pick<TeamRepositories, "team">;

export type AppointmentFilter = {
  readonly memberId?: number | undefined;
  readonly clientId?: number | undefined;
  readonly createdBy?: number | undefined;
  /** Dates of the start. */
  readonly dates: DateRange;
  readonly createdDates: DateRange;
  /** Local times of the location, or with offset. */
  readonly changedAfter?: string | undefined;
  readonly changedBefore?: string | undefined;
  readonly withDeleted: boolean;
  readonly page: number;
  readonly count: number;
};

export type AppointmentPage = { readonly items: AppointmentView[]; readonly total: number };

export type AppointmentService = ReturnType<typeof createAppointmentService>;

/** Lists and deletes appointments (business.md 6.1, 6.8). */
export function createAppointmentService(deps: {
  readonly store: Stored<Needs>;
  readonly readModel: ReadModel;
  readonly log: Log;
}) {
  const write = auditedWrite<Needs>(deps);

  async function list(
    scope: StaffScope,
    filter: AppointmentFilter,
  ): Promise<Result<AppointmentPage, ServiceError>> {
    const team = await deps.readModel.team(scope.id, scope.today);
    const members = membersOf(scope, team, filter.memberId);
    if (!members.ok) return members;
    const { timeZone } = scope.location;
    const dates = openSpanOf(timeZone, filter.dates, "end_date");
    if (!dates.ok) return dates;
    const created = openSpanOf(timeZone, filter.createdDates, "c_end_date");
    if (!created.ok) return created;
    const found = await deps.store.appointments.list(scope.id, {
      ...(members.value && { memberIds: members.value }),
      span: visible(scope, dates.value),
      created: created.value,
      changed: changedSpan(timeZone, filter),
      ...(filter.clientId !== undefined && { clientId: filter.clientId }),
      ...(filter.createdBy !== undefined && { createdBy: userId(filter.createdBy) }),
      withDeleted: filter.withDeleted,
      offset: (filter.page - 1) * filter.count,
      limit: filter.count,
    });
    return ok({ items: found.items.map((each) => viewOf(scope, each, team)), total: found.total });
  }

  /** Deletes softly: the time becomes free, the record stays readable. */
  function remove(scope: StaffScope, id: AppointmentId): Promise<Result<void, ServiceError>> {
    return write(scope, async (repositories, audit) => {
      const appointment = await repositories.appointments.find(scope.id, id);
      if (!appointment || appointment.isDeleted) return err(NO_APPOINTMENT);
      const team = await repositories.team.list(scope.id, scope.today);
      const problem = problemOfDeleting(scope, appointment, team);
      if (problem) return err(problem);
      const isNew = await repositories.appointments.markDeleted(scope.id, id, scope.now);
      if (!isNew) return err(NO_APPOINTMENT);
      audit("appointment deleted", { memberId: appointment.memberId, id });
      return ok(undefined);
    });
  }

  return { list, remove };
}

/** The members a list is narrowed to; null = no narrowing (business.md 19). */
function membersOf(
  scope: StaffScope,
  team: readonly TeamMember[],
  memberId: number | undefined,
): Result<readonly TeamMemberId[] | null, ServiceError> {
  if (memberId !== undefined) {
    const member = memberFor(scope, team, memberId, "read");
    return member.ok ? ok([member.value.id]) : member;
  }
  const reached = withinReach(scope, team);
  return ok(reached.length === team.length ? null : reached.map(({ id }) => id));
}

function problemOfDeleting(
  scope: StaffScope,
  appointment: Appointment,
  team: readonly TeamMember[],
): ServiceError | null {
  const found = readable(scope, appointment, team);
  if (!found.ok) return found.error;
  if (isOutsideEditWindow(scope, appointment.startsAt)) {
    return { kind: "forbidden", message: "The appointment is too old to be deleted." };
  }
  if (appointment.attendance === "arrived" && !scope.access.mayDeleteArrivedAppointments) {
    return { kind: "forbidden", message: "The client came: the appointment may not be deleted." };
  }
  return null;
}

/** The part of a span that the user may look back into. */
function visible(scope: StaffScope, span: InstantSpan): InstantSpan {
  const oldest = oldestDate(scope);
  const from = oldest === null ? BEGINNING : startOfDayIn(scope.location.timeZone, oldest);
  return from > span.from ? { from, to: span.to > from ? span.to : from } : span;
}

function changedSpan(zone: string, filter: AppointmentFilter): InstantSpan {
  const read = (text: string | undefined, otherwise: Instant): Instant =>
    (text === undefined ? null : parseIso(zone, text)) ?? otherwise;
  return { from: read(filter.changedAfter, BEGINNING), to: read(filter.changedBefore, END) };
}
