import type { DataAccess } from "@/lib/data/data-access";
import { defineArea } from "@/lib/api/platform/area";
import type { AreaDeps } from "@/lib/api/platform/area";
import { addAuthRoutes } from "./auth.routes";
import { createAuthRepository } from "./auth.store";
import { createAuthUseCases } from "./auth.usecases";
import type { UserRepositories } from "./repositories.port";
import { createUserRepository } from "./user.store";

type Deps = AreaDeps<UserRepositories> &
  Pick<Parameters<typeof createAuthUseCases>[0], "verifyPassword" | "newToken">;

/** Sign-in, and the people behind the logins (schedule.md 1). */
export const usersArea = defineArea({
  stores: (access: DataAccess): UserRepositories => ({
    auth: createAuthRepository(access),
    users: createUserRepository(access),
  }),
  routes: (api, { store, verifyPassword, newToken }: Deps) =>
    addAuthRoutes(api, createAuthUseCases({ auth: store.auth, verifyPassword, newToken })),
  paced: [{ path: "/auth", lane: "sign_in" }],
});
