import type { MailingTransport } from "@/lib/backend/services/mailing-ports";
import type { Clock, Store } from "@/lib/backend/services/ports";

/** What every area of the API is made of. */
export type AreaDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly transport: MailingTransport;
  readonly log: (entry: object) => void;
};
