import type { UserId } from "../ids";
import type { Instant } from "../time/instant";
import type { Access } from "./access";

export type User = {
  readonly id: UserId;
  readonly name: string;
  /** Digits only, with the country code. */
  readonly phone: string;
  readonly email: string;
  readonly access: readonly Access[];
};

/** The user of a token, with the last use of it that was noted. */
export type TokenHolder = User & { readonly tokenUsedAt: Instant };
