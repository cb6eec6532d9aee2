import { z } from "zod";

/** Names that mean one parameter (business.md 1.3). */
const FAMILIES: readonly (readonly string[])[] = [
  ["location_id", "company_id", "salon_id"],
  ["chain_id", "company_group_id", "salon_group_id", "group_id"],
  ["team_member_id", "staff_id", "master_id"],
  ["appointment_id", "record_id"],
];

/** All names under which a parameter may come, its own first: its value wins (schedule.md 18). */
export function namesOf(parameter: string): readonly string[] {
  const own = parameter.replace("[]", "");
  const singular = own.endsWith("_ids") ? own.slice(0, -1) : own;
  const family = FAMILIES.find((names) => names.includes(singular));
  if (!family) return [...new Set([own, plainName(own)])];
  const others = family.filter((name) => name !== singular);
  return [...new Set([own, singular, `${singular}s`, ...others.flatMap((n) => [n, `${n}s`])])];
}

/** `teamMemberIds[0]` → `team_member_ids`; a word in the brackets belongs to the name. */
export function plainName(name: string): string {
  const bracket = name.search(/\[\d*\]/);
  const bare = bracket === -1 ? name : name.slice(0, bracket);
  return bare.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * The query of an URL by plain name. Lists come as `x[]=1&x[]=2`, `x[0]=1`, repeated `x=1` or
 * `x=1,2` (business.md 20); empty values count as absent.
 */
export function readQuery(search: string): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(search)) {
    if (value === "") continue;
    const known = values.get(plainName(name));
    if (known) known.push(value);
    else values.set(plainName(name), [value]);
  }
  return values;
}

/** The values of the parameters of a schema, whatever their names in the query. */
export function pickQuery(
  query: ReadonlyMap<string, readonly string[]>,
  parameters: readonly (readonly [parameter: string, names: readonly string[]])[],
): Record<string, readonly string[]> {
  const picked: Record<string, readonly string[]> = {};
  for (const [parameter, names] of parameters) {
    const found = names.find((name) => query.has(name));
    const values = found === undefined ? undefined : query.get(found);
    if (values) picked[parameter] = values;
  }
  return picked;
}

/** A query parameter with one value; when it is repeated the first counts. */
export function one<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((values) => (Array.isArray(values) ? values[0] : values), schema);
}

/** A query parameter with a list of values, also joined by commas. */
export function many<Schema extends z.ZodType>(item: Schema) {
  const split = (values: unknown): unknown =>
    Array.isArray(values)
      ? values.flatMap((value) => String(value).split(",")).filter((value) => value !== "")
      : values;
  return z.preprocess(split, z.array(item).max(1000, { error: "has too many values" }));
}

/** A body object whose aliases are renamed to the names of its schema before it is checked. */
export function aliased<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>) {
  const parameters = Object.keys(schema.shape).map((key) => [key, namesOf(key)] as const);
  const renamable = parameters.filter(([, names]) => names.length > 1);
  return z.preprocess((body) => renameAliases(body, renamable), schema);
}

function renameAliases(
  body: unknown,
  parameters: readonly (readonly [parameter: string, names: readonly string[]])[],
): unknown {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
  const entries = Object.entries(body);
  const renamed: Record<string, unknown> = Object.fromEntries(entries);
  for (const [parameter, names] of parameters) {
    if (Object.hasOwn(body, parameter)) continue;
    const byPlainName = new Map(entries.map(([name, value]) => [plainName(name), value]));
    const found = names.find((name) => byPlainName.has(name));
    if (found !== undefined) renamed[parameter] = byPlainName.get(found);
  }
  return renamed;
}
