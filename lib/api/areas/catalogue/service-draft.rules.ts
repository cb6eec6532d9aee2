import type { ServiceFields, ServiceLink } from "@/lib/domain/salon/service";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import { DEFAULT_DURATION } from "./service-writing.contract";
import type { LinkDraft } from "./service-writing.contract";

/** What the body of a create leaves out (business.md 2.3). */
const DEFAULTS = {
  bookingTitle: "",
  priceMin: 0,
  durationSeconds: DEFAULT_DURATION,
  technicalBreakSeconds: null,
  discount: 0,
  comment: "",
  weight: 0,
  isBookableOnline: true,
  apiId: "",
} satisfies Partial<ServiceFields>;
type Required = Pick<ServiceFields, keyof typeof DEFAULTS | "title" | "categoryId" | "priceMax">;

/** A new service with what the body leaves out. */
export function withDefaults(fields: Partial<ServiceFields>): Partial<ServiceFields> & Required {
  const priceMax = fields.priceMax ?? fields.priceMin ?? 0;
  const { title = "", categoryId = 0 } = fields; // the body's schema demands both
  return { ...DEFAULTS, ...fields, title, categoryId, priceMax };
}

/** Prices, hours or dates that end before they begin (business.md 4); null when none does. */
export function problemOf(fields: ServiceFields): ServiceError | null {
  if (fields.priceMax < fields.priceMin) {
    return invalid("price_max", "must not be below price_min");
  }
  if (fields.searchToSeconds < fields.searchFromSeconds) {
    return invalid("seance_search_finish", "must not be before seance_search_start");
  }
  if (fields.dateFrom !== null && fields.dateTo !== null && fields.dateTo < fields.dateFrom) {
    return invalid("date_to", "must not be before date_from");
  }
  return null;
}

/** A price of the pair is set by the bulk call alone (business.md 4.4): it stays. */
export function linkOf(
  { memberId, durationSeconds: length, cardId }: LinkDraft,
  { durationSeconds: duration }: Pick<ServiceFields, "durationSeconds">,
  before: readonly ServiceLink[],
): ServiceLink {
  const price = before.find((each) => each.memberId === memberId)?.price ?? null;
  return { memberId, durationSeconds: length ?? duration, cardId, price };
}
