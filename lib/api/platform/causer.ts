/** A user (0 = none) and the application through which they write. */

import { AsyncLocalStorage } from "async_hooks";

export type Causer = { readonly userId: number; readonly partnerId: number };
/**
 * Who causes what is written in this chain of calls: the outbox tells their own changes from those of
 * others, and no repository would otherwise need to know them.
 */
export const causers = new AsyncLocalStorage<Causer>();
