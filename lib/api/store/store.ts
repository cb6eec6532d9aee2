import { and, between, eq, inArray, or, sql } from "drizzle-orm";
import type { Repositories, Store } from "./repositories";
import type { AuthorizedLocationId, TeamMemberId } from "@/lib/domain/ids";
import { dateFromParts } from "@/lib/domain/time/local-date";
import type { ChangeSetRepository, SessionRepository } from "@/lib/planning/ports";
import { createAppointmentRepository } from "@/lib/api/areas/appointments/appointment.store";
import { createAppointmentWriting } from "@/lib/api/areas/appointments/appointment-writing.store";
import { createAuthRepository } from "@/lib/api/areas/users/auth.store";
import { createBookingFormRepository } from "@/lib/api/areas/booking/booking-form.store";
import { createCategoryRepository } from "@/lib/api/areas/catalogue/category.store";
import { createChainClientRepository } from "@/lib/api/areas/locations/chain-client.store";
import { createChangeSetRepository } from "@/lib/planning/change-set.store";
import { createClientCommentRepository } from "@/lib/api/areas/clients/client-comment.store";
import { createClientRepository } from "@/lib/api/areas/clients/client.store";
import { createClientSeriesRepository } from "@/lib/api/areas/events/client-series.store";
import type { Connection, Database } from "@/lib/data/connection";
import { createCustomFieldRepository } from "@/lib/api/areas/clients/custom-field.store";
import type { DataAccess } from "@/lib/data/data-access";
import { createStrategyRepository } from "@/lib/api/areas/events/duplication-strategy.store";
import { createEventRepository } from "@/lib/api/areas/events/event.store";
import { createHookOutbox } from "@/lib/api/areas/webhooks/webhook-outbox.store";
import { createHookRepository } from "@/lib/api/areas/webhooks/webhooks.store";
import { createFigureRepository } from "@/lib/api/areas/reports/figures.store";
import { createEventScheduleRepository } from "@/lib/api/areas/events/event-schedule.store";
import { createHoursRepository } from "@/lib/api/areas/schedule/hours.store";
import { createJournalSettingsRepository } from "@/lib/api/areas/locations/journal-settings.store";
import { createKeyedRequestRepository } from "@/lib/api/platform/idempotency/keyed-requests.store";
import { createLabelRepository } from "@/lib/api/areas/clients/tags.store";
import { createLocationRepository } from "@/lib/api/areas/locations/location.store";
import { createLocationWriting } from "@/lib/api/areas/locations/location-writing.store";
import { createMailingRepository } from "@/lib/api/areas/mailings/mailing.store";
import { withNotedChanges } from "./noted-changes";
import { createOnlineSettingsRepository } from "@/lib/api/areas/booking/online-settings.store";
import { createOnlineTimesRepository } from "@/lib/api/areas/booking/online-times.store";
import { createPushSettingRepository } from "@/lib/api/areas/mailings/push-setting.store";
import { keepFresh } from "@/lib/api/store/read-model/keep-fresh";
import { MemoryReadModel } from "@/lib/api/store/read-model/read-model";
import { createResourceRepository } from "@/lib/api/areas/resources/resource.store";
import { hours } from "@/lib/data/schema/hours";
import { createReviewRepository } from "@/lib/api/areas/appointments/review.store";
import { createServiceRepository } from "@/lib/api/areas/catalogue/service.store";
import { createServiceWriting } from "@/lib/api/areas/catalogue/service-writing.store";
import { createPositionRepository } from "@/lib/api/areas/team/position.store";
import { createSessionRepository } from "@/lib/planning/session.store";
import { createTeamRepository } from "@/lib/api/areas/team/team.store";
import { createTeamWriting } from "@/lib/api/areas/team/team-writing.store";
import { Transactions } from "@/lib/data/transactions";
import { createUserRepository } from "@/lib/api/areas/users/user.store";
import { createVisitRepository } from "@/lib/api/areas/appointments/visit.store";
import {
  createBookingCodeRepository,
  createRecordHashRepository,
} from "@/lib/api/areas/booking/visitor.store";

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
