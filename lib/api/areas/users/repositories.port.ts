import type { AuthRepository } from "./auth.port";
import type { UserRepository } from "./user.port";

/** What the area keeps. */
export type UserRepositories = {
  readonly auth: AuthRepository;
  readonly users: UserRepository;
};
