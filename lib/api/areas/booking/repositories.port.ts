import type { OnlineSettingsRepository, OnlineTimesRepository } from "./online.port";
import type { RecordHashRepository, BookingCodeRepository } from "./visitor-booking.port";

/** What the area keeps. */
export type BookingRepositories = {
  readonly onlineSettings: OnlineSettingsRepository;
  readonly onlineTimes: OnlineTimesRepository;
  readonly recordHashes: RecordHashRepository;
  readonly bookingCodes: BookingCodeRepository;
};
