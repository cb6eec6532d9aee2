import { getRequestListener } from "@hono/node-server";
import type { Responder } from "@/lib/api/platform/http/envelope";

/**
 * How the API makes its answers: with the light Response of @hono/node-server, which writes to the
 * socket without the platform's streams (2 to 4 times as many hot reads a second). The package
 * hands that class out only by replacing the globals, which Next must keep: so they are put back.
 */
export function lightResponses(): Responder {
  const { Request, Response } = globalThis;
  getRequestListener(() => new Response());
  const Light = globalThis.Response;
  Object.defineProperty(globalThis, "Request", { value: Request });
  Object.defineProperty(globalThis, "Response", { value: Response });
  return ({ status, headers, body }) => new Light(body, { status, headers });
}
