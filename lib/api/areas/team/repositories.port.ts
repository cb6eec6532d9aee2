import type { TeamRepository, TeamWriting, PositionRepository } from "./team.port";

/** What the area keeps. */
export type TeamRepositories = {
  readonly team: TeamRepository;
  readonly teamWriting: TeamWriting;
  readonly positions: PositionRepository;
};
