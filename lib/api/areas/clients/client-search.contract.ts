import { z } from "zod";
import type { Attendance } from "@/lib/domain/salon/appointment";
import type { Gender, Importance } from "@/lib/domain/salon/client";
import type {
  AppointmentsFilter,
  Between,
  ClientFilter,
  ClientOrder,
} from "@/lib/domain/salon/client-filter";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { readDate } from "@/lib/api/wire/wire-dates";
import { typedPhone } from "@/lib/api/wire/texts";
import {
  lenient,
  listOf,
  readBoolean,
  readId,
  toList,
  unlessNull,
  wireInteger,
  wireNumber,
} from "@/lib/api/wire/wire-formats";

const ORDERS = {
  id: "id",
  name: "name",
  phone: "phone",
  email: "email",
  discount: "discount",
  first_visit_date: "first_visit_date",
  last_visit_date: "last_visit_date",
  sold_amount: "sold_amount",
  visit_count: "visit_count",
  visits_count: "visit_count",
} as const satisfies Record<string, ClientOrder>;

const order = lenient(
  (value): ClientOrder | undefined =>
    typeof value === "string" && Object.hasOwn(ORDERS, value)
      ? ORDERS[value as keyof typeof ORDERS] // just proven
      : undefined,
  `must be one of ${Object.keys(ORDERS).join(", ")}`,
  { type: "string" },
);

const word = (...words: string[]) =>
  lenient(
    (value) => words.find((each) => typeof value === "string" && value.toUpperCase() === each),
    `must be ${words.join(" or ")}`,
    { type: "string" },
  );

const EXAMPLE = {
  page: 1,
  page_size: 20,
  fields: ["id", "name", "phone"],
  order_by: "name",
  order_by_direction: "ASC",
  operation: "AND",
  filters: [{ type: "quick_search", state: { value: "3155550" } }],
};

/** Body of `POST /company/{location_id}/clients/search` (business.md 5.1); all of it may be missing. */
export const clientSearchSchema = z
  .preprocess(
    (body) => (body === undefined || body === null || isEmptyList(body) ? {} : body),
    z.looseObject(
      {
        page: unlessNull(wireInteger({ min: 0, max: 1_000_000 })),
        page_size: unlessNull(wireInteger({ min: 1, max: 1_000_000 })),
        fields: listOf(z.string())
          .refine((names) => names.length <= 100, { error: "has too many values" })
          .optional(),
        order_by: unlessNull(order),
        order_by_direction: unlessNull(word("ASC", "DESC")),
        operation: unlessNull(word("AND", "OR")),
        filters: z
          .unknown()
          .optional()
          .meta({ type: "array", description: "`{type, state}` each; `state.invert` negates it" }),
      },
      { error: "must be an object" },
    ),
  )
  .meta({ id: "ClientSearch", example: EXAMPLE });

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

type WireFilter = ClientFilter<LocalDate>;
type Plain<F> = F extends unknown ? Omit<F, "isInverted"> : never;
type Shape = Record<string, unknown>;

/** Something in a filter is not of the contract. */
class BadFilter extends Error {}

/** The filters of a body; null when one is not of the contract (business.md 5.1). */
export function readClientFilters(
  filters: unknown,
  phonePartsOf: PhoneParts,
): readonly WireFilter[] | null {
  const list = filters === undefined ? [] : toList(filters);
  if (!list || list.length > 100) return null;
  try {
    return list.map((each) => {
      const { type, state } = shapeOf(each);
      return filterOf(type, state, { phonePartsOf, depth: 0 });
    });
  } catch (error) {
    if (error instanceof BadFilter) return null;
    throw error;
  }
}

/** The digits of phones that a text may mean; of hidden ones none. */
type PhoneParts = (text: string) => readonly string[];

type Context = { readonly phonePartsOf: PhoneParts; readonly depth: number };

function textFilterOf(value: string, { phonePartsOf }: Context): Plain<WireFilter> {
  return { kind: "text", value, phoneParts: typedPhone(value) ? phonePartsOf(value) : [] };
}

function filterOf(type: unknown, given: unknown, context: Context): WireFilter {
  const state = shapeOf(given);
  const isInverted = state["invert"] === undefined ? false : flagOf(state["invert"]);
  return { ...plainFilterOf(type, state, context), isInverted };
}

function plainFilterOf(type: unknown, state: Shape, context: Context): Plain<WireFilter> {
  switch (type) {
    case "id":
      return { kind: "ids", values: idsOf(state["value"]) };
    case "quick_search":
      return textFilterOf(textOf(state), context);
    case "birthday":
      return { kind: "birthday", between: betweenOf(state, dateOf) };
    case "gender":
      return { kind: "genders", values: codesOf<Gender>(state, 2) };
    case "importance":
      return { kind: "importances", values: codesOf<Importance>(state, 3) };
    case "category":
      return { kind: "tags", values: idsOf(state["value"]) };
    case "sold_amount":
      return { kind: "sold_amount", between: betweenOf(state, numberOf) };
    case "has_mobile_app":
    case "has_passteam_card":
      return { kind: "always", holds: !flagOf(state["value"]) }; // nobody has one here
    case "passteam_card_ids":
      listIn(state["value"]); // must be one all the same
      return { kind: "always", holds: false };
    case "record":
      return { kind: "appointments", of: appointmentsOf(state) };
    case "client":
      return nestedOf(state, context);
    default:
      throw new BadFilter("An unknown type");
  }
}

function nestedOf(state: Shape, context: Context): Plain<WireFilter> {
  if (context.depth > 2) throw new BadFilter("Too deep");
  const inner = { ...context, depth: context.depth + 1 };
  const parts = Object.entries(state).filter(([type]) => type !== "invert");
  return { kind: "all", filters: parts.map(([type, part]) => filterOf(type, part, inner)) };
}

/** Codes of this filter alone: 1 did not come, 2 waiting, 3 came, 4 confirmed (business.md 5.1). */
const ATTENDANCE_OF = new Map<number, Attendance>([
  [1, "missed"],
  [2, "waiting"],
  [3, "arrived"],
  [4, "confirmed"],
]);

function appointmentsOf(state: Shape): AppointmentsFilter<LocalDate> {
  const values = (key: string) =>
    state[key] === undefined ? null : idsOf(shapeOf(state[key])["value"]);
  const range = (key: string) => shapeOf(state[key] ?? {});
  return {
    memberIds: values("staff") ?? values("team_member"),
    serviceIds: values("service"),
    categoryIds: values("service_category"),
    attendances: values("status")?.map((code) => known(ATTENDANCE_OF.get(code))) ?? null,
    created: betweenOf(range("created"), dateOf),
    count: betweenOf(range("records_count"), numberOf),
    soldAmount: betweenOf(range("sold_amount"), numberOf),
  };
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new BadFilter("A wrong value");
  return value;
}

function shapeOf(value: unknown): Shape {
  if (isEmptyList(value)) return {};
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new BadFilter("No object");
  }
  return Object.fromEntries(Object.entries(value));
}

function listIn(value: unknown): unknown[] {
  const list = value === undefined || value === null ? null : toList(value);
  if (!list || list.length > 1000) throw new BadFilter("No list");
  return list;
}

function idsOf(value: unknown): number[] {
  const single = readId(value);
  return single === undefined ? listIn(value).map((each) => known(readId(each))) : [single];
}

function codesOf<Code extends number>(state: Shape, max: number): Code[] {
  const { value } = state;
  const given = typeof value === "number" || typeof value === "string" ? [value] : listIn(value);
  return given.map((each) => {
    const code = wireInteger({ min: 0, max }).safeParse(each);
    return known(code.data) as Code; // between 0 and max, which Code names
  });
}

function textOf(state: Shape): string {
  const { value } = state;
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string" || text.length > 255 || text.includes("\0")) {
    throw new BadFilter("No text");
  }
  return text.trim();
}

function flagOf(value: unknown): boolean {
  return known(readBoolean(value));
}

function betweenOf<T>(state: Shape, read: (value: unknown) => T): Between<T> {
  const end = (value: unknown) =>
    value === undefined || value === null || value === "" ? undefined : read(value);
  return { from: end(state["from"]), to: end(state["to"]) };
}

function numberOf(value: unknown): number {
  return known(wireNumber.safeParse(value).data);
}

function dateOf(value: unknown): LocalDate {
  return known(readDate(typeof value === "string" ? value.slice(0, 10) : value));
}
