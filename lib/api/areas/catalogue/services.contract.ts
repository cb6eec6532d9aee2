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

/** A read of one service, or with 0 of all (business.md 20.22). */
export const serviceOrAllPath = servicePath.extend({
  service_id: wireIdOrNone.meta({ description: "Service; 0 = all", example: 501 }),
});

/** A number that other backends may write in a form of their own: nothing depends on it. */
const optionalNumber = wireNumber.nullish().catch(null).meta({ type: "number" });

/** What features that we lack say of a service (business.md 2.2, 2.5). */
const NEUTRAL = {
  image_group: [],
  prepaid: "forbidden",
  dates: [],
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
} as const;

const optionalFlag = z.unknown().optional().meta({ type: "boolean" });

const NEUTRAL_SCHEMA = {
  image_group: z.unknown().optional(),
  prepaid: z.unknown().optional().meta({ type: "string" }),
  dates: z
    .unknown()
    .optional()
    .meta({ type: "array", items: { type: "string" } }),
  print_title: z.unknown().optional().meta({ type: "string" }),
  service_type: optionalNumber,
  is_online: optionalFlag,
  api_service_id: optionalNumber,
  repeat_visit_days_step: optionalNumber,
  schedule_template_type: optionalNumber,
  online_invoicing_status: optionalNumber,
  is_abonement_autopayment_enabled: optionalNumber,
  autopayment_before_visit_time: optionalNumber,
  abonement_restriction_value: optionalNumber,
  is_chain: optionalFlag,
  is_price_managed_only_in_chain: optionalFlag,
  is_comment_managed_only_in_chain: optionalFlag,
  price_prepaid_amount: optionalNumber,
  price_prepaid_percent: optionalNumber,
} as const;

const linkSchema = z.looseObject({
  id: wireId,
  seance_length: wireNumber.nullish(),
  technological_card_id: wireIdOrNone.nullish(),
  price: objectOrEmpty(z.looseObject({ min: wireNumber, max: wireNumber.nullish() })).optional(),
});

const translationSchema = z.looseObject({ language_id: wireId, translation: answerText });

/** A service in an answer, short or long (business.md 2.1, 2.2, 2.5). */
export const serviceSchema = z
  .looseObject({
    id: wireId,
    salon_service_id: optionalNumber,
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
    translations: listOf(translationSchema)
      .optional()
      .catch([])
      .meta({ type: "array", description: "Our addition: names in other languages" }),
    staff: listOf(linkSchema).optional(),
    ...NEUTRAL_SCHEMA,
  })
  .meta({ id: "Service" });

export const servicesSchema = z.array(serviceSchema);

/**
 * An item of `GET /services/{location_id}` (business.md 2.1), with the links, which clients read, and
 * with all that a write may set: who replaces a service reads it first (business.md 2.4).
 */
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
    is_multi: service.isGroup,
    capacity: service.capacity,
    tax_variant: service.taxVariant,
    vat_id: service.vatId,
    is_need_limit_date: service.isLimitedToDates,
    ...(service.dateFrom && { date_from: service.dateFrom }), // strict readers refuse null
    ...(service.dateTo && { date_to: service.dateTo }),
    seance_search_start: service.searchFromSeconds,
    seance_search_finish: service.searchToSeconds,
    step: service.slotStepSeconds,
    seance_search_step: service.searchStepSeconds,
    resources: service.resourceIds,
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

/** The long item of `GET /company/{location_id}/services[/{service_id}]`, and of every write. */
export function serviceToLongWire(service: Service) {
  return {
    ...serviceToWire(service),
    ...NEUTRAL,
    print_title: service.title,
    service_type: service.isGroup ? 2 : 1,
    is_online: service.isBookableOnline,
    translations: service.translations.map(({ languageId, text }) => ({
      language_id: languageId,
      translation: text,
    })),
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
    translations: (data.translations ?? []).map((each) => ({
      languageId: each.language_id,
      text: each.translation,
    })),
    links: (data.staff ?? []).map((link) => ({
      memberId: teamMemberId(link.id),
      durationSeconds: link.seance_length || duration,
      cardId: link.technological_card_id || null,
      price: link.price ? { min: link.price.min, max: link.price.max ?? null } : null,
    })),
  };
}
