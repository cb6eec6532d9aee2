import { createServer } from "node:http";
import type { IncomingHttpHeaders } from "node:http";

export type Received = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

/** A real program that receives webhooks, for tests: it listens on loopback. */
export async function openReceiver(
  answerOf: (received: Received) => { status: number; location?: string } | "nothing" = () => ({
    status: 200,
  }),
) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url: path = "", headers } = request;
      const one = { method, path, headers, body: Buffer.concat(chunks).toString("utf8") };
      received.push(one);
      const answer = answerOf(one);
      if (answer === "nothing") return;
      response.writeHead(answer.status, answer.location ? { location: answer.location } : {});
      response.end("thanks");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("No port");
  return {
    port: address.port,
    url: `http://127.0.0.1:${address.port}`,
    received,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
