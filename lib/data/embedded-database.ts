import { PGlite } from "@electric-sql/pglite";
import { MIGRATIONS_FOLDER } from "./connection";
import type { Connection } from "./connection";
import { DataFolderError } from "./data-folder-error";
import { makeFolder, openDataFolder } from "./data-folder";
import type { DataFolder } from "./data-folder";
import { readTemplate } from "./database-template";
import { DURABLE_START_PARAMS, DurableNodeFS } from "./durable-node-fs";
import { lockFolder } from "./folder-lock";
import { startHousekeeping } from "./housekeeping";
import { PGLITE_PARSERS, connectPglite } from "./pglite-connection";
import { proveDurable } from "./prove-durable";

/** Opens the database in a folder of its own, which no second process may have open. */
export async function openEmbeddedDatabase(
  folder: string,
  migrationsFolder = MIGRATIONS_FOLDER,
): Promise<Connection> {
  makeFolder(folder);
  const unlock = await lockFolder(folder);
  try {
    return await open(openDataFolder(folder), migrationsFolder, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

async function open(
  data: DataFolder,
  migrationsFolder: string,
  unlock: () => void,
): Promise<Connection> {
  const template = data.isUnfinished ? await readTemplate(migrationsFolder) : null;
  const fs = new DurableNodeFS(data.pgdata);
  const client = await PGlite.create({
    fs,
    startParams: DURABLE_START_PARAMS,
    parsers: PGLITE_PARSERS,
    ...(template && { loadDataDir: template }),
  }).catch((error: unknown) => {
    throw data.isUnfinished ? error : damaged(data.pgdata, error);
  });
  try {
    await proveDurable(client, fs);
    if (data.isUnfinished) {
      await client.exec("checkpoint");
      data.finish();
    }
    const connection = await connectPglite(client, migrationsFolder);
    const housekeeping = startHousekeeping(client, fs);
    return {
      ...connection,
      async close() {
        await housekeeping.stop();
        await connection.close();
        unlock();
      },
    };
  } catch (error) {
    await client.close();
    throw error;
  }
}

/** PostgreSQL does not start on files that it wrote itself: they are not as it left them. */
function damaged(pgdata: string, error: unknown): DataFolderError {
  const [reason = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return new DataFolderError(
    `The data in ${pgdata} are damaged (${reason}). Restore the folder from a copy.`,
  );
}
