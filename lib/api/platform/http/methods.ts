import type { Hono } from "hono";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** The methods that a path serves, with HEAD and OPTIONS; none for an unknown path. */
export function methodsOf(app: Pick<Hono, "router">, path: string): string[] {
  const served: string[] = METHODS.filter((method) => app.router.match(method, path)[0].length > 0);
  if (served.length === 0) return [];
  return [
    ...served.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])),
    "OPTIONS",
  ];
}
