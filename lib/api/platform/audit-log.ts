import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { User } from "@/lib/domain/salon/user";
import type { Transactional } from "./transactional";

/** Takes one line of the log. */
export type Log = (entry: object) => void;

/** Notes what was done, with the ids of what it was done to. */
export type Audit = (event: string, facts?: Readonly<Record<string, unknown>>) => void;

/** Where and, unless a visitor does it, by whom something is done. */
export type Actor = { readonly id: AuthorizedLocationId; readonly user?: User };

/** Runs work in one transaction of the location; what it notes is logged once that is committed. */
export type Write<Needs> = <T>(
  actor: Actor,
  work: (repositories: Needs, audit: Audit) => Promise<T>,
) => Promise<T>;

type Audited<Needs> = { readonly store: Transactional<Needs>; readonly log: Log };

/**
 * Transactions with a log: a line names event, location and user (a visitor is none). Work that the
 * database takes back and runs again leaves its lines once, work that fails leaves none.
 */
export function auditedWrite<Needs>({ store, log }: Audited<Needs>): Write<Needs> {
  return async (actor, work) => {
    let lines: object[] = [];
    const done = await store.transaction(actor.id, (repositories) => {
      lines = [];
      return work(repositories, (event, facts) => lines.push(lineOf(actor, event, facts)));
    });
    for (const line of lines) log(line);
    return done;
  };
}

function lineOf({ id, user }: Actor, event: string, facts: Readonly<Record<string, unknown>> = {}) {
  return { event, locationId: id, ...(user && { userId: user.id }), ...facts };
}
