import type { EventRepository, StrategyRepository } from "./event.port";
import type { EventScheduleRepository } from "./event-series.port";
import type { ClientSeriesRepository } from "./series-attendee.port";

/** What the area keeps. */
export type EventRepositories = {
  readonly events: EventRepository;
  readonly strategies: StrategyRepository;
  readonly eventSchedules: EventScheduleRepository;
  readonly clientSeries: ClientSeriesRepository;
};
