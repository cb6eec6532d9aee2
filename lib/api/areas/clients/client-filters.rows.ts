import { and, eq, gte, inArray, lte, not, or, sql } from "drizzle-orm";
import type { Column, SQL } from "drizzle-orm";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type {
  AppointmentsFilter,
  Between,
  ClientFilter,
  ClientQuery,
} from "@/lib/domain/salon/client-filter";
import { clientKeysToFind } from "@/lib/domain/salon/client-keys";
import type { SearchedField } from "@/lib/domain/salon/client-keys";
import { foldedWords, isBeginning } from "@/lib/domain/salon/search-words";
import type { Instant } from "@/lib/domain/time/instant";
import { soldAmount } from "./client-figures.rows";
import { appointmentServices, appointments, clients } from "@/lib/data/schema/appointments";
import { clientTags } from "@/lib/data/schema/clients";
import { services } from "@/lib/data/schema/salon";

const EVERYBODY = sql`true`;
const NOBODY = sql`false`;

/** The clients of a location that a query asks for, pages apart. */
export function matchingClients(
  location: AuthorizedLocationId,
  { filters, operation }: Pick<ClientQuery, "filters" | "operation">,
): SQL | undefined {
  const conditions = filters.map(conditionOf);
  const wanted = operation === "and" ? and(...conditions) : or(...conditions);
  return and(eq(clients.locationId, location), eq(clients.isDeleted, false), wanted);
}

function conditionOf(filter: ClientFilter): SQL {
  const condition = plainConditionOf(filter);
  return filter.isInverted ? not(sql`coalesce(${condition}, false)`) : condition;
}

function plainConditionOf(filter: ClientFilter): SQL {
  switch (filter.kind) {
    case "ids":
      return oneOf(clients.id, filter.values);
    case "text":
      return textCondition(filter.value, filter.phoneParts);
    case "birthday":
      return between(clients.birthDate, filter.between);
    case "genders":
      return oneOf(clients.gender, filter.values);
    case "importances":
      return oneOf(clients.importance, filter.values);
    case "tags":
      return tagCondition(filter.values);
    case "sold_amount":
      return between(soldAmount, filter.between);
    case "spent":
      return between(clients.spent, filter.between);
    case "changed":
      return between(clients.changedAt, encoded(filter.between, clients.changedAt));
    case "always":
      return filter.holds ? EVERYBODY : NOBODY;
    case "part":
      return partCondition(filter.of, filter.text);
    case "phone":
      return phoneCondition(filter.parts);
    case "appointments":
      return appointmentsCondition(filter.of);
    case "all":
      return and(...filter.filters.map(conditionOf)) ?? EVERYBODY;
  }
}

function textCondition(value: string, phoneParts: readonly string[]): SQL {
  const phones = phoneParts.length > 0 ? phoneCondition(phoneParts) : undefined;
  return or(wordsCondition("name", value), wordsCondition("card", value), phones) ?? NOBODY;
}

function partCondition(of: "name" | "email" | "card", text: string): SQL {
  if (of !== "email") return wordsCondition(of, text);
  const isIndexed = !isBeginning(text); // of a short part any place counts, and keys tell only the first
  const email = text.toLowerCase();
  return (
    and(isIndexed ? hasKeys("email", email) : undefined, contains(clients.email, text)) ?? NOBODY
  );
}

/** All words of the text are parts of words, in one of the ways in which each may be typed. */
function wordsCondition(of: "name" | "card", text: string): SQL {
  const words = foldedWords(text);
  if (words.length === 0) return text.trim() === "" ? EVERYBODY : NOBODY;
  const column = of === "name" ? clients.foldedName : clients.foldedCard;
  const isIn = (form: string) => {
    if (!isBeginning(form)) return and(hasKeys(of, form), contains(column, form));
    // "Amelie A": the A is that of another word
    const alike = words.filter((forms) => forms.some((each) => each.startsWith(form))).length;
    const pattern = `%${` ${form}%`.repeat(alike)}`;
    return and(hasKeys(of, form), sql`${column} like ${pattern}`);
  };
  return and(...words.map((forms) => or(...forms.map(isIn)))) ?? NOBODY;
}

function phoneCondition(parts: readonly string[]): SQL {
  const isIn = (part: string) => {
    const pattern = isBeginning(part) ? `${part}%` : `%${part}%`;
    return and(hasKeys("phone", part), sql`${clients.phone} like ${pattern}`);
  };
  return or(...parts.map(isIn)) ?? NOBODY;
}

/** Asks the index; what it finds is still to be looked at, for keys know no order. */
function hasKeys(of: SearchedField, part: string): SQL {
  const keys = clientKeysToFind(of, part).map((key) => sql`${key}`);
  return sql`${clients.searchKeys} @> array[${sql.join(keys, sql`, `)}]::text[]`;
}

function contains(column: Column | SQL, part: string): SQL {
  const pattern = `%${part.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return sql`${column} ilike ${pattern}`;
}

function oneOf(column: Column, values: readonly (number | string)[]): SQL {
  return values.length === 0 ? NOBODY : inArray(column, [...values]);
}

function between(column: Column | SQL, { from, to }: Between<unknown>): SQL {
  const low = from === undefined ? undefined : gte(column as SQL, from); // gte takes columns as well
  const high = to === undefined ? undefined : lte(column as SQL, to); // likewise
  return and(low, high) ?? EVERYBODY;
}

function encoded({ from, to }: Between<Instant>, column: Column): Between<unknown> {
  return {
    from: from === undefined ? undefined : sql.param(from, column),
    to: to === undefined ? undefined : sql.param(to, column),
  };
}

function tagCondition(ids: readonly number[]): SQL {
  return sql`exists (select 1 from ${clientTags}
    where ${clientTags.locationId} = ${clients.locationId} and ${clientTags.clientId} = ${clients.id}
      and ${oneOf(clientTags.tagId, ids)})`;
}

function appointmentsCondition(filter: AppointmentsFilter<Instant>): SQL {
  const { serviceIds, categoryIds } = filter;
  const matching = and(
    eq(appointments.locationId, clients.locationId),
    eq(appointments.clientId, clients.id),
    eq(appointments.isDeleted, false),
    filter.memberIds ? oneOf(appointments.memberId, filter.memberIds) : undefined,
    filter.attendances ? oneOf(appointments.attendance, filter.attendances) : undefined,
    between(appointments.createdAt, encoded(filter.created, appointments.createdAt)),
    serviceIds ? hasLine(oneOf(appointmentServices.serviceId, serviceIds)) : undefined,
    categoryIds ? hasLine(ofCategory(categoryIds)) : undefined,
  );
  const { count, soldAmount: sold } = filter;
  const isCounted = count.from !== undefined || count.to !== undefined;
  const isPriced = sold.from !== undefined || sold.to !== undefined;
  const counted = sql`(select count(*) from ${appointments} where ${matching})`;
  const priced = sql`(select coalesce(sum(${appointmentServices.cost}), 0)
    from ${appointments} join ${appointmentServices} on ${isLine()} where ${matching})`;
  const atLeastOne = sql`exists (select 1 from ${appointments} where ${matching})`;
  return (
    and(
      isCounted ? between(counted, count) : undefined,
      isPriced ? between(priced, sold) : undefined,
      isCounted ? undefined : atLeastOne,
    ) ?? EVERYBODY
  );
}

function isLine(): SQL | undefined {
  return and(
    eq(appointmentServices.locationId, appointments.locationId),
    eq(appointmentServices.appointmentId, appointments.id),
  );
}

function hasLine(condition: SQL): SQL {
  return sql`exists (select 1 from ${appointmentServices} where ${isLine()} and ${condition})`;
}

function ofCategory(ids: readonly number[]): SQL {
  return sql`exists (select 1 from ${services}
    where ${services.locationId} = ${appointmentServices.locationId}
      and ${services.id} = ${appointmentServices.serviceId} and ${oneOf(services.categoryId, ids)})`;
}
