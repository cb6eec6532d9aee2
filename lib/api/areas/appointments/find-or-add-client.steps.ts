import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Client } from "@/lib/domain/salon/appointment";
import type { Scope } from "@/lib/api/platform/access";
import type { ClientRepositories } from "@/lib/api/areas/clients/repositories.port";
import { phoneToKeep } from "@/lib/api/areas/clients/typed-phone.steps";
import type { ServiceError } from "@/lib/api/platform/errors";

/** What is told of a client; by id where somebody may not see the phone. */
export type Contact = Omit<Client, "id"> & { readonly id?: number | undefined };

const NO_CLIENT: ServiceError = { kind: "not_found", message: "Client not found." };

type Sources = Pick<ClientRepositories, "clients">;

/**
 * The client of that phone (business.md 6.4), without a phone that of the id: who may not see phones
 * sends the answer back so (inferred). Locked, for two bookings at once are to find one visit.
 */
export async function knownClient(
  scope: Scope,
  client: Contact,
  { clients }: Sources,
): Promise<number | null> {
  for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt += 1) {
    // oxlint-disable-next-line no-await-in-loop -- looked for again only after the lock was awaited
    const id = await idOf(scope, client, clients);
    // oxlint-disable-next-line no-await-in-loop -- as above
    if (await clients.lock(scope.id, id)) return id;
  }
  return null;
}

/** A client can be merged or deleted while their lock is awaited: then somebody else has the phone. */
const MAX_ATTEMPTS = 5;

/** Locks both clients of an appointment that may change hands, always in the same order. */
export async function lockClients(
  scope: Scope,
  current: { readonly id: number; readonly phone: string } | null,
  client: Contact,
  { clients }: Sources,
): Promise<void> {
  const isSame = current !== null && current.phone === client.phone;
  const wanted = isSame ? null : await idOf(scope, client, clients);
  const [first, second] = [current?.id ?? 0, wanted ?? 0].toSorted((a, b) => a - b);
  await clients.lock(scope.id, first || null);
  if (second !== first) await clients.lock(scope.id, second || null);
}

async function idOf(
  scope: Scope,
  { id = 0, phone }: Contact,
  clients: Sources["clients"],
): Promise<number | null> {
  const byId = phone === "" && id !== 0;
  const found = byId
    ? await clients.find(scope.id, id)
    : await clients.findByPhone(scope.id, phone);
  return found?.id ?? null;
}

/** The client of a body with their phone as it is kept (business.md 6.4). */
export async function withKeptPhone<Told extends { readonly client: Contact }>(
  scope: Scope,
  told: Told,
  current: { readonly phone: string } | null,
  repositories: Sources,
): Promise<Result<Told, ServiceError>> {
  const { client } = told;
  const typed = { typed: client.phone, field: "client.phone", stored: current?.phone };
  const phone = await phoneToKeep(scope, typed, repositories);
  return phone.ok ? ok({ ...told, client: { ...client, phone: phone.value } }) : phone;
}

/** A client who is not known yet: nobody when nothing is told of them, but an unknown id is wrong. */
export async function newClient(
  scope: Scope,
  client: Contact,
  { clients }: Sources,
): Promise<Result<number | null, ServiceError>> {
  if (client.phone === "" && client.name === "") return client.id ? err(NO_CLIENT) : ok(null);
  const { id } = await clients.add(scope.id, client, scope.now);
  await clients.lock(scope.id, id); // another writer may have been quicker with the phone
  return ok(id);
}
