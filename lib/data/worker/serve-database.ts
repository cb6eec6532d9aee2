import type { MessagePort } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { DataFolderError } from "../data-folder-error";
import { readTemplate } from "../database-template";
import { realDisk } from "../disk";
import type { Disk } from "../disk";
import { DiskReserve } from "../disk-reserve";
import type { Room } from "../disk-reserve";
import { DURABLE_START_PARAMS, DurableNodeFS } from "../durable-node-fs";
import { HOUSEKEEPING, createHousekeeping } from "../housekeeping";
import type { Housekeeping } from "../housekeeping";
import { PGLITE_PARSERS } from "../pglite-connection";
import { proveDurable } from "../prove-durable";
import { DISK_FULL, mayWrite } from "./protocol";
import type { Answer, ErrorParts, Question, Statement, WorkerTask } from "./protocol";

/** What a test puts in the place of the disk. */
export type Surroundings = {
  readonly disk?: Disk;
  readonly room?: Room;
  /** A dump of what is in a new database. */
  readonly dump?: ArrayBuffer | undefined;
};

type Database = {
  readonly client: PGlite;
  readonly fs: DurableNodeFS;
  readonly reserve: DiskReserve;
  readonly housekeeping: Housekeeping;
};

/** Opens the database of a task in this thread and answers what is asked through the port. */
export async function serveDatabase(
  port: MessagePort,
  task: WorkerTask,
  surroundings: Surroundings = {},
): Promise<void> {
  const say = (answer: Answer): void => port.postMessage(answer);
  const refuse = (error: unknown): void => {
    const name = error instanceof DataFolderError ? error.name : "Error";
    say({ kind: "refused", name, message: error instanceof Error ? error.message : String(error) });
  };
  let database: Database | null = null;
  try {
    database = await open(task, surroundings, (lines) => {
      const message = lastWords(lines);
      if (database) say({ kind: "crashed", message });
      else refuse(asUnopened(task, new Error(message)));
      process.exit(1); // ends this thread, which would otherwise run on for ever
    });
  } catch (error) {
    refuse(error);
    return;
  }
  const opened = database;
  let work: Promise<unknown> = Promise.resolve();
  port.on("message", (questions: readonly Question[]) => {
    for (const question of questions) {
      work = work.then(() => answer(opened, question)).then(say);
    }
  });
  say({ kind: "opened" });
}

async function open(
  task: WorkerTask,
  { disk = realDisk, room, dump }: Surroundings,
  onCrash: (lines: readonly string[]) => void,
): Promise<Database> {
  const template = task.isUnfinished ? await templateOf(task, dump) : null;
  const reserve = new DiskReserve(task.reserve, disk, room);
  reserve.hasRoom();
  const fs = new DurableNodeFS(task.pgdata, { disk, reserve, onCrash });
  const client = await PGlite.create({
    fs,
    startParams: DURABLE_START_PARAMS,
    parsers: PGLITE_PARSERS,
    ...(template && { loadDataDir: template }),
  }).catch((error: unknown) => {
    throw asUnopened(task, error);
  });
  fs.expectNoEnd();
  if (reserve.hasRoom()) await proveDurable(client, fs); // it writes
  if (task.isUnfinished) await client.exec("checkpoint");
  const hasRoom = (): boolean => reserve.hasRoom();
  const housekeeping = createHousekeeping(client, fs, { ...HOUSEKEEPING, hasRoom });
  return { client, fs, reserve, housekeeping };
}

/** A full disk damages nothing, and of a database that never was there is nothing to restore. */
function asUnopened({ isUnfinished, pgdata }: WorkerTask, error: unknown): unknown {
  return isUnfinished || /No space left/.test(String(error)) ? error : damaged(pgdata, error);
}

/** PostgreSQL does not start on files that it wrote itself: they are not as it left them. */
function damaged(pgdata: string, error: unknown): DataFolderError {
  const [reason = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return new DataFolderError(
    `The data in ${pgdata} are damaged (${reason}). Restore the folder from a copy.`,
  );
}

function templateOf(task: WorkerTask, dump?: ArrayBuffer): Promise<Blob | null> | Blob {
  return dump ? new Blob([dump]) : readTemplate(task.migrationsFolder);
}

async function answer(database: Database, question: Question): Promise<Answer> {
  const { id } = question;
  try {
    return { kind: "done", id, value: await valueOf(database, question) };
  } catch (error) {
    return { kind: "failed", id, error: partsOf(error) };
  }
}

async function valueOf(database: Database, question: Question): Promise<unknown> {
  const { client, fs, reserve, housekeeping } = database;
  switch (question.kind) {
    case "run":
      if (question.within === "a new transaction") await client.exec("begin");
      // what was meant for a transaction must not be committed alone, nor the other way round
      if (client.isInTransaction() !== (question.within !== "no transaction")) {
        throw new Error(`A statement was not within ${question.within}`);
      }
      return run(database, question.statement);
    case "commit":
      return commit(client);
    case "rollback":
      return client.exec("rollback").then(() => null);
    case "hasRoom":
      return reserve.hasRoom();
    case "keepHouse":
      return housekeeping.look().then(() => null);
    case "close":
      fs.expectEnd();
      await client.close();
      return null;
  }
}

async function run({ client, reserve }: Database, statement: Statement): Promise<unknown> {
  const { text, params, rowMode } = statement;
  if (mayWrite(text) && !reserve.hasRoom()) {
    throw Object.assign(new Error("There is no room left on the disk of the database"), {
      code: DISK_FULL,
    });
  }
  const { rows, affectedRows } = await client.query(text, [...params], { rowMode });
  return { rows, affectedRows };
}

/** PostgreSQL answers the commit of a transaction that failed with a rollback, and no error. */
async function commit(client: PGlite): Promise<null> {
  const [result] = await client.exec("commit");
  const { command } = result as { command?: string }; // not in its published type
  if (command !== "ROLLBACK") return null;
  throw new Error("The transaction failed before its commit, and was taken back");
}

/** Errors lose what is theirs on the way to another thread. */
function partsOf(error: unknown): ErrorParts {
  if (!(error instanceof Error)) return { message: String(error) };
  const own = Object.entries(error).filter(([, value]) => /^(string|number)$/.test(typeof value));
  return { ...Object.fromEntries(own), message: error.message };
}

function lastWords(lines: readonly string[]): string {
  const worst = lines.findLast((line) => /PANIC|FATAL/.test(line));
  return worst ?? lines.at(-1) ?? "it gave no reason";
}
