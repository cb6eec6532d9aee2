import type { VisitorContact } from "@/lib/domain/salon/visitor";
import { endOf } from "@/lib/domain/time/span";
import type { Stretch } from "@/lib/domain/time/span";
import { instantOf } from "@/lib/domain/time/instant";
import type { Scope } from "@/lib/api/platform/access";
import type { ClientTime } from "@/lib/api/areas/appointments/appointment.port";
import { knownClient, newClient } from "@/lib/api/areas/appointments/find-or-add-client.steps";
import type { AppointmentRepositories } from "@/lib/api/areas/appointments/repositories.port";
import type { ClientRepositories } from "@/lib/api/areas/clients/repositories.port";
import { phoneToKeep } from "@/lib/api/areas/clients/typed-phone.steps";
import { UnbookableError } from "./book-problems.steps";

type Clients = Pick<ClientRepositories, "clients">;

/** What a visitor tells of themselves, with their phone as it is kept; empty where it is none. */
export async function readContact(
  scope: Scope,
  contact: VisitorContact,
  repositories: Clients,
): Promise<VisitorContact> {
  const kept = await phoneToKeep(scope, { typed: contact.phone, field: "phone" }, repositories);
  return { ...contact, phone: kept.ok ? kept.value : "" };
}

/**
 * The visitor among the clients, found or made, and locked: two requests of one phone follow one
 * another. Whoever refuses afterwards throws UnbookableError, so that no client is left behind.
 */
export async function lockedVisitor(
  scope: Scope,
  { name, phone, email }: VisitorContact,
  repositories: Clients,
): Promise<number> {
  const client = { name, phone, email };
  const known = await knownClient(scope, client, repositories);
  if (known !== null) return known;
  const made = await newClient(scope, client, repositories);
  if (!made.ok) throw new UnbookableError(made.error);
  if (made.value === null) throw new Error("A visitor without name and phone came to book");
  return made.value;
}

/** When the visitor is here already around the times they ask for. */
export async function timesOfVisitor(
  scope: Scope,
  visitor: number,
  asked: readonly Stretch[],
  { appointments }: Pick<AppointmentRepositories, "appointments">,
): Promise<ClientTime[]> {
  if (asked.length === 0) return [];
  const from = instantOf(Math.min(...asked.map(({ startsAt }) => startsAt)));
  const to = instantOf(Math.max(...asked.map(endOf)));
  return appointments.timesOf(scope.id, visitor, { from, to });
}
