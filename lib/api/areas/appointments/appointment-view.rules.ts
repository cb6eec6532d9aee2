import type { StaffScope } from "@/lib/api/platform/access";
import type { Appointment } from "@/lib/domain/salon/appointment";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { isoWithOffset, isoCompactOffset } from "@/lib/zone/iso";
import type { AppointmentView } from "./appointments.contract";
import { seesCustomFields } from "./appointment-policy.rules";

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

/** What a reader sees beside the appointment itself. */
export type Shown = Pick<AppointmentView, "showsPhone" | "showsCustomFields" | "showsClients">;
