import { sql } from "drizzle-orm";
import type { Store } from "./repositories";
import type { Instant } from "@/lib/domain/time/instant";
import type { ChangeSetRepository, SessionRepository } from "@/lib/planning/ports";
import type { Connection } from "@/lib/data/connection";
import { openEmbeddedDatabase } from "@/lib/data/embedded-database";
import type { EmbeddedOptions } from "@/lib/data/embedded-database";
import { refreshPhones } from "@/lib/data/refresh-phones";
import { ensureOwnPartner } from "./own-partner";
import { openPostgres } from "@/lib/data/postgres-database";
import { users } from "@/lib/data/schema/people";
import { locations } from "@/lib/data/schema/salon";
import { createDemoSalon } from "@/lib/data/seed/demo-salon";
import { createStore } from "./store";

export type StoreOptions = (
  | {
      readonly kind: "embedded";
      readonly folder: string;
      /** The thread of the database; the built one unless told. */
      readonly worker?: EmbeddedOptions["worker"];
    }
  | { readonly kind: "postgres"; readonly url: string }
) & {
  /** Where the SQL migrations lie; `lib/data/migrations` under the working directory unless told. */
  readonly migrationsFolder?: string;
};

export type OpenStore = {
  readonly store: Store;
  readonly changeSets: ChangeSetRepository;
  readonly sessions: SessionRepository;
  /** Resolves with the reason when the database is lost for this process, which then must end. */
  readonly failed: Promise<string>;
  /** True when the database has neither locations nor users. */
  readonly isNew: boolean;
  /** Creates the demo salon around the day of `now`; only in a database without locations. */
  seedDemo(options: { readonly now: Instant }): Promise<void>;
  /** Makes the token with this SHA-256 (hex) that of our own pages, which reach every location. */
  ensureOwnPartner(tokenHash: string): Promise<void>;
  close(): Promise<void>;
};

/** Opens the database with all migrations applied. */
export async function openStore(options: StoreOptions): Promise<OpenStore> {
  return openStoreOn(await connect(options));
}

/** The store on an open connection, which `close` closes with it; a store that fails does so too. */
export async function openStoreOn(connection: Connection): Promise<OpenStore> {
  try {
    return await storeOn(connection);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function storeOn(connection: Connection): Promise<OpenStore> {
  await refreshPhones(connection.db);
  const { store, changeSets, sessions, readModel } = createStore(connection);
  const isEmpty = async () => {
    const found = await connection.db.select({ id: locations.locationId }).from(locations).limit(1);
    return found.length === 0 && (await connection.db.select().from(users).limit(1)).length === 0;
  };
  return {
    store,
    changeSets,
    sessions,
    failed: connection.failed ?? new Promise(() => {}),
    isNew: await isEmpty(),
    async seedDemo({ now }) {
      if (!(await isEmpty())) {
        throw new Error("The demo salon is only created in an empty database");
      }
      await createDemoSalon(connection.db, now);
      await connection.db.execute(sql`analyze`); // the planner knows nothing of so many new rows
      readModel.dropEverything();
    },
    ensureOwnPartner: (tokenHash) => ensureOwnPartner(connection.db, tokenHash),
    close: () => connection.close(),
  };
}

function connect(options: StoreOptions): Promise<Connection> {
  switch (options.kind) {
    case "postgres":
      return openPostgres(options.url, options.migrationsFolder);
    case "embedded":
      return openEmbeddedDatabase(options);
  }
}
