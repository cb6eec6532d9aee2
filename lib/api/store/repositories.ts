import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type {
  BookingCodeRepository,
  RecordHashRepository,
} from "@/lib/api/areas/booking/visitor-booking.port";
import type {
  CategoryRepository,
  ServiceRepository,
  ServiceWriting,
} from "@/lib/api/areas/catalogue/catalogue.port";
import type { ChainClientRepository } from "@/lib/api/areas/locations/chain.port";
import type { ClientSeriesRepository } from "@/lib/api/areas/events/client-series.port";
import type { HookRepository } from "@/lib/api/areas/webhooks/webhooks.port";
import type { KeyedRequestRepository } from "@/lib/api/platform/idempotency/keyed-requests.port";
import type { LocationRepository, LocationWriting } from "@/lib/api/areas/locations/location.port";
import type {
  MailingRepository,
  PushSettingRepository,
} from "@/lib/api/areas/mailings/mailing.port";
import type { FigureRepository } from "@/lib/api/areas/reports/report.port";
import type {
  PositionRepository,
  TeamRepository,
  TeamWriting,
} from "@/lib/api/areas/team/team.port";
import type { UserRepository } from "@/lib/api/areas/users/user.port";
import type { EventRepository, StrategyRepository } from "@/lib/api/areas/events/event.port";
import type { JournalSettingsRepository } from "@/lib/api/areas/locations/journal-settings.port";
import type { ResourceRepository } from "@/lib/api/areas/resources/resource.port";
import type { EventScheduleRepository } from "@/lib/api/areas/events/event-schedule.port";
import type {
  ClientCommentRepository,
  ClientRepository,
  CustomFieldRepository,
  LabelRepository,
} from "@/lib/api/areas/clients/client.port";
import type {
  OnlineSettingsRepository,
  OnlineTimesRepository,
} from "@/lib/api/areas/booking/online.port";
import type {
  AppointmentRepository,
  AppointmentWriting,
  ReviewRepository,
  VisitRepository,
} from "@/lib/api/areas/appointments/appointment.port";
import type { BookingFormRepository } from "@/lib/api/areas/booking/booking-form.port";
import type { ReadModel } from "@/lib/api/platform/read-model";
import type { AuthRepository } from "@/lib/api/areas/users/auth.port";
import type { HoursRepository } from "@/lib/api/areas/schedule/hours.port";

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
