import { and, between, eq, inArray, or, sql } from "drizzle-orm";
import { AREAS } from "@/lib/api/areas";
import type { Repositories, Store } from "./repositories";
import type { AuthorizedLocationId, TeamMemberId } from "@/lib/domain/ids";
import { dateFromParts } from "@/lib/domain/time/local-date";
import type { ChangeSetRepository, SessionRepository } from "@/lib/planning/ports";
import { createChangeSetRepository } from "@/lib/planning/change-set.store";
import type { Connection, Database } from "@/lib/data/connection";
import type { DataAccess } from "@/lib/data/data-access";
import { logAppointmentWrites } from "@/lib/api/areas/appointments/appointment-writes.store";
import { createWebhookOutbox } from "@/lib/api/areas/webhooks/webhook-outbox.store";
import { createKeyedRequestRepository } from "@/lib/api/platform/idempotency/keyed-requests.store";
import { withNotedChanges } from "./webhook-recorder";
import { keepFresh } from "@/lib/api/store/read-model/invalidate-read-model";
import { MemoryReadModel } from "@/lib/api/store/read-model/read-model";
import { hours } from "@/lib/data/schema/hours";
import { createSessionRepository } from "@/lib/planning/session.store";
import { Transactions } from "@/lib/data/transactions";

export type DataStore = {
  readonly store: Store;
  readonly changeSets: ChangeSetRepository;
  readonly sessions: SessionRepository;
  readonly readModel: MemoryReadModel;
};

/** Joins repositories, transactions and the read model over one connection. */
export function createStore(connection: Connection): DataStore {
  const transactions = new Transactions(connection);
  const fillOutbox = createWebhookOutbox(connection.engine);
  transactions.beforeCommit = async (db, location, touched) => {
    await logAppointmentWrites(db, location, touched);
    await fillOutbox(db, location, touched);
  };
  const { outside } = transactions;
  const repositories = createRepositories(outside);
  const readModel = new MemoryReadModel({
    repositories,
    isInTransaction: () => transactions.isInside(),
    workingDays: (location, members, years) =>
      findWorkingDays(outside.db, location, members, years),
  });
  keepFresh(readModel, transactions, connection);
  const store: Store = {
    ...repositories,
    readModel,
    transaction: (location, work) =>
      transactions.run(location, (access) => work(repositoriesIn(access, readModel))),
    hold: (request, holding) => transactions.hold(request, holding),
    isReady: () => isReady(connection),
  };
  return {
    store,
    readModel,
    changeSets: createChangeSetRepository(outside),
    sessions: createSessionRepository(outside),
  };
}

async function isReady({ db, isReady: hasRoom }: Connection): Promise<boolean> {
  const isAnswering = await db.execute(sql`select 1`).then(
    () => true,
    () => false,
  );
  return isAnswering && (hasRoom === undefined || (await hasRoom().catch(() => false)));
}

/** The team is read in every write, to check whose time it is; its query costs more than the write. */
function repositoriesIn(access: DataAccess, readModel: MemoryReadModel): Repositories {
  const repositories = createRepositories(access);
  const list: Repositories["team"]["list"] = async (location, today) =>
    (access.isUnchanged() ? readModel.knownTeam(location) : undefined) ??
    repositories.team.list(location, today);
  return { ...repositories, team: { ...repositories.team, list } };
}

function createRepositories(access: DataAccess): Repositories {
  const kept = AREAS.map(({ stores }) => stores(access));
  const all = Object.assign({ keyedRequests: createKeyedRequestRepository(access) }, ...kept);
  return withNotedChanges(access, all as Repositories); // the stores of all areas: `Repositories` is made of them
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
