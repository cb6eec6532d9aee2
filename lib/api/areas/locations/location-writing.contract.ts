import { z } from "zod";
import type { SocialLinks } from "@/lib/domain/salon/location";
import { filledPhone, wireTitle } from "@/lib/api/wire/texts";
import {
  lenient,
  listOf,
  objectOrEmpty,
  wireIdOrNone,
  wireNumber,
  wireText,
} from "@/lib/api/wire/wire-formats";

/** Steps of the session grid, in minutes (schedule.md 12). */
const STEPS = [5, 10, 15, 30, 60];

const step = lenient(
  (value) => STEPS.find((each) => each === Number(value)),
  `must be one of ${STEPS.join(", ")}`,
  { type: "integer", description: "Our addition: step of the sessions in minutes" },
);

const degrees = (limit: number) =>
  wireNumber
    .refine((value) => Math.abs(value) <= limit, `must be from -${limit} to ${limit}`)
    .meta({ type: "number" });

const link = wireText(255).optional();
const social = objectOrEmpty(
  z.looseObject(
    { facebook: link, instagram: link, telegram: link, whatsapp: link, viber: link },
    { error: "must be an object" },
  ),
);

const shape = {
  country_id: wireIdOrNone.optional(),
  country: wireText(255).optional(),
  city_id: wireIdOrNone.optional(),
  city: wireText(255).optional(),
  address: wireText(500).optional(),
  zip: wireText(32).optional(),
  phones: listOf(filledPhone("+13155550175")).optional(),
  social: social.optional(),
  site: wireText(255).optional(),
  coordinate_lat: degrees(90).optional(),
  coordinate_lon: degrees(180).optional(),
  description: wireText(20_000).optional(),
  business_type_id: wireIdOrNone.optional(),
  short_descr: wireText(255).optional(),
  timezone_name: wireText(64)
    .optional()
    .meta({ type: "string", description: "IANA name", example: "Europe/Berlin" }),
  schedule: wireText(255)
    .optional()
    .meta({ type: "string", description: "Opening hours as text for people" }),
  seance_step: step.optional(),
};

const EXAMPLE = {
  title: "Oak Street Salon",
  address: "14 Oak Street",
  zip: "11435",
  site: "example.com",
  social: { instagram: "oakstreet" },
};

type Body = z.infer<z.ZodObject<typeof shape>> & { readonly title?: string | undefined };

/** Body of `PUT /company/{location_id}`: any part of it (schedule.md 2.4). */
export const locationChangeBody = z
  .preprocess(withOtherNames, z.looseObject({ title: wireTitle.optional(), ...shape }))
  .meta({ example: EXAMPLE })
  .transform(changeOf);

/** Body of `POST /companies` (schedule.md 2.4). */
export const newLocationBody = z
  .preprocess(withOtherNames, z.looseObject({ title: wireTitle, ...shape }))
  .meta({ example: { title: "Elm Street Salon", address: "3 Elm Street" } })
  .transform((body) => ({ ...changeOf(body), title: body.title }));

/** `timezone` may carry the name, and the API writes `coordinate_lot` for the longitude of a new one. */
function withOtherNames(body: unknown): unknown {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
  const sent: Record<string, unknown> = Object.fromEntries(Object.entries(body));
  const { timezone, coordinate_lot: longitude } = sent;
  const isName = typeof timezone === "string" && /[A-Za-z]/.test(timezone);
  return {
    ...(isName && { timezone_name: timezone }),
    ...(longitude !== undefined && { coordinate_lon: longitude }),
    ...sent,
  };
}

type Change = ReturnType<typeof fieldsOf>;

/** The fields that were sent. */
export type LocationChange = { readonly [Key in keyof Change]?: NonNullable<Change[Key]> };

function changeOf(body: Body): LocationChange {
  const sent = Object.entries(fieldsOf(body)).filter(([, value]) => value !== undefined);
  return Object.fromEntries(sent);
}

function fieldsOf(body: Body) {
  const [first, ...morePhones] = body.phones ?? [];
  return {
    title: body.title,
    countryId: body.country_id,
    country: body.country,
    cityId: body.city_id,
    city: body.city,
    address: body.address,
    zip: body.zip,
    phone: body.phones && (first ?? ""),
    morePhones: body.phones && morePhones,
    social: body.social === undefined ? undefined : linksOf(body.social ?? {}),
    site: body.site,
    latitude: body.coordinate_lat,
    longitude: body.coordinate_lon,
    description: body.description,
    businessTypeId: body.business_type_id,
    shortDescription: body.short_descr,
    timeZone: body.timezone_name,
    openingHours: body.schedule,
    sessionStep: body.seance_step,
  };
}

/** The links that were sent; the others stay. */
function linksOf(sent: { [Key in keyof SocialLinks]?: string | undefined }): Partial<SocialLinks> {
  const { facebook, instagram, telegram, whatsapp, viber } = sent;
  const links = Object.entries({ facebook, instagram, telegram, whatsapp, viber });
  return Object.fromEntries(links.filter(([, value]) => value !== undefined));
}

/** What a change of the zone did to bookings, for `meta`: an addition of ours (decision 011). */
export function zoneChangeToWire(moved: {
  readonly from: string;
  readonly to: string;
  readonly appointments: number;
  readonly events: number;
  readonly shifted: number;
}) {
  const { from, to, appointments, events, shifted } = moved;
  const kept = `${counted(appointments, "appointment")} and ${counted(events, "event")}`;
  const skipped =
    shifted === 0 ? "" : ` ${shifted} of them start later: the clock of ${to} skips their time.`;
  return {
    message: `The time zone is now ${to} instead of ${from}: ${kept} keep their time of day.${skipped}`,
    moved_appointments: appointments,
    moved_events: events,
    shifted,
  };
}

function counted(number: number, noun: string): string {
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
}
