import { z } from "zod";
import { serviceId, teamMemberId } from "@/lib/domain/ids";
import type { Service, ServiceLink } from "@/lib/domain/salon/service";
import { pageQuery } from "./locations";
import { one } from "./parameter-aliases";
import {
  answerText,
  listOf,
  locationIdInPath,
  wireBoolean,
  wireFlag,
  wireId,
  wireNumber,
} from "./wire-formats";

/** Query of the lists of services (business.md 2.1, 2.2). */
export const servicesQuery = z.object({
  staff_id: one(wireId).optional(),
  category_id: one(wireId).optional(),
  ...pageQuery(300),
});

/** `/services/{location_id}/{service_id}`, `/company/{location_id}/services/{service_id}` */
export const servicePath = z.object({
  location_id: locationIdInPath,
  service_id: wireId.meta({ description: "Service", example: 501 }),
});

const linkSchema = z.looseObject({ id: wireId, seance_length: wireNumber.nullish() });

export const serviceSchema = z
  .looseObject({
    id: wireId,
    title: answerText,
    booking_title: answerText.optional(),
    category_id: wireId,
    price_min: wireNumber.nullish(),
    price_max: wireNumber.nullish(),
    duration: wireNumber.nullish().meta({ type: "number", description: "Seconds" }),
    technical_break_duration: wireNumber
      .nullish()
      .meta({ type: "number", description: "Seconds; null = default of the location" }),
    weight: wireNumber.nullish(),
    active: wireFlag.nullish(),
    is_multi: wireBoolean.nullish(),
    capacity: wireNumber.nullish(),
    staff: listOf(linkSchema).optional(),
  })
  .meta({ id: "Service" });

export const servicesSchema = z.array(serviceSchema);

/** An item of `GET /services/{location_id}`; with the links, which clients read (business.md 2.1). */
export function serviceToWire(service: Service) {
  return {
    id: service.id,
    salon_service_id: service.id,
    title: service.title,
    booking_title: service.title,
    category_id: service.categoryId,
    price_min: service.priceMin,
    price_max: service.priceMax,
    duration: service.duration,
    technical_break_duration: service.technicalBreak,
    discount: 0,
    comment: "",
    weight: service.weight,
    active: service.isBookableOnline ? 1 : 0,
    api_id: "",
    staff: service.links.map(linkToWire),
  };
}

function linkToWire({ memberId, length }: ServiceLink) {
  return { id: memberId, seance_length: length, technological_card_id: 0 };
}

/** The long item of `GET /company/{location_id}/services[/{service_id}]` (business.md 2.2). */
export function serviceToLongWire(service: Service) {
  return {
    ...serviceToWire(service),
    image_group: [],
    prepaid: "forbidden",
    capacity: service.capacity,
    is_multi: service.isGroup,
    is_online: service.isBookableOnline,
    resources: [],
    dates: [],
  };
}

/** The service of an answer. */
export function serviceFromWire(data: z.infer<typeof serviceSchema>): Service {
  const duration = data.duration || 3600; // the contract's default (business.md 2.1)
  return {
    id: serviceId(data.id),
    title: data.title,
    categoryId: data.category_id,
    priceMin: data.price_min ?? 0,
    priceMax: data.price_max ?? 0,
    duration,
    technicalBreak: data.technical_break_duration ?? null,
    weight: data.weight ?? 0,
    isBookableOnline: data.active ?? true,
    isGroup: data.is_multi ?? false,
    capacity: data.capacity ?? 0,
    links: (data.staff ?? []).map((link) => ({
      memberId: teamMemberId(link.id),
      length: link.seance_length || duration,
    })),
  };
}
