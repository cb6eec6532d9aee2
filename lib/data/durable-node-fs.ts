import { closeSync, fsyncSync, openSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { realDisk } from "./disk";
import type { Disk } from "./disk";
import type { DiskReserve } from "./disk-reserve";

type InitArguments = Parameters<NodeFS["init"]>;
type EmscriptenModule = Parameters<
  NonNullable<InitArguments[1]["preRun"]> extends readonly (infer Webhook)[]
    ? Webhook extends (mod: infer Mod) => void
      ? (mod: Mod) => void
      : never
    : never
>[0];

/** What Emscripten's NODEFS has beyond its published type (version 6, in @electric-sql/pglite). */
type NodeFileSystem = {
  readonly stream_ops: {
    fsync?: (stream: NodeStream) => number;
    write: (
      stream: NodeStream,
      buffer: NodeJS.ArrayBufferView,
      offset: number,
      length: number,
      position: number,
    ) => number;
  };
  /** Runs and turns errors of Node into ErrnoError. */
  tryFSOperation<T>(operation: () => T): T;
  realPath(node: NodeEntry): string;
};
type NodeEntry = { readonly mode: number };
type NodeStream = { readonly nfd: number; readonly node: NodeEntry };

// `-F` would switch fsync off, and PGlite's fdatasync does nothing. The log of writes is kept small,
// because it is replayed at the start that follows a crash.
export const DURABLE_START_PARAMS = [
  ...PGlite.defaultStartParams.filter((param) => param !== "-F"),
  ...["fsync=on", "wal_sync_method=fsync", "max_wal_size=128MB", "min_wal_size=32MB"].flatMap(
    (setting) => ["-c", setting],
  ),
];

/** Files of tables and indexes: where one cannot grow, PostgreSQL takes its transaction back. */
const OF_TABLES = /[\\/]base[\\/]/;

/** Lines of the engine's last words that are kept for the log. */
const KEPT_LINES = 20;

export type FileSystemOptions = {
  readonly disk?: Disk;
  /** Given up where a file that must grow cannot. */
  readonly reserve?: DiskReserve;
  /** The engine cannot go on; `lines` are the last ones that it wrote. It must be left at once. */
  readonly onCrash?: (lines: readonly string[]) => void;
};

/**
 * PGlite's folder on disk with what its file system lacks: `fsync`, without which an acknowledged
 * commit may be lost at a power cut (docs/decisions, embedded storage), and a reserve for a disk that
 * is full.
 */
export class DurableNodeFS extends NodeFS {
  readonly #disk: Disk;
  readonly #options: FileSystemOptions;
  readonly #lines: string[] = [];
  #syncCount = 0;
  /** The engine also exits while a database is created. */
  #mayExit = true;
  #mayAbort = false;

  constructor(folder: string, options: FileSystemOptions = {}) {
    super(folder);
    this.#options = options;
    this.#disk = options.disk ?? realDisk;
  }

  /** How many files and folders were forced to the disk so far. */
  get syncCount(): number {
    return this.#syncCount;
  }

  /** The database is open: from now on the engine has no reason to end. */
  expectNoEnd(): void {
    this.#mayExit = false;
  }

  /** From now on the end of the engine is wanted. */
  expectEnd(): void {
    this.#mayExit = true;
    this.#mayAbort = true;
  }

  override async init(...[pg, options]: InitArguments): ReturnType<NodeFS["init"]> {
    const { emscriptenOpts } = await super.init(pg, options);
    const preRun = [
      ...(emscriptenOpts.preRun ?? []),
      (module: EmscriptenModule) => this.#replaceOperations(module),
    ];
    return { emscriptenOpts: { ...emscriptenOpts, ...this.#lastWords(), preRun } };
  }

  /** PGlite runs on over an engine that stopped, for ever: here is where its end can be heard. */
  #lastWords(): Pick<EmscriptenModule, "printErr" | "onAbort"> & { onExit: () => void } {
    const { onCrash } = this.#options;
    return {
      onAbort: () => void (this.#mayAbort || onCrash?.(this.#lines)),
      onExit: () => void (this.#mayExit || onCrash?.(this.#lines)),
      printErr: (line: string) => {
        this.#lines.push(line);
        if (this.#lines.length > KEPT_LINES) this.#lines.shift();
      },
    };
  }

  #replaceOperations(module: EmscriptenModule): void {
    const nodeFs = module.NODEFS as unknown as NodeFileSystem; // its type omits what is used here
    nodeFs.stream_ops.fsync = (stream) => {
      nodeFs.tryFSOperation(() => {
        if (module.FS.isDir(stream.node.mode)) syncPath(nodeFs.realPath(stream.node));
        else this.#disk.sync(stream.nfd);
      });
      this.#syncCount += 1;
      return 0;
    };
    nodeFs.stream_ops.write = (stream, buffer, offset, length, position) =>
      nodeFs.tryFSOperation(() =>
        this.#orFromReserve(
          () => nodeFs.realPath(stream.node),
          () => this.#disk.write(stream.nfd, buffer, offset, length, position),
        ),
      );
  }

  #orFromReserve<T>(pathOf: () => string, write: () => T): T {
    try {
      return write();
    } catch (error) {
      if (!isFull(error)) throw error;
      if (OF_TABLES.test(pathOf()) || !this.#options.reserve?.release()) throw noRoom(error);
    }
    try {
      return write();
    } catch (error) {
      throw isFull(error) ? noRoom(error) : error;
    }
  }
}

/** Forces one file or folder to the disk. */
export function syncPath(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && /^(ENOSPC|EDQUOT)$/.test(String(error.code));
}

/** A quota that is used up is to PostgreSQL what a full disk is. */
function noRoom(cause: unknown): Error {
  return Object.assign(new Error("ENOSPC: no space left on device", { cause }), { code: "ENOSPC" });
}
