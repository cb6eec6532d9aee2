import type { ServiceError } from "@/lib/api/platform/errors";
import { priceFor } from "@/lib/domain/salon/service";
import type { Service } from "@/lib/domain/salon/service";
import type { Appointment, ServiceLine } from "@/lib/domain/salon/appointment";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { TeamMemberId } from "@/lib/domain/ids";
import type { ServiceToBook } from "./new-appointment.contract";
import type { ServiceToKeep } from "./appointment-change.contract";

/** What a call about an unknown event answers. */
export const NO_EVENT: ServiceError = { kind: "not_found", message: "Event not found." };

/** Whose services are to be booked; in an event (0 = none) its own. */
type LinesToBook = {
  readonly memberId: TeamMemberId;
  readonly toBook: readonly ServiceToBook[];
  readonly eventId: number;
};

/** The lines to book, priced; or the service that the member does not provide. */
export function serviceLines(
  catalogue: readonly Service[],
  placed: LinesToBook,
): Result<ServiceLine[], ServiceError> {
  const lines: ServiceLine[] = [];
  for (const wanted of placed.toBook) {
    const service = catalogue.find((each) => each.id === wanted.id);
    const isLinked = service?.links.some((link) => link.memberId === placed.memberId) ?? false;
    // the event itself ties its service to the member
    if (!service || (!isLinked && placed.eventId === 0)) {
      const message = `The team member does not provide the selected services: ${wanted.id}.`;
      return err({ kind: "bad_request", message });
    }
    lines.push(lineOf(service, placed.memberId, wanted));
  }
  return ok(lines);
}

function lineOf(service: Service, memberId: TeamMemberId, wanted: ServiceToBook): ServiceLine {
  const { discount, amount } = wanted;
  const firstCost = wanted.firstCost ?? priceFor(service, memberId);
  const discounted = Math.round(firstCost * amount * (100 - discount)) / 100;
  const cost = wanted.cost ?? discounted;
  return { id: service.id, title: service.title, firstCost, discount, cost, amount };
}

/** One break at the end, the longest of the services (business.md 4.5); seconds. */
export function breakOf(
  catalogue: readonly Service[],
  toBook: readonly { readonly id: number }[],
): number {
  const ids: ReadonlySet<number> = new Set(toBook.map(({ id }) => id));
  const breaks = catalogue
    .filter(({ id }) => ids.has(id))
    .map((each) => each.technicalBreakSeconds ?? 0);
  return Math.max(0, ...breaks);
}

/** The price of one piece stays what it was. */
function repriced(line: ServiceLine, known: ServiceLine): ServiceLine {
  const { firstCost, discount } = known;
  const perPiece = known.amount === 0 ? known.cost : known.cost / known.amount;
  return { ...line, firstCost, discount, cost: Math.round(perPiece * line.amount * 100) / 100 };
}

/** A line that the appointment has with this member needs no link, and no new price. */
export function linesOf(
  catalogue: readonly Service[],
  before: Appointment,
  { memberId, eventId }: Pick<Appointment, "memberId" | "eventId">,
  wanted: readonly ServiceToKeep[],
): Result<ServiceLine[], ServiceError> {
  const lines: ServiceLine[] = [];
  for (const each of wanted) {
    const known = before.services.find((line) => line.id === each.id);
    if (known && !each.hasPrice && known.amount === each.amount && memberId === before.memberId) {
      lines.push(known);
      continue;
    }
    const chosen = serviceLines(catalogue, { memberId, eventId, toBook: [each] });
    if (!chosen.ok) return chosen;
    const priced = chosen.value.map((line) =>
      known && !each.hasPrice ? repriced(line, known) : line,
    );
    lines.push(...priced);
  }
  return ok(lines);
}
