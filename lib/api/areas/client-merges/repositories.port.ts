import type { ClientMergeRepository } from "./client-merge.port";

/** What the area keeps. */
export type ClientMergeRepositories = { readonly clientMerges: ClientMergeRepository };
