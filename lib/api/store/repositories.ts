import type { AREAS } from "@/lib/api/areas";
import type { KeyedRequestRepository } from "@/lib/api/platform/idempotency/keyed-requests.port";
import type { WithReadModel } from "@/lib/api/platform/read-model";
import type { Held, Stored } from "@/lib/api/platform/transactional";

type Together<Union> = (Union extends unknown ? (each: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

/** What all areas keep, and the platform's own. */
export type Repositories = Together<ReturnType<(typeof AREAS)[number]["stores"]>> & {
  readonly keyedRequests: KeyedRequestRepository;
};

/** Committed writes drop what they touched of the read model. */
export type Store = Stored<Repositories> &
  Held &
  WithReadModel & {
    /** True when the database answers and has room for more. */
    isReady(): Promise<boolean>;
  };
