import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Appointment } from "@/lib/domain/salon/appointment";
import { changedParts } from "@/lib/domain/salon/appointment-parts";
import type { AppointmentPart } from "@/lib/domain/salon/appointment-parts";
import type { AppointmentGrant } from "@/lib/domain/salon/appointment-grants";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { Instant } from "@/lib/domain/time/instant";
import { addDays } from "@/lib/domain/time/local-date";
import { todayIn } from "@/lib/zone/wall-clock";
import type { StaffScope } from "@/lib/api/platform/access";
import { isTooOld, memberFor, withinReach } from "@/lib/api/platform/member-visibility";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { TeamMemberId } from "@/lib/domain/ids";

/** What a call about an unknown appointment answers. */
export const NO_APPOINTMENT: ServiceError = {
  kind: "not_found",
  message: "Appointment not found.",
};

/** The appointment of a call that may be read, or why not; deleted ones are readable. */
export function checkReadable(
  scope: StaffScope,
  appointment: Appointment | null,
  team: readonly TeamMember[],
): Result<Appointment, ServiceError> {
  if (!appointment) return err(NO_APPOINTMENT);
  const member = memberFor(scope, team, appointment.memberId, "read");
  if (!member.ok) return member;
  if (isTooOld(scope, todayIn(scope.location.timeZone, appointment.startsAt))) {
    return err({ kind: "forbidden", message: "The appointment lies too far back." });
  }
  return ok(appointment);
}

/** The appointment of a call that changes it, or why not (business.md 6.7). */
export function checkEditable(
  scope: StaffScope,
  appointment: Appointment | null,
  team: readonly TeamMember[],
): Result<Appointment, ServiceError> {
  const found = checkReadable(scope, appointment?.isDeleted ? null : appointment, team);
  if (!found.ok) return found;
  const { startsAt, attendance } = found.value;
  if (isOutsideEditWindow(scope, startsAt)) {
    return err({ kind: "forbidden", message: "The appointment is too old to be changed." });
  }
  if (attendance === "arrived" && !holds(scope, "edit_records_attendance_access")) {
    return err({
      kind: "forbidden",
      message: "The client came: the appointment may not be changed.",
    });
  }
  return found;
}

/** Tells whether an appointment of that time may no longer be changed or deleted. */
export function isOutsideEditWindow(scope: StaffScope, startsAt: Instant): boolean {
  const { editDaysCount } = scope.access;
  if (editDaysCount < 0) return false;
  return todayIn(scope.location.timeZone, startsAt) < addDays(scope.today, -editDaysCount);
}

const NEEDED: Readonly<Record<AppointmentPart, readonly AppointmentGrant[]>> = {
  // the first is the journal's right to move, the second the form's: a move is both
  "date and team member": [
    "timetable_transferring_record_access",
    "records_edit_date_and_master_access",
  ],
  duration: ["records_edit_duration_access"],
  comment: ["records_edit_comment_access"],
  services: ["records_edit_services_access"],
};

/** Why the user may not change the parts that differ; null when they may. */
export function problemOfParts(
  scope: StaffScope,
  before: Parameters<typeof changedParts>[0],
  after: Parameters<typeof changedParts>[1],
): ServiceError | null {
  const closed = changedParts(before, after).find((part) =>
    NEEDED[part].some((grant) => !holds(scope, grant)),
  );
  if (!closed) return null;
  return {
    kind: "forbidden",
    message: `You may not change the ${closed} of appointments.`,
  };
}

function holds(scope: StaffScope, grant: AppointmentGrant): boolean {
  return scope.access.grants.includes(grant);
}

/** Without the right they are left out of every answer (business.md 6.4). */
export function seesCustomFields({ access }: Pick<StaffScope, "access">): boolean {
  return access.grants.includes("custom_fields_record_values_read_access");
}

/** Why the user may not delete the appointment (business.md 6.8); null when they may. */
export function problemOfDeleting(
  scope: StaffScope,
  appointment: Appointment,
  team: readonly TeamMember[],
): ServiceError | null {
  const found = checkReadable(scope, appointment, team);
  if (!found.ok) return found.error;
  if (isOutsideEditWindow(scope, appointment.startsAt)) {
    return { kind: "forbidden", message: "The appointment is too old to be deleted." };
  }
  if (appointment.attendance === "arrived" && !scope.access.mayDeleteArrivedAppointments) {
    return { kind: "forbidden", message: "The client came: the appointment may not be deleted." };
  }
  return null;
}

/** The members a list is narrowed to; null = no narrowing (business.md 19). */
export function membersOf(
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
