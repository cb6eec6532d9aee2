export type LoadingCacheOptions<V> = {
  /** The sum of weights that is kept; the least recently used go first. */
  readonly limit: number;
  /** 1 each unless told. */
  readonly weigh?: (value: V) => number;
  /** Milliseconds after which a value is loaded again; for ever unless told. */
  readonly maxAge?: number;
  /** What is too old is answered all the same where loading fails so, within `maxAge` and this. */
  readonly spare?: { readonly milliseconds: number; readonly when: (error: unknown) => boolean };
  /** Milliseconds that only ever grow; the process's own unless told. */
  readonly now?: () => number;
};

type Entry<V> = { readonly value: V; readonly weight: number; readonly loadedAt: number };

/**
 * A bounded cache that answers at once what it has and loads the rest, each key once at a time. A
 * load that a drop overtook is answered to those who wait for it, yet never kept: what it read may
 * be older than the write that caused the drop.
 */
export class LoadingCache<V extends {}> {
  readonly #limit: number;
  readonly #weigh: (value: V) => number;
  readonly #maxAge: number;
  readonly #now: () => number;
  readonly #spare: NonNullable<LoadingCacheOptions<V>["spare"]>;
  readonly #entries = new Map<string, Entry<V>>();
  readonly #loads = new Map<string, Promise<V | null>>();
  #weight = 0;

  constructor(options: LoadingCacheOptions<V>) {
    this.#limit = options.limit;
    this.#weigh = options.weigh ?? (() => 1);
    this.#maxAge = options.maxAge ?? Number.POSITIVE_INFINITY;
    this.#spare = options.spare ?? { milliseconds: 0, when: () => false };
    this.#now = options.now ?? (() => performance.now());
  }

  /** The value at hand, or undefined. */
  peek(key: string): V | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    const age = this.#now() - entry.loadedAt;
    if (age > this.#maxAge) {
      if (age > this.#maxAge + this.#spare.milliseconds) this.#remove(key);
      return undefined;
    }
    this.#entries.delete(key); // to the end: the order of a Map is the order of use
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** The value at hand, else what `load` finds; nothing found is never kept. */
  get(key: string, load: () => V | Promise<V | null>): V | Promise<V | null> {
    const known = this.peek(key) ?? this.#loads.get(key);
    if (known !== undefined) return known;
    const loading = load();
    if (!(loading instanceof Promise)) {
      this.#keep(key, loading);
      return loading;
    }
    return this.#register(key, loading);
  }

  /** As `get`, with one load for all keys that are missing; a key not found has no value. */
  getAll(
    keys: readonly string[],
    load: (missing: readonly string[]) => Promise<ReadonlyMap<string, V>>,
  ): (V | null)[] | Promise<(V | null)[]> {
    const known = keys.map((key) => this.peek(key) ?? this.#loads.get(key));
    const missing = keys.filter((_, index) => known[index] === undefined);
    if (missing.length === 0 && known.every((each) => !(each instanceof Promise))) {
      return known as V[]; // neither undefined nor a promise among them
    }
    const batch = missing.length > 0 ? load(missing) : Promise.resolve(new Map<string, V>());
    const loads = keys.map(async (key, index) => {
      const found = known[index] ?? this.#loads.get(key);
      return (
        found ??
        this.#register(
          key,
          batch.then((loaded) => loaded.get(key) ?? null),
        )
      );
    });
    return Promise.all(loads);
  }

  drop(key: string): void {
    this.#remove(key);
    this.#loads.delete(key);
  }

  /** Drops every key that starts so. */
  dropAll(prefix: string): void {
    for (const key of this.#entries.keys()) if (key.startsWith(prefix)) this.#remove(key);
    for (const key of this.#loads.keys()) if (key.startsWith(prefix)) this.#loads.delete(key);
  }

  get size(): number {
    return this.#entries.size;
  }

  #register(key: string, loading: Promise<V | null>): Promise<V | null> {
    const load = loading.then(
      (value) => {
        if (this.#loads.get(key) !== load) return value; // dropped meanwhile
        this.#loads.delete(key);
        if (value === null) this.#remove(key);
        else this.#keep(key, value);
        return value;
      },
      (error: unknown) => {
        const spare = this.#entries.get(key);
        if (this.#loads.get(key) === load) this.#loads.delete(key);
        if (spare === undefined || !this.#spare.when(error)) throw error;
        return spare.value;
      },
    );
    this.#loads.set(key, load);
    return load;
  }

  #keep(key: string, value: V): void {
    this.#remove(key);
    const weight = this.#weigh(value);
    this.#entries.set(key, { value, weight, loadedAt: this.#now() });
    this.#weight += weight;
    for (const oldest of this.#entries.keys()) {
      if (this.#weight <= this.#limit) break;
      this.#remove(oldest);
    }
  }

  #remove(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#weight -= entry.weight;
    this.#entries.delete(key);
  }
}
