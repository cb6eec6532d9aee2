import type { DataAccess } from "@/lib/data/data-access";
import { defineArea } from "@/lib/api/platform/area";
import type { AreaDeps } from "@/lib/api/platform/area";
import type { HourlyLimit } from "@/lib/api/platform/hourly-limit";
import type { AppointmentRepositories } from "@/lib/api/areas/appointments/repositories.port";
import type { CatalogueRepositories } from "@/lib/api/areas/catalogue/repositories.port";
import type { ClientRepositories } from "@/lib/api/areas/clients/repositories.port";
import type { EventRepositories } from "@/lib/api/areas/events/repositories.port";
import type { MailingRepositories } from "@/lib/api/areas/mailings/repositories.port";
import type { WithTransport } from "@/lib/api/areas/mailings/transport.port";
import type { ResourceRepositories } from "@/lib/api/areas/resources/repositories.port";
import type { ReviewRepositories } from "@/lib/api/areas/reviews/repositories.port";
import type { ScheduleRepositories } from "@/lib/api/areas/schedule/repositories.port";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import { createOnlineBookingUseCases } from "./offered-dates.usecases";
import { addOnlineBookingRoutes, addOnlineStaffRoutes } from "./online-booking.routes";
import { addOnlineServicesRoutes } from "./online-services.routes";
import { createOnlineServicesUseCases } from "./online-services.usecases";
import { addOnlineSettingsRoutes } from "./online-settings.routes";
import { createOnlineSettingsRepository } from "./online-settings.store";
import { createOnlineSettingsUseCases } from "./online-settings.usecases";
import { createOnlineStaffUseCases } from "./online-staff.usecases";
import { createOnlineTimesRepository } from "./online-times.store";
import { createBookCodeUseCases } from "./phone-code.usecases";
import type { BookingRepositories } from "./repositories.port";
import { addOwnRecordRoutes } from "./visitor-appointment.routes";
import { createOwnRecordUseCases } from "./visitor-appointment.usecases";
import { addBookRoutes, addBookSeatRoutes } from "./visitor-booking.routes";
import { createBookUseCases } from "./visitor-booking.usecases";
import { createBookSeatUseCases } from "./visitor-seat.usecases";
import { visitorTurns } from "./visitor-turns.usecases";
import type { VisitorLimits } from "./visitor-turns.usecases";
import { createBookingCodeRepository, createRecordHashRepository } from "./visitor.store";

type Deps = AreaDeps<
  BookingRepositories &
    AppointmentRepositories &
    CatalogueRepositories &
    ClientRepositories &
    ResourceRepositories &
    ScheduleRepositories &
    Pick<ReviewRepositories, "reviewTokens"> &
    Pick<EventRepositories, "events"> &
    Pick<MailingRepositories, "mailings"> &
    Pick<TeamRepositories, "team">
> &
  WithTransport & {
    readonly hourly: HourlyLimit;
    readonly limits?: VisitorLimits;
  };

/** What the pages of visitors call; by the first word of the path but for one. */
const OF_VISITORS = [
  "/book_services/*",
  "/book_staff/*",
  "/book_dates/*",
  "/book_times/*",
  "/book_staff_seances/*",
  "/book_check/*",
  "/book_code/*",
  "/book_record/*",
  "/user/records/*",
  "/activity/{location_id}/{event_id}/book",
];

/** Online booking: what is offered, what visitors book and keep, its settings (business.md 9, 10). */
export const bookingArea = defineArea({
  stores: (access: DataAccess): BookingRepositories => ({
    onlineSettings: createOnlineSettingsRepository(access),
    onlineTimes: createOnlineTimesRepository(access),
    recordHashes: createRecordHashRepository(access),
    bookingCodes: createBookingCodeRepository(access),
  }),
  routes: (api, { store, log, transport, hourly, limits }: Deps) => {
    const { access } = api;
    addOnlineSettingsRoutes(api, createOnlineSettingsUseCases({ store, log }));
    addOnlineBookingRoutes(api, createOnlineBookingUseCases({ store }));
    addOnlineStaffRoutes(api, createOnlineStaffUseCases({ store }));
    addOnlineServicesRoutes(api, createOnlineServicesUseCases({ store }));
    const turns = visitorTurns(hourly, limits);
    const codes = createBookCodeUseCases({ store, transport, turns });
    addBookRoutes(api, createBookUseCases({ store, codes, turns, log }), codes);
    addBookSeatRoutes(api, createBookSeatUseCases({ store, codes, turns, log }));
    addOwnRecordRoutes(api, createOwnRecordUseCases({ store, access, log }));
  },
  paced: OF_VISITORS.map((path) => ({ path, lane: "visitor" })),
});
