import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingHttpHeaders, ServerResponse } from "node:http";

type Message = {
  readonly company_id: number;
  readonly resource: string;
  readonly resource_id: number;
  readonly status: string;
  readonly data: unknown;
};

export type Received = {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly message: Message;
  /** Milliseconds of `performance.now()`. */
  readonly at: number;
  /** When the connection ended. */
  endedAt: number | null;
};

/** A program on loopback that receives webhooks. It answers none while `isSilent`. */
export async function openWebhookReceiver() {
  const received: Received[] = [];
  const state = { isSilent: false };
  const answer = (path: string, response: ServerResponse): void => {
    if (state.isSilent || path === "/silent") return;
    if (path === "/moved") response.writeHead(302, { location: "/target" }).end();
    else response.writeHead(200).end();
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const text = Buffer.concat(chunks).toString("utf8");
      const { url: path = "", headers } = request;
      const message = JSON.parse(text || "{}") as Message; // the tests check it
      const at = performance.now();
      const one: Received = { path, headers, text, message, at, endedAt: null };
      received.push(one);
      response.on("close", () => (one.endedAt = performance.now()));
      answer(path, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("No port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    received,
    state,
    at: (path: string) => received.filter((each) => each.path === path),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What the signature of a body must be. */
export function signatureFor(text: string, secret: string): string {
  return `sha256=${createHmac("sha256", secret).update(text).digest("hex")}`;
}
