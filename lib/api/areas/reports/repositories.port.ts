import type { FigureRepository } from "./report.port";

/** What the area keeps. */
export type ReportRepositories = {
  readonly figures: FigureRepository;
};
