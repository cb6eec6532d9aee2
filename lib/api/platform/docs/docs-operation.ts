import { escapeHtml, inline, jsonBlock, markdown, slug } from "./docs-text";
import { exampleOf, fieldTable, typeText } from "./docs-schema";
import type { Schema } from "./docs-schema";
import type { Operation, Parameter, Response } from "./written-operation";
import { PARTNER } from "@/lib/api/platform/http/declare-route";

/** One call of the document, with its path and with what it refers to. */
export type DocumentedOperation = {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  readonly parameters: readonly Parameter[];
  readonly responses: Readonly<Record<string, Response>>;
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
export function operationSection(documented: DocumentedOperation, schemas: Schemas): string {
  const id = anchorOf(documented);
  const { method, path, operation } = documented;
  const isForPartners = operation.security.some((each) => PARTNER in each);
  const tokens = isForPartners ? "partner token" : "partner and user token";
  const deprecated = operation.deprecated ? '<span class="chip warn">deprecated</span>' : "";
  return `<section class="operation" id="${id}">
<h3><a class="anchor" href="#${id}">${escapeHtml(operation.summary)}</a></h3>
<p class="line">${methodBadge(method)} <code class="path">${pathText(path)}</code></p>
<p class="chips"><span class="chip">${tokens}</span>${deprecated}</p>
${markdown(operation.description)}
${parameterTable(documented)}${bodyPart(operation, schemas)}${answerPart(documented, schemas)}
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
    return `<tr><th scope="row"><code>${escapeHtml(each.name ?? "")}</code>${optional}</th>
<td>${typeText(each.schema ?? {})}</td><td>${escapeHtml(each.in ?? "")}</td><td>${inline(text)}</td></tr>`;
  });
  return `<h4>Parameters</h4><div class="table" tabindex="0"><table><thead><tr><th scope="col">Name</th>
<th scope="col">Type</th><th scope="col">In</th><th scope="col">Meaning</th></tr></thead>
<tbody>${rows.join("")}</tbody></table></div>`;
}

function bodyPart({ requestBody }: Operation, schemas: Schemas): string {
  const media = requestBody?.content?.["application/json"];
  if (!media) return "";
  const schema = resolved(media.schema, schemas);
  const example = media.example === undefined ? exampleOf(schema) : jsonBlock(media.example);
  return `<h4>Body</h4>${fieldTable(schema)}${example}`;
}

function answerPart({ responses }: DocumentedOperation, schemas: Schemas): string {
  const parts = Object.entries(responses).map(([status, response]) => {
    const media = response.content?.["application/json"];
    const data = media?.schema.properties?.["data"];
    const isSuccess = status.startsWith("2");
    const pill = `<span class="status ${isSuccess ? "good" : "bad"}">${status}</span>`;
    const type = isSuccess && data ? ` <span class="quiet">data:</span> ${typeText(data)}` : "";
    const told = media?.example ?? (data && envelopeOf(data, schemas));
    const example = isSuccess && told !== undefined ? jsonBlock(told) : "";
    return `<li>${pill} ${escapeHtml(response.description ?? "")}${type}${example}</li>`;
  });
  return `<h4>Answers</h4><ul class="answers">${parts.join("")}</ul>`;
}

function envelopeOf(data: Schema, schemas: Schemas): unknown {
  const example = data.example ?? resolved(data, schemas).example;
  return example === undefined ? undefined : { success: true, data: example, meta: [] };
}

function resolved(schema: Schema, schemas: Schemas): Schema {
  return (schema.$ref && schemas[schema.$ref.split("/").at(-1) ?? ""]) || schema;
}
