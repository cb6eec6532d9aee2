import { fsyncSync, rmSync, statfsSync, writeSync } from "node:fs";

/** What the embedded database does to the disk where it may be full or broken. */
export type Disk = {
  /** Answers how many bytes were written; throws ENOSPC where there is no room. */
  write(
    descriptor: number,
    buffer: NodeJS.ArrayBufferView,
    offset: number,
    length: number,
    position: number | null,
  ): number;
  sync(descriptor: number): void;
  /** Deletes a file. */
  remove(path: string): void;
  /** How many bytes there is room for below a folder. */
  free(folder: string): number;
};

/** The disk itself. */
export const realDisk: Disk = {
  write: writeSync,
  sync: fsyncSync,
  remove: (path) => rmSync(path, { force: true }),
  free(folder) {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  },
};
