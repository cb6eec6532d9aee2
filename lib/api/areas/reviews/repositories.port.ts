import type { ReviewRepository, ReviewTokenRepository } from "./review.port";

/** What the area keeps. */
export type ReviewRepositories = {
  readonly reviews: ReviewRepository;
  readonly reviewTokens: ReviewTokenRepository;
};
