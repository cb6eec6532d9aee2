import { setTimeout as pause } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { StorageError } from "@/lib/domain/storage-error";
import { DataFolderError } from "../data-folder-error";
import { LOOK_EVERY_MS } from "../housekeeping";
import type { Answer, Question, Statement, WorkerTask } from "./protocol";
import { DISK_FULL } from "./protocol";
import { Turns } from "./turns";

/** How long the database may be silent, in milliseconds; it runs one thing at a time. */
export type Deadlines = {
  /** One statement of a request. */
  readonly statement: number;
  /** Opening, migrating, a vacuum: what only grows with the data. */
  readonly upkeep: number;
  /** The end of what is under way and of the database, when it is closed. */
  readonly close: number;
  /** How often is looked. */
  readonly look: number;
};

const DEADLINES: Deadlines = { statement: 30_000, upkeep: 600_000, close: 5000, look: 1000 };

export type WorkerOptions = {
  /** The bundle of database-worker.ts. */
  readonly file: string | URL;
  readonly task: WorkerTask;
  /** Handed to the thread beside its task; for threads of tests. */
  readonly extra?: object;
  readonly deadlines?: Deadlines;
};

type Ask = Question extends infer Each ? (Each extends Question ? Omit<Each, "id"> : never) : never;
type Pending = {
  readonly limit: number;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
};

/** Runs statements inside a transaction, in their order. */
export type WorkerTransaction = { run(statement: Statement): Promise<unknown> };

/**
 * The database in its own thread. What it does keeps nobody else waiting, and the main thread goes on
 * whatever becomes of it: a database that crashed or is silent for too long is ended, all that waits
 * for it is told so, and `failed` says why.
 */
export class WorkerClient {
  /** Resolves with a sentence when the database cannot go on; never when it was closed. */
  readonly failed: Promise<string>;
  readonly #worker: Worker;
  readonly #turns = new Turns();
  readonly #pending = new Map<number, Pending>();
  readonly #deadlines: Deadlines;
  readonly #timers: NodeJS.Timeout[] = [];
  #batch: Question[] | null = null;
  #lastId = 0;
  /** When the question that is being worked on came to its turn. */
  #headSince = performance.now();
  #isOpen = false;
  #isServing = false;
  #end: StorageError | null = null;
  #fail: (reason: string) => void = () => {};

  private constructor({ file, task, extra, deadlines = DEADLINES }: WorkerOptions) {
    this.#deadlines = deadlines;
    this.failed = new Promise((resolve) => (this.#fail = resolve));
    this.#worker = new Worker(file, { workerData: { ...task, ...extra } });
  }

  /** Starts the thread and waits until its database is open; throws a DataFolderError for people. */
  static async open(options: WorkerOptions): Promise<WorkerClient> {
    const client = new WorkerClient(options);
    await client.#opened();
    return client;
  }

  /** From now on statements have the deadline of requests. */
  serve(): void {
    this.#isServing = true;
    const look = setInterval(() => {
      void this.#turns.short(() => this.#ask({ kind: "keepHouse" })).catch(() => {}); // the next look tries again
    }, LOOK_EVERY_MS);
    look.unref();
    this.#timers.push(look);
  }

  /** Runs a statement outside transactions. */
  run(statement: Statement): Promise<unknown> {
    return this.#turns.short(() => this.#ask({ kind: "run", statement, within: "no transaction" }));
  }

  /** Runs work in a transaction that nobody else comes between; without a statement it costs nothing. */
  transaction<T>(work: (transaction: WorkerTransaction) => Promise<T>): Promise<T> {
    return this.#turns.long(async () => {
      let [isBegun, isOver] = [false, false];
      const run = (statement: Statement): Promise<unknown> => {
        if (isOver) return Promise.reject(new Error("The transaction is over"));
        const within = isBegun ? "the transaction" : "a new transaction";
        isBegun = true;
        return this.#ask({ kind: "run", statement, within });
      };
      try {
        const value = await work({ run });
        isOver = true;
        if (isBegun) await this.#ask({ kind: "commit" });
        return value;
      } catch (error) {
        if (!isOver && isBegun) void this.#ask({ kind: "rollback" }).catch(() => {}); // it ends with the thread at the latest
        isOver = true;
        throw error;
      }
    });
  }

  /** True while it answers and has room for writes. */
  async isReady(): Promise<boolean> {
    return (await this.#ask({ kind: "hasRoom" })) === true;
  }

  /** Ends the database and its thread, whatever state they are in. */
  async close(): Promise<void> {
    this.#clearTimers();
    if (!this.#end) {
      const closed = this.#turns.short(() => this.#ask({ kind: "close" }));
      await Promise.race([closed, pause(this.#deadlines.close)]).catch(() => {}); // the thread ends all the same
    }
    const end = (this.#end ??= new StorageError("unavailable", "The database was closed"));
    for (const { reject } of this.#pending.values()) reject(end);
    this.#pending.clear();
    await this.#worker.terminate();
  }

  #ask(question: Ask): Promise<unknown> {
    if (this.#end) return Promise.reject(this.#end);
    const id = (this.#lastId += 1);
    const isShort = question.kind === "run" && this.#isServing;
    const limit = isShort ? this.#deadlines.statement : this.#deadlines.upkeep;
    if (this.#pending.size === 0) this.#headSince = performance.now();
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { limit, resolve, reject });
      this.#post({ ...question, id });
    });
  }

  /** What is asked in one go travels in one message. */
  #post(question: Question): void {
    if (this.#batch) {
      this.#batch.push(question);
      return;
    }
    const batch = (this.#batch = [question]);
    queueMicrotask(() => {
      this.#batch = null;
      // oxlint-disable-next-line require-post-message-target-origin -- a thread has no origin
      this.#worker.postMessage(batch);
    });
  }

  #opened(): Promise<void> {
    const startedAt = performance.now();
    return new Promise((resolve, reject) => {
      this.#worker.on("message", (answer: Answer) => {
        if (answer.kind === "opened") {
          this.#isOpen = true;
          resolve();
        } else if (answer.kind === "refused") void this.#refuse(answer, reject);
        else if (answer.kind === "crashed") this.#stop(`The database stopped: ${answer.message}`);
        else this.#settle(answer);
      });
      this.#worker.on("error", (error) => this.#stop(`The database stopped: ${error.message}`));
      this.#worker.on("exit", () => this.#stop("The thread of the database ended"));
      void this.failed.then((reason) => reject(new DataFolderError(reason)));
      const watch = setInterval(() => this.#watch(startedAt), this.#deadlines.look);
      watch.unref();
      this.#timers.push(watch);
    });
  }

  async #refuse(
    { name, message }: Extract<Answer, { kind: "refused" }>,
    reject: (error: Error) => void,
  ): Promise<void> {
    this.#end = new StorageError("unavailable", message);
    this.#clearTimers();
    await this.#worker.terminate();
    reject(name === "DataFolderError" ? new DataFolderError(message) : new Error(message));
  }

  #settle(answer: Extract<Answer, { id: number }>): void {
    const pending = this.#pending.get(answer.id);
    this.#pending.delete(answer.id);
    this.#headSince = performance.now();
    if (answer.kind === "done") pending?.resolve(answer.value);
    else pending?.reject(errorOf(answer.error));
  }

  #watch(startedAt: number): void {
    const [head] = this.#pending.values();
    const limit = this.#isOpen ? head?.limit : this.#deadlines.upkeep;
    if (limit === undefined) return;
    if (performance.now() - Math.max(startedAt, this.#headSince) <= limit) return;
    this.#stop(`The database did not answer for ${limit / 1000} s and was ended`);
  }

  /** There is no way back: what the database had not committed is gone, what it had is on the disk. */
  #stop(reason: string): void {
    if (this.#end) return;
    this.#end = new StorageError("unavailable", reason);
    this.#clearTimers();
    for (const { reject } of this.#pending.values()) reject(this.#end);
    this.#pending.clear();
    this.#fail(reason);
    void this.#worker.terminate();
  }

  #clearTimers(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }
}

/** The error of PostgreSQL as its driver throws it. */
function errorOf({ message, ...parts }: { readonly message: string }): Error {
  const error = Object.assign(new Error(message), parts);
  const isFull = "code" in parts && parts.code === DISK_FULL;
  return isFull ? new StorageError("full", message, { cause: error }) : error;
}
