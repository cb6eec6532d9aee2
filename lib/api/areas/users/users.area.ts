import type { DataAccess } from "@/lib/data/data-access";
import { defineArea } from "@/lib/api/platform/area";
import type { AreaDeps } from "@/lib/api/platform/area";
import { addAuthRoutes } from "./auth.routes";
import { createAuthRepository } from "./auth.store";
import { createAuthUseCases } from "./auth.usecases";
import { addCredentialRoutes } from "./credentials.routes";
import { createCredentialsRepository } from "./credentials.store";
import { createCredentialUseCases } from "./credentials.usecases";
import type { UserRepositories } from "./repositories.port";
import { createUserRepository } from "./user.store";

type Deps = AreaDeps<UserRepositories> &
  Pick<
    Parameters<typeof createCredentialUseCases>[0],
    "verifyPassword" | "hashPassword" | "newToken" | "sendLink" | "hashing"
  >;

/** Sign-in, and the people behind the logins (schedule.md 1). */
export const usersArea = defineArea({
  stores: (access: DataAccess): UserRepositories => ({
    auth: createAuthRepository(access),
    users: createUserRepository(access),
    credentials: createCredentialsRepository(access),
  }),
  routes: (api, { store, ...deps }: Deps) => {
    const { auth, credentials, readModel } = store;
    const all = { ...deps, auth, credentials, readModel };
    addAuthRoutes(api, createAuthUseCases(all));
    addCredentialRoutes(api, createCredentialUseCases(all));
  },
  paced: [{ path: "/auth", lane: "sign_in" }],
});
