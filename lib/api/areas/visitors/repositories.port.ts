import type { VisitorAccountRepository } from "./visitor-account.port";

/** What the area keeps. */
export type VisitorRepositories = { readonly visitorAccounts: VisitorAccountRepository };
