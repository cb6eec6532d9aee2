import type { Caller } from "@/lib/api/platform/access";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { Location } from "@/lib/domain/salon/location";
import type { ChainLocations } from "./chain-locations.port";
import { reaches } from "./chain-reach.rules";

/** Those of a chain's locations that the caller may enter; a user is held to their own. */
export async function locationsOfChain(
  caller: Caller,
  chainId: number,
  store: { readonly locations: ChainLocations },
): Promise<Result<[Location, ...Location[]], ServiceError>> {
  const all = await store.locations.list();
  const ofIt = all.filter((each) => each.chainId === chainId && !each.isDeleted);
  if (ofIt.length === 0) return err({ kind: "not_found", message: "Chain not found." });
  const [first, ...others] = ofIt.filter((each) => reaches(caller, each));
  return first
    ? ok([first, ...others])
    : err({ kind: "forbidden", message: "Access to this chain is denied." });
}
