import { z } from "zod";
import { HOOK_SWITCHES } from "@/lib/domain/salon/webhook";
import type { WebhookSettings, WebhookSwitch } from "@/lib/domain/salon/webhook";
import { answerText, lenient, toList, unlessNull, wireFlag } from "@/lib/api/wire/wire-formats";

const MAX_URLS = 10;
const MAX_URL_LENGTH = 2000;

type Flags = Record<WebhookSwitch, typeof wireFlag>;
const flags = Object.fromEntries(HOOK_SWITCHES.map((name) => [name, wireFlag])) as Flags; // one for each name

const url = lenient(
  readUrl,
  `must be an http or https URL of at most ${MAX_URL_LENGTH} characters without a login`,
  { type: "string", format: "uri", example: "https://rota.example/hooks" },
);

function readUrl(value: unknown): string | undefined {
  if (typeof value !== "string" || value.length > MAX_URL_LENGTH) return undefined;
  if (!URL.canParse(value)) return undefined;
  const { protocol, username, password, href } = new URL(value);
  const isWeb = protocol === "http:" || protocol === "https:";
  return isWeb && username === "" && password === "" ? href : undefined;
}

const oneOrMany = (value: unknown): unknown => (typeof value === "string" ? [value] : value);

/** Older programs send one `url` instead of `urls[]` (business.md 20). */
function withUrls(body: unknown): unknown {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
  if ("urls" in body || !("url" in body)) return body;
  return { ...body, urls: body.url };
}

const optionalFlag = unlessNull(wireFlag);

/**
 * Body of `POST /hooks_settings/{location_id}` (business.md 13.1). Switches that are left out are
 * off: the settings are replaced as a whole (inferred).
 */
export const webhookSettingsBody = z
  .preprocess(
    withUrls,
    z.looseObject(
      {
        urls: z
          .preprocess(
            (value) => toList(oneOrMany(value)) ?? value,
            z
              .array(url, {
                error: ({ input }) =>
                  input === undefined ? "is required" : "must be a list of URLs",
              })
              .max(MAX_URLS, `must have at most ${MAX_URLS} URLs`),
          )
          .meta({ description: "`url` with one address will do as well" }),
        active: wireFlag,
        ...(Object.fromEntries(HOOK_SWITCHES.map((name) => [name, optionalFlag])) as Record<
          WebhookSwitch,
          typeof optionalFlag
        >), // one for each name
        self_sending: optionalFlag,
      },
      { error: "must be an object" },
    ),
  )
  .meta({ id: "HookSettingsChange" });

/** Answer of both calls; `secret` is our addition: it signs the deliveries. */
export const webhookSettingsSchema = z
  .looseObject({
    urls: z.array(answerText),
    active: wireFlag,
    ...flags,
    self_sending: wireFlag,
    secret: answerText.meta({
      description:
        "Our addition: every delivery has the header `X-Chairtime-Signature: sha256=<hex>`, the " +
        "HMAC-SHA256 of its body under this secret. Empty until the settings are saved",
    }),
  })
  .meta({ id: "HookSettings" });

/** The settings that a body asks for. */
export function webhookSettingsFromWire(
  body: z.output<typeof webhookSettingsBody>,
): WebhookSettings {
  return {
    urls: [...new Set(body.urls)],
    isActive: body.active,
    switches: HOOK_SWITCHES.filter((name) => body[name] === true),
    sendsOwn: body.self_sending ?? false,
  };
}

/** The settings in flags of 0 and 1. */
export function webhookSettingsToWire(settings: WebhookSettings & { readonly secret: string }) {
  const flag = (isOn: boolean) => (isOn ? 1 : 0);
  const switches = HOOK_SWITCHES.map((name) => [name, flag(settings.switches.includes(name))]);
  return {
    urls: settings.urls,
    active: flag(settings.isActive),
    ...(Object.fromEntries(switches) as Record<WebhookSwitch, 0 | 1>), // one for each name
    self_sending: flag(settings.sendsOwn),
    secret: settings.secret,
  };
}
