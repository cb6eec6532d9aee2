import type { ServiceId, TeamMemberId } from "../ids";
import type { LocalDate } from "../time/local-date";

/** What one member takes instead of the price of the service; max null = no upper end. */
export type LinkPrice = { readonly min: number; readonly max: number | null };

export type ServiceLink = {
  readonly memberId: TeamMemberId;
  /** Seconds the member takes. */
  readonly durationSeconds: number;
  /** Bill of materials. */
  readonly cardId: number | null;
  readonly price: LinkPrice | null;
};

/** What a service is, without who does it. */
export type ServiceFields = {
  readonly title: string;
  /** Shown when booking; empty = the title. */
  readonly bookingTitle: string;
  readonly categoryId: number;
  readonly priceMin: number;
  readonly priceMax: number;
  /** Seconds, without the break. */
  readonly durationSeconds: number;
  /** Seconds; null = default of the location. */
  readonly technicalBreakSeconds: number | null;
  /** Per cent. */
  readonly discount: number;
  readonly comment: string;
  readonly weight: number;
  readonly isBookableOnline: boolean;
  readonly apiId: string;
  readonly isGroup: boolean;
  readonly capacity: number;
  readonly isLimitedToDates: boolean;
  readonly dateFrom: LocalDate | null;
  readonly dateTo: LocalDate | null;
  /** First and last moment of the day it may be booked, seconds from midnight. */
  readonly searchFromSeconds: number;
  readonly searchToSeconds: number;
  /** Seconds between shown and between searched slots; 0 = as the location. */
  readonly slotStepSeconds: number;
  readonly searchStepSeconds: number;
  readonly taxVariant: number;
  readonly vatId: number;
};

export type Translation = { readonly languageId: number; readonly text: string };

export type Service = ServiceFields & {
  readonly id: ServiceId;
  readonly links: readonly ServiceLink[];
  /** Its names in other languages, by language. */
  readonly translations: readonly Translation[];
  /** Resources it needs. */
  readonly resourceIds: readonly number[];
};

/** What a service takes where nothing says how long, in seconds (business.md 4.5). */
export const DEFAULT_SERVICE_SECONDS = 3600;

/** Seconds a member needs for a service: the link's length, else the service's, else an hour (business.md 4.5). */
export function lengthFor(service: Service, memberId: TeamMemberId): number {
  const link = service.links.find((each) => each.memberId === memberId);
  return link?.durationSeconds ?? (service.durationSeconds || DEFAULT_SERVICE_SECONDS);
}

/** The lowest price of a member for a service: the link's, else the service's (business.md 4.4). */
export function priceFor(service: Service, memberId: TeamMemberId): number {
  const link = service.links.find((each) => each.memberId === memberId);
  return link?.price?.min ?? service.priceMin;
}
