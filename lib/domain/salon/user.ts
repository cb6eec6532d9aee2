import type { UserId } from "../ids";
import type { Access } from "./access";

export type User = {
  readonly id: UserId;
  readonly name: string;
  /** Digits only, with the country code. */
  readonly phone: string;
  readonly email: string;
  readonly access: readonly Access[];
};
