import type { Appointment, Block, Client, GroupEvent } from "@/lib/domain/salon/appointment";
import type { Location } from "@/lib/domain/salon/location";
import type { Service } from "@/lib/domain/salon/service";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { User } from "@/lib/domain/salon/user";
import type { WorkingDay } from "@/lib/domain/schedule/working-day";
import type {
  AppointmentId,
  AuthorizedLocationId,
  LocationId,
  ServiceId,
  TeamMemberId,
  UserId,
} from "@/lib/domain/ids";
import type { Instant, InstantSpan } from "@/lib/domain/time/instant";
import type { Interval } from "@/lib/domain/time/interval";
import type { LocalDate } from "@/lib/domain/time/local-date";
import type { Period } from "@/lib/domain/time/period";
import type {
  BookingCodeRepository,
  RecordHashRepository,
} from "@/lib/api/areas/booking/visitor-booking.port";
import type { CategoryRepository, ServiceWriting } from "@/lib/api/areas/catalogue/catalogue.port";
import type { ChainClientRepository } from "@/lib/api/areas/locations/chain.port";
import type { ClientSeriesRepository } from "@/lib/api/areas/events/client-series.port";
import type { HookRepository } from "@/lib/api/areas/webhooks/webhooks.port";
import type { KeyedRequestRepository } from "@/lib/api/platform/idempotency/keyed-requests.port";
import type { LocationWriting } from "@/lib/api/areas/locations/location.port";
import type {
  MailingRepository,
  PushSettingRepository,
} from "@/lib/api/areas/mailings/mailing.port";
import type { FigureRepository } from "@/lib/api/areas/reports/report.port";
import type { PositionRepository, TeamWriting } from "@/lib/api/areas/team/team.port";
import type { UserRepository } from "@/lib/api/areas/users/user.port";
import type {
  EventRepository,
  JournalSettingsRepository,
  ResourceRepository,
  StrategyRepository,
} from "@/lib/api/areas/events/event.port";
import type { EventScheduleRepository } from "@/lib/api/areas/events/event-schedule.port";
import type {
  ClientBase,
  ClientCommentRepository,
  CustomFieldRepository,
  LabelRepository,
} from "@/lib/api/areas/clients/client.port";
import type {
  OnlineSettingsRepository,
  OnlineTimesRepository,
} from "@/lib/api/areas/booking/online.port";
import type {
  AppointmentWriting,
  ReviewRepository,
  VisitRepository,
} from "@/lib/api/areas/appointments/appointment.port";
import type { BookingFormRepository } from "@/lib/api/areas/booking/booking-form.port";

export type { InstantSpan };

export type MemberDay = { readonly memberId: TeamMemberId; readonly day: WorkingDay };

/** A partner application; a read-only one may call only what needs no user. */
export type Partner = { readonly id: number; readonly locationIds: readonly LocationId[] };

export type Credentials = { readonly user: User; readonly passwordHash: string };

export interface AuthRepository {
  /** Tokens arrive as SHA-256 in hex; the plain text is stored nowhere. */
  partnerByTokenHash(hash: string): Promise<Partner | null>;
  userByTokenHash(hash: string): Promise<User | null>;
  /** E-mail in lower case or phone as digits. */
  credentialsByLogin(login: string): Promise<Credentials | null>;
  addUserToken(userId: UserId, hash: string): Promise<void>;
}

export interface LocationRepository {
  find(id: LocationId): Promise<Location | null>;
  /** All locations, ascending by id; deleted ones too, which `find` does not know. */
  list(): Promise<Location[]>;
  /** Those whose journal has one of these record types (schedule.md 14). */
  withRecordType(types: readonly number[]): Promise<ReadonlySet<LocationId>>;
}

export interface TeamRepository {
  /** Heavier first, then by id; removed members included, the caller filters. */
  list(location: AuthorizedLocationId, today: LocalDate): Promise<TeamMember[]>;
  /** The people of several locations, each with his location. */
  ofLocations(
    locations: readonly AuthorizedLocationId[],
  ): Promise<(TeamMember & { readonly locationId: LocationId })[]>;
  find(
    location: AuthorizedLocationId,
    id: TeamMemberId,
    today: LocalDate,
  ): Promise<TeamMember | null>;
  /** Serialises writers of these members' time until the transaction ends; locks in id order. */
  lock(location: AuthorizedLocationId, ids: readonly TeamMemberId[]): Promise<void>;
}

export interface HoursRepository {
  /** Stored days only (with hours or with a kind of day off), by member then date. */
  list(
    location: AuthorizedLocationId,
    members: readonly TeamMemberId[] | "all",
    period: Period,
  ): Promise<MemberDay[]>;
  /** Replaces each day as a whole; a day without hours and kind is deleted. */
  save(location: AuthorizedLocationId, days: readonly MemberDay[]): Promise<void>;
}

export type AppointmentQuery = {
  readonly span?: InstantSpan;
  readonly memberIds?: readonly TeamMemberId[];
  readonly clientId?: number;
  readonly createdBy?: UserId;
  readonly created?: InstantSpan;
  readonly changed?: InstantSpan;
  readonly withDeleted: boolean;
  readonly offset: number;
  readonly limit: number;
};

export type NewAppointment = Omit<
  Appointment,
  | "id"
  | "client"
  | "visitId"
  | "createdAt"
  | "changedAt"
  | "isDeleted"
  | "instanceIds"
  | "extras"
  | "labels"
  | "customFields"
> & {
  readonly clientId: number | null;
  /** Nothing = a visit of its own. */
  readonly visitId?: number | null;
  readonly extras?: Partial<Appointment["extras"]>;
  readonly instanceIds?: readonly number[];
  readonly labelIds?: readonly number[];
  readonly customFields?: Appointment["customFields"];
  readonly at: Instant;
};

export interface AppointmentRepository {
  /** Ascending by start, then id; `total` counts all pages. */
  list(
    location: AuthorizedLocationId,
    query: AppointmentQuery,
  ): Promise<{ items: Appointment[]; total: number }>;
  find(location: AuthorizedLocationId, id: AppointmentId): Promise<Appointment | null>;
  /** Not deleted appointments (seats of events left out) and events that touch the span. */
  blocks(
    location: AuthorizedLocationId,
    members: readonly TeamMemberId[] | "all",
    span: InstantSpan,
  ): Promise<Block[]>;
  events(location: AuthorizedLocationId, span: InstantSpan): Promise<GroupEvent[]>;
  findEvent(location: AuthorizedLocationId, id: number): Promise<GroupEvent | null>;
  add(location: AuthorizedLocationId, appointment: NewAppointment): Promise<Appointment>;
  /** Soft: the row stays and no longer blocks time. */
  /** False when it is deleted already. */
  markDeleted(location: AuthorizedLocationId, id: AppointmentId, at: Instant): Promise<boolean>;
}

export interface ClientRepository extends ClientBase {
  findByPhone(location: AuthorizedLocationId, phone: string): Promise<Client | null>;
  /** The client of that phone where there is one already. */
  add(location: AuthorizedLocationId, client: Omit<Client, "id">, at?: Instant): Promise<Client>;
  /** Serialises writers of his visits until the transaction ends; null = nobody. */
  lock(location: AuthorizedLocationId, id: number | null): Promise<void>;
}

export interface ServiceRepository {
  /** Heavier first, then by id. */
  list(location: AuthorizedLocationId): Promise<Service[]>;
  find(location: AuthorizedLocationId, id: ServiceId): Promise<Service | null>;
}

export type Repositories = {
  readonly auth: AuthRepository;
  readonly locations: LocationRepository;
  readonly team: TeamRepository;
  readonly hours: HoursRepository;
  readonly appointments: AppointmentRepository;
  readonly clients: ClientRepository;
  readonly services: ServiceRepository;
  readonly serviceWriting: ServiceWriting;
  readonly locationWriting: LocationWriting;
  readonly chainClients: ChainClientRepository;
  readonly categories: CategoryRepository;
  readonly teamWriting: TeamWriting;
  readonly positions: PositionRepository;
  readonly users: UserRepository;
  readonly events: EventRepository;
  readonly strategies: StrategyRepository;
  readonly eventSchedules: EventScheduleRepository;
  readonly clientSeries: ClientSeriesRepository;
  readonly resources: ResourceRepository;
  readonly journalSettings: JournalSettingsRepository;
  readonly clientComments: ClientCommentRepository;
  readonly labels: LabelRepository;
  readonly customFields: CustomFieldRepository;
  readonly appointmentWriting: AppointmentWriting;
  readonly visits: VisitRepository;
  readonly reviews: ReviewRepository;
  readonly keyedRequests: KeyedRequestRepository;
  readonly hooks: HookRepository;
  readonly figures: FigureRepository;
  readonly onlineSettings: OnlineSettingsRepository;
  readonly onlineTimes: OnlineTimesRepository;
  readonly bookingForms: BookingFormRepository;
  readonly mailings: MailingRepository;
  readonly pushSettings: PushSettingRepository;
  readonly recordHashes: RecordHashRepository;
  readonly bookingCodes: BookingCodeRepository;
};

/** Wall-clock minutes of one member and date as plain sorted lists, ready for the session grid. */
export type MemberDayTimes = { readonly working: Interval[]; readonly busy: Interval[] };

/**
 * In-memory answers of the hot reads, dropped by every write that touches them. They come at once
 * when they are in memory and as a promise when they must be loaded first.
 */
export interface ReadModel {
  partnerByTokenHash(hash: string): Promise<Partner | null> | Partner | null;
  userByTokenHash(hash: string): Promise<User | null> | User | null;
  location(id: LocationId): Promise<Location | null> | Location | null;
  /** As TeamRepository.list. */
  team(location: AuthorizedLocationId, today: LocalDate): Promise<TeamMember[]> | TeamMember[];
  /** Working dates ≥ `from`, ascending, at most MAX_PERIOD_DAYS ahead. */
  workingDates(
    location: AuthorizedLocationId,
    members: readonly TeamMemberId[],
    from: LocalDate,
  ): Promise<LocalDate[]> | LocalDate[];
  timesOf(
    location: AuthorizedLocationId,
    member: TeamMemberId,
    date: LocalDate,
  ): Promise<MemberDayTimes> | MemberDayTimes;
}

export interface Store extends Repositories {
  /**
   * Runs in one transaction; a thrown error rolls back; committed writes drop the read model of
   * `location`. `work` runs again when the database took it back for the sake of others.
   */
  transaction<T>(
    location: AuthorizedLocationId,
    work: (repositories: Repositories) => Promise<T>,
  ): Promise<T>;
  /** True when the database answers. */
  isReady(): Promise<boolean>;
  readonly readModel: ReadModel;
}

/** The injected clock; CHAIRTIME_CLOCK pins it. */
export type Clock = () => Instant;
