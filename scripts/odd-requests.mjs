/** Values that parsers and databases have stumbled over. */
const ODD = [
  [null, true, false, 0, -0, -1, 1.5, 0.1 + 0.2, 1e21, -1e308, 2 ** 31, 2 ** 53, 2 ** 63],
  ["", " ", "0", "-1", "1e9", "NaN", "null", "true", "4564", "99999999999999999999", "0x10"],
  ["\0", "a\0b", "\ud800", "\u202e", "🙂", "é".normalize("NFD"), "%00", "'; --", "<b>", "{}"],
  ["2026-02-30", "2026-13-01", "0000-00-00", "9999-12-31", "-000001-01-01", "275761-01-01"],
  ["2027-03-28T02:30:00", "2027-03-28T02:30:00+99:99", "24:00", "25:61", "10:00", "2026-12-01"],
  ["__proto__", "constructor", "+49 30 1234567", "a@b.example", "#ffffff", "EUR"],
  [[], [[]], [null], {}, [{}], { id: 1 }, [1, 1], ["1", 2, null], { durationSeconds: 9 }],
].flat();
const BROKEN = ["", "{", "[", "nonsense", "null", '"text"', "1", '{"a":1,}', '{"a":\u0000}', "[]"];
const MANY = 300;

/** A generator of numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Chances and choices out of one generator. */
function diceOf(random) {
  return {
    chance: (share) => random() < share,
    pick: (list) => list[Math.floor(random() * list.length)],
    between: (least, most) => Math.round(least + random() * (most - least)),
  };
}

/** Makes values of a schema: mostly what it asks for, here and there what it does not. */
function valueMaker(schemas, { chance, pick, between }) {
  const resolved = (schema) => {
    let found = schema ?? {};
    while (found.$ref) found = schemas[found.$ref.split("/").at(-1)] ?? {};
    return found;
  };

  const listOf = (schema, depth) => {
    const length = chance(0.02) ? MANY : Math.max(schema.minItems ?? 0, between(0, 2));
    return Array.from({ length }, () => valueOf(schema.items, depth + 1));
  };

  const objectOf = (schema, depth) => {
    const required = new Set(schema.required);
    const entries = Object.entries(schema.properties ?? {})
      .filter(([name]) => (required.has(name) ? !chance(0.01) : chance(0.4)))
      .map(([name, property]) => [name, valueOf(property, depth + 1)]);
    if (chance(0.02)) entries.push(["unknown", pick(ODD)]);
    return Object.fromEntries(entries);
  };

  const plainOf = (schema, depth) => {
    const type = Array.isArray(schema.type) ? pick(schema.type) : schema.type;
    if (type === "object") return objectOf(schema, depth);
    if (type === "array") return listOf(schema, depth);
    if (type === "integer" || type === "number") {
      return between(schema.minimum ?? 0, schema.maximum ?? 5000);
    }
    if (type === "boolean") return chance(0.5);
    return type === "null" ? null : pick(["Anna", "2027-02-01", "10:00", "text", pick(ODD)]);
  };

  const valueOf = (reference, depth = 0) => {
    const schema = resolved(reference);
    if (depth > 8 || (depth > 0 && chance(0.04))) return pick(ODD);
    if (schema.example !== undefined && chance(0.7)) return schema.example;
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices) return valueOf(pick(choices), depth + 1);
    if (schema.allOf) {
      return Object.assign({}, ...schema.allOf.map((part) => valueOf(part, depth + 1)));
    }
    if (schema.enum) return pick(schema.enum);
    return schema.const ?? plainOf(schema, depth);
  };
  return valueOf;
}

/**
 * Makes odd requests out of a description of an API.
 *
 * @param {object} description an OpenAPI document
 * @param {ReadonlyMap<string, readonly (string | number)[]>} known ids by the name of a parameter
 * @param {() => number} random
 */
export function oddRequests(description, known, random) {
  const dice = diceOf(random);
  const { chance, pick } = dice;
  const valueOf = valueMaker(description.components.schemas, dice);
  const ofKind = (operation, kind) => (operation.parameters ?? []).filter((one) => one.in === kind);

  const partOf = ({ name, schema }) => {
    const ids = known.get(name) ?? [];
    const value = chance(0.05) ? pick(ODD) : ids.length > 0 ? pick(ids) : valueOf(schema, 1);
    return encodeURIComponent(textOf(value));
  };
  const pathOf = (template, operation) => {
    const parts = new Map(ofKind(operation, "path").map((each) => [each.name, partOf(each)]));
    const path = template.replace(/\{(\w+)\}/g, (_, name) => parts.get(name) ?? "1");
    const query = ofKind(operation, "query")
      .filter(({ required }) => required || chance(0.3))
      .map(({ name, schema }) => [name, textOf(valueOf(schema, 1))]);
    return query.length > 0 ? `${path}?${new URLSearchParams(query)}` : path;
  };
  const bodyOf = (operation) => {
    const schema = operation.requestBody?.content?.["application/json"]?.schema;
    if (!schema || chance(0.02)) return pick(BROKEN);
    return JSON.stringify(chance(0.02) ? pick(ODD) : valueOf(schema));
  };

  return ({ method, template, operation }) => ({
    method: method.toUpperCase(),
    template,
    path: pathOf(template, operation),
    body: bodyOf(operation),
  });
}

/** As part of an address, where half a pair of surrogates has no place. */
function textOf(value) {
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return Buffer.from(text, "utf8").toString("utf8");
}
