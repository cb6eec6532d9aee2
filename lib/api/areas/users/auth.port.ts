import type { Partner } from "@/lib/domain/salon/partner";
import type { UserId } from "@/lib/domain/ids";
import type { User } from "@/lib/domain/salon/user";

export type Credentials = { readonly user: User; readonly passwordHash: string };
export interface AuthRepository {
  /** Tokens arrive as SHA-256 in hex; the plain text is stored nowhere. */
  partnerByTokenHash(hash: string): Promise<Partner | null>;
  userByTokenHash(hash: string): Promise<User | null>;
  /** E-mail in lower case or phone as digits. */
  credentialsByLogin(login: string): Promise<Credentials | null>;
  addUserToken(userId: UserId, hash: string): Promise<void>;
}
