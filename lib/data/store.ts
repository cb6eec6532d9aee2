import { and, between, eq, inArray, or, sql } from "drizzle-orm";
import type { Repositories, Store } from "@/lib/backend/services/ports";
import type { AuthorizedLocationId, TeamMemberId } from "@/lib/domain/ids";
import { dateFromParts } from "@/lib/domain/time/local-date";
import type { ChangeSetRepository, SessionRepository } from "@/lib/planning/ports";
import { createAppointmentRepository } from "./appointment-repository";
import { createAppointmentWriting } from "./appointment-writing";
import { createAuthRepository } from "./auth-repository";
import { createBookingFormRepository } from "./booking-form-repository";
import { createCategoryRepository } from "./category-repository";
import { createChainClientRepository } from "./chain-client-repository";
import { createChangeSetRepository } from "./change-set-repository";
import { createClientCommentRepository } from "./client-comment-repository";
import { createClientRepository } from "./client-repository";
import { createClientSeriesRepository } from "./client-series-repository";
import type { Connection, Database } from "./connection";
import { createCustomFieldRepository } from "./custom-field-repository";
import type { DataAccess } from "./data-access";
import { createStrategyRepository } from "./duplication-strategy-repository";
import { createEventRepository } from "./event-repository";
import { createHookOutbox } from "./hook-outbox";
import { createHookRepository } from "./hook-repository";
import { createFigureRepository } from "./figure-repository";
import { createEventScheduleRepository } from "./event-schedule-repository";
import { createHoursRepository } from "./hours-repository";
import { createJournalSettingsRepository } from "./journal-settings-repository";
import { createKeyedRequestRepository } from "./keyed-request-repository";
import { createLabelRepository } from "./label-repository";
import { createLocationRepository } from "./location-repository";
import { createLocationWriting } from "./location-writing";
import { createMailingRepository } from "./mailing-repository";
import { withNotedChanges } from "./noted-changes";
import { createOnlineSettingsRepository } from "./online-settings-repository";
import { createOnlineTimesRepository } from "./online-times-repository";
import { createPushSettingRepository } from "./push-setting-repository";
import { keepFresh } from "./read-model/keep-fresh";
import { MemoryReadModel } from "./read-model/read-model";
import { createResourceRepository } from "./resource-repository";
import { hours } from "./schema/hours";
import { createReviewRepository } from "./review-repository";
import { createServiceRepository } from "./service-repository";
import { createServiceWriting } from "./service-writing";
import { createPositionRepository } from "./position-repository";
import { createSessionRepository } from "./session-repository";
import { createTeamRepository } from "./team-repository";
import { createTeamWriting } from "./team-writing";
import { Transactions } from "./transactions";
import { createUserRepository } from "./user-repository";
import { createVisitRepository } from "./visit-repository";
import { createBookingCodeRepository, createRecordHashRepository } from "./visitor-repositories";

export type DataStore = {
  readonly store: Store;
  readonly changeSets: ChangeSetRepository;
  readonly sessions: SessionRepository;
  readonly readModel: MemoryReadModel;
};

/** Joins repositories, transactions and the read model over one connection. */
export function createStore(connection: Connection): DataStore {
  const transactions = new Transactions(connection);
  transactions.beforeCommit = createHookOutbox(connection.engine);
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
    isReady: () =>
      connection.db.execute(sql`select 1`).then(
        () => true,
        () => false,
      ),
  };
  return {
    store,
    readModel,
    changeSets: createChangeSetRepository(outside),
    sessions: createSessionRepository(outside),
  };
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
  return withNotedChanges(access, {
    auth: createAuthRepository(access),
    locations: createLocationRepository(access),
    team: createTeamRepository(access),
    hours: createHoursRepository(access),
    appointments: createAppointmentRepository(access),
    clients: createClientRepository(access),
    services: createServiceRepository(access),
    serviceWriting: createServiceWriting(access),
    locationWriting: createLocationWriting(access),
    chainClients: createChainClientRepository(access),
    categories: createCategoryRepository(access),
    teamWriting: createTeamWriting(access),
    positions: createPositionRepository(access),
    users: createUserRepository(access),
    events: createEventRepository(access),
    strategies: createStrategyRepository(access),
    eventSchedules: createEventScheduleRepository(access),
    clientSeries: createClientSeriesRepository(access),
    resources: createResourceRepository(access),
    journalSettings: createJournalSettingsRepository(access),
    clientComments: createClientCommentRepository(access),
    labels: createLabelRepository(access),
    customFields: createCustomFieldRepository(access),
    appointmentWriting: createAppointmentWriting(access),
    visits: createVisitRepository(access),
    reviews: createReviewRepository(access),
    keyedRequests: createKeyedRequestRepository(access),
    hooks: createHookRepository(access),
    figures: createFigureRepository(access),
    onlineSettings: createOnlineSettingsRepository(access),
    onlineTimes: createOnlineTimesRepository(access),
    bookingForms: createBookingFormRepository(access),
    mailings: createMailingRepository(access),
    pushSettings: createPushSettingRepository(access),
    recordHashes: createRecordHashRepository(access),
    bookingCodes: createBookingCodeRepository(access),
  });
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
