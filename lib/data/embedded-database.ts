import { MIGRATIONS_FOLDER } from "./connection";
import type { Connection } from "./connection";
import { makeFolder, openDataFolder } from "./data-folder";
import type { DataFolder } from "./data-folder";
import { lockFolder } from "./folder-lock";
import { connectWorker } from "./pglite-connection";
import { ownReadyMark } from "./ready-mark";
import { WorkerClient } from "./worker/worker-client";
import type { WorkerOptions } from "./worker/worker-client";

/** Where the build puts the thread of the database, below the working directory. */
const DATABASE_WORKER = "./dist/database-worker.mjs";

export type EmbeddedOptions = {
  /** A folder of its own, which no second process may have open. */
  readonly folder: string;
  readonly migrationsFolder?: string | undefined;
  /** The thread; the built one unless told. */
  readonly worker?: Omit<WorkerOptions, "task"> | undefined;
};

/** Opens the database in a folder; it runs in a thread of its own. */
export async function openEmbeddedDatabase(options: EmbeddedOptions): Promise<Connection> {
  const { folder, migrationsFolder = MIGRATIONS_FOLDER } = options;
  makeFolder(folder);
  const unlock = await lockFolder(folder);
  try {
    const data = openDataFolder(folder, ownReadyMark(migrationsFolder));
    return await open(data, { ...options, migrationsFolder }, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

async function open(
  data: DataFolder,
  { migrationsFolder, worker }: EmbeddedOptions & { readonly migrationsFolder: string },
  unlock: () => void,
): Promise<Connection> {
  const { pgdata, reserve, isUnfinished } = data;
  const task = { pgdata, reserve, isUnfinished, migrationsFolder };
  const client = await WorkerClient.open({ file: DATABASE_WORKER, ...worker, task });
  try {
    if (data.isUnfinished) data.finish();
    const connection = await connectWorker(client, migrationsFolder);
    data.note();
    client.serve();
    return {
      ...connection,
      async close() {
        await connection.close();
        unlock();
      },
    };
  } catch (error) {
    await client.close();
    throw error;
  }
}
