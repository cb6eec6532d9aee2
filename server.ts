import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import next from "next";
import { compose } from "@/lib/server/compose";
import { provideContainer } from "@/lib/server/container";
import { parseEnv } from "@/lib/server/env";
import type { Env } from "@/lib/server/env";
import { HTTP_LIMITS, createHttpServer } from "@/lib/server/http-server";
import { startLog } from "@/lib/server/log";
import { ownHost } from "@/lib/server/own-host";
import { createRequestListener } from "@/lib/server/request-listener";
import { startProblem } from "@/lib/server/start-problem";
import { createStopping, stopOnSignals, stopTimes } from "@/lib/server/stop";
import { welcome } from "@/lib/server/welcome";

async function main(): Promise<void> {
  const env = parseEnv(process.env);
  const log = startLog(env.LOG_LEVEL);
  const composition = await compose(env, log);
  provideContainer(async () => composition.container);
  const httpServer = createHttpServer({ ...HTTP_LIMITS, connections: env.MAX_CONNECTIONS });
  const times = stopTimes(env.SHUTDOWN_GRACE, env.SHUTDOWN_NOTICE);
  const stopping = createStopping(httpServer, times);
  const stop = stopOnSignals(stopping, composition.close);
  void endWhenLost(composition.failed, log, stop);
  httpServer.on("error", (error) => {
    process.stderr.write(`Chairtime cannot listen on ${env.HOST}:${env.PORT}: ${error.message}\n`);
    void closeAndExit(composition.close);
  });
  httpServer.on("request", answerNotYet);
  const port = await listen(httpServer, env);
  composition.listensOn(port);
  const isDevelopment = process.env["NODE_ENV"] === "development";
  // Next sends some actions on to itself, with their cookies: it must know where that is
  const place = { hostname: ownHost(env.HOST), port };
  // Next listens for upgrades on the server that it is given, and on ours if it is given none. In
  // production nothing here is upgraded, so it gets one that nobody reaches; in development its
  // reload socket needs ours.
  const pages = next(
    isDevelopment ? { dev: true, ...place } : { dev: false, httpServer: createServer(), ...place },
  );
  await pages.prepare();
  httpServer.off("request", answerNotYet);
  const isReady = async () => !stopping.isStopping() && composition.isReady();
  const parts = { ...composition, isReady, isDevelopment };
  httpServer.on("request", createRequestListener(parts, pages.getRequestHandler()));
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
  const { sentence, stack } = startProblem(error);
  process.stderr.write(`${sentence}\n`);
  if (stack !== null) process.stderr.write(`${stack}\n`);
  process.exit(1);
});
