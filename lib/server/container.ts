import type { AltegioClient } from "@/lib/client/altegio-client";
import type { ChangeSets } from "@/lib/planning/change-sets";
import type { BusinessApi } from "@/lib/planning/ports";
import type { Instant } from "@/lib/domain/time/instant";
import type { ReadQueue } from "./read-queue";
import type { SignIns } from "./sign-ins";

/** What the two bundles of the process share: the server's and Next's. */
export type Container = {
  readonly clock: () => Instant;
  /**
   * A client with the user's own token; `address` counts failed logins per address, and no call is
   * begun after `signal`.
   */
  readonly clientFor: (
    userToken: string | null,
    address?: string,
    signal?: AbortSignal,
  ) => AltegioClient;
  readonly businessApiOf: (client: AltegioClient) => BusinessApi;
  readonly changeSets: ChangeSets;
  readonly signIns: SignIns;
  /** Through which costly reads take their turns, those of pages and those of open tabs. */
  readonly reads: ReadQueue;
  /** Whether this process serves the API, too. */
  readonly hasApi: boolean;
  /** Names the build of the pages, so that an open tab can tell an upgrade. */
  readonly buildId: string;
  /** Offers the pseudo-language beside the real ones. */
  readonly hasPseudoLanguage: boolean;
};

const KEY = Symbol.for("chairtime.container");
type Shelf = { [KEY]?: () => Promise<Container> };

/** Registers how the container is made; called once by the server before it listens. */
export function provideContainer(make: () => Promise<Container>): void {
  let made: Promise<Container> | null = null;
  (globalThis as Shelf)[KEY] = () => (made ??= make()); // globalThis is all that two bundles share
}

/** The container, made on first use; never at import or at build time. */
export function container(): Promise<Container> {
  const make = (globalThis as Shelf)[KEY]; // as above
  if (!make) throw new Error("The container is provided by server.ts, which did not start this.");
  return make();
}
