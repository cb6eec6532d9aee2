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
  const cost = wanted.cost ?? discounted(firstCost, wanted);
  return { id: service.id, title: service.title, firstCost, discount, cost, amount };
}

function discounted(firstCost: number, { discount, amount }: ServiceToBook): number {
  return Math.round(firstCost * amount * (100 - discount)) / 100;
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
function repriced(known: ServiceLine, amount: number): ServiceLine {
  const perPiece = known.amount === 0 ? known.cost : known.cost / known.amount;
  return { ...known, amount, cost: Math.round(perPiece * amount * 100) / 100 };
}

/** A new price for a line that is there; what is not told of it stays. */
function pricedAnew(known: ServiceLine, wanted: ServiceToKeep): ServiceLine {
  const { discount, amount } = wanted;
  const firstCost = wanted.firstCost ?? known.firstCost;
  const cost = wanted.cost ?? discounted(firstCost, wanted);
  return { ...known, firstCost, discount, cost, amount };
}

/** Tells whether a line is sent back as it is: so often, and at no price or at the one it has. */
function isAsItIs(known: ServiceLine, wanted: ServiceToKeep): boolean {
  if (known.id !== wanted.id || known.amount !== wanted.amount) return false;
  if (!wanted.hasPrice) return true;
  const { firstCost, discount, cost } = pricedAnew(known, wanted);
  return firstCost === known.firstCost && discount === known.discount && cost === known.cost;
}

/** The line that each of the wanted ones is, if the appointment has it: first those left as they are. */
function knownLines(
  before: readonly ServiceLine[],
  wanted: readonly ServiceToKeep[],
): ReadonlyMap<ServiceToKeep, ServiceLine> {
  const left = [...before];
  const known = new Map<ServiceToKeep, ServiceLine>();
  const isSameService = (line: ServiceLine, { id }: ServiceToKeep): boolean => line.id === id;
  for (const fits of [isAsItIs, isSameService]) {
    for (const each of wanted.filter((one) => !known.has(one))) {
      const place = left.findIndex((line) => fits(line, each));
      const [line] = place === -1 ? [] : left.splice(place, 1);
      if (line) known.set(each, line);
    }
  }
  return known;
}

/**
 * A line that the appointment has needs no link to whoever it is with now and no live service: the
 * salon promised it (business.md 6.7). Only what is added is asked for.
 */
export function linesOf(
  catalogue: readonly Service[],
  before: Pick<Appointment, "services">,
  { memberId, eventId }: Pick<Appointment, "memberId" | "eventId">,
  wanted: readonly ServiceToKeep[],
): Result<ServiceLine[], ServiceError> {
  const known = knownLines(before.services, wanted);
  const lines: ServiceLine[] = [];
  for (const each of wanted) {
    const line = known.get(each);
    if (line) {
      const isKept = isAsItIs(line, each);
      const changed = each.hasPrice ? pricedAnew(line, each) : repriced(line, each.amount);
      lines.push(isKept ? line : changed);
      continue;
    }
    const chosen = serviceLines(catalogue, { memberId, eventId, toBook: [each] });
    if (!chosen.ok) return chosen;
    lines.push(...chosen.value);
  }
  return ok(lines);
}
