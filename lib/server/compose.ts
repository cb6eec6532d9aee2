import { hash, verify } from "@node-rs/argon2";
import type { Logger } from "pino";
import { createApi } from "@/lib/api/api";
import type { WebhookDelivery } from "@/lib/api/areas/webhooks/webhooks.port";
import { createAltegioClient } from "@/lib/client/altegio-client";
import { createPacer } from "@/lib/client/pacer";
import { openStore } from "@/lib/api/store/open-store";
import type { OpenStore } from "@/lib/api/store/open-store";
import type { EmbeddedOptions } from "@/lib/data/embedded-database";
import { instantOf } from "@/lib/domain/time/instant";
import type { Instant } from "@/lib/domain/time/instant";
import { createChangeSets } from "@/lib/planning/change-sets";
import { fileOutbox } from "./account-outbox";
import { readBuildId } from "./build-id";
import { businessApiOf, liveBusinessApiOf } from "./business-api";
import type { TrustedProxies } from "./client-address";
import type { Container } from "./container";
import type { Env } from "./env";
import { siteUrl } from "./own-host";
import { ReadQueue } from "./read-queue";
import { createWebhookSender } from "./webhook-sender";
import { lightResponses } from "./light-response";
import { keptSecret, newToken, sha256 } from "./secrets";
import { createSignIns } from "./sign-ins";

type Api = ReturnType<typeof createApi>;

/** Everything that one process runs: the container of the pages and, unless live, the API. */
export type Composition = {
  readonly container: Container;
  /** Null when a live account serves the API. */
  readonly api: Api | null;
  readonly hasDemo: boolean;
  readonly trustedProxies: TrustedProxies;
  readonly isReady: () => Promise<boolean>;
  /** To be told the port that the server listens on, which with PORT=0 nobody knows before. */
  readonly listensOn: (port: number) => void;
  /** Resolves with the reason when the database is lost: this process must end. */
  readonly failed: Promise<string>;
  readonly close: () => Promise<void>;
};

/** Opens the database and wires the layers; the only place that knows all of them. */
export async function compose(
  env: Env,
  log: Logger,
  worker?: EmbeddedOptions["worker"],
): Promise<Composition> {
  const clock = (): Instant => env.CHAIRTIME_CLOCK ?? instantOf(Date.now());
  const opened = await openStore(
    env.DATABASE_URL
      ? { kind: "postgres", url: env.DATABASE_URL }
      : { kind: "embedded", folder: env.DATA_DIR, worker },
  );
  const hasDemo = await withDemo(env, opened, clock());
  let port = env.PORT;
  const site = (): string => env.PUBLIC_URL ?? siteUrl(env.HOST, port);
  const api = env.ALTEGIO_API_URL
    ? null
    : createApi({
        store: opened.store,
        clock,
        verifyPassword: verify,
        hashPassword: (password) => hash(password),
        sendLink: fileOutbox(env.DATA_DIR, site),
        log: (entry) => logApi(log, entry),
        rateLimit: env.RATE_LIMIT === "on",
        newToken,
        respond: lightResponses(),
      });
  const webhooks = api && startWebhooks(env, api);
  const clientFor = api ? localClients(api, await ownPartnerToken(env, opened)) : liveClients(env);
  return {
    api,
    hasDemo,
    trustedProxies: env.TRUST_PROXY,
    isReady: () => opened.store.isReady(),
    failed: opened.failed,
    listensOn: (actual) => (port = actual),
    async close() {
      await webhooks?.stop();
      await opened.close();
    },
    container: {
      clock,
      clientFor,
      businessApiOf: api ? businessApiOf : liveBusinessApiOf,
      changeSets: createChangeSets({ repository: opened.changeSets, clock }),
      signIns: createSignIns({
        sessions: opened.sessions,
        secret: env.SESSION_SECRET ?? keptSecret(env.DATA_DIR, "session-secret"),
        clock,
        endToken: async (userToken) => {
          if (api) await clientFor(userToken).account.endSession("current");
        },
      }),
      reads: new ReadQueue(),
      hasApi: api !== null,
      buildId: readBuildId(process.cwd()),
      hasPseudoLanguage: env.CHAIRTIME_PSEUDO_LANGUAGE === "on",
    },
  };
}

function startWebhooks(env: Env, api: Api): WebhookDelivery {
  const allowsLoopback = env.CHAIRTIME_WEBHOOKS_TO_LOOPBACK === "on";
  return api.deliverWebhooks({ send: createWebhookSender({ allowsLoopback }) });
}

/** Failures are errors, a client that went away is nothing, the rest (who did what) is worth a line. */
function logApi(log: Logger, entry: object): void {
  const event = "event" in entry ? entry.event : "";
  if (event === "failed") log.error(entry, "api");
  else if (event === "aborted") log.debug(entry, "api");
  else log.info(entry, "api");
}

/** Creates the demo salon where it is wanted and nothing stands yet. */
async function withDemo(env: Env, opened: OpenStore, now: Instant): Promise<boolean> {
  const byDefault = env.DATABASE_URL || env.ALTEGIO_API_URL ? "off" : "on";
  if ((env.CHAIRTIME_DEMO ?? byDefault) === "off") return false;
  const locations = await opened.store.locations.list();
  if (locations.length === 0) await opened.seedDemo({ now });
  return locations.length === 0 || locations.some((location) => location.chainTitle === "Atelier");
}

/** Our own pages come through the API's door with a partner token like everybody else. */
async function ownPartnerToken(env: Env, opened: OpenStore): Promise<string> {
  const token = keptSecret(env.DATA_DIR, "partner-token");
  await opened.ensureOwnPartner(sha256(token));
  return token;
}

function localClients(api: Api, partnerToken: string): Container["clientFor"] {
  return (userToken, address, signal) =>
    createAltegioClient({
      fetch: (request, door = "screen") =>
        api.fetch(request, { door, ...(address && { remoteAddress: address }) }),
      baseUrl: "http://chairtime.internal/api/v1",
      partnerToken,
      userToken,
      signal,
    });
}

/** One pacer for all visitors: the account's limit counts our address. */
function liveClients(env: Env): Container["clientFor"] {
  const pacer = createPacer();
  return (userToken, _address, signal) =>
    createAltegioClient({
      fetch: (request) => fetch(request),
      baseUrl: env.ALTEGIO_API_URL ?? "",
      partnerToken: env.ALTEGIO_PARTNER_TOKEN ?? "",
      userToken,
      signal,
      retries: 3,
      timeoutMs: 10_000,
      pacer,
    });
}
