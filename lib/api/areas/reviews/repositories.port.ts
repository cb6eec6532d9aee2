import type { ReviewRepository } from "./review.port";

/** What the area keeps. */
export type ReviewRepositories = { readonly reviews: ReviewRepository };
