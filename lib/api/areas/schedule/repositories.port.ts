import type { HoursChangeSets, HoursLog, HoursRepository } from "./hours.port";

/** What the area keeps. */
export type ScheduleRepositories = {
  readonly hours: HoursRepository;
  readonly hoursLog: HoursLog;
  readonly hoursChangeSets: HoursChangeSets;
};
