import type { BookingFormRepository } from "./booking-form.port";

/** What the area keeps. */
export type BookingFormRepositories = { readonly bookingForms: BookingFormRepository };
