import { closeSync, openSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { Disk } from "./disk";

const MB = 1024 * 1024;

/** Two segments of the log of writes. */
const RESERVE_BYTES = 32 * MB;

/** Writes are refused when less is free: what is under way still needs room to end. */
const LEAST_FREE_BYTES = 16 * MB;

/** The reserve is made anew when so much would be left beside it. */
const COMFORT_BYTES = LEAST_FREE_BYTES + 16 * MB;

/** How far it is that a disk has room; the defaults are those of production. */
export type Room = {
  readonly reserve: number;
  readonly leastFree: number;
  readonly comfort: number;
};

const ROOM: Room = {
  reserve: RESERVE_BYTES,
  leastFree: LEAST_FREE_BYTES,
  comfort: COMFORT_BYTES,
};

/**
 * Room for what must not fail. PostgreSQL stops at once when it cannot extend its log of writes, so
 * a file of some bytes is kept beside the data and given up when the disk is full: what is under way
 * ends, and further writes are refused until there is room again.
 */
export class DiskReserve {
  readonly #file: string;
  readonly #disk: Disk;
  readonly #room: Room;
  #isHeld = false;

  constructor(file: string, disk: Disk, room: Room = ROOM) {
    this.#file = file;
    this.#disk = disk;
    this.#room = room;
  }

  /** Gives the reserve up; false when there is none. */
  release(): boolean {
    if (!this.#isHeld) return false;
    this.#isHeld = false;
    this.#disk.remove(this.#file);
    return true;
  }

  /** True while a write may begin. Makes the reserve where it is missing and there is room for it. */
  hasRoom(): boolean {
    const free = this.#disk.free(dirname(this.#file));
    if (this.#isHeld) return free >= this.#room.leastFree;
    if (this.#isWhole()) this.#isHeld = true;
    else if (free >= this.#room.reserve + this.#room.comfort) this.#isHeld = this.#make();
    return this.#isHeld && free >= this.#room.leastFree;
  }

  #isWhole(): boolean {
    const size = statSync(this.#file, { throwIfNoEntry: false })?.size;
    return size === this.#room.reserve;
  }

  #make(): boolean {
    const descriptor = openSync(this.#file, "w", 0o600);
    try {
      const zeros = new Uint8Array(MB);
      for (let at = 0; at < this.#room.reserve; at += zeros.length) {
        const length = Math.min(zeros.length, this.#room.reserve - at);
        this.#disk.write(descriptor, zeros, 0, length, at);
      }
      this.#disk.sync(descriptor);
      return true;
    } catch {
      this.#disk.remove(this.#file);
      return false;
    } finally {
      closeSync(descriptor);
    }
  }
}
