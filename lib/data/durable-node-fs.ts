import { closeSync, fsyncSync, openSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

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
  readonly stream_ops: { fsync?: (stream: NodeStream) => number };
  /** Runs and turns errors of Node into ErrnoError. */
  tryFSOperation<T>(operation: () => T): T;
  realPath(node: unknown): string;
};
type NodeStream = { readonly nfd: number; readonly node: { readonly mode: number } };

// `-F` would switch fsync off, and PGlite's fdatasync does nothing. The log of writes is kept small,
// because it is replayed at the start that follows a crash.
export const DURABLE_START_PARAMS = [
  ...PGlite.defaultStartParams.filter((param) => param !== "-F"),
  ...["fsync=on", "wal_sync_method=fsync", "max_wal_size=128MB", "min_wal_size=32MB"].flatMap(
    (setting) => ["-c", setting],
  ),
];

/**
 * PGlite's folder on disk with the one operation that its file system lacks: without `fsync` an
 * acknowledged commit may be lost at a power cut (docs/decisions, embedded storage).
 */
export class DurableNodeFS extends NodeFS {
  #syncCount = 0;

  /** How many files and folders were forced to the disk so far. */
  get syncCount(): number {
    return this.#syncCount;
  }

  override async init(...[pg, options]: InitArguments): ReturnType<NodeFS["init"]> {
    const { emscriptenOpts } = await super.init(pg, options);
    const preRun = [
      ...(emscriptenOpts.preRun ?? []),
      (module: EmscriptenModule) => this.#addFsync(module),
    ];
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }

  #addFsync(module: EmscriptenModule): void {
    const nodeFs = module.NODEFS as unknown as NodeFileSystem; // its type omits what is used here
    nodeFs.stream_ops.fsync = (stream) => {
      nodeFs.tryFSOperation(() => {
        if (module.FS.isDir(stream.node.mode)) syncPath(nodeFs.realPath(stream.node));
        else fsyncSync(stream.nfd);
      });
      this.#syncCount += 1;
      return 0;
    };
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
