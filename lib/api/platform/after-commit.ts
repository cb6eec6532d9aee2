import { AsyncLocalStorage } from "node:async_hooks";

/** What waits for a commit that comes later than the work; null where work is committed when it ends. */
const waiting = new AsyncLocalStorage<(() => void)[]>();

/** Runs `action` once the work at hand is committed: now, unless its commit was put off. */
export function onceCommitted(action: () => void): void {
  const list = waiting.getStore();
  if (list) list.push(action);
  else action();
}

/** Runs work that `commit` will commit as a whole; what waits for that is done after it, or never. */
export async function puttingOff<T>(commit: () => Promise<T>): Promise<T> {
  const list: (() => void)[] = [];
  const result = await waiting.run(list, commit);
  for (const action of list) action();
  return result;
}
