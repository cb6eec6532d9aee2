import { z } from "zod";
import { ALSO_ANSWERED } from "@/lib/api/wire/also-answered";
import { EMPTY_LIST } from "@/lib/api/wire/wire-formats";
import type { Schema } from "./docs-schema";

/** Where schemas with a name stand in the document. */
const NAMED = "#/components/schemas/";

/** What stands around another schema: its own words are about the value inside. */
const WRAPPERS = new Set(["optional", "nullable", "catch", "default", "prefault", "readonly"]);

export type SchemaWriter = {
  /** Those with a name, by it. */
  readonly named: Readonly<Record<string, Schema>>;
  readonly write: (schema: z.ZodType) => Schema;
};

/**
 * Writes schemas of the wire as JSON Schema in the form in which we send them: a list as a list,
 * null only where null is said. That a reader takes more forms than one is told in words.
 */
export function createSchemaWriter(): SchemaWriter {
  const named: Record<string, Schema> = {};
  const write = (schema: z.ZodType): Schema => {
    const { $defs = {}, properties = {} } = toJson(z.object({ value: schema }));
    for (const [name, found] of Object.entries($defs)) {
      const known = named[name];
      if (known && JSON.stringify(known) !== JSON.stringify(found)) {
        throw new Error(`Two schemas are named ${name}`);
      }
      named[name] = found;
    }
    return properties["value"] ?? {};
  };
  return { named, write };
}

type Root = Schema & { readonly $defs?: Readonly<Record<string, Schema>> };

function toJson(schema: z.ZodType): Root {
  const written = z.toJSONSchema(schema, { io: "input", unrepresentable: "any", override: tidy });
  const text = JSON.stringify(written).replaceAll('"#/$defs/', `"${NAMED}`);
  return JSON.parse(text) as Root; // plain JSON Schema
}

type Written = Parameters<NonNullable<Parameters<typeof z.toJSONSchema>[1]>["override"] & {}>[0];

/** Puts right what schemas say of themselves beside what they read. */
function tidy({ zodSchema, jsonSchema: json }: Written): void {
  if (json.anyOf) delete json.type; // the parts have theirs
  if (json[EMPTY_LIST]) orEmptyList(json);
  else if (WRAPPERS.has(zodSchema._zod.def.type) && readsNull(zodSchema)) nullable(json);
  if (json[ALSO_ANSWERED]) {
    json.properties = { ...json[ALSO_ANSWERED], ...json.properties };
    delete json[ALSO_ANSWERED];
  }
  const names = json.propertyNames;
  if (typeof names === "object" && Object.keys(names).join() === "type") delete json.propertyNames;
}

/** An object or, in place of null, an empty list. */
function orEmptyList(json: Json): void {
  delete json[EMPTY_LIST];
  json.anyOf = (json.anyOf ?? []).map((each) =>
    each.type === "null" ? { type: "array", maxItems: 0, items: {} } : each,
  );
}

/** Whether null is read somewhere below what only wraps. */
function readsNull(schema: z.core.$ZodType): boolean {
  const { def } = schema._zod;
  if (def.type === "nullable") return true;
  if (def.type === "pipe" && "in" in def && "out" in def) {
    const { in: from, out: to } = def;
    const read = from instanceof z.core.$ZodTransform ? to : from;
    return read instanceof z.core.$ZodType && readsNull(read);
  }
  const inner = "innerType" in def ? def.innerType : null;
  return WRAPPERS.has(def.type) && inner instanceof z.core.$ZodType && readsNull(inner);
}

type Json = Written["jsonSchema"];

/** One type or null, in the short form; a type that is told of the whole is that of the value. */
function nullable(json: Json): void {
  if (!json.anyOf) {
    if (typeof json.type === "string" && !json.enum) orNull(json, json.type);
    return;
  }
  const [inner, ...others] = json.anyOf.filter((each) => each.type !== "null");
  const isPlain = typeof inner?.type === "string" && !inner.enum && inner.const === undefined;
  if (!isPlain || others.length > 0) return;
  const { anyOf: _, ...told } = json;
  delete json.anyOf;
  Object.assign(json, inner, told);
  if (typeof json.type === "string") orNull(json, json.type);
}

function orNull(json: Json, type: string): void {
  Object.assign(json, { type: [type, "null"] }); // the library's type knows single types only
}
