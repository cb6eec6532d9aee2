import { z } from "zod";
import { teamMemberId } from "@/lib/domain/ids";
import type { LinkPrice, ServiceLink } from "@/lib/domain/salon/service";
import { aliased, plainName } from "@/lib/api/wire/parameter-aliases";
import { wireCard, wireLength, wireMoney } from "./service-writing.contract";
import { listOf, readId, toList, wireId, wireInteger, wireText } from "@/lib/api/wire/wire-formats";

/** `…/services/{service_id}/staff/{team_member_id}` */
export const serviceMemberPath = z.object({
  location_id: wireId,
  service_id: wireId,
  team_member_id: wireId,
});

const EXAMPLE = { master_id: 3001, seance_length: 3600, technological_card_id: null };

/** Body of `POST /company/{location_id}/services/{service_id}/staff` (business.md 4.1). */
export const newLinkBody = aliased(
  z.looseObject({
    master_id: wireId,
    seance_length: wireLength,
    technological_card_id: wireCard,
  }),
).meta({ example: EXAMPLE });

/** Body of the PUT of one link (business.md 4.2). */
export const linkChangeBody = aliased(
  z.looseObject({ seance_length: wireLength, technological_card_id: wireCard }),
);

/** The member that a body names, as far as it is an id. */
export function memberNamedIn(body: unknown): number | undefined {
  const named = aliased(z.looseObject({ master_id: z.unknown() })).safeParse(body);
  return readId(named.data?.master_id);
}

/** The answer about one link: `length` here, `seance_length` elsewhere (business.md 4.1). */
export const linkSchema = z
  .looseObject({
    service_id: wireId,
    master_id: wireId,
    length: z.number(),
    technological_card_id: wireId.nullable(),
    api_id: z.string(),
    is_online: z.boolean(),
    is_offline_records_allowed: z.boolean(),
    price: z.looseObject({ min: z.number(), max: z.number().nullable() }).nullable(),
  })
  .meta({ id: "ServiceLink" });

/** Writes the answer of business.md 4.1. */
export function linkToWire(
  service: { readonly id: number; readonly isBookableOnline: boolean },
  { memberId, durationSeconds: length, cardId, price }: ServiceLink,
): z.input<typeof linkSchema> {
  return {
    service_id: service.id,
    master_id: memberId,
    length,
    technological_card_id: cardId,
    api_id: "",
    is_online: service.isBookableOnline,
    is_offline_records_allowed: true,
    price,
  };
}

const priceSchema = z
  .looseObject({ min: wireMoney, max: wireMoney.nullish() })
  .refine(({ min, max }) => (max ?? min) >= min, { error: "must not be below min", path: ["max"] })
  .transform(({ min, max }): LinkPrice => ({ min, max: max ?? null }));

const settingSchema = aliased(
  z.looseObject({
    team_member_id: wireId,
    tech_card_id: wireCard.optional(),
    technological_card_id: wireCard.optional(),
    hours: wireInteger({ min: 0, max: 23 }).optional(),
    minutes: wireInteger({ min: 0, max: 59 }).optional(),
    price: priceSchema.nullish(),
  }),
).transform((setting, context): ServiceLink => {
  const minutes = (setting.hours ?? 0) * 60 + (setting.minutes ?? 0);
  if (minutes === 0 || minutes % 5 !== 0) {
    const message = "must be a duration of at least 5 minutes, in steps of 5";
    context.issues.push({ code: "custom", message, input: minutes, path: ["minutes"] });
  }
  return {
    memberId: teamMemberId(setting.team_member_id),
    durationSeconds: minutes * 60,
    cardId: setting.tech_card_id ?? setting.technological_card_id ?? null,
    price: setting.price ?? null,
  };
});

const translationSchema = z
  .looseObject({ language_id: wireId, translation: wireText(255) })
  .transform((each) => ({ languageId: each.language_id, text: each.translation }));

const BULK_EXAMPLE = {
  service_id: 501,
  resource_ids: [62],
  translations: [],
  team_member_settings: [
    {
      team_member_id: 3001,
      tech_card_id: 0,
      hours: 0,
      minutes: 45,
      price: { min: 70, max: null },
    },
    { team_member_id: 3002, tech_card_id: 0, hours: 1, minutes: 15, price: null },
  ],
};

/**
 * Body of `POST /company/{location_id}/services/links`. Its duration is hours and minutes, not
 * seconds; some clients send it in an array of one, with `master_settings` (business.md 4.4, 20.15).
 */
export const linksBody = z
  .preprocess(
    plainLinksBody,
    z.looseObject({
      service_id: wireId,
      team_member_settings: listOf(settingSchema),
      resource_ids: listOf(wireId),
      translations: listOf(translationSchema),
    }),
  )
  .superRefine(({ team_member_settings }, context) => {
    const ids = team_member_settings.map(({ memberId }) => memberId);
    for (const [index, id] of ids.entries()) {
      if (ids.indexOf(id) === index) continue;
      const path = ["team_member_settings", index, "team_member_id"];
      context.addIssue({ code: "custom", message: "must not come twice", path });
    }
  })
  .meta({ example: BULK_EXAMPLE });

const MASTER_SETTINGS = "master_settings";

function plainLinksBody(body: unknown): unknown {
  const whole: unknown = Array.isArray(body) && body.length === 1 ? body[0] : body;
  if (typeof whole !== "object" || whole === null || Array.isArray(whole)) return whole;
  const plain: Record<string, unknown> = Object.fromEntries(
    Object.entries(whole).map(([name, value]) => [plainName(name), value]),
  );
  const isOlder = MASTER_SETTINGS in plain && !("team_member_settings" in plain);
  if (!isOlder) return plain;
  const { [MASTER_SETTINGS]: settings, ...rest } = plain;
  return { resource_ids: [], translations: [], ...rest, team_member_settings: settings };
}

/** The ids that a body of the bulk call names, as far as they are ids. */
export function namedInLinks(body: unknown): {
  readonly serviceId: number | undefined;
  readonly memberIds: readonly number[];
} {
  const plain = z.looseObject({}).safeParse(plainLinksBody(body)).data ?? {};
  const named = aliased(z.looseObject({ team_member_id: z.unknown() }));
  const settings = toList(plain["team_member_settings"]) ?? [];
  const ids = settings.map((each) => readId(named.safeParse(each).data?.team_member_id));
  return {
    serviceId: readId(plain["service_id"]),
    memberIds: ids.filter((id) => id !== undefined),
  };
}
