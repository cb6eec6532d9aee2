import { z } from "zod";
import { serviceId, teamMemberId } from "@/lib/domain/ids";
import type { Service, ServiceLink } from "@/lib/domain/salon/service";
import { pageQuery } from "@/lib/api/wire/paths";
import { one } from "@/lib/api/wire/parameter-aliases";
import { readDate } from "@/lib/api/wire/wire-dates";
import {
  answerText,
  listOf,
  locationIdInPath,
  objectOrEmpty,
  wireBoolean,
  wireFlag,
  wireId,
  wireIdOrNone,
  wireNumber,
} from "@/lib/api/wire/wire-formats";

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

/** A number that other backends may write in a form of their own: nothing depends on it. */
const optionalNumber = wireNumber.nullish().catch(null).meta({ type: "number" });

const linkSchema = z.looseObject({
  id: wireId,
  seance_length: wireNumber.nullish(),
  technological_card_id: wireIdOrNone.nullish(),
  price: objectOrEmpty(z.looseObject({ min: wireNumber, max: wireNumber.nullish() })).optional(),
});

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
    discount: wireNumber.nullish(),
    comment: answerText.optional(),
    api_id: answerText.optional(),
    is_need_limit_date: wireBoolean.nullish(),
    date_from: z.unknown().optional().meta({ type: "string", format: "date" }),
    date_to: z.unknown().optional().meta({ type: "string", format: "date" }),
    seance_search_start: optionalNumber,
    seance_search_finish: optionalNumber,
    step: optionalNumber,
    seance_search_step: optionalNumber,
    tax_variant: optionalNumber,
    vat_id: optionalNumber,
    resources: listOf(wireId)
      .optional()
      .catch([])
      .meta({ type: "array", items: { type: "integer" } }),
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
    booking_title: service.bookingTitle || service.title,
    category_id: service.categoryId,
    price_min: service.priceMin,
    price_max: service.priceMax,
    duration: service.durationSeconds,
    technical_break_duration: service.technicalBreakSeconds,
    discount: service.discount,
    comment: service.comment,
    weight: service.weight,
    active: service.isBookableOnline ? 1 : 0,
    api_id: service.apiId,
    staff: service.links.map(linkToWire),
  };
}

function linkToWire({ memberId, durationSeconds: length, cardId, price }: ServiceLink) {
  return {
    id: memberId,
    seance_length: length,
    technological_card_id: cardId ?? 0,
    ...(price && { price }),
  };
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
    resources: service.resourceIds,
    dates: [],
  };
}

/** The answer to a write: the long form and what a partial change may set (business.md 2.3 to 2.5). */
export function serviceToWrittenWire(service: Service) {
  return {
    ...serviceToLongWire(service),
    print_title: service.title,
    service_type: service.isGroup ? 2 : 1,
    tax_variant: service.taxVariant,
    vat_id: service.vatId,
    is_need_limit_date: service.isLimitedToDates,
    ...(service.dateFrom && { date_from: service.dateFrom }), // strict readers refuse null
    ...(service.dateTo && { date_to: service.dateTo }),
    seance_search_start: service.searchFromSeconds,
    seance_search_finish: service.searchToSeconds,
    step: service.slotStepSeconds,
    seance_search_step: service.searchStepSeconds,
    api_service_id: 0,
    repeat_visit_days_step: 0,
    schedule_template_type: 0,
    online_invoicing_status: 0,
    is_abonement_autopayment_enabled: 0,
    autopayment_before_visit_time: 0,
    abonement_restriction_value: 0,
    is_chain: false,
    is_price_managed_only_in_chain: false,
    is_comment_managed_only_in_chain: false,
    price_prepaid_amount: 0,
    price_prepaid_percent: 0,
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
    durationSeconds: duration,
    technicalBreakSeconds: data.technical_break_duration ?? null,
    weight: data.weight ?? 0,
    isBookableOnline: data.active ?? true,
    isGroup: data.is_multi ?? false,
    capacity: data.capacity ?? 0,
    bookingTitle: data.booking_title ?? "",
    discount: data.discount ?? 0,
    comment: data.comment ?? "",
    apiId: data.api_id ?? "",
    isLimitedToDates: data.is_need_limit_date ?? false,
    dateFrom: readDate(data.date_from) ?? null,
    dateTo: readDate(data.date_to) ?? null,
    searchFromSeconds: data.seance_search_start ?? 0,
    searchToSeconds: data.seance_search_finish ?? 86_400,
    slotStepSeconds: data.step ?? 0,
    searchStepSeconds: data.seance_search_step ?? 0,
    taxVariant: data.tax_variant ?? 0,
    vatId: data.vat_id ?? 0,
    resourceIds: data.resources ?? [],
    links: (data.staff ?? []).map((link) => ({
      memberId: teamMemberId(link.id),
      durationSeconds: link.seance_length || duration,
      cardId: link.technological_card_id || null,
      price: link.price ? { min: link.price.min, max: link.price.max ?? null } : null,
    })),
  };
}
