import type { LocationId } from "@/lib/domain/ids";

/** A partner application; a read-only one may call only what needs no user. */
export type Partner = { readonly id: number; readonly locationIds: readonly LocationId[] };
