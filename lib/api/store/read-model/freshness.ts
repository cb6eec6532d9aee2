/** A reader that missed an announcement is corrected after so many milliseconds. */
const MAX_AGE_MS = 1000;

type Known = { readonly version: number; readonly checkedAt: number };

export type FreshnessOptions = {
  readonly versionOf: (locationId: number) => Promise<number>;
  /** True for a database that is away: what is in memory is the best there is. */
  readonly isAway?: (error: unknown) => boolean;
  /** Called when the cached entries of a location are older than its last write. */
  readonly onStale: (locationId: number) => void;
  /** Milliseconds that only ever grow; the process's own unless told. */
  readonly now?: () => number;
};

/**
 * Which version of each location the read model holds, where other processes write as well. A
 * version is read before the data, so that data may be newer than its version and never older.
 */
export class Freshness {
  readonly #options: FreshnessOptions;
  readonly #now: () => number;
  readonly #known = new Map<number, Known>();
  readonly #checks = new Map<number, Promise<void>>();

  constructor(options: FreshnessOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
  }

  /** Null when the location was checked within the last second, else the check. */
  check(locationId: number): Promise<void> | null {
    const known = this.#known.get(locationId);
    if (known && this.#now() - known.checkedAt < MAX_AGE_MS) return null;
    const running = this.#checks.get(locationId);
    if (running) return running;
    const check = this.#compare(locationId, known).finally(() => this.#checks.delete(locationId));
    this.#checks.set(locationId, check);
    return check;
  }

  /** Notes a write of this process and tells whether another one slipped in before it. */
  committed(locationId: number, version: number): "next" | "gap" {
    const known = this.#known.get(locationId);
    if (known?.version === version - 1) {
      this.#known.set(locationId, { version, checkedAt: known.checkedAt });
      return "next";
    }
    this.#known.set(locationId, {
      version: Math.max(version, known?.version ?? 0),
      checkedAt: this.#now(),
    });
    return "gap";
  }

  forget(locationId: number): void {
    this.#known.delete(locationId);
  }

  forgetAll(): void {
    this.#known.clear();
  }

  async #compare(locationId: number, before: Known | undefined): Promise<void> {
    const version = await this.#versionOf(locationId);
    if (version === null) return; // asked again by the next reader
    const now = this.#known.get(locationId);
    if (now !== undefined && now !== before) return; // a write of ours was noted meanwhile
    if (now?.version !== version) this.#options.onStale(locationId);
    this.#known.set(locationId, { version, checkedAt: this.#now() });
  }

  async #versionOf(locationId: number): Promise<number | null> {
    try {
      return await this.#options.versionOf(locationId);
    } catch (error) {
      if (this.#options.isAway?.(error)) return null;
      throw error;
    }
  }
}
