import type { AppointmentView } from "./appointments.contract";
import type { AppointmentId, TeamMemberId } from "@/lib/domain/ids";
import { userId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Appointment } from "@/lib/domain/salon/appointment";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { instantOf } from "@/lib/domain/time/instant";
import type { Instant } from "@/lib/domain/time/instant";
import { addDays } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { isoCompactOffset, isoWithOffset, parseIso } from "@/lib/zone/iso";
import { startOfDayIn } from "@/lib/zone/wall-clock";
import type { StaffScope } from "@/lib/api/platform/access";
import { seesCustomFields } from "./appointment-marks.steps";
import { isOutsideEditWindow, NO_APPOINTMENT, readable } from "./edit-rights.rules";
import type { InstantSpan, ReadModel, Store } from "@/lib/api/store/repositories";
import { memberFor, oldestDate, withinReach } from "@/lib/api/platform/reach";
import { invalid } from "@/lib/api/platform/service-error";
import type { ServiceError } from "@/lib/api/platform/service-error";

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

export type DateRange = {
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
};

export type AppointmentPage = { readonly items: AppointmentView[]; readonly total: number };

/** Before and after everything: half-open ranges of a query have ends all the same. */
const BEGINNING = instantOf(Date.UTC(1900, 0));
const END = instantOf(Date.UTC(2200, 0));

export type AppointmentService = ReturnType<typeof createAppointmentService>;

/** Lists and deletes appointments (business.md 6.1, 6.8). */
export function createAppointmentService(deps: {
  readonly store: Store;
  readonly readModel: ReadModel;
  readonly log: (entry: object) => void;
}) {
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
  async function remove(scope: StaffScope, id: AppointmentId): Promise<Result<void, ServiceError>> {
    const removed = await deps.store.transaction(scope.id, async (repositories) => {
      const appointment = await repositories.appointments.find(scope.id, id);
      if (!appointment || appointment.isDeleted) return err(NO_APPOINTMENT);
      const team = await repositories.team.list(scope.id, scope.today);
      const problem = problemOfDeleting(scope, appointment, team);
      if (problem) return err(problem);
      const isNew = await repositories.appointments.markDeleted(scope.id, id, scope.now);
      return isNew ? ok(appointment) : err(NO_APPOINTMENT);
    });
    if (!removed.ok) return removed;
    const { memberId } = removed.value;
    const writer = scope.user.id;
    deps.log({ event: "appointment deleted", locationId: scope.id, userId: writer, memberId, id });
    return ok(undefined);
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

/** The instants of dates that may be open at either end. */
export function openSpanOf(
  zone: string,
  { from, to }: DateRange,
  field: string,
): Result<InstantSpan, ServiceError> {
  if (from && to && from > to) return err(invalid(field, "must not be before the start"));
  return ok({
    from: from ? startOfDayIn(zone, from) : BEGINNING,
    to: to ? startOfDayIn(zone, addDays(to, 1)) : END,
  });
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

/** An appointment with its times in the location's zone. */
export function viewOf(
  scope: StaffScope,
  appointment: Appointment,
  team: readonly TeamMember[],
): AppointmentView {
  return viewFor(scope, appointment, team, {
    showsPhone: scope.access.maySeePhones,
    showsCustomFields: seesCustomFields(scope),
    showsClients: scope.access.maySeeClients,
  });
}

type Shown = Pick<AppointmentView, "showsPhone" | "showsCustomFields" | "showsClients">;

/** As `viewOf`, for readers who are told what they see. */
export function viewFor(
  { location }: Pick<StaffScope, "location">,
  appointment: Appointment,
  team: readonly TeamMember[],
  shown: Shown,
): AppointmentView {
  const { timeZone } = location;
  return {
    appointment,
    locationId: location.id,
    member: team.find((member) => member.id === appointment.memberId) ?? null,
    startsAt: isoWithOffset(timeZone, appointment.startsAt),
    createdAt: isoCompactOffset(timeZone, appointment.createdAt),
    changedAt: isoCompactOffset(timeZone, appointment.changedAt),
    ...shown,
  };
}
