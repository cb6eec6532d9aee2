import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { VisitorAccount, VisitorTokenHolder } from "@/lib/domain/salon/visitor";
import type { Instant } from "@/lib/domain/time/instant";

export type VisitorCredentials = {
  readonly account: VisitorAccount;
  readonly passwordHash: string;
};

export type NewVisitor = Pick<VisitorAccount, "phone" | "name" | "email"> & {
  readonly passwordHash: string;
  readonly now: Instant;
};

/** Accounts of visitors; tokens arrive as SHA-256 in hex. */
export interface VisitorAccountRepository {
  byTokenHash(hash: string): Promise<VisitorTokenHolder | null>;
  noteTokenUse(hash: string, now: Instant): Promise<void>;
  /** Those with a password, at whatever location, by phone (digits) or e-mail; the latest first. */
  byLogin(logins: readonly string[], noPassword: string): Promise<VisitorCredentials[]>;
  passwordHash(location: AuthorizedLocationId, id: number): Promise<string | null>;
  /** The account of the phone, made where there is none. */
  open(location: AuthorizedLocationId, visitor: NewVisitor): Promise<VisitorAccount>;
  /** Whether another account of the location has the phone. */
  isTaken(location: AuthorizedLocationId, account: VisitorAccount): Promise<boolean>;
  save(location: AuthorizedLocationId, account: VisitorAccount): Promise<void>;
  addToken(
    location: AuthorizedLocationId,
    id: number,
    token: { readonly hash: string; readonly now: Instant },
  ): Promise<void>;
  /** Stores the password where it still was `before`, and ends all tokens; false where it was not. */
  changePassword(
    location: AuthorizedLocationId,
    id: number,
    change: { readonly before: string; readonly after: string },
  ): Promise<boolean>;
}
