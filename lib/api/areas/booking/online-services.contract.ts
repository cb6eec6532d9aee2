import { z } from "zod";
import type { TeamMemberId } from "@/lib/domain/ids";
import { lengthFor } from "@/lib/domain/salon/service";
import type { Service } from "@/lib/domain/salon/service";
import type { ServiceCategory } from "@/lib/domain/salon/service-category";
import { many, one } from "@/lib/api/wire/parameter-aliases";
import { wireDateTime } from "@/lib/api/wire/wire-dates";
import {
  answerText,
  wireFlag,
  wireId,
  wireIdOrNone,
  wireNumber,
} from "@/lib/api/wire/wire-formats";

/** Query of `/book_services/{location_id}` (business.md 9.2). */
export const bookServicesQuery = z.object({
  staff_id: one(wireIdOrNone).optional(),
  datetime: one(wireDateTime).optional(),
  service_ids: many(wireId).optional(),
});

const service = z
  .looseObject({
    id: wireId,
    title: answerText,
    category_id: wireIdOrNone,
    weight: wireNumber,
    price_min: wireNumber,
    price_max: wireNumber,
    discount: wireNumber,
    comment: answerText,
    active: wireFlag,
    seance_length: wireNumber.nullable().meta({ type: "integer", description: "Of the member" }),
  })
  .meta({ id: "BookableService" });

const category = z.looseObject({ id: wireId, title: answerText, weight: wireNumber });

/** Answer of book_services; the contract's sample calls the categories `category`. */
export const bookServicesSchema = z
  .looseObject({
    events: z.array(z.unknown()),
    services: z.array(service),
    category: z.array(category),
  })
  .meta({ id: "BookableServices" });

export type BookableServices = {
  /** Whose prices and lengths they are; null = anybody's. */
  readonly memberId: TeamMemberId | null;
  readonly services: readonly Service[];
  readonly categories: readonly ServiceCategory[];
};

/** Services with the categories that they need; events are booked elsewhere (inferred). */
export function bookableServicesToWire({ memberId, services, categories }: BookableServices) {
  return {
    events: [],
    services: services.map((each) => serviceToWire(each, memberId)),
    category: categories.map(({ id, title, weight, apiId }) => ({
      id,
      title,
      gender: 0,
      weight,
      api_id: apiId,
    })),
  };
}

function serviceToWire(each: Service, memberId: TeamMemberId | null) {
  const price = each.links.find((link) => link.memberId === memberId)?.price;
  return {
    id: each.id,
    title: each.bookingTitle || each.title,
    category_id: each.categoryId,
    weight: each.weight,
    price_min: price?.min ?? each.priceMin,
    price_max: price ? (price.max ?? price.min) : each.priceMax,
    discount: each.discount,
    comment: each.comment,
    active: 1,
    prepaid: "forbidden",
    gender: 0,
    seance_length: memberId === null ? null : lengthFor(each, memberId),
    image: "",
    images: [],
    prepaid_settings: [],
    abonement_restriction: 0,
    is_composite: false,
    composite_details: [],
    is_chain: false,
  };
}
