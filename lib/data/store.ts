import { AsyncLocalStorage } from "node:async_hooks";
import { and, between, eq, inArray, or, sql } from "drizzle-orm";
import type { Repositories, Store } from "@/lib/backend/services/ports";
import type { AuthorizedLocationId, TeamMemberId } from "@/lib/domain/ids";
import { dateFromParts } from "@/lib/domain/time/local-date";
import type { ChangeSetRepository, SessionRepository } from "@/lib/planning/ports";
import { createAppointmentRepository } from "./appointment-repository";
import { createAuthRepository } from "./auth-repository";
import { createChangeSetRepository } from "./change-set-repository";
import { createClientRepository } from "./client-repository";
import type { Connection, Database } from "./connection";
import type { DataAccess } from "./data-access";
import { createHoursRepository } from "./hours-repository";
import { createLocationRepository } from "./location-repository";
import { Freshness } from "./read-model/freshness";
import { MemoryReadModel } from "./read-model/read-model";
import { hours } from "./schema/hours";
import { createServiceRepository } from "./service-repository";
import { createSessionRepository } from "./session-repository";
import { createTeamRepository } from "./team-repository";
import { Touched } from "./touched";

/** A transaction under way in this chain of calls. */
type Scope = { readonly access: DataAccess; isOver: boolean };

export type DataStore = {
  readonly store: Store;
  readonly changeSets: ChangeSetRepository;
  readonly sessions: SessionRepository;
  readonly readModel: MemoryReadModel;
};

/** Joins repositories, transactions and the read model over one connection. */
export function createStore(connection: Connection): DataStore {
  const scopes = new AsyncLocalStorage<Scope>();
  const isExclusive = connection.engine === "pglite"; // its one connection runs one transaction at a time
  const currentScope = () => {
    const scope = scopes.getStore();
    return scope?.isOver === false ? scope : null;
  };
  // Outside a transaction's own repositories a read still joins it: PGlite has one connection and a
  // pool may have none left, so to wait for another would be to wait for oneself.
  const outside: DataAccess = {
    get db() {
      return currentScope()?.access.db ?? connection.db;
    },
    isExclusive,
    write: (location, work) =>
      currentScope()?.access.write(location, work) ??
      runInTransaction(location, (access) => access.write(location, work)),
  };
  const repositories = createRepositories(outside);
  const readModel = new MemoryReadModel({
    repositories,
    isInTransaction: () => currentScope() !== null,
    workingDays: (location, members, years) =>
      findWorkingDays(outside.db, location, members, years),
  });
  const commits = createCommits(connection, readModel);

  async function runInTransaction<T>(
    location: AuthorizedLocationId,
    work: (access: DataAccess) => Promise<T>,
  ): Promise<T> {
    if (currentScope()) throw new Error("A transaction was begun inside a transaction");
    const touched = new Touched();
    return commits.run(location, touched, async (db) => {
      const access = { ...accessIn(db, location, touched), isExclusive };
      const scope: Scope = { access, isOver: false };
      try {
        return await scopes.run(scope, () => work(access));
      } finally {
        scope.isOver = true;
      }
    });
  }

  const store: Store = {
    ...repositories,
    readModel,
    transaction: (location, work) =>
      runInTransaction(location, (access) => work(createRepositories(access))),
    async isReady() {
      return connection.db.execute(sql`select 1`).then(
        () => true,
        () => false,
      );
    },
  };
  return {
    store,
    readModel,
    changeSets: createChangeSetRepository(outside),
    sessions: createSessionRepository(outside),
  };
}

function createRepositories(access: DataAccess): Repositories {
  return {
    auth: createAuthRepository(access),
    locations: createLocationRepository(access),
    team: createTeamRepository(access),
    hours: createHoursRepository(access),
    appointments: createAppointmentRepository(access),
    clients: createClientRepository(access),
    services: createServiceRepository(access),
  };
}

function accessIn(
  db: Database,
  location: AuthorizedLocationId,
  touched: Touched,
): Omit<DataAccess, "isExclusive"> {
  return {
    db,
    write: (other, work) => {
      if (other !== location) throw new Error(`Location ${other} in a transaction of ${location}`);
      return work(db, touched);
    },
  };
}

/** Runs transactions and drops what they made old before their callers go on. */
function createCommits(connection: Connection, readModel: MemoryReadModel) {
  const { announcements, db } = connection;
  const freshness =
    announcements &&
    new Freshness({
      versionOf: (locationId) => announcements.versionOf(db, locationId),
      onStale: (locationId) => readModel.dropLocation(locationId),
    });
  if (freshness) readModel.watch(freshness);
  const forget = (locationId: number) => {
    freshness?.forget(locationId);
    readModel.dropLocation(locationId);
  };
  announcements?.listen({
    onWrite: forget,
    onGap: () => {
      freshness?.forgetAll();
      readModel.dropEverything();
    },
  });

  async function run<T>(
    location: AuthorizedLocationId,
    touched: Touched,
    work: (db: Database) => Promise<T>,
  ): Promise<T> {
    let version: number | null = null;
    try {
      const result = await db.transaction(async (transaction) => {
        const value = await work(transaction);
        if (announcements && !touched.isEmpty) {
          version = await announcements.announce(transaction, location); // last: it locks the version
        }
        return value;
      });
      if (version !== null && freshness?.committed(location, version) === "gap") {
        readModel.dropLocation(location);
      }
      return result;
    } catch (error) {
      forget(location); // it may be committed, if the connection broke at the end
      throw error;
    } finally {
      readModel.dropTouched(location, touched);
    }
  }
  return { run };
}

async function findWorkingDays(
  db: Database,
  location: AuthorizedLocationId,
  members: readonly TeamMemberId[],
  years: readonly number[],
) {
  if (members.length === 0) return [];
  return db
    .select({ memberId: hours.memberId, date: hours.date })
    .from(hours)
    .where(
      and(
        eq(hours.locationId, location),
        inArray(hours.memberId, [...members]),
        or(
          ...years.map((year) =>
            between(hours.date, dateFromParts(year, 1, 1), dateFromParts(year, 12, 31)),
          ),
        ),
        sql`cardinality(${hours.intervals}) > 0`,
      ),
    );
}
