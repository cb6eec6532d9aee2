import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { Service } from "@/lib/domain/salon/service";

/** Who provides which service; kept by whoever keeps the services. */
export interface WhoDoesWhat {
  /** Heavier first, then by id. */
  list(location: AuthorizedLocationId): Promise<Service[]>;
}
