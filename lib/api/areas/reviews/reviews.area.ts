import type { DataAccess } from "@/lib/data/data-access";
import { defineArea } from "@/lib/api/platform/area";
import type { AreaDeps } from "@/lib/api/platform/area";
import type { AppointmentRepositories } from "@/lib/api/areas/appointments/repositories.port";
import { addOwnReviewRoutes } from "./own-review.routes";
import { createOwnReviewUseCases } from "./own-review.usecases";
import type { ReviewRepositories } from "./repositories.port";
import { addReviewRoutes } from "./review.routes";
import { createReviewRepository, createReviewTokenRepository } from "./review.store";
import { createReviewUseCases } from "./review.usecases";

type Deps = AreaDeps<ReviewRepositories & Pick<AppointmentRepositories, "appointments">>;

/** What clients say about team members (business.md 7). */
export const reviewsArea = defineArea({
  stores: (access: DataAccess): ReviewRepositories => ({
    reviews: createReviewRepository(access),
    reviewTokens: createReviewTokenRepository(access),
  }),
  routes: (api, { store, log }: Deps) => {
    addReviewRoutes(api, createReviewUseCases({ store, readModel: store.readModel, log }));
    addOwnReviewRoutes(api, createOwnReviewUseCases({ store, access: api.access, log }));
  },
  paced: [{ path: "/master_record_review/*", lane: "visitor" }],
});
