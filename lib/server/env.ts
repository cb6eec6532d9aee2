import { z } from "zod";
import { instantOf } from "@/lib/domain/time/instant";
import { NOBODY, readTrustedProxies } from "./client-address";

const blankIsAbsent = (value: unknown): unknown => (value === "" ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsAbsent, schema.optional());
const withDefault = <T extends z.ZodType>(schema: T, value: unknown) =>
  z.preprocess((given) => (given === undefined || given === "" ? value : given), schema);
const onOff = z.enum(["on", "off"], "must be on or off");

const wholeNumber = (least: number, most: number) => {
  const message = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((value) => value >= least && value <= most, message);
};

const envSchema = z
  .object({
    PORT: withDefault(
      z
        .string()
        .regex(/^\d{1,5}$/, "must be a port number, 0 to 65535")
        .transform(Number)
        .refine((port) => port <= 65_535, "must be a port number, 0 to 65535"),
      "3000",
    ),
    HOST: withDefault(z.string(), "127.0.0.1"),
    DATA_DIR: withDefault(z.string(), ".data"),
    DATABASE_URL: optional(
      z.string().regex(/^postgres(ql)?:\/\//, "must start with postgres:// or postgresql://"),
    ),
    ALTEGIO_API_URL: optional(
      z.url({ protocol: /^https?$/, error: "must be an http or https URL" }),
    ),
    ALTEGIO_PARTNER_TOKEN: optional(z.string()),
    CHAIRTIME_DEMO: optional(onOff),
    CHAIRTIME_CLOCK: optional(
      z.iso
        .datetime({ offset: true, error: "must be an ISO instant such as 2026-11-25T08:00:00Z" })
        .transform((text) => instantOf(Date.parse(text))),
    ),
    SESSION_SECRET: optional(z.string().min(32, "must have at least 32 characters")),
    RATE_LIMIT: withDefault(onOff, "on"),
    PUBLIC_URL: optional(z.url({ protocol: /^https?$/, error: "must be an http or https URL" })),
    MAX_CONNECTIONS: withDefault(wholeNumber(10, 100_000), "2000"),
    SHUTDOWN_GRACE: withDefault(wholeNumber(0, 3600), "25"),
    SHUTDOWN_NOTICE: withDefault(wholeNumber(0, 600), "0"),
    /** Whose word on the address of a client is believed; nobody's unless told. */
    TRUST_PROXY: optional(
      z
        .string()
        .transform(readTrustedProxies)
        .refine(
          (trusted) => trusted !== null,
          "must be a number of proxies, 0 to 10, or addresses and networks such as 127.0.0.1,10.0.0.0/8",
        ),
    ).transform((trusted) => trusted ?? NOBODY),
    CHAIRTIME_WEBHOOKS_TO_LOOPBACK: withDefault(onOff, "off"),
    CHAIRTIME_PSEUDO_LANGUAGE: withDefault(onOff, "off"),
    LOG_LEVEL: withDefault(
      z.enum(
        ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
        "must be fatal, error, warn, info, debug, trace or silent",
      ),
      "info",
    ),
  })
  .refine((env) => !env.ALTEGIO_API_URL || env.ALTEGIO_PARTNER_TOKEN, {
    path: ["ALTEGIO_PARTNER_TOKEN"],
    error: "is needed with ALTEGIO_API_URL",
  });

export type Env = z.infer<typeof envSchema>;

/** A start with a wrong environment: its message names the variables. */
export class EnvError extends Error {}

/** Parses the environment once, at start; throws EnvError with a sentence for each wrong variable. */
export function parseEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const parsed = envSchema.safeParse(variables);
  if (parsed.success) return parsed.data;
  const sentences = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`);
  throw new EnvError([...new Set(sentences)].join(" "));
}
