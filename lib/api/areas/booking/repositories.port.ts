import type { OnlineSettingsRepository, OnlineTimesRepository } from "./online.port";
import type { BookingFormRepository } from "./booking-form.port";
import type { RecordHashRepository, BookingCodeRepository } from "./visitor-booking.port";

/** What the area keeps. */
export type BookingRepositories = {
  readonly onlineSettings: OnlineSettingsRepository;
  readonly onlineTimes: OnlineTimesRepository;
  readonly bookingForms: BookingFormRepository;
  readonly recordHashes: RecordHashRepository;
  readonly bookingCodes: BookingCodeRepository;
};
