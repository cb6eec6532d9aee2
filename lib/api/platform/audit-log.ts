import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { User } from "@/lib/domain/salon/user";
import { onceCommitted } from "./after-commit";
import type { Transactional } from "./transactional";

/** Takes one line of the log. */
export type Log = (entry: object) => void;

/**
 * Notes what was done, with the ids of what it was done to. A fact may stand in for what the line
 * has from its actor: whoever founds a location beside their own names the new one.
 */
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
 * Transactions with a log, the one way in which areas write. A line is there to answer afterwards who
 * did what to which rows, when somebody asks how they came to be as they are: it names event,
 * location, user (a visitor is none) and ids, and no contents of people's lives beyond them. So it
 * must be true: it is logged once the work is committed. Work that the database takes back and runs
 * again leaves its lines once, work that fails leaves none. Failures are no lines of this kind.
 */
export function auditedWrite<Needs>({ store, log }: Audited<Needs>): Write<Needs> {
  return async (actor, work) => {
    let lines: object[] = [];
    const done = await store.transaction(actor.id, (repositories) => {
      lines = [];
      return work(repositories, (event, facts) => lines.push(lineOf(actor, event, facts)));
    });
    onceCommitted(() => {
      for (const line of lines) log(line);
    });
    return done;
  };
}

function lineOf({ id, user }: Actor, event: string, facts: Readonly<Record<string, unknown>> = {}) {
  return { event, locationId: id, ...(user && { userId: user.id }), ...facts };
}
