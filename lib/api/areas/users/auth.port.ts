import type { Place } from "@/lib/domain/salon/location";
import type { Partner } from "@/lib/domain/salon/partner";
import type { UserId } from "@/lib/domain/ids";
import type { User } from "@/lib/domain/salon/user";

export type Credentials = { readonly user: User; readonly passwordHash: string };
export interface AuthRepository {
  /** Tokens arrive as SHA-256 in hex; the plain text is stored nowhere. */
  partnerByTokenHash(hash: string): Promise<Partner | null>;
  userByTokenHash(hash: string): Promise<User | null>;
  /** E-mails in lower case or phones as digits; of several the first that somebody has. */
  credentialsByLogin(...logins: readonly string[]): Promise<Credentials | null>;
  /** Where all locations are. */
  places(): Promise<Place[]>;
  addUserToken(userId: UserId, hash: string): Promise<void>;
}
