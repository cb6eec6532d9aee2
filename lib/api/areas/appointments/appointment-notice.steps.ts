import type { Appointment } from "@/lib/domain/salon/appointment";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { isoWithOffset } from "@/lib/zone/iso";
import type { StaffScope } from "@/lib/api/platform/access";
import type { MailingTransport } from "@/lib/api/areas/mailings/transport.port";
import type { MailingRepositories } from "@/lib/api/areas/mailings/repositories.port";

/**
 * Writes the client one SMS about their appointment (business.md 6.4, `send_sms`), in the booking's
 * transaction. It is no mailing: who is out of mailings gets it, and whoever books may send it
 * (inferred). Who has no phone gets nothing.
 */
export async function tellClient(
  scope: StaffScope,
  appointment: Appointment,
  team: readonly TeamMember[],
  { transport, mailings }: Pick<MailingRepositories, "mailings"> & { transport: MailingTransport },
): Promise<void> {
  const { client } = appointment;
  if (!client) return;
  const member = team.find(({ id }) => id === appointment.memberId);
  const message = {
    channel: "sms",
    recipients: { kind: "clients", ids: [client.id] },
    isPersonal: true,
    subject: "",
    text: textOf(scope, appointment, member?.name ?? ""),
    appointmentId: appointment.id,
    createdBy: scope.user.id,
    at: scope.now,
  } as const;
  await transport.take(scope.id, message, mailings);
}

/** In local time of the location, in ISO's order, which no language misreads. */
function textOf({ location }: StaffScope, { startsAt }: Appointment, memberName: string): string {
  const local = isoWithOffset(location.timeZone, startsAt);
  const [date, time] = [local.slice(0, 10), local.slice(11, 16)];
  const who = memberName === "" ? "" : ` with ${memberName}`;
  return `${location.title}: your appointment is on ${date} at ${time}${who}.`;
}
