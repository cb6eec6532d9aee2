import type { Connection } from "@/lib/data/connection";
import type { Transactions } from "@/lib/data/transactions";
import { storageFailureOf } from "@/lib/api/platform/storage-failure";
import { Freshness } from "./freshness";
import type { MemoryReadModel } from "./read-model";

/** Drops from the read model what writes made old, those of this process and of others. */
export function keepFresh(
  readModel: MemoryReadModel,
  transactions: Transactions,
  { announcements, db }: Connection,
): void {
  if (!announcements) {
    transactions.onEnd = ({ location, touched }) => readModel.dropTouched(location, touched);
    return;
  }
  const freshness = new Freshness({
    versionOf: (locationId) => announcements.versionOf(db, locationId),
    isAway: (error) => storageFailureOf(error) !== null,
    onStale: (locationId) => readModel.dropLocation(locationId),
  });
  const forget = (locationId: number) => {
    freshness.forget(locationId);
    readModel.dropLocation(locationId);
  };
  readModel.watch(freshness);
  transactions.onEnd = ({ location, touched, version, isCommitted }) => {
    // what never wrote leaves memory as it is: a database that is away would empty it
    if (!isCommitted && !touched.isEmpty) forget(location);
    else if (version !== null && freshness.committed(location, version) === "gap") {
      readModel.dropLocation(location);
    }
    readModel.dropTouched(location, touched);
  };
  announcements.listen({
    onWrite: forget,
    onGap: () => {
      freshness.forgetAll();
      readModel.dropEverything();
    },
  });
}
