import type { OpenApiDocument } from "./openapi-document";

export function docsPage(document: OpenApiDocument): {
  html: string;
  contentSecurityPolicy: string;
} {
  return {
    html: `<pre>${JSON.stringify(document)}</pre>`,
    contentSecurityPolicy: "default-src 'none'",
  };
}
