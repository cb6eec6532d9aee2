import type { Hono } from "hono";
import { docsPage } from "./docs-page";
import type { ApiEnv } from "@/lib/api/platform/http/serve";
import type { Respond } from "@/lib/api/platform/http/envelope";
import { openApiDocument } from "./openapi-document";
import type { DocumentedRoute, OpenApiDocument } from "./openapi-document";
import { BASE_PATH } from "@/lib/api/platform/http/path-spellings";
import type { PathSpellings } from "@/lib/api/platform/http/path-spellings";

type Body = Uint8Array<ArrayBuffer>;

function pageOf(document: OpenApiDocument): { readonly body: Body; readonly policy: string } {
  const { html, contentSecurityPolicy: policy } = docsPage(document);
  return { body: Buffer.from(html), policy };
}

/** Serves the OpenAPI document of these routes, and a page to read it; both are made when asked for. */
export function addDocumentation(
  app: Hono<ApiEnv>,
  respond: Respond,
  routes: readonly DocumentedRoute[],
  { newerOf }: PathSpellings,
): void {
  let document: OpenApiDocument | null = null;
  // as bytes, which are packed once
  let json: Body | null = null;
  let page: { readonly body: Body; readonly policy: string } | null = null;
  const made = () => (document ??= openApiDocument(routes, newerOf));
  app.get(`${BASE_PATH}/openapi.json`, (c) => {
    json ??= Buffer.from(JSON.stringify(made()));
    const headers = { "content-type": "application/json; charset=utf-8" };
    return respond({ status: 200, headers, body: json }, c.req.raw);
  });
  app.get("/api/docs", (c) => {
    page ??= pageOf(made());
    const headers = {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": page.policy,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
    };
    return respond({ status: 200, body: page.body, headers }, c.req.raw);
  });
}
