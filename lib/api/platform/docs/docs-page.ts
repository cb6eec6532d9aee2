import { createHash } from "node:crypto";
import { anchorOf, methodBadge, operationSection } from "./docs-operation";
import type { DocumentedOperation, Schemas } from "./docs-operation";
import { exampleOf, fieldTable } from "./docs-schema";
import type { Schema } from "./docs-schema";
import { DOCS_SCRIPT, DOCS_STYLE } from "./docs-style";
import { escapeHtml, markdown, slug } from "./docs-text";
import type { OpenApiDocument } from "./openapi-document";
import { BASE_PATH } from "@/lib/api/platform/http/path-spellings";

const METHODS = ["get", "post", "put", "patch", "delete"] as const;

/** The document as a page that needs nothing else: no other origin, and no script to be read. */
export function docsPage(document: OpenApiDocument): {
  readonly html: string;
  readonly contentSecurityPolicy: string;
} {
  const operations = operationsOf(document);
  const { schemas } = document.components;
  const inArea = (area: string) => operations.filter((each) => each.operation.tags[0] === area);
  const areas = document.tags.map(({ name }) => name).filter((name) => inArea(name).length > 0);
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(document.info.title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${DOCS_STYLE}</style></head>
<body><a class="skip" href="#content">Skip to the content</a><div class="page">
<header class="side"><p class="brand">${escapeHtml(document.info.title)}<span>version
${escapeHtml(document.info.version)} under <code>${BASE_PATH}</code></span></p>
<div hidden><label for="find">Find a call</label><input id="find" type="search" autocomplete="off"></div>
<nav aria-label="Calls">${areas.map((area) => areaList(area, inArea(area))).join("")}
<p class="none" id="none" role="status" hidden>No call has these words.</p>
<h2>More</h2><ul><li data-text=""><a href="#schemas">Schemas</a></li>
<li data-text=""><a href="${BASE_PATH}/openapi.json">OpenAPI document</a></li></ul></nav></header>
<main id="content"><h1>${escapeHtml(document.info.title)}</h1>
<div class="lead">${markdown(document.info.description)}</div>
${areas.map((area) => areaSection(area, inArea(area), schemas)).join("")}
<section class="area" id="schemas"><h2>Schemas</h2>
${Object.entries(schemas).map(schemaSection).join("")}</section></main></div>
<script>${DOCS_SCRIPT}</script></body></html>`;
  return { html, contentSecurityPolicy: policy() };
}

function policy(): string {
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return [
    "default-src 'none'",
    `style-src ${hash(DOCS_STYLE)}`,
    `script-src ${hash(DOCS_SCRIPT)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function areaList(area: string, operations: readonly DocumentedOperation[]): string {
  const items = operations.map((each) => {
    const { summary, "x-also-at": alsoAt = "" } = each.operation;
    const words = `${each.method} ${each.path} ${summary} ${alsoAt}`.toLowerCase();
    return `<li data-text="${escapeHtml(words)}"><a href="#${anchorOf(each)}">${methodBadge(each.method)}
<span>${escapeHtml(summary)}</span></a></li>`;
  });
  return `<div data-area="${slug(area)}"><h2>${escapeHtml(area)}</h2><ul>${items.join("")}</ul></div>`;
}

function areaSection(
  area: string,
  operations: readonly DocumentedOperation[],
  schemas: Schemas,
): string {
  const sections = operations.map((each) => operationSection(each, schemas)).join("");
  return `<section class="area" aria-labelledby="area-${slug(area)}">
<h2 id="area-${slug(area)}">${escapeHtml(area)}</h2>${sections}</section>`;
}

function schemaSection([name, schema]: [string, Schema]): string {
  const id = `schema-${slug(name)}`;
  return `<section class="operation schema" id="${id}">
<h3><a class="anchor" href="#${id}">${escapeHtml(name)}</a></h3>
${fieldTable(schema)}${exampleOf(schema)}</section>`;
}

function operationsOf({ paths, components }: OpenApiDocument): DocumentedOperation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method): DocumentedOperation[] => {
      const operation = item[method];
      if (!operation) return [];
      const parameters = (operation.parameters ?? []).map((each) =>
        each.$ref ? { ...each, ...components.parameters[nameIn(each.$ref)] } : each,
      );
      const responses = Object.entries(operation.responses).map(([status, each]) => [
        status,
        each.$ref ? { ...each, ...components.responses[nameIn(each.$ref)] } : each,
      ]);
      return [{ method, path, operation, parameters, responses: Object.fromEntries(responses) }];
    }),
  );
}

function nameIn(reference: string): string {
  return reference.split("/").at(-1) ?? "";
}
