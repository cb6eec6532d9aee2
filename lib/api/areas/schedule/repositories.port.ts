import type { HoursRepository } from "./hours.port";

/** What the area keeps. */
export type ScheduleRepositories = {
  readonly hours: HoursRepository;
};
