import { authorizeLocation } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Location } from "@/lib/domain/salon/location";
import { phoneAt } from "@/lib/phone/phone-at";
import { digitsOf } from "@/lib/phone/read-phone";
import { seesClientPhones } from "@/lib/domain/salon/client-rights";
import type { UserCaller } from "@/lib/api/platform/access";
import type { Stored } from "@/lib/api/platform/transactional";
import type { ServiceError } from "@/lib/api/platform/errors";
import { locationsOfChain } from "@/lib/api/areas/catalogue/chain-locations.steps";
import { reaches } from "@/lib/api/areas/catalogue/chain-reach.rules";
import type { LocationRepositories } from "./repositories.port";
import type { ChainClient, ChainView } from "./chains.contract";

type Needs = Pick<LocationRepositories, "locations" | "chainClients">;

export type ChainUseCases = ReturnType<typeof createChainUseCases>;

/** Chains of locations (areas.md 25). */
export function createChainUseCases({ store }: { readonly store: Stored<Needs> }) {
  /** The chains of the user's locations, with those locations. */
  async function list(caller: UserCaller): Promise<ChainView[]> {
    const reached = (await store.locations.list()).filter((each) => reaches(caller, each));
    const ids = [...new Set(reached.map(({ chainId }) => chainId))].filter((id) => id !== 0);
    return ids
      .sort((a, b) => a - b)
      .map((id) => viewOf(reached.filter(({ chainId }) => chainId === id)));
  }

  /** Clients of a chain by phone, at the locations whose clients the user may see. */
  async function clientsByPhone(
    { user, partner }: UserCaller,
    chainId: number,
    phone: string,
  ): Promise<Result<{ chain: ChainView; clients: ChainClient[] }, ServiceError>> {
    const reached = await locationsOfChain({ user, partner }, chainId, store);
    if (!reached.ok) return reached;
    const rights = new Map(user.access.map((access) => [access.locationId, access]));
    const open = reached.value.filter(({ id }) => rights.get(id)?.maySeeClients);
    if (open.length === 0) return err({ kind: "forbidden" });
    const places = open.map((place) => ({
      location: authorizeLocation(place.id), // the user has rights there
      phones: [phoneAt(place, phone) ?? digitsOf(phone)],
    }));
    const found = await store.chainClients.byPhone(places);
    const clients = found.map(({ locationId, ...client }): ChainClient => {
      const access = rights.get(locationId);
      if (access && seesClientPhones(access)) return { ...client, locationId };
      return { ...client, locationId, phone: "", email: "" };
    });
    return ok({ chain: viewOf(reached.value), clients });
  }

  return { list, clientsByPhone };
}

function viewOf(locations: readonly Location[]): ChainView {
  const { chainId = 0, chainTitle = "" } = locations[0] ?? {};
  const places = locations.map(({ id, title }) => ({ id, title }));
  return { id: chainId, title: chainTitle, locations: places };
}
