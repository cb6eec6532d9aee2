import type { DataAccess } from "@/lib/data/data-access";
import { defineArea } from "@/lib/api/platform/area";
import type { AreaDeps } from "@/lib/api/platform/area";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { UserRepositories } from "@/lib/api/areas/users/repositories.port";
import { createInvitationUseCases } from "./invitation.usecases";
import { addUserRightsRoutes } from "./user-rights.routes";
import { createUserRightsUseCases } from "./user-rights.usecases";
import { addUserRoutes } from "./users.routes";
import { createUserUseCases } from "./users.usecases";

type Deps = AreaDeps<TeamRepositories & UserRepositories> &
  Pick<Parameters<typeof createInvitationUseCases>[0], "newToken" | "sendLink">;

/** Users of the back office and their rights (business.md 11). */
export const rightsArea = defineArea({
  stores: (_access: DataAccess): object => ({}), // it keeps what users and team do
  routes: (api, { store, log, newToken, sendLink }: Deps) => {
    const { rights } = api;
    const users = createUserUseCases({ store, access: api.access, log, rights });
    addUserRoutes(api, users, createInvitationUseCases({ store, log, rights, newToken, sendLink }));
    addUserRightsRoutes(api, createUserRightsUseCases({ store, log, rights }));
  },
});
