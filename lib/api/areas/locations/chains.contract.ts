import { z } from "zod";
import { filledPhone } from "@/lib/api/wire/texts";
import { one } from "@/lib/api/wire/parameter-aliases";
import { answerText, wireId } from "@/lib/api/wire/wire-formats";

export type ChainView = {
  readonly id: number;
  readonly title: string;
  readonly locations: readonly { readonly id: number; readonly title: string }[];
};

export type ChainClient = {
  readonly id: number;
  readonly locationId: number;
  readonly name: string;
  /** Digits; empty where the user may not see it. */
  readonly phone: string;
  readonly email: string;
};

const placeSchema = z.looseObject({ id: wireId, title: answerText });

export const chainSchema = z
  .looseObject({ id: wireId, title: answerText, companies: z.array(placeSchema) })
  .meta({ id: "Chain" });

/** An item of `GET /groups` (areas.md 25). */
export function chainToWire({ id, title, locations }: ChainView): z.input<typeof chainSchema> {
  return { id, title, companies: locations.map((each) => ({ id: each.id, title: each.title })) };
}

/** Query of `GET /group/{chain_id}/clients`: the phone is read in the country of each location. */
export const chainClientsQuery = z.object({ phone: one(filledPhone("+4930555000042")) });

export const chainClientsSchema = z
  .looseObject({
    id: wireId,
    title: answerText,
    clients: z.array(
      z.looseObject({
        id: wireId,
        company_id: wireId,
        name: answerText,
        phone: answerText,
        email: answerText,
      }),
    ),
  })
  .meta({ id: "ChainClients" });

/** The answer of the look-up: the chain, and its clients with that phone. */
export function chainClientsToWire(
  chain: ChainView,
  clients: readonly ChainClient[],
): z.input<typeof chainClientsSchema> {
  return {
    id: chain.id,
    title: chain.title,
    clients: clients.map((client) => ({
      id: client.id,
      company_id: client.locationId,
      name: client.name,
      phone: client.phone,
      email: client.email,
    })),
  };
}
