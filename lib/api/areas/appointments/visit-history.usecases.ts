import type { Attendance } from "@/lib/domain/salon/appointment";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { addDays, localDateOf } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { seesClientPhones } from "@/lib/domain/salon/client-rights";
import type { StaffScope } from "@/lib/api/platform/access";
import type { ClientRepository } from "@/lib/api/areas/clients/client.port";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { AppointmentView } from "./appointments.contract";
import { paymentStatusOf } from "./visit-history.contract";
import type { PaymentStatus } from "./visit-history.contract";
import type { AppointmentService } from "./appointments.usecases";
import type { PaidLines, VisitMoney } from "./visit-money.port";

export type VisitSearch = {
  readonly clientId: number | null;
  /** Digits only. */
  readonly clientPhone: string | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  /** None = any. */
  readonly paymentStatuses: readonly PaymentStatus[];
  readonly attendance: Attendance | null;
};

export type VisitPage = {
  readonly items: readonly AppointmentView[];
  /** Where the next page begins; null after the last. */
  readonly next: {
    readonly from: LocalDate | null;
    readonly to: LocalDate;
    readonly count: number;
  } | null;
};

const VISITS_PER_PAGE = 25;
/** More than a client makes in a life. */
const ALL = 100_000;

export type VisitHistoryService = ReturnType<typeof createVisitHistoryService>;

/** What a client had done, newest first (business.md 5.6). */
export function createVisitHistoryService(deps: {
  readonly clients: ClientRepository;
  readonly appointments: Pick<AppointmentService, "list">;
  readonly visitMoney: VisitMoney;
}) {
  async function search(
    scope: StaffScope,
    wanted: VisitSearch,
  ): Promise<Result<VisitPage & { readonly paid: PaidLines }, ServiceError>> {
    const clientId = await clientOf(scope, wanted);
    if (clientId === null) return err({ kind: "not_found", message: "Client not found." });
    const found = await deps.appointments.list(scope, {
      clientId,
      dates: { from: wanted.from ?? undefined, to: wanted.to ?? undefined },
      createdDates: {},
      withDeleted: false,
      page: 1,
      count: ALL,
    });
    if (!found.ok) return found;
    const { items } = found.value;
    const ids = items.map(({ appointment }) => appointment.id);
    const paid = await deps.visitMoney.paidOf(scope.id, ids);
    const matching = items.filter((view) => isWanted(view, paid, wanted));
    return ok({ ...firstPage(matching.reverse(), wanted), paid });
  }

  async function clientOf(scope: StaffScope, wanted: VisitSearch): Promise<number | null> {
    const { clientId, clientPhone } = wanted;
    if (clientId !== null) return (await deps.clients.find(scope.id, clientId))?.id ?? null;
    if (!seesClientPhones(scope.access)) return null; // a hit would tell the phone
    const found = clientPhone && (await deps.clients.findByPhone(scope.id, clientPhone));
    return found ? found.id : null;
  }

  return { search };
}

function isWanted({ appointment }: AppointmentView, paid: PaidLines, wanted: VisitSearch): boolean {
  if (wanted.attendance !== null && appointment.attendance !== wanted.attendance) return false;
  const { paymentStatuses } = wanted;
  if (paymentStatuses.length === 0) return true;
  const amounts = paid.get(appointment.id) ?? [];
  return appointment.services.some(({ cost }, index) =>
    paymentStatuses.includes(paymentStatusOf(cost, amounts[index] ?? 0)),
  );
}

/** Whole days until a page has its visits. */
function firstPage(views: readonly AppointmentView[], { from }: VisitSearch): VisitPage {
  const end = endOfPage(views);
  const last = views[end - 1];
  if (!last || end === views.length) return { items: views, next: null };
  const rest = views.slice(end);
  const count = visitsOf(rest.slice(0, endOfPage(rest)));
  const to = addDays(dateOf(last), -1);
  return { items: views.slice(0, end), next: { from, to, count } };
}

/** How many of these, newest first, make one page. */
function endOfPage(views: readonly AppointmentView[]): number {
  const seen = new Set<number>();
  for (const [index, view] of views.entries()) {
    const before = views[index - 1];
    const isNewDay = before !== undefined && dateOf(before) !== dateOf(view);
    if (isNewDay && seen.size >= VISITS_PER_PAGE) return index;
    seen.add(view.appointment.visitId);
  }
  return views.length;
}

function visitsOf(views: readonly AppointmentView[]): number {
  return new Set(views.map((view) => view.appointment.visitId)).size;
}

function dateOf(view: AppointmentView): LocalDate {
  return localDateOf(view.startsAt.slice(0, 10));
}
