import type { DataAccess } from "@/lib/data/data-access";
import { defineArea } from "@/lib/api/platform/area";
import type { AreaDeps } from "@/lib/api/platform/area";
import type { UserRepositories } from "@/lib/api/areas/users/repositories.port";
import { addPositionRoutes } from "./position.routes";
import type { HoursEnd } from "./hours-end.port";
import { createPositionRepository } from "./position.store";
import { createPositionUseCases } from "./position.usecases";
import { createQuickMemberUseCases } from "./quick-member.usecases";
import type { TeamRepositories } from "./repositories.port";
import { addTeamRoutes } from "./team.routes";
import { createTeamRepository } from "./team.store";
import { createTeamUseCases } from "./team.usecases";
import { addTeamWritingRoutes } from "./team-writing.routes";
import { createTeamWriting } from "./team-writing.store";
import { createTeamWritingUseCases } from "./team-writing.usecases";
import type { WhoDoesWhat } from "./who-does-what.port";

type Deps = AreaDeps<
  TeamRepositories &
    Pick<UserRepositories, "users"> & { readonly services: WhoDoesWhat; readonly hours: HoursEnd }
>;

/** Team members and their positions (schedule.md 3, 4). */
export const teamArea = defineArea({
  stores: (access: DataAccess): TeamRepositories => ({
    team: createTeamRepository(access),
    teamWriting: createTeamWriting(access),
    positions: createPositionRepository(access),
  }),
  routes: (api, { store, log }: Deps) => {
    const { readModel, services } = store;
    const quickMembers = createQuickMemberUseCases({
      store,
      log,
      ofWorker: api.rights.ofRole("worker"),
    });
    addTeamWritingRoutes(api, createTeamWritingUseCases({ store, log }), quickMembers);
    addPositionRoutes(api, createPositionUseCases({ store, log }));
    addTeamRoutes(api, createTeamUseCases({ readModel, services, users: store.users }));
  },
  webhookNotes: {
    teamWriting: {
      add: (_, id) => [{ resource: "staff", id, status: "create" }],
      change: ([, id]) => [{ resource: "staff", id, status: "update" }],
      markRemoved: ([, id]) => [{ resource: "staff", id, status: "delete" }],
      linkUser: ([, , id]) => (id === null ? [] : [{ resource: "staff", id, status: "update" }]),
    },
  },
  listedRefusals: ["/company/{location_id}/staff", "/company/{location_id}/staff/{team_member_id}"],
  spellings: [
    { newer: "/locations/{location_id}/team_members/*", older: "/staff/{location_id}/*" },
    ...["positions", "positions/{position_id}", "quick"].map((rest) => ({
      newer: `/locations/{location_id}/team_members/${rest}`,
      older: `/company/{location_id}/staff/${rest}`,
    })),
    ...["", "/{position_id}"].map((rest) => ({
      newer: `/positions/{location_id}${rest}`, // business.md 20
      older: `/company/{location_id}/staff/positions${rest}`,
      isInferred: true as const,
    })),
  ],
});
