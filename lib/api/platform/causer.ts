/** Who writes, by which application and by which door. */

import { AsyncLocalStorage } from "async_hooks";
import type { Door } from "@/lib/domain/door";

export type Causer = {
  /** 0 = a visitor, or a program without a user. */
  readonly userId: number;
  readonly partnerId: number;
  readonly door: Door;
};

/**
 * Who causes what is written in this chain of calls: the outbox tells their own changes from those of
 * others, the logs of writes keep them, and no repository would otherwise need to know them.
 */
export const causers = new AsyncLocalStorage<Causer>();
