import { escapeHtml, inline, jsonBlock, markdown, slug } from "./docs-text";
import { exampleOf, fieldTable, typeText } from "./docs-schema";
import type { Schema } from "./docs-schema";

type Media = { readonly "application/json"?: { readonly schema?: Schema } };

/** One call of the document, with its path. */
export type DocumentedOperation = {
  readonly method: string;
  readonly path: string;
  readonly alsoAt: string;
  readonly area: string;
  readonly summary: string;
  readonly description: string;
  readonly isDeprecated: boolean;
  readonly needsUser: boolean;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly description?: string;
    readonly schema?: Schema;
  }[];
  readonly body: Schema | null;
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content?: Media }>
  >;
};

export type Schemas = Readonly<Record<string, Schema>>;

/** The anchor of a call. */
export function anchorOf({ method, path }: DocumentedOperation): string {
  return slug(`${method} ${path}`);
}

/** The method as a badge. */
export function methodBadge(method: string): string {
  return `<span class="method ${method}">${method.toUpperCase()}</span>`;
}

/** A section that describes one call. */
export function operationSection(operation: DocumentedOperation, schemas: Schemas): string {
  const id = anchorOf(operation);
  const { method, path, summary, description, alsoAt } = operation;
  const tokens = operation.needsUser ? "partner and user token" : "partner token";
  const deprecated = operation.isDeprecated ? '<span class="chip warn">deprecated</span>' : "";
  return `<section class="operation" id="${id}">
<h3><a class="anchor" href="#${id}">${escapeHtml(summary)}</a></h3>
<p class="line">${methodBadge(method)} <code class="path">${pathText(path)}</code></p>
<p class="chips"><span class="chip">${tokens}</span>${deprecated}</p>
${markdown([description, alsoAt].filter(Boolean).join("\n\n"))}
${parameterTable(operation)}${bodyPart(operation, schemas)}${answerPart(operation, schemas)}
</section>`;
}

function pathText(path: string): string {
  return escapeHtml(path).replaceAll(/\{[^}]+\}/g, "<em>$&</em>");
}

function parameterTable({ parameters }: DocumentedOperation): string {
  if (parameters.length === 0) return "";
  const rows = parameters.map((each) => {
    const optional = each.required ? "" : '<span class="optional">optional</span>';
    const text = each.description ?? each.schema?.description ?? "";
    return `<tr><th scope="row"><code>${escapeHtml(each.name)}</code>${optional}</th>
<td>${typeText(each.schema ?? {})}</td><td>${escapeHtml(each.in)}</td><td>${inline(text)}</td></tr>`;
  });
  return `<h4>Parameters</h4><div class="table" tabindex="0"><table><thead><tr><th scope="col">Name</th>
<th scope="col">Type</th><th scope="col">In</th><th scope="col">Meaning</th></tr></thead>
<tbody>${rows.join("")}</tbody></table></div>`;
}

function bodyPart({ body }: DocumentedOperation, schemas: Schemas): string {
  if (!body) return "";
  const schema = resolved(body, schemas);
  return `<h4>Body</h4>${fieldTable(schema)}${exampleOf(schema)}`;
}

function answerPart({ responses }: DocumentedOperation, schemas: Schemas): string {
  const parts = Object.entries(responses).map(([status, response]) => {
    const schema = response.content?.["application/json"]?.schema;
    const kind = status.startsWith("2") ? "good" : "bad";
    const pill = `<span class="status ${kind}">${status}</span>`;
    const data = schema?.properties?.["data"];
    const isSuccess = kind === "good";
    const type = isSuccess && data ? ` <span class="quiet">data:</span> ${typeText(data)}` : "";
    const example = isSuccess && data ? envelopeExample(data, schemas) : "";
    return `<li>${pill} ${escapeHtml(response.description)}${type}${example}</li>`;
  });
  return `<h4>Answers</h4><ul class="answers">${parts.join("")}</ul>`;
}

function envelopeExample(data: Schema, schemas: Schemas): string {
  const example = data.example ?? resolved(data, schemas).example;
  return example === undefined ? "" : jsonBlock({ success: true, data: example, meta: [] });
}

function resolved(schema: Schema, schemas: Schemas): Schema {
  return (schema.$ref && schemas[schema.$ref.split("/").at(-1) ?? ""]) || schema;
}
