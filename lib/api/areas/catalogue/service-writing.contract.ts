import { z } from "zod";
import { teamMemberId } from "@/lib/domain/ids";
import type { TeamMemberId } from "@/lib/domain/ids";
import type { ServiceFields } from "@/lib/domain/salon/service";
import { aliased } from "@/lib/api/wire/parameter-aliases";
import { wireDate } from "@/lib/api/wire/wire-dates";
import {
  lenient,
  listOf,
  readId,
  unlessNull,
  wireBoolean,
  wireFlag,
  wireId,
  wireIdOrNone,
  wireInteger,
  wireNumber,
  wireText,
} from "@/lib/api/wire/wire-formats";
import { wireTitle } from "@/lib/api/wire/texts";

const GRAIN = 300;
const SECONDS_PER_DAY = 86_400;
export const DEFAULT_DURATION = 3600;

/** Seconds a member takes, 5 min to 23 h 55 min in steps of 5 (business.md 4.1, 18.9). */
export const wireLength = lenient(
  (value) => secondsIn(value, { min: GRAIN, max: 86_100 }),
  "must be seconds from 300 to 86100, a multiple of 300",
  { type: "integer", example: 3600 },
);

const technicalBreak = lenient(
  (value) => (value === null ? null : secondsIn(value, { min: 0, max: 3600 })),
  "must be seconds from 0 to 3600, a multiple of 300, or null",
  { type: "integer", description: "Seconds; null = default of the location" },
);

const duration = lenient(
  (value) =>
    value === 0 || value === "0" || value === null
      ? DEFAULT_DURATION
      : secondsIn(value, { min: GRAIN, max: 86_100 }),
  "must be seconds from 300 to 86100, a multiple of 300",
  { type: "integer", description: `Seconds, else ${DEFAULT_DURATION}` },
);

const ofDay = lenient(
  (value) => secondsIn(value, { min: 0, max: SECONDS_PER_DAY }),
  "must be seconds from midnight, a multiple of 300",
  { type: "integer" },
);

function secondsIn(
  value: unknown,
  { min, max }: { readonly min: number; readonly max: number },
): number | undefined {
  const seconds = typeof value === "string" && /^\d{1,6}$/.test(value) ? Number(value) : value;
  const isInside =
    typeof seconds === "number" && seconds % GRAIN === 0 && seconds >= min && seconds <= max;
  return isInside ? seconds : undefined;
}

/** An amount of money, never negative. */
export const wireMoney = wireNumber
  .refine(
    (value) => value >= 0 && value <= 1_000_000_000,
    "must be an amount of money, not negative",
  )
  .meta({ type: "number" });

const percent = wireNumber
  .refine((value) => value >= 0 && value <= 100, "must be a percentage from 0 to 100")
  .meta({ type: "number" });

/** A bill of materials; 0 and null mean none. */
export const wireCard = wireIdOrNone
  .transform((id) => (id === 0 ? null : id))
  .meta({ type: ["integer", "null"], description: "Bill of materials; null = none" });

const linkSchema = z.looseObject(
  {
    id: wireId,
    seance_length: wireLength.nullish(),
    technological_card_id: wireCard.optional(),
  },
  { error: "must be an object with id and seance_length" },
);

const weight = wireInteger({ min: -1_000_000, max: 1_000_000 });

const category = wireIdOrNone.meta({
  type: "integer",
  description: "0 = the first category of the location",
});

const shape = {
  booking_title: wireText(255).optional(),
  price_min: unlessNull(wireMoney),
  price_max: unlessNull(wireMoney),
  duration: duration.optional(),
  technical_break_duration: technicalBreak.optional(),
  discount: unlessNull(percent),
  weight: unlessNull(weight),
  comment: wireText(5000).optional(),
  api_id: wireText(255).optional(),
  active: unlessNull(wireFlag),
  staff: listOf(linkSchema).optional(),
  is_multi: unlessNull(wireBoolean),
  capacity: unlessNull(wireInteger({ min: 1, max: 10_000 })),
  is_need_limit_date: unlessNull(wireBoolean),
  date_from: wireDate.nullish(),
  date_to: wireDate.nullish(),
  seance_search_start: unlessNull(ofDay),
  seance_search_finish: unlessNull(ofDay),
  step: unlessNull(ofDay),
  seance_search_step: unlessNull(ofDay),
  tax_variant: wireInteger({ min: -1, max: 1000 }).nullish(),
  vat_id: wireIdOrNone.optional(),
};

const EXAMPLE = {
  title: "Beard trim",
  category_id: 41,
  price_min: 25,
  price_max: 25,
  duration: 1800,
  active: 1,
  staff: [
    { id: 3001, seance_length: 1800 },
    { id: 3002, seance_length: 2700 },
  ],
};

export type LinkDraft = {
  readonly memberId: TeamMemberId;
  /** Seconds; null = the duration of the service. */
  readonly durationSeconds: number | null;
  readonly cardId: number | null;
};

export type ServiceChange = {
  readonly fields: Partial<ServiceFields>;
  /** Null = who does it stays. */
  readonly links: readonly LinkDraft[] | null;
};

/** Body of `POST /services/{location_id}` and of the PUT that replaces (business.md 2.3, 2.4). */
export const newServiceBody = aliased(
  z.looseObject({ title: wireTitle, category_id: category, ...shape }),
)
  .superRefine(refuseTwice)
  .meta({ example: EXAMPLE })
  .transform((body) => ({ ...changeOf(body), links: linksOf(body.staff) ?? [] }));

/** Body of `PATCH /services/{location_id}/{service_id}`: any part of it (business.md 2.5). */
export const serviceChangeBody = aliased(
  z.looseObject({ title: wireTitle.optional(), category_id: category.optional(), ...shape }),
)
  .superRefine(refuseTwice)
  .transform(changeOf);

type Body = z.infer<z.ZodObject<typeof shape>> & {
  readonly title?: string | undefined;
  readonly category_id?: number | undefined;
};

function refuseTwice(body: Body, context: z.RefinementCtx): void {
  const seen = new Set<number>();
  for (const [index, { id }] of (body.staff ?? []).entries()) {
    if (seen.has(id)) {
      const path = ["staff", index, "id"];
      context.addIssue({ code: "custom", message: "must not come twice", path });
    }
    seen.add(id);
  }
}

function linksOf(staff: Body["staff"]): LinkDraft[] | null {
  if (staff === undefined) return null;
  return staff.map((link) => ({
    memberId: teamMemberId(link.id),
    durationSeconds: link.seance_length ?? null,
    cardId: link.technological_card_id ?? null,
  }));
}

function changeOf(body: Body): ServiceChange {
  const fields: { [Key in keyof ServiceFields]: ServiceFields[Key] | undefined } = {
    title: body.title,
    bookingTitle: body.booking_title,
    categoryId: body.category_id,
    priceMin: body.price_min,
    priceMax: body.price_max,
    durationSeconds: body.duration,
    technicalBreakSeconds: body.technical_break_duration,
    discount: body.discount,
    comment: body.comment,
    weight: body.weight,
    isBookableOnline: body.active,
    apiId: body.api_id,
    isGroup: body.is_multi,
    capacity: body.capacity,
    isLimitedToDates: body.is_need_limit_date,
    dateFrom: body.date_from,
    dateTo: body.date_to,
    searchFromSeconds: body.seance_search_start,
    searchToSeconds: body.seance_search_finish,
    slotStepSeconds: body.step,
    searchStepSeconds: body.seance_search_step,
    taxVariant: body.tax_variant ?? undefined,
    vatId: body.vat_id,
  };
  const sent = Object.entries(fields).filter(([, value]) => value !== undefined);
  return { fields: Object.fromEntries(sent), links: linksOf(body.staff) };
}

/** The ids that a body names, as far as they are ids: unknown ones come before its mistakes. */
export function namedInService(body: unknown): {
  readonly categoryId: number | undefined;
  readonly memberIds: readonly number[];
} {
  const parsed = z.looseObject({}).safeParse(body).data ?? {};
  const staff = Array.isArray(parsed["staff"]) ? parsed["staff"] : [];
  const ids = staff.map((each: unknown) => readId(z.looseObject({}).safeParse(each).data?.["id"]));
  return {
    categoryId: readId(parsed["category_id"]),
    memberIds: ids.filter((id) => id !== undefined),
  };
}
