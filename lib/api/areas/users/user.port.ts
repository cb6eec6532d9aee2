import type { AuthorizedLocationId, UserId } from "@/lib/domain/ids";
import type { LocationUser, Membership, Person } from "@/lib/domain/salon/membership";

export interface UserRepository {
  /** By id. */
  list(location: AuthorizedLocationId): Promise<LocationUser[]>;
  find(location: AuthorizedLocationId, id: UserId): Promise<LocationUser | null>;
  /** What each of the locations keeps of the user. */
  memberships(locations: readonly AuthorizedLocationId[], id: UserId): Promise<Membership[]>;
  /** Everybody with one of the phones or e-mails, at whatever location: logins are shared. */
  withContacts(contacts: {
    readonly phones: readonly string[];
    readonly emails: readonly string[];
  }): Promise<Person[]>;
  /** Serialises writers of the location's users until the transaction ends. */
  lock(location: AuthorizedLocationId): Promise<void>;
  /** Makes logins, and leaves out whose contact was taken meanwhile. */
  add(
    location: AuthorizedLocationId,
    people: readonly (Omit<Person, "id"> & { readonly passwordHash: string })[],
  ): Promise<void>;
  /** Makes or replaces what the locations of the memberships keep, in one go. */
  save(location: AuthorizedLocationId, memberships: readonly Membership[]): Promise<void>;
  /** Takes the user's rights at the locations and frees the members who were this user. */
  remove(
    location: AuthorizedLocationId,
    id: UserId,
    from: readonly AuthorizedLocationId[],
  ): Promise<void>;
}
