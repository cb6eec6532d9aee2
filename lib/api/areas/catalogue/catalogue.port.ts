import type { AuthorizedLocationId, ServiceId, TeamMemberId } from "@/lib/domain/ids";
import type { Service, ServiceFields, ServiceLink, Translation } from "@/lib/domain/salon/service";
import type { ServiceCategory } from "@/lib/domain/salon/service-category";

/** Writes of services; they run in a transaction that locked the service. */
export interface ServiceWriting {
  /** Serialises writers of one service until the transaction ends; false when there is none. */
  lock(location: AuthorizedLocationId, id: ServiceId): Promise<boolean>;
  add(location: AuthorizedLocationId, fields: ServiceFields): Promise<ServiceId>;
  save(
    location: AuthorizedLocationId,
    id: ServiceId,
    fields: Partial<ServiceFields>,
  ): Promise<void>;
  /** Replaces who does the service. */
  saveLinks(
    location: AuthorizedLocationId,
    id: ServiceId,
    links: readonly ServiceLink[],
  ): Promise<void>;
  /** The kinds of resources that the location has. */
  resourceIds(location: AuthorizedLocationId): Promise<number[]>;
  saveResources(
    location: AuthorizedLocationId,
    id: ServiceId,
    resourceIds: readonly number[],
  ): Promise<void>;
  /** Sets the names of these languages; an empty one is cleared, others stay. */
  saveTranslations(
    location: AuthorizedLocationId,
    id: ServiceId,
    translations: readonly Translation[],
  ): Promise<void>;
  /** Soft, with its links: what was booked keeps its service. */
  markDeleted(location: AuthorizedLocationId, id: ServiceId): Promise<void>;
}

export type CategoryFields = Omit<ServiceCategory, "id" | "memberIds">;

export type ChainCategory = {
  readonly id: number;
  readonly title: string;
  readonly services: readonly { readonly id: ServiceId; readonly title: string }[];
};

export interface CategoryRepository {
  /** Heavier first, then by id. */
  list(location: AuthorizedLocationId): Promise<ServiceCategory[]>;
  /** Categories of these locations with their services, location by location. */
  listOf(locations: readonly AuthorizedLocationId[]): Promise<ChainCategory[]>;
  /** Holds a category until the transaction ends, so that it stays; false when there is none. */
  hold(location: AuthorizedLocationId, id: number, purpose: "use" | "write"): Promise<boolean>;
  add(location: AuthorizedLocationId, fields: CategoryFields): Promise<number>;
  save(location: AuthorizedLocationId, id: number, fields: CategoryFields): Promise<void>;
  /** Replaces the members named for a category. */
  saveMembers(
    location: AuthorizedLocationId,
    id: number,
    memberIds: readonly TeamMemberId[],
  ): Promise<void>;
  hasServices(location: AuthorizedLocationId, id: number): Promise<boolean>;
  markDeleted(location: AuthorizedLocationId, id: number): Promise<void>;
}

export interface ServiceRepository {
  /** Heavier first, then by id. */
  list(location: AuthorizedLocationId): Promise<Service[]>;
  find(location: AuthorizedLocationId, id: ServiceId): Promise<Service | null>;
}
