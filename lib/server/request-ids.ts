import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";

export const REQUEST_ID_HEADER = "x-request-id";

/** What a proxy may have put there; anything else could forge lines of the log. */
const GIVEN = /^[\w.-]{1,64}$/;

/** The request that is being worked on, for log lines from deep inside. */
const current = new AsyncLocalStorage<string>();

/** Makes the ids of requests: that of the proxy in front where it sends one, else the next of ours. */
export function createRequestIds(
  start = randomBytes(6).toString("hex"),
): (given: string | string[] | undefined) => string {
  let count = 0;
  return (given) => {
    if (typeof given === "string" && GIVEN.test(given)) return given;
    count += 1;
    return `${start}-${count.toString(36)}`;
  };
}

/** Runs the work of a request, so that its log lines name it. */
export function inRequest<T>(id: string, work: () => T): T {
  return current.run(id, work);
}

/** What every line of the log has from the request that it is about. */
export function requestFacts(): { readonly requestId?: string } {
  const requestId = current.getStore();
  return requestId === undefined ? {} : { requestId };
}
