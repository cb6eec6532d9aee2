import type { Partner } from "@/lib/domain/salon/partner";
import type { UserId } from "@/lib/domain/ids";
import type { TokenHolder, User } from "@/lib/domain/salon/user";
import type { Instant } from "@/lib/domain/time/instant";

export type Credentials = { readonly user: User; readonly passwordHash: string };
export interface AuthRepository {
  /** Tokens arrive as SHA-256 in hex; the plain text is stored nowhere. */
  partnerByTokenHash(hash: string): Promise<Partner | null>;
  userByTokenHash(hash: string): Promise<TokenHolder | null>;
  noteTokenUse(hash: string, now: Instant): Promise<void>;
  /** E-mail in lower case or phone as digits. */
  credentialsByLogin(login: string): Promise<Credentials | null>;
  /** For the program that asked; who logs in accepts where they were invited. */
  addUserToken(
    userId: UserId,
    hash: string,
    asked: { readonly now: Instant; readonly partnerId: number },
  ): Promise<void>;
}
