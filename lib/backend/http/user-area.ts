import { createInvitationService } from "@/lib/backend/services/invitation-service";
import { createUserRightsService } from "@/lib/backend/services/user-rights-service";
import { createUserService } from "@/lib/backend/services/user-service";
import type { AreaDeps } from "./area";
import type { Api } from "./endpoint";
import { addUserRightsRoutes } from "./user-rights-routes";
import { addUserRoutes } from "./user-routes";

/** Users of the back office and their rights (business.md 11). */
export function addUserArea(api: Api, { store, log }: AreaDeps): void {
  const users = createUserService({ store, access: api.access, log });
  addUserRoutes(api, users, createInvitationService({ store, log }));
  addUserRightsRoutes(api, createUserRightsService({ store, log }));
}
