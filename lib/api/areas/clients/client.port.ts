import type { AuthorizedLocationId, UserId } from "@/lib/domain/ids";
import type { Client } from "@/lib/domain/salon/appointment";
import type { ClientCard, ClientComment, ClientToSave } from "@/lib/domain/salon/client";
import type { ClientQuery } from "@/lib/domain/salon/client-filter";
import type { CustomField, FieldCategory } from "@/lib/domain/salon/custom-field";
import type { Tag } from "@/lib/domain/salon/tag";
import type { Instant } from "@/lib/domain/time/instant";

/** A phone belongs to one client of a location. */
export class PhoneTakenError extends Error {
  override readonly name = "PhoneTakenError";
}

/** The client base (business.md 5); deleted clients are not in it. */
export interface ClientBase {
  /** One page; `total` counts all. */
  search(
    location: AuthorizedLocationId,
    query: ClientQuery,
  ): Promise<{ items: ClientCard[]; total: number }>;
  find(location: AuthorizedLocationId, id: number): Promise<ClientCard | null>;
  /** The phones of these that clients have. */
  knownPhones(location: AuthorizedLocationId, phones: readonly string[]): Promise<Set<string>>;
  /** Adds all and answers their ids in order; throws PhoneTakenError and then adds none. */
  create(
    location: AuthorizedLocationId,
    clients: readonly ClientToSave[],
    at: Instant,
  ): Promise<number[]>;
  /** Throws PhoneTakenError, unless phones are shared: then whoever gets one of another is their double. */
  update(
    location: AuthorizedLocationId,
    id: number,
    client: ClientToSave,
    at: Instant,
    phones?: "own" | "shared",
  ): Promise<void>;
  /** Soft: their appointments keep the name. */
  /** False when they are deleted already. */
  markDeleted(location: AuthorizedLocationId, id: number, at: Instant): Promise<boolean>;
}

export interface ClientCommentRepository {
  /** Newest first. */
  list(location: AuthorizedLocationId, clientId: number): Promise<ClientComment[]>;
  add(
    location: AuthorizedLocationId,
    clientId: number,
    comment: { readonly text: string; readonly userId: UserId; readonly at: Instant },
  ): Promise<ClientComment>;
  /** False when the client has no such comment. */
  remove(location: AuthorizedLocationId, clientId: number, id: number): Promise<boolean>;
}

export interface TagRepository {
  /** By title; deleted ones are left out. */
  list(location: AuthorizedLocationId): Promise<Tag[]>;
  add(location: AuthorizedLocationId, label: Omit<Tag, "id">): Promise<Tag>;
  update(location: AuthorizedLocationId, label: Tag): Promise<void>;
  /** Takes it off everything that carries it, too; false when it is deleted already. */
  markDeleted(location: AuthorizedLocationId, id: number): Promise<boolean>;
}

export interface CustomFieldRepository {
  /** By id. */
  list(location: AuthorizedLocationId, category: FieldCategory): Promise<CustomField[]>;
  /** Null when another field of the category has that code. */
  add(location: AuthorizedLocationId, field: Omit<CustomField, "id">): Promise<CustomField | null>;
  /** Code and type stay. */
  update(location: AuthorizedLocationId, field: CustomField): Promise<void>;
  /** With the values that clients or appointments have of it; false when it is gone already. */
  remove(location: AuthorizedLocationId, field: CustomField): Promise<boolean>;
}

export interface ClientRepository extends ClientBase {
  /** By the phone as it is kept; who was merged is found as the one who was kept. */
  findByPhone(location: AuthorizedLocationId, phone: string): Promise<Client | null>;
  /** The client of that phone where there is one already. */
  add(location: AuthorizedLocationId, client: Omit<Client, "id">, at?: Instant): Promise<Client>;
  /**
   * Serialises writers of their visits until the transaction ends; null = nobody. False when they were
   * deleted or merged while the lock was awaited.
   */
  lock(location: AuthorizedLocationId, id: number | null): Promise<boolean>;
}
