import type { DataAccess } from "@/lib/data/data-access";
import { defineArea } from "@/lib/api/platform/area";
import type { AreaDeps } from "@/lib/api/platform/area";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { UserRepositories } from "@/lib/api/areas/users/repositories.port";
import { createInvitationService } from "./invitation.usecases";
import { addUserRightsRoutes } from "./user-rights.routes";
import { createUserRightsService } from "./user-rights.usecases";
import { addUserRoutes } from "./users.routes";
import { createUserService } from "./users.usecases";

/** Users of the back office and their rights (business.md 11). */
export const rightsArea = defineArea({
  stores: (_access: DataAccess) => ({}),
  routes: (api, { store, log }: AreaDeps<TeamRepositories & UserRepositories>) => {
    const { rights } = api;
    const users = createUserService({ store, access: api.access, log, rights });
    addUserRoutes(api, users, createInvitationService({ store, log, rights }));
    addUserRightsRoutes(api, createUserRightsService({ store, log, rights }));
  },
});
