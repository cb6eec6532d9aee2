import { fstatSync, fsyncSync, readlinkSync, rmSync, statSync, writeSync } from "node:fs";
import type { Disk } from "@/lib/data/disk";

const PLENTY = 2_000_000_000;
const OF_TABLES = /[\\/]base[\\/]/;
const OF_RESERVE = /[\\/]reserve$/;

/** What is wrong with a weak disk; tests change it while the database runs in another thread. */
export type Weakness = {
  /** Bytes by which files of tables and indexes may still grow. */
  tables: number;
  /** Bytes by which all other files may still grow, the log of writes above all. */
  others: number;
  /** What the disk says is free, whatever may grow. */
  free: number;
  /** What becomes of the next time something is forced to the disk. */
  sync: "works" | "fails" | "never ends";
};

const SYNC = ["works", "fails", "never ends"] as const;

/** A weakness that two threads share, and the memory to hand over. */
export function shareWeakness(memory = new SharedArrayBuffer(16)): {
  readonly weakness: Weakness;
  readonly memory: SharedArrayBuffer;
} {
  const cells = new Int32Array(memory);
  const cell = (at: number) => ({
    get: (): number => Atomics.load(cells, at),
    set: (value: number): void => void Atomics.store(cells, at, value),
  });
  const weakness = Object.defineProperties(
    {},
    {
      tables: cell(0),
      others: cell(1),
      free: cell(2),
      sync: {
        get: () => SYNC[Atomics.load(cells, 3)],
        set(value: Weakness["sync"]) {
          Atomics.store(cells, 3, SYNC.indexOf(value));
        },
      },
    },
  ) as Weakness; // its properties are those just defined
  return { weakness, memory };
}

/** A sound disk, to begin with. */
export function soundDisk(): ReturnType<typeof shareWeakness> {
  const shared = shareWeakness();
  Object.assign(shared.weakness, { tables: PLENTY, others: PLENTY, free: PLENTY, sync: "works" });
  return shared;
}

/** A disk with a weakness. Files grow on it as far as it lets them; what stands may be overwritten. */
export function weakDisk(weakness: Weakness): Disk {
  const pathOf = (descriptor: number): string => readlinkSync(`/proc/self/fd/${descriptor}`);
  return {
    write(descriptor, buffer, offset, length, position) {
      const size = fstatSync(descriptor).size;
      const growth = Math.max(0, (position ?? size) + length - size);
      const path = growth > 0 ? pathOf(descriptor) : "";
      const kind = OF_TABLES.test(path) ? "tables" : "others";
      if (growth > 0 && growth > weakness[kind]) throw failure("ENOSPC");
      weakness[kind] -= growth;
      return writeSync(descriptor, buffer, offset, length, position);
    },
    sync(descriptor) {
      if (OF_RESERVE.test(pathOf(descriptor))) return;
      if (weakness.sync === "fails") throw failure("EIO");
      while (weakness.sync === "never ends"); // a thread that spins
      fsyncSync(descriptor);
    },
    free: () => weakness.free,
    remove(path) {
      weakness.others += statSync(path, { throwIfNoEntry: false })?.size ?? 0;
      rmSync(path, { force: true });
    },
  };
}

function failure(code: string): Error {
  return Object.assign(new Error(`${code}: provoked`), { code });
}
