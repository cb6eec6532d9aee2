import { describe, expect, it } from "vitest";
import { EnvError, parseEnv } from "./env";

describe("the environment", () => {
  it("has its defaults", () => {
    expect(parseEnv({})).toMatchObject({
      PORT: 3000,
      HOST: "127.0.0.1",
      DATA_DIR: ".data",
      RATE_LIMIT: "on",
      MAX_CONNECTIONS: 2000,
      SHUTDOWN_GRACE: 25,
      SHUTDOWN_NOTICE: 0,
      CHAIRTIME_PSEUDO_LANGUAGE: "off",
      LOG_LEVEL: "info",
    });
  });

  it("takes an empty variable for an absent one", () => {
    expect(parseEnv({ PORT: "", DATABASE_URL: "", CHAIRTIME_CLOCK: "" })).toMatchObject({
      PORT: 3000,
    });
  });

  it("pins the clock to an instant", () => {
    expect(parseEnv({ CHAIRTIME_CLOCK: "2026-11-25T08:00:00Z" }).CHAIRTIME_CLOCK).toBe(
      1_795_593_600_000,
    );
  });

  it("trusts no proxy unless it is told how many, or which", () => {
    expect(parseEnv({}).TRUST_PROXY).toEqual({ kind: "hops", hops: 0 });
    expect(parseEnv({ TRUST_PROXY: "1" }).TRUST_PROXY).toEqual({ kind: "hops", hops: 1 });
    expect(parseEnv({ TRUST_PROXY: "10.0.0.0/8" }).TRUST_PROXY.kind).toBe("networks");
  });

  it.each([
    [{ PORT: "seventy" }, "PORT must be a port number"],
    [{ PORT: "70000" }, "PORT must be a port number"],
    [{ DATABASE_URL: "mysql://x" }, "DATABASE_URL must start with postgres://"],
    [{ ALTEGIO_API_URL: "ftp://x", ALTEGIO_PARTNER_TOKEN: "t" }, "ALTEGIO_API_URL must be an http"],
    [{ ALTEGIO_API_URL: "https://x.example" }, "ALTEGIO_PARTNER_TOKEN is needed"],
    [{ CHAIRTIME_DEMO: "yes" }, "CHAIRTIME_DEMO must be on or off"],
    [{ CHAIRTIME_CLOCK: "today" }, "CHAIRTIME_CLOCK must be an ISO instant"],
    [{ SESSION_SECRET: "short" }, "SESSION_SECRET must have at least 32 characters"],
    [{ PUBLIC_URL: "salon.example" }, "PUBLIC_URL must be an http or https URL"],
    [{ MAX_CONNECTIONS: "9" }, "MAX_CONNECTIONS must be a whole number from 10 to 100000"],
    [{ SHUTDOWN_GRACE: "1.5" }, "SHUTDOWN_GRACE must be a whole number from 0 to 3600"],
    [{ SHUTDOWN_NOTICE: "601" }, "SHUTDOWN_NOTICE must be a whole number from 0 to 600"],
    [{ RATE_LIMIT: "1" }, "RATE_LIMIT must be on or off"],
    [{ CHAIRTIME_WEBHOOKS_TO_LOOPBACK: "1" }, "CHAIRTIME_WEBHOOKS_TO_LOOPBACK must be on or off"],
    [{ CHAIRTIME_PSEUDO_LANGUAGE: "yes" }, "CHAIRTIME_PSEUDO_LANGUAGE must be on or off"],
    [{ TRUST_PROXY: "yes" }, "TRUST_PROXY must be a number of proxies"],
    [{ TRUST_PROXY: "10.0.0.0/40" }, "TRUST_PROXY must be a number of proxies"],
    [{ LOG_LEVEL: "loud" }, "LOG_LEVEL must be"],
  ])("%j stops the start with a sentence that names it", (variables, sentence) => {
    expect(() => parseEnv(variables)).toThrow(EnvError);
    expect(() => parseEnv(variables)).toThrow(sentence);
  });
});
