import type { DataAccess } from "@/lib/data/data-access";
import { defineArea } from "@/lib/api/platform/area";
import type { AreaDeps } from "@/lib/api/platform/area";
import type { BookingRepositories } from "@/lib/api/areas/booking/repositories.port";
import type { CatalogueRepositories } from "@/lib/api/areas/catalogue/repositories.port";
import { addBookingFormRoutes } from "./booking-form.routes";
import { createBookingFormRepository } from "./booking-form.store";
import { createBookingFormUseCases } from "./booking-form.usecases";
import { addPublicFormRoutes } from "./public-form.routes";
import { createPublicFormUseCases } from "./public-form.usecases";
import type { BookingFormRepositories } from "./repositories.port";

type Deps = AreaDeps<
  BookingFormRepositories &
    Pick<BookingRepositories, "onlineSettings"> &
    Pick<CatalogueRepositories, "services">
>;

/** What the pages of visitors call. */
const OF_VISITORS = ["/bookform/*", "/i18n/*", "/privacy_policy/*"];

/** Booking widgets, and what their visitors read (business.md 9.1, 10.3). */
export const bookingFormsArea = defineArea({
  stores: (access: DataAccess): BookingFormRepositories => ({
    bookingForms: createBookingFormRepository(access),
  }),
  routes: (api, { store, log }: Deps) => {
    addBookingFormRoutes(api, createBookingFormUseCases({ store, log }));
    addPublicFormRoutes(api, createPublicFormUseCases({ store, access: api.access }));
  },
  paced: OF_VISITORS.map((path) => ({ path, lane: "visitor" })),
});
