/** How many reads are worked on and kept waiting. */
export type ReadLimits = {
  readonly atOnce: number;
  readonly atOnceOfOne: number;
  readonly waitingOfOne: number;
};

const LIMITS: ReadLimits = { atOnce: 3, atOnceOfOne: 2, waitingOfOne: 6 };

type Work = (signal: AbortSignal) => Promise<unknown>;

/** One read and those who wait for it. */
type Read = {
  readonly person: string;
  readonly key: string;
  readonly dropped: AbortController;
  readonly answer: Promise<unknown>;
  readonly begin: () => void;
  readonly giveUp: () => void;
  clients: number;
  isRunning: boolean;
};

/** Whose read it is, what it reads, and whether its client is still there. */
export type ReadRequest = {
  readonly person: string;
  readonly key: string;
  readonly signal: AbortSignal;
};

/**
 * Reads that cost much, so that one person's many keep nobody else waiting: a few at once, fewer of
 * one person, each person's waiting ones bounded. Equal ones of a person that have not begun are one;
 * one that has begun may be older than what that person has written since, and nobody joins it. What
 * nobody waits for any more is dropped.
 */
export class ReadQueue {
  readonly #limits: ReadLimits;
  readonly #reads = new Set<Read>();

  constructor(limits: ReadLimits = LIMITS) {
    this.#limits = limits;
  }

  /** Null when the person has too many reads waiting; rejects when the client left. */
  read<T>(request: ReadRequest, work: (signal: AbortSignal) => Promise<T>): Promise<T> | null {
    const equal = this.#find((read) => !read.isRunning && isOf(read, request));
    const waiting = this.#count((read) => !read.isRunning && read.person === request.person);
    const read = equal ?? (waiting < this.#limits.waitingOfOne ? this.#add(request, work) : null);
    if (!read) return null;
    read.clients += 1;
    const answer = this.#answerTo(request.signal, read) as Promise<T>; // equal keys have equal work
    this.#next();
    return answer;
  }

  #add({ person, key }: ReadRequest, work: Work): Read {
    let [begin, giveUp] = [() => {}, () => {}];
    const dropped = new AbortController();
    const turn = new Promise<void>((resolve, reject) => {
      begin = resolve;
      giveUp = () => reject(leftError());
    });
    const answer = turn.then(() => work(dropped.signal));
    const read: Read = {
      person,
      key,
      dropped,
      answer,
      begin,
      giveUp,
      clients: 0,
      isRunning: false,
    };
    this.#reads.add(read);
    void this.#forget(read);
    return read;
  }

  async #forget(read: Read): Promise<void> {
    await Promise.allSettled([read.answer]);
    this.#reads.delete(read);
    this.#next();
  }

  #answerTo(signal: AbortSignal, read: Read): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        read.clients -= 1;
        if (read.clients === 0) this.#drop(read);
        reject(leftError());
      };
      if (signal.aborted) return leave();
      signal.addEventListener("abort", leave, { once: true });
      read.answer.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
    });
  }

  #drop(read: Read): void {
    read.dropped.abort();
    if (read.isRunning) return;
    this.#reads.delete(read); // nobody may join it
    read.giveUp();
  }

  #next(): void {
    const { atOnce, atOnceOfOne } = this.#limits;
    for (const read of this.#reads) {
      if (this.#count((each) => each.isRunning) >= atOnce) return;
      if (read.isRunning) continue;
      const own = this.#count((each) => each.isRunning && each.person === read.person);
      if (own >= atOnceOfOne) continue;
      read.isRunning = true;
      read.begin();
    }
  }

  #find(is: (read: Read) => boolean): Read | null {
    return [...this.#reads].find(is) ?? null;
  }

  #count(is: (read: Read) => boolean): number {
    return [...this.#reads].filter(is).length;
  }
}

function isOf(read: Read, { person, key }: ReadRequest): boolean {
  return read.person === person && read.key === key;
}

/** Nobody is there to see it. */
function leftError(): DOMException {
  return new DOMException("The client left", "AbortError");
}
