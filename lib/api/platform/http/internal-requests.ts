import type { Caller } from "@/lib/api/platform/access";
import { BASE_PATH } from "./path-spellings";

type Serve = (request: Request) => Response | Promise<Response>;

/**
 * Reads of this process for a caller whose tokens it does not have: webhooks show what a GET would
 * answer the owner of their settings. Only requests made here are known; no header can claim it.
 */
export class InsideReads {
  readonly #callers = new WeakMap<Request, Caller>();

  /** The caller of a request that was made here. */
  callerOf(request: Request): Caller | undefined {
    return this.#callers.get(request);
  }

  /** The `data` of a GET; undefined where it is no success. */
  async read(serve: Serve, caller: Caller, path: string): Promise<unknown> {
    const request = new Request(`http://chairtime.internal${BASE_PATH}${path}`);
    this.#callers.set(request, caller);
    const response = await serve(request);
    if (response.status !== 200) return undefined;
    const { data } = (await response.json()) as { data: unknown }; // our own envelope
    return data;
  }
}
