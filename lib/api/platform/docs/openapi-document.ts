import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnv } from "@/lib/api/platform/http/serve";
import { BASE_PATH } from "@/lib/api/platform/http/path-spellings";
import type { PathSpellings } from "@/lib/api/platform/http/path-spellings";

export type OpenApiDocument = ReturnType<OpenAPIHono<ApiEnv>["getOpenAPI31Document"]>;

const INTRODUCTION = `Working hours, sessions and appointments of salons: the business management \
API v1 that Chairtime serves itself.

**Headers.** \`Authorization: Bearer <partner_token>, User <user_token>\`; the user token comes from \
\`POST /auth\`. Reads of locations, team, services and events, and what \
visitors of online booking do, need the partner token only.

**Envelope.** Every answer is \`{"success", "data", "meta"}\`; a refusal has \`data\` null and its \
reason in \`meta.message\`, problems of single fields in \`meta.errors\`.

**Names.** \`staff_id\`, \`team_member_id\` and \`master_id\` are one parameter, and so are \
\`location_id\`, \`company_id\` and \`salon_id\`. Lists come as \`x[]=1&x[]=2\`, \`x[0]=1\`, \`x=1&x=2\` or \
\`x=1,2\`. Ids may be digits in a string, booleans 0 and 1.

**Time.** Hours are wall-clock times of the location, \`HH:MM\`; an end of \`00:00\` is the end of the \
day. Dates in paths are \`YYYY-MM-DD\`, \`YYYYMMDD\` or an ISO date-time. Lengths are seconds.

**Repeats.** A \`POST\` with an \`Idempotency-Key\` runs once: for 24 hours a repeat gets the first \
answer, one with another body 422.

**Limits.** From one address 200 requests a minute, 60 of them at once; 5 a second for public booking and sign-in. What goes beyond waits up to 2 s before it is refused, and a refused request costs nothing; the RateLimit headers tell what is left. Bodies up to 1 MB.`;

/** The OpenAPI 3.1 document of every route that is mounted, each with its newer spelling. */
export function openApiDocument(
  app: OpenAPIHono<ApiEnv>,
  newerOf: PathSpellings["newerOf"],
): OpenApiDocument {
  app.openAPIRegistry.registerComponent("securitySchemes", "partnerToken", {
    type: "http",
    scheme: "bearer",
    description: "Token of a partner application: `Authorization: Bearer <partner_token>`",
  });
  app.openAPIRegistry.registerComponent("securitySchemes", "userToken", {
    type: "apiKey",
    in: "header",
    name: "Authorization",
    description:
      "Token of a user, after the partner's: `Bearer <partner_token>, User <user_token>`",
  });
  const document = app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: { title: "Chairtime API", version: "1", description: INTRODUCTION },
    servers: [{ url: BASE_PATH }],
  });
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    const other = newerOf(path);
    if (other !== null) item.description = `Also served as \`${other}\`.`;
  }
  return document;
}
