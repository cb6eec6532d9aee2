import { z } from "zod";
import { locationId } from "@/lib/domain/ids";
import { NO_SOCIAL_LINKS } from "@/lib/domain/salon/location";
import type { Location } from "@/lib/domain/salon/location";
import { one } from "@/lib/api/wire/parameter-aliases";
import {
  answerText,
  listOf,
  objectOrEmpty,
  readId,
  wireFlag,
  wireId,
  wireNumber,
  wireText,
} from "@/lib/api/wire/wire-formats";
import { pageQuery } from "@/lib/api/wire/paths";
import {
  locationExtrasFields,
  extrasQuery,
  locationExtrasToWire,
} from "./optional-location-fields.contract";
import type { LocationExtras } from "./optional-location-fields.contract";

const flag = one(wireFlag).optional();

/** Query of `GET /companies` (schedule.md 2.1); filters of features we do not have are ignored. */
export const locationsQuery = z.object({
  my: flag.meta({ type: "integer", description: "1 = only locations the user may manage" }),
  id: one(wireId).optional(),
  location_id: one(wireId).optional().meta({ type: "integer", description: "As id" }),
  min_id: one(wireId).optional(),
  group_id: one(wireId).optional().meta({ type: "integer", description: "Chain" }),
  active: flag,
  moderated: flag.meta({ type: "integer", description: "0 finds nothing: all are" }),
  hide_record_type_mixed: flag,
  hide_record_type_single: flag,
  hide_record_type_activity: flag,
  show_deleted: flag.meta({ type: "integer", description: "1 = deleted ones too" }),
  city_id: one(wireId).optional(),
  business_type_id: one(wireId).optional(),
  coordinate_lat: one(wireNumber).optional(),
  coordinate_lon: one(wireNumber).optional(),
  distance: one(wireNumber)
    .optional()
    .meta({ type: "number", description: "Kilometres around the coordinates" }),
  title: one(wireText(255)).optional().meta({ type: "string", description: "Part of the name" }),
  show_groups: flag.meta({ type: "integer", description: "1 adds groups" }),
  ...extrasQuery,
  ...pageQuery(200),
});

/** The record types that a query leaves out (schedule.md 2.1, 14). */
export function hiddenRecordTypes(query: z.infer<typeof locationsQuery>): number[] {
  const { hide_record_type_mixed, hide_record_type_single, hide_record_type_activity } = query;
  return [hide_record_type_mixed, hide_record_type_single, hide_record_type_activity].flatMap(
    (isHidden, type) => (isHidden ? [type] : []),
  );
}

/** Query of `GET /company/{location_id}`. */
export const locationQuery = z.object({ my: flag, show_groups: flag, ...extrasQuery });

const socialText = answerText.optional().default("");
const socialSchema = z.object({
  facebook: socialText,
  instagram: socialText,
  telegram: socialText,
  whatsapp: socialText,
  viber: socialText,
});

export const locationSchema = z
  .looseObject({
    id: wireId,
    title: answerText,
    public_title: answerText.optional(),
    short_descr: answerText.optional(),
    description: answerText.optional(),
    active: wireFlag.optional(),
    phone: answerText.optional(),
    country: answerText.optional(),
    city: answerText.optional(),
    address: answerText.optional(),
    zip: answerText.optional(),
    site: answerText.optional(),
    social: objectOrEmpty(socialSchema).optional().catch(null).meta({ type: "object" }),
    phones: listOf(answerText)
      .optional()
      .catch([])
      .meta({ type: "array", items: { type: "string" } }),
    country_id: z.unknown().optional().meta({ type: "integer" }),
    city_id: z.unknown().optional().meta({ type: "integer" }),
    coordinate_lat: wireNumber.nullish().catch(0).meta({ type: "number" }),
    coordinate_lon: wireNumber.nullish().catch(0).meta({ type: "number" }),
    business_type_id: z.unknown().optional().meta({ type: "integer" }),
    timezone_name: answerText
      .optional()
      .meta({ type: "string", description: "IANA name", example: "Europe/Berlin" }),
    timezone: z.unknown().optional().meta({ type: "number", description: "Offset in hours now" }),
    schedule: answerText
      .optional()
      .meta({ type: "string", description: "Opening hours as text for people" }),
    currency_short_title: answerText.optional(),
    active_staff_count: z.number().optional(),
    main_group_id: z.unknown().optional().meta({ type: "integer" }),
    main_group: objectOrEmpty(z.looseObject({ id: wireId, title: answerText })).optional(),
    seance_step: z
      .unknown()
      .optional()
      .meta({ type: "integer", description: "Our addition: step of the sessions in minutes" }),
    ...locationExtrasFields,
  })
  .refine((location) => zoneOf(location) !== null, {
    error: "names no time zone",
    path: ["timezone_name"],
  })
  .meta({ id: "Location" });

export const locationsSchema = z.array(locationSchema);

export type LocationView = {
  readonly location: Location;
  /** Hours ahead of UTC now. */
  readonly offsetHours: number;
  /** Members who may be booked. */
  readonly activeStaffCount: number;
  readonly showGroups: boolean;
  /** Visitors confirm their phone by a code. */
  readonly confirmsPhone: boolean;
  readonly extras: LocationExtras;
};

/** A location in the form of schedule.md 2.3; what we do not know has its neutral value. */
export function locationToWire(view: LocationView): Record<string, unknown> {
  const { location } = view;
  const phones = [location.phone, ...location.morePhones].filter(Boolean).map(phoneToWire);
  const chain = { id: location.chainId, title: location.chainTitle };
  return {
    id: location.id,
    title: location.title,
    public_title: location.title,
    short_descr: location.shortDescription,
    description: location.description,
    logo: "",
    site: location.site,
    social: location.social,
    active: location.isActive && !location.isDeleted ? 1 : 0,
    phone: phones[0] ?? "",
    phones,
    country_id: location.countryId,
    country: location.country,
    city_id: location.cityId,
    city: location.city,
    address: location.address,
    zip: location.zip,
    coordinate_lat: location.latitude,
    coordinate_lon: location.longitude,
    timezone: view.offsetHours,
    timezone_name: location.timeZone,
    schedule: location.openingHours,
    currency_short_title: location.currency,
    business_type_id: location.businessTypeId,
    phone_confirmation: view.confirmsPhone,
    active_staff_count: view.activeStaffCount,
    group_priority: 0,
    main_group_id: location.chainId,
    main_group: chain,
    ...(view.showGroups && { groups: location.chainId === 0 ? [] : { [chain.id]: chain } }),
    seance_step: location.sessionStepMinutes,
    ...locationExtrasToWire(view.extras),
  };
}

function phoneToWire(phone: string): string {
  return /^\d+$/.test(phone) ? `+${phone}` : phone;
}

/** The location of an answer. */
export function locationFromWire(data: z.infer<typeof locationSchema>): Location {
  return {
    id: locationId(data.id),
    chainId: readId(data.main_group_id) ?? 0,
    chainTitle: data.main_group?.title ?? "",
    title: data.title === "" ? (data.public_title ?? "") : data.title,
    shortDescription: data.short_descr ?? "",
    phone: data.phone ?? "",
    country: data.country ?? "",
    city: data.city ?? "",
    address: data.address ?? "",
    zip: data.zip ?? "",
    openingHours: data.schedule ?? "",
    timeZone: zoneOf(data) ?? "UTC",
    currency: data.currency_short_title ?? "",
    isActive: data.active ?? true,
    sessionStepMinutes: readId(data.seance_step) ?? 5,
    countryId: readId(data.country_id) ?? 0,
    cityId: readId(data.city_id) ?? 0,
    description: data.description ?? "",
    site: data.site ?? "",
    social: { ...NO_SOCIAL_LINKS, ...data.social },
    morePhones: (data.phones ?? []).filter((phone) => phone !== data.phone),
    latitude: data.coordinate_lat ?? 0,
    longitude: data.coordinate_lon ?? 0,
    businessTypeId: readId(data.business_type_id) ?? 1,
    isDeleted: false,
  };
}

/** The zone's name; older answers carry it in `timezone` (schedule.md 17). */
function zoneOf(data: { timezone_name?: string | undefined; timezone?: unknown }): string | null {
  if (data.timezone_name) return data.timezone_name;
  const isName = typeof data.timezone === "string" && data.timezone.includes("/");
  return isName ? String(data.timezone) : null;
}
