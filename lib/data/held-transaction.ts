import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { DataAccess } from "./data-access";
import type { WriteSet } from "./write-set";

/** What is stored beside the work of a request, in its transaction. */
export type Holding<T> = {
  /** Before the first work; runs again with it when the database takes the transaction back. */
  readonly begin: () => Promise<void>;
  /** After the last work, with the answer; what it throws takes everything back. */
  readonly end: (answer: T) => Promise<void>;
};

type Touched = { readonly location: AuthorizedLocationId; readonly touched: WriteSet };
type Open = DataAccess & { readonly location: AuthorizedLocationId };
type Opened<T> = (access: DataAccess, location: AuthorizedLocationId, value: T) => Promise<void>;

/** The one transaction of a request: begun by the first work, ended with the answer. */
export class HeldTransaction {
  /** What joined it at other locations than its own. */
  readonly others: Touched[] = [];
  readonly claim: () => Promise<void>;
  #open: Open | null = null;
  #isOver = false;
  /** The transaction to its very end. */
  #whole: Promise<unknown> = Promise.resolve();
  #end: (work: () => Promise<void>) => void = () => {};
  #last: Promise<unknown> = Promise.resolve();

  constructor(claim: () => Promise<void>) {
    this.claim = claim;
  }

  /** How to reach it while it waits for the answer; null before its first work and after its end. */
  get open(): Open | null {
    return this.#isOver ? null : this.#open;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** One work after the other: there is one connection. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => {});
    return turn;
  }

  /** `run` is the whole transaction, which tells by `opened` that its work is done, and then waits. */
  begin<T>(run: (opened: Opened<T>) => Promise<unknown>): Promise<T> {
    return new Promise((resolve, reject) => {
      const opened: Opened<T> = async (access, location, value) => {
        const ended = new Promise<() => Promise<void>>((end) => (this.#end = end));
        this.#open = { ...access, location };
        resolve(value);
        await (
          await ended
        )();
      };
      this.#whole = run(opened);
      this.#whole.catch(reject); // of no effect once its work was done
    });
  }

  /** What joined work touched is told with the whole. */
  async absorb(location: AuthorizedLocationId, touched: WriteSet): Promise<void> {
    if (this.#open?.location === location) {
      await this.#open.write(location, async (_db, whole) => whole.absorb(touched));
      return;
    }
    const other = this.others.find((each) => each.location === location);
    if (other) other.touched.absorb(touched);
    else this.others.push({ location, touched });
  }

  /** Ends it with a last work and waits for the commit. */
  async finish(work: () => Promise<void>): Promise<void> {
    await this.#last;
    if (!this.#open) {
      this.#isOver = true;
      return;
    }
    this.#end(work);
    await this.#whole; // until then it is open: nobody runs its work again
    this.#isOver = true;
  }

  /** Ends it without its work; waits until it is gone. */
  async takeBack(reason: unknown): Promise<void> {
    await this.#last;
    this.#isOver = true;
    this.#end(async () => {
      throw reason;
    });
    await Promise.allSettled([this.#whole]);
  }
}
