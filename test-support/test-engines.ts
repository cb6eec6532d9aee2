import { openStoreOn } from "@/lib/api/store/open-store";
import type { OpenStore } from "@/lib/api/store/open-store";
import type { Connection } from "@/lib/data/connection";
import { openPostgres } from "@/lib/data/postgres-database";
import type { Instant } from "@/lib/domain/time/instant";
import type { Content } from "./database-cache";
import { openThreadedDatabase } from "./threaded-database";
import { openMemoryDatabase } from "./memory-database";
import { createDatabase, templateOf } from "./postgres-server";

/** An engine that a suite runs on; every database is the suite's own and has all migrations. */
export type TestEngine = {
  readonly name: "PGlite" | "PGlite in its thread" | "PostgreSQL";
  /** An empty database. */
  readonly connect: () => Promise<Connection>;
  readonly open: () => Promise<OpenStore>;
  /** With the demo salon around the day of `now`, copied from one that was seeded before. */
  readonly openDemo: (
    now: Instant,
    onConnected?: (connection: Connection) => void,
  ) => Promise<OpenStore>;
};

const server = process.env["TEST_DATABASE_URL"];

export const IN_MEMORY = engineOf("PGlite", openMemoryDatabase);

/** As the product runs it: on a folder, in a thread of its own. Slower than in memory, and the same. */
export const IN_THREAD = engineOf("PGlite in its thread", openThreadedDatabase);

/** PGlite, and PostgreSQL where TEST_DATABASE_URL names one (scripts/with-postgres.mjs). */
export const TEST_ENGINES: readonly [TestEngine, ...TestEngine[]] = [
  IN_MEMORY,
  ...(server ? [engineOf("PostgreSQL", (content) => connectOnServer(server, content))] : []),
];

/** A new database without tables on the test server; null where there is none. */
export const freshDatabase = server ? () => createDatabase(server) : null;

function engineOf(
  name: TestEngine["name"],
  connect: (content: Content) => Promise<Connection>,
): TestEngine {
  return {
    name,
    connect: () => connect(null),
    open: async () => openWhenListening(await connect(null)),
    openDemo: async (now, onConnected) => {
      const connection = await connect({ now });
      onConnected?.(connection);
      return openWhenListening(connection);
    },
  };
}

async function connectOnServer(url: string, content: Content): Promise<Connection> {
  const database = await createDatabase(url, await templateOf(url, content));
  const connection = await openPostgres(database.url);
  return {
    ...connection,
    async close() {
      await connection.close();
      await database.drop();
    },
  };
}

/** The store once it hears other processes: what it caches before that is dropped at the first gap. */
async function openWhenListening(connection: Connection): Promise<OpenStore> {
  const { announcements } = connection;
  if (!announcements) return openStoreOn(connection);
  let isHeard = () => {};
  const heard = new Promise<void>((resolve) => (isHeard = resolve));
  const listen: typeof announcements.listen = ({ onWrite, onGap }) =>
    announcements.listen({
      onWrite,
      onGap: () => {
        onGap();
        isHeard();
      },
    });
  const opened = await openStoreOn({ ...connection, announcements: { ...announcements, listen } });
  await heard;
  return opened;
}
