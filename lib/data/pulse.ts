import { StorageError } from "@/lib/domain/storage-error";

/** All in ticks: a process that was busy itself for seconds counts them as one. */
export type PulseLimits = {
  readonly tickMs: number;
  /** Something waited for so long: the server is asked whether it is there. */
  readonly patience: number;
  /** The server must answer that within so many. */
  readonly reply: number;
  /** From one question to the next. */
  readonly rest: number;
};

export const PULSE: PulseLimits = { tickMs: 100, patience: 5, reply: 13, rest: 10 };

type Waiting = { readonly since: number; readonly reject: (error: StorageError) => void };

export type PulseOptions = {
  /** Asks the server for a sign of life on a connection of its own; `stop` gives it up. */
  readonly probe: () => { readonly isAlive: Promise<boolean>; readonly stop: () => void };
  /** The server gave none: what is connected to it will never be answered. */
  readonly onDead: () => void;
  readonly limits?: PulseLimits;
};

/**
 * Tells a server that is slow from one that is gone without a word. While something waits for long it
 * is asked, beside that, whether it is there; if not, all that waits fails at once, and so does what
 * comes, until it answers again. A statement that takes its time is left to it.
 */
export class Pulse {
  readonly #options: PulseOptions;
  readonly #limits: PulseLimits;
  readonly #waiting = new Set<Waiting>();
  #timer: NodeJS.Timeout | null = null;
  #tick = 0;
  #askedAt: number | null = null;
  #answeredAt = Number.NEGATIVE_INFINITY;
  #giveUp: () => void = () => {};
  #isDead = false;

  constructor(options: PulseOptions) {
    this.#options = options;
    this.#limits = options.limits ?? PULSE;
  }

  /**
   * Waits for work that the server does; fails with a StorageError when the server is gone. What the
   * work brings after that is given to `tooLate`.
   */
  watch<T>(work: () => Promise<T>, tooLate: (value: T) => void = () => {}): Promise<T> {
    if (this.#isDead) return Promise.reject(gone());
    this.#timer ??= setInterval(() => this.#beat(), this.#limits.tickMs).unref();
    return new Promise<T>((resolve, reject) => {
      const waiting = { since: this.#tick, reject };
      this.#waiting.add(waiting);
      void this.#follow(work, waiting).then(
        ([isInTime, value]) => (isInTime ? resolve(value) : tooLate(value)),
        reject,
      );
    });
  }

  /** Answers with the value whether somebody waits for it still. */
  async #follow<T>(work: () => Promise<T>, waiting: Waiting): Promise<[boolean, T]> {
    try {
      const value = await work();
      return [this.#waiting.has(waiting), value];
    } finally {
      this.#waiting.delete(waiting);
    }
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    this.#giveUp();
  }

  #beat(): void {
    this.#tick += 1;
    const [oldest] = this.#waiting;
    if (this.#askedAt !== null) {
      if (this.#tick - this.#askedAt > this.#limits.reply) this.#giveUp();
      return;
    }
    if (!oldest && !this.#isDead) return this.stop();
    const isImpatient = oldest && this.#tick - oldest.since >= this.#limits.patience;
    const isRested = this.#tick - this.#answeredAt >= this.#limits.rest;
    if (isRested && (this.#isDead || isImpatient)) void this.#ask();
  }

  async #ask(): Promise<void> {
    this.#askedAt = this.#tick;
    const { isAlive, stop } = this.#options.probe();
    const late = new Promise<boolean>((resolve) => (this.#giveUp = () => resolve(false)));
    const isDead = !(await Promise.race([isAlive.catch(() => false), late]));
    if (isDead) stop();
    this.#askedAt = null;
    this.#answeredAt = this.#tick;
    const wasDead = this.#isDead;
    this.#isDead = isDead && this.#timer !== null;
    if (this.#isDead && !wasDead) this.#die();
  }

  #die(): void {
    for (const { reject } of this.#waiting) reject(gone());
    this.#waiting.clear();
    this.#options.onDead();
  }
}

function gone(): StorageError {
  return new StorageError("unavailable", "The database does not answer");
}
