import type { TeamMemberId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { StaffScope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import type { MailingTransport } from "@/lib/api/areas/mailings/transport.port";
import type { MailingRepositories } from "@/lib/api/areas/mailings/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { AppointmentView } from "./appointments.contract";
import type { AppointmentToCreate } from "./new-appointment.contract";
import { tellClient } from "./appointment-notice.steps";
import { marksOf } from "./tags-and-fields.steps";
import { viewOf } from "./appointment-view.rules";
import { NO_EVENT } from "./service-lines.rules";
import { withKeptPhone } from "./find-or-add-client.steps";
import { bookInside } from "./book-appointment.steps";
import type { BookNeeds, BookSources, Origin } from "./book-appointment.steps";
import type { EventLock } from "./appointment.port";

type Needs = BookNeeds & Pick<MailingRepositories, "mailings"> & { readonly events: EventLock };

export type BookingUseCases = ReturnType<typeof createBookingUseCases>;

/** Creates appointments; double booking is decided under the member's lock (business.md 6.4, 6.5). */
export function createBookingUseCases(deps: {
  readonly store: Stored<Needs>;
  readonly transport: MailingTransport;
  readonly log: Log;
}) {
  const write = auditedWrite<Needs>(deps);

  async function create(
    scope: StaffScope,
    told: AppointmentToCreate,
  ): Promise<Result<AppointmentView, ServiceError>> {
    const memberId = await memberOf(scope, told, deps.store);
    if (memberId === null) return err(NO_EVENT);
    const read = await withKeptPhone(scope, told, null, deps.store);
    if (!read.ok) return read;
    const wanted = read.value;
    return write(scope, async (repositories, audit) => {
      await repositories.team.lock(scope.id, [memberId]);
      const { place } = wanted;
      if (place.kind === "event") await repositories.events.lock(scope.id, place.eventId);
      const origin: Origin = {
        userId: scope.user.id,
        marks: () => marksOf(scope, wanted.marks, repositories),
      };
      const booked = await bookInside(scope, wanted, origin, repositories);
      if (!booked.ok) return booked;
      const { appointment, team } = booked.value;
      if (wanted.tellsClient) {
        await tellClient(scope, appointment, team, { ...repositories, transport: deps.transport });
      }
      audit("appointment created", { memberId, id: appointment.id });
      return ok(viewOf(scope, appointment, team));
    });
  }

  return { create };
}

/** Whose time it takes: the member's lock comes before anything is read. Null when there is no such event. */
async function memberOf(
  scope: StaffScope,
  { place }: AppointmentToCreate,
  { appointments }: BookSources,
): Promise<TeamMemberId | null> {
  if (place.kind === "time") return place.memberId;
  return (await appointments.findEvent(scope.id, place.eventId))?.memberId ?? null;
}
