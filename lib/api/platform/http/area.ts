import type { MailingTransport } from "@/lib/api/areas/mailings/mailing.port";
import type { Clock, Store } from "@/lib/api/store/repositories";

/** What every area of the API is made of. */
export type AreaDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly transport: MailingTransport;
  readonly log: (entry: object) => void;
};
