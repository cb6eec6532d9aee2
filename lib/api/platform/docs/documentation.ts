import type { OpenAPIHono } from "@hono/zod-openapi";
import { docsPage } from "./docs-page";
import type { ApiEnv } from "@/lib/api/platform/http/serve";
import type { Respond } from "@/lib/api/platform/http/envelope";
import { openApiDocument } from "./openapi-document";
import { BASE_PATH } from "@/lib/api/platform/http/path-spellings";
import type { PathSpellings } from "@/lib/api/platform/http/path-spellings";

/** Serves the OpenAPI document of the routes mounted so far, and a page to read it. */
export function addDocumentation(
  app: OpenAPIHono<ApiEnv>,
  respond: Respond,
  { newerOf }: PathSpellings,
): void {
  let json: string | null = null;
  let page: ReturnType<typeof docsPage> | null = null;
  app.get(`${BASE_PATH}/openapi.json`, (c) => {
    json ??= JSON.stringify(openApiDocument(app, newerOf));
    const headers = { "content-type": "application/json; charset=utf-8" };
    return respond({ status: 200, headers, body: json }, c.req.raw);
  });
  app.get("/api/docs", (c) => {
    page ??= docsPage(openApiDocument(app, newerOf));
    const headers = {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": page.contentSecurityPolicy,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
    };
    return respond({ status: 200, body: page.html, headers }, c.req.raw);
  });
}
