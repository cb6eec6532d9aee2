import { createInvitationService } from "./invitation.usecases";
import { createUserRightsService } from "./user-rights.usecases";
import { createUserService } from "./users.usecases";
import type { AreaDeps } from "@/lib/api/platform/http/area";
import type { Api } from "@/lib/api/platform/http/endpoint";
import { addUserRightsRoutes } from "./user-rights.routes";
import { addUserRoutes } from "./users.routes";

/** Users of the back office and their rights (business.md 11). */
export function addUserArea(api: Api, { store, log }: AreaDeps): void {
  const users = createUserService({ store, access: api.access, log });
  addUserRoutes(api, users, createInvitationService({ store, log }));
  addUserRightsRoutes(api, createUserRightsService({ store, log }));
}
