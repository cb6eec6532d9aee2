import { escapeHtml, inline, jsonBlock, slug } from "./docs-text";

/** The part of JSON Schema that the document uses. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly description?: string;
  readonly example?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly maxItems?: number;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
};

/** What a value is, in words; names of schemas are links. */
export function typeText(schema: Schema): string {
  if (schema.$ref) {
    const name = schema.$ref.split("/").at(-1) ?? "";
    return `<a href="#schema-${slug(name)}">${escapeHtml(name)}</a>`;
  }
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map(typeText))].join(" or ");
  if (schema.const !== undefined) return `<code>${escapeHtml(JSON.stringify(schema.const))}</code>`;
  if (schema.enum) {
    return schema.enum.map((each) => `<code>${escapeHtml(String(each))}</code>`).join(" or ");
  }
  const types = [schema.type ?? "anything"].flat();
  const words = types.map((type) => (type === "array" ? listText(schema) : escapeHtml(type)));
  const format = schema.format ? ` <span class="quiet">${escapeHtml(schema.format)}</span>` : "";
  return words.join(" or ") + format;
}

function listText(schema: Schema): string {
  if (schema.maxItems === 0) return "empty list";
  return schema.items ? `list of ${typeText(schema.items)}` : "list";
}

/** A table of the fields of an object, or a sentence for what is none. */
export function fieldTable(schema: Schema): string {
  const rows = fieldRows(schema, "");
  if (rows === "") return `<p>${typeText(schema)}</p>`;
  return `<div class="table" tabindex="0"><table><thead><tr><th scope="col">Field</th><th scope="col">Type</th>
<th scope="col">Meaning</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function fieldRows(schema: Schema, prefix: string): string {
  const object = isList(schema) ? schema.items : schema;
  const start = isList(schema) ? `${prefix}[].` : prefix;
  return Object.entries(object?.properties ?? {})
    .map(([name, field]) => {
      const isRequired = object?.required?.includes(name) ?? false;
      return fieldRow(start + name, field, isRequired) + nestedRows(field, start + name);
    })
    .join("");
}

function isList({ type }: Schema): boolean {
  return type === "array" || (Array.isArray(type) && type.includes("array"));
}

function nestedRows(field: Schema, name: string): string {
  if (isList(field) && field.items?.properties !== undefined) return fieldRows(field, name);
  return field.properties ? fieldRows(field, `${name}.`) : "";
}

function fieldRow(name: string, field: Schema, isRequired: boolean): string {
  const isScalar = field.example !== undefined && typeof field.example !== "object";
  const example = isScalar
    ? ` <span class="quiet">e.g. <code>${escapeHtml(JSON.stringify(field.example))}</code></span>`
    : "";
  const required = isRequired ? "" : '<span class="optional">optional</span>';
  const plain: Schema = field.properties ? { type: "object" } : withoutFields(field);
  return `<tr><th scope="row"><code>${escapeHtml(name)}</code>${required}</th><td>${typeText(plain)}</td>
<td>${inline(field.description ?? "")}${example}</td></tr>`;
}

function withoutFields(field: Schema): Schema {
  return field.items?.properties ? { ...field, items: { type: "object" } } : field;
}

/** The example of a schema, if it has one. */
export function exampleOf(schema: Schema): string {
  return schema.example === undefined ? "" : jsonBlock(schema.example);
}
