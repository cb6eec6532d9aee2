import type { Attendance } from "@/lib/domain/salon/appointment";
import { addDays, localDateOf } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { paymentStatusOf } from "./visit-history.contract";
import type { PaymentStatus } from "./visit-history.contract";
import type { AppointmentView } from "./appointments.contract";

/** The visits of a client that are looked for (business.md 5.6). */
export type VisitSearch = {
  readonly clientId: number | null;
  /** As typed. */
  readonly clientPhone: string | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  /** None = any. */
  readonly paymentStatuses: readonly PaymentStatus[];
  readonly attendance: Attendance | null;
};

/** Whole days of visits, newest first. */
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

function dateOf(view: AppointmentView): LocalDate {
  return localDateOf(view.startsAt.slice(0, 10));
}

function visitsOf(views: readonly AppointmentView[]): number {
  return new Set(views.map((view) => view.appointment.visitId)).size;
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

/** Tells whether attendance and payment are those of the search; `paid` is in the order of lines. */
export function isWantedVisit(
  { appointment }: AppointmentView,
  paid: readonly number[],
  wanted: VisitSearch,
): boolean {
  if (wanted.attendance !== null && appointment.attendance !== wanted.attendance) return false;
  const { paymentStatuses } = wanted;
  if (paymentStatuses.length === 0) return true;
  return appointment.services.some(({ cost }, index) =>
    paymentStatuses.includes(paymentStatusOf(cost, paid[index] ?? 0)),
  );
}

/** Whole days until a page has its visits. */
export function firstPage(views: readonly AppointmentView[], { from }: VisitSearch): VisitPage {
  const end = endOfPage(views);
  const last = views[end - 1];
  if (!last || end === views.length) return { items: views, next: null };
  const rest = views.slice(end);
  const count = visitsOf(rest.slice(0, endOfPage(rest)));
  const to = addDays(dateOf(last), -1);
  return { items: views.slice(0, end), next: { from, to, count } };
}
