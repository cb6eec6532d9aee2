import type { MailingTransport } from "@/lib/api/areas/mailings/transport.port";
import type { Store } from "@/lib/api/store/repositories";
import type { Clock } from "@/lib/api/platform/clock";

/** What every area of the API is made of. */
export type AreaDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly transport: MailingTransport;
  readonly log: (entry: object) => void;
};
