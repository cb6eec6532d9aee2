import type { DataAccess } from "@/lib/data/data-access";
import { defineArea } from "@/lib/api/platform/area";
import { createVisitorAccountRepository } from "./visitor-account.store";
import { addVisitorAccountRoutes } from "./visitor-account.routes";
import { createVisitorAccountUseCases } from "./visitor-account.usecases";
import type { VisitorRepositories } from "./repositories.port";
import { createVisitorSignInUseCases, visitorGuard } from "./visitor-sign-in.usecases";

type Deps = Omit<
  Parameters<typeof createVisitorSignInUseCases>[0] &
    Parameters<typeof createVisitorAccountUseCases>[0],
  "guard" | "access"
>;

/** Visitors who sign in to online booking, and their own data (business.md 9.10). */
export const visitorsArea = defineArea({
  stores: (access: DataAccess): VisitorRepositories => ({
    visitorAccounts: createVisitorAccountRepository(access),
  }),
  routes: (api, deps: Deps) => {
    const guard = visitorGuard();
    const signIns = createVisitorSignInUseCases({ ...deps, guard, access: api.access });
    addVisitorAccountRoutes(api, signIns, createVisitorAccountUseCases({ ...deps, guard }));
  },
  paced: [
    { path: "/booking/auth", lane: "sign_in" },
    { path: "/user/auth", lane: "sign_in" },
    { path: "/booking/user/*", lane: "visitor" },
  ],
});
