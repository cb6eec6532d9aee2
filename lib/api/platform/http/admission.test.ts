import { describe, expect, it } from "vitest";
import { err, ok } from "@/lib/domain/result";
import { createAdmission } from "./admission";
import { createTokenReader } from "./authenticate";
import { hashToken } from "@/lib/api/platform/access";
import type { Admission, Lane } from "./rate-limit";

const PACED = [
  { path: "/auth", lane: "sign_in" },
  { path: "/book_times/*", lane: "visitor" },
  { path: "/activity/{location_id}/{event_id}/book", lane: "visitor" },
] as const;

/** An admission that lets everything pass but what `isFull` says, and notes what it counts. */
function open(isFull: (lane: Lane) => boolean = () => false) {
  const counted: string[] = [];
  let asked = 0;
  const admit = createAdmission({
    limit: async (lane, address): Promise<Admission> => {
      counted.push(`${lane} ${address}`);
      return { retryAfterSeconds: isFull(lane) ? 2 : null, headers: {} };
    },
    paced: PACED,
    tokensOf: createTokenReader(),
    identify: async ({ partner }) => {
      asked += 1;
      const isGood = partner === hashToken("good");
      return isGood
        ? ok({ partner: { id: 1, locationIds: [] }, user: null })
        : err({ kind: "unauthenticated" });
    },
  });
  const call = (path: string, authorization?: string, address = "192.0.2.1") =>
    admit({
      authorization: authorization ?? null,
      path: `/api/v1${path}`,
      remoteAddress: address,
    });
  return { call, counted, asked: () => asked };
}

describe("who is counted with whom", () => {
  it("is told by the path, once the partner is known", async () => {
    const { call, counted } = open();
    await call("/company/4564", "Bearer good");
    counted.length = 0;
    await call("/company/4564", "Bearer good, User u");
    await call("/auth", "Bearer good");
    await call("/authors", "Bearer good");
    await call("/book_times/4564/3001/2026-12-01", "Bearer good");
    await call("/activity/4564/801/book", "Bearer good");
    await call("/activity/4564/801", "Bearer good");
    expect(counted).toEqual(
      ["business", "sign_in", "business", "visitor", "visitor", "business"].map(
        (lane) => `${lane} 192.0.2.1`,
      ),
    );
  });

  it("stands apart without the token of a known partner, on every path", async () => {
    const { call, counted } = open();
    await call("/auth");
    await call("/auth", "Basic eDp5");
    await call("/auth", "Bearer bad");
    await call("/company/4564", "Bearer bad");
    expect(new Set(counted)).toEqual(new Set(["unknown 192.0.2.1"]));
  });

  it("is a network where addresses are many", async () => {
    const { call, counted } = open();
    await call("/auth", undefined, "2001:db8:1:2::1");
    await call("/auth", undefined, "2001:db8:1:2:ffff::2");
    await call("/auth", undefined, "::ffff:192.0.2.1");
    expect(counted).toEqual([
      "unknown 2001:db8:1:2::/64",
      "unknown 2001:db8:1:2::/64",
      "unknown 192.0.2.1",
    ]);
  });

  it("leaves known partners their sign-ins while a flood without tokens is refused", async () => {
    let isFlooded = false;
    const { call, asked } = open((lane) => lane === "unknown" && isFlooded);
    expect((await call("/auth", "Bearer good")).retryAfterSeconds).toBeNull();
    isFlooded = true;
    expect((await call("/auth")).retryAfterSeconds).toBe(2);
    const before = asked();
    expect((await call("/auth", "Bearer bad")).retryAfterSeconds).toBe(2);
    expect(asked()).toBe(before); // a refused guess of a token costs no query
    expect((await call("/auth", "Bearer good")).retryAfterSeconds).toBeNull();
    expect((await call("/company/4564", "Bearer good")).retryAfterSeconds).toBeNull();
  });
});
