import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import next from "next";
import { DataFolderError } from "@/lib/data/data-folder-error";
import { compose } from "@/lib/server/compose";
import { provideContainer } from "@/lib/server/container";
import { EnvError, parseEnv } from "@/lib/server/env";
import type { Env } from "@/lib/server/env";
import { startLog } from "@/lib/server/log";
import { ownHost } from "@/lib/server/own-host";
import { createRequestListener } from "@/lib/server/request-listener";
import { stopOnSignals } from "@/lib/server/stop";
import { welcome } from "@/lib/server/welcome";

async function main(): Promise<void> {
  const env = parseEnv(process.env);
  const log = startLog(env.LOG_LEVEL);
  const composition = await compose(env, log);
  provideContainer(async () => composition.container);
  const httpServer = createServer();
  const stop = stopOnSignals(httpServer, composition.close);
  void endWhenLost(composition.failed, log, stop);
  httpServer.on("error", (error) => {
    process.stderr.write(`Chairtime cannot listen on ${env.HOST}:${env.PORT}: ${error.message}\n`);
    void closeAndExit(composition.close);
  });
  httpServer.on("request", answerNotYet);
  const port = await listen(httpServer, env);
  const isDevelopment = process.env["NODE_ENV"] === "development";
  // Next sends some actions on to itself, with their cookies: it must know where that is
  const place = { hostname: ownHost(env.HOST), port };
  // in development Next finds the server by itself; given it, its reload socket is answered twice
  const pages = next(
    isDevelopment ? { dev: true, ...place } : { dev: false, httpServer, ...place },
  );
  await pages.prepare();
  httpServer.off("request", answerNotYet);
  httpServer.on("request", createRequestListener(composition, pages.getRequestHandler()));
  process.stdout.write(`${welcome(env, port, composition.hasDemo)}\n`);
}

/** Starts listening and answers the port, which with PORT=0 nobody knows before. */
function listen(httpServer: Server, { HOST, PORT }: Env): Promise<number> {
  return new Promise((resolve) => {
    httpServer.listen(PORT, HOST, () => {
      const address = httpServer.address();
      resolve(typeof address === "object" && address ? address.port : PORT);
    });
  });
}

/** Answers while the pages are being prepared. */
function answerNotYet(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, { "retry-after": "1", "cache-control": "no-store" });
  response.end();
}

/** Without its database a process only keeps others from starting a new one. */
async function endWhenLost(
  failed: Promise<string>,
  log: ReturnType<typeof startLog>,
  stop: (exitCode: number) => void,
): Promise<void> {
  const reason = await failed;
  log.fatal({ event: "database lost", reason }, "database");
  process.stderr.write(`Chairtime ends: ${reason}. What was acknowledged is stored.\n`);
  stop(1);
}

async function closeAndExit(close: () => Promise<void>): Promise<void> {
  await close();
  process.exit(1);
}

main().catch((error: unknown) => {
  const text = error instanceof Error ? error.message : String(error);
  const isForPeople = error instanceof EnvError || error instanceof DataFolderError;
  const prefix = error instanceof EnvError ? "Wrong environment: " : "Chairtime cannot start: ";
  process.stderr.write(`${prefix}${text}\n`);
  if (!isForPeople && error instanceof Error) process.stderr.write(`${error.stack ?? ""}\n`);
  process.exit(1);
});
