type Waiting = { readonly isLong: boolean; readonly begin: () => void };

/**
 * Who may speak to a database with one connection: short turns pass at once, a long one keeps all
 * others waiting until it is over. They come in the order in which they were asked for.
 */
export class Turns {
  readonly #waiting: Waiting[] = [];
  #isTaken = false;

  /** Runs at its turn, at once if none is kept; it must have spoken when it returns. */
  short<T>(speak: () => Promise<T>): Promise<T> {
    if (!this.#isTaken) return speak();
    return new Promise<T>((resolve, reject) => {
      // spoken in this very moment: the next turn may be a long one
      const begin = (): void => void speak().then(resolve, reject);
      this.#waiting.push({ isLong: false, begin });
    });
  }

  /** Runs alone, from its turn to its end. */
  async long<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isTaken) {
      await new Promise<void>((begin) => this.#waiting.push({ isLong: true, begin }));
    }
    this.#isTaken = true;
    try {
      return await work();
    } finally {
      this.#isTaken = false;
      this.#next();
    }
  }

  #next(): void {
    while (!this.#isTaken) {
      const next = this.#waiting.shift();
      if (!next) return;
      if (next.isLong) this.#isTaken = true;
      next.begin();
    }
  }
}
