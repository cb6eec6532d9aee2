import type { AuthRepository } from "./auth.port";
import type { CredentialsRepository } from "./credentials.port";
import type { UserRepository } from "./user.port";

/** What the area keeps. */
export type UserRepositories = {
  readonly auth: AuthRepository;
  readonly users: UserRepository;
  readonly credentials: CredentialsRepository;
};
