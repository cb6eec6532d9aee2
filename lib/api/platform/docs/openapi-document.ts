import { INTRODUCTION } from "./introduction";
import type { RouteConfig } from "@hono/zod-openapi";
import { BASE_PATH, MOCK_PATH } from "@/lib/api/platform/http/path-spellings";
import type { PathSpellings } from "@/lib/api/platform/http/path-spellings";
import { PARTNER, PARTNER_AND_USER } from "@/lib/api/platform/http/declare-route";
import { AREAS_OF_CONTRACT } from "./areas-of-contract";
import type { Schema } from "./docs-schema";
import { documentedPaths } from "./documented-paths";
import { FAILURES } from "./documented-failures";
import { EXAMPLES } from "./examples";
import { createSchemaWriter } from "./json-schemas";
import type { SchemaWriter } from "./json-schemas";
import { writeOperation } from "./written-operation";
import type { Operation, Response } from "./written-operation";

/** The methods of a path, each with its operation. */
export type PathItem = Readonly<Record<string, Operation>>;

/** An OpenAPI 3.1 document, as far as we write it. */
export type OpenApiDocument = {
  readonly openapi: "3.1.0";
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly description: string;
    readonly license: { readonly name: string; readonly identifier: string };
  };
  readonly servers: readonly { readonly url: string; readonly description: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: {
    readonly securitySchemes: Readonly<Record<string, object>>;
    readonly parameters: Readonly<Record<string, object>>;
    readonly responses: Readonly<Record<string, Response>>;
    readonly schemas: Readonly<Record<string, Schema>>;
  };
};

/** A route as areas declare it. */
export type DocumentedRoute = RouteConfig;

/** The document of these routes, each with its newer spelling. */
export function openApiDocument(
  routes: readonly DocumentedRoute[],
  newerOf: PathSpellings["newerOf"],
): OpenApiDocument {
  const writer = createSchemaWriter();
  const paths: Record<string, Record<string, Operation>> = {};
  const inOrder = [...routes].sort((one, other) => (one.path < other.path ? -1 : 1));
  const documented = documentedPaths(routes.map(({ path }) => path));
  for (const route of inOrder) {
    const path = documented.get(route.path) ?? route.path;
    const newer = newerOf(route.path);
    const example = EXAMPLES[`${route.method.toUpperCase()} ${path}`];
    const item = (paths[path] ??= {});
    item[route.method] = writeOperation(route, { writer, path, newer, example });
  }
  const responses = failureResponses(writer);
  return {
    openapi: "3.1.0",
    info: {
      title: "Chairtime API",
      version: "1",
      description: INTRODUCTION,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [
      { url: BASE_PATH, description: "This server" },
      { url: MOCK_PATH, description: "The same calls, under the path of the vendor's mock" },
    ],
    tags: AREAS_OF_CONTRACT.map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: SECURITY_SCHEMES,
      parameters: PARAMETERS,
      responses,
      schemas: Object.fromEntries(
        Object.entries(writer.named).sort(([one], [other]) => (one < other ? -1 : 1)),
      ),
    },
  };
}

const SECURITY_SCHEMES = {
  [PARTNER_AND_USER]: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "<partner_token>, User <user_token>",
    description:
      "Both tokens in one header: `Authorization: Bearer <partner_token>, User <user_token>`. A client " +
      "that writes `Bearer` itself is given `<partner_token>, User <user_token>`.",
  },
  [PARTNER]: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "<partner_token>",
    description: "The partner's token alone: `Authorization: Bearer <partner_token>`.",
  },
};

const PARAMETERS = {
  IdempotencyKey: {
    name: "Idempotency-Key",
    in: "header",
    required: false,
    description:
      "Our addition: a request with a key runs once; for 24 hours its repeats get the first answer.",
    schema: { type: "string", minLength: 1, maxLength: 255 },
    example: "0f0b6a55-7c1e-4a1d-9f53-1f4fa8a32030",
  },
};

const RETRY_AFTER = {
  "Retry-After": { description: "Seconds to wait", schema: { type: "string" } },
};

const HEADERS: Readonly<Record<number, object>> = {
  401: { "WWW-Authenticate": { description: "Always `Bearer`", schema: { const: "Bearer" } } },
  429: RETRY_AFTER,
  503: RETRY_AFTER,
};

function failureResponses(writer: SchemaWriter): Record<string, Response> {
  return Object.fromEntries(
    Object.entries(FAILURES).map(([status, { name, description, schema, meta }]) => {
      const headers = HEADERS[Number(status)];
      const example = { success: false, data: null, meta };
      const content = { "application/json": { schema: writer.write(schema), example } };
      return [name, { description, ...(headers && { headers }), content }];
    }),
  );
}
