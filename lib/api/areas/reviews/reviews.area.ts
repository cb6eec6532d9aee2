import type { DataAccess } from "@/lib/data/data-access";
import { defineArea } from "@/lib/api/platform/area";
import type { AreaDeps } from "@/lib/api/platform/area";
import type { ReviewRepositories } from "./repositories.port";
import { addReviewRoutes } from "./review.routes";
import { createReviewRepository } from "./review.store";
import { createReviewUseCases } from "./review.usecases";

/** What clients say about team members (business.md 7). */
export const reviewsArea = defineArea({
  stores: (access: DataAccess): ReviewRepositories => ({
    reviews: createReviewRepository(access),
  }),
  routes: (api, { store, log }: AreaDeps<ReviewRepositories>) => {
    addReviewRoutes(api, createReviewUseCases({ store, readModel: store.readModel, log }));
  },
});
