import type { ServiceId, TeamMemberId } from "../ids";

export type ServiceLink = {
  readonly memberId: TeamMemberId;
  /** Seconds the member takes. */
  readonly length: number;
};

export type Service = {
  readonly id: ServiceId;
  readonly title: string;
  readonly categoryId: number;
  readonly priceMin: number;
  readonly priceMax: number;
  /** Seconds, without the break. */
  readonly duration: number;
  /** Seconds; null = default of the location. */
  readonly technicalBreak: number | null;
  readonly weight: number;
  readonly isBookableOnline: boolean;
  readonly isGroup: boolean;
  readonly capacity: number;
  readonly links: readonly ServiceLink[];
};

/** Seconds a member needs for a service: the link's length, else the service's, else an hour (business.md 4.5). */
export function lengthFor(service: Service, memberId: TeamMemberId): number {
  const link = service.links.find((each) => each.memberId === memberId);
  return link?.length ?? (service.duration || 3600);
}
