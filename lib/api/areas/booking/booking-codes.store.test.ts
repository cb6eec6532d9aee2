import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addSeconds, instantOf } from "@/lib/domain/time/instant";
import { openApi } from "@/test-support/api-fixture";
import type { ApiFixture } from "@/test-support/api-fixture";
import { NORD } from "@/test-support/builders";
import { TEST_ENGINES } from "@/test-support/test-engines";

const NOON = instantOf(Date.parse("2026-11-25T12:00:00Z"));
const HOUR = 3600;

describe.each(TEST_ENGINES)("codes of phones after the clock was set back on $name", (engine) => {
  let api: ApiFixture;
  beforeAll(async () => {
    api = await openApi({ engine });
  });
  afterAll(() => api.close());

  const put = (phone: string, code: string, now = NOON) =>
    api.store.bookingCodes.put(NORD, {
      phone,
      code,
      attempts: 5,
      now,
      expiresAt: addSeconds(now, 600),
      sentBefore: addSeconds(now, -60),
    });

  it("a new code can be had at once", async () => {
    const hourBefore = addSeconds(NOON, -HOUR);
    expect(await put("491701", "111111")).toBeNull();
    expect(await put("491701", "222222", hourBefore)).toBeNull();
    expect(await api.store.bookingCodes.attempt(NORD, "491701", hourBefore)).toBe("222222");
  });

  it("a code of the time that has not come yet counts no longer", async () => {
    expect(await put("491702", "333333")).toBeNull();
    const { attempt } = api.store.bookingCodes;
    expect(await attempt(NORD, "491702", addSeconds(NOON, -HOUR))).toBeNull();
    expect(await attempt(NORD, "491702", NOON)).toBe("333333");
  });

  it("clocks of two processes that differ by seconds change nothing", async () => {
    expect(await put("491703", "444444")).toBeNull();
    const before = addSeconds(NOON, -5);
    expect(await put("491703", "555555", before)).toBe(NOON);
    expect(await api.store.bookingCodes.attempt(NORD, "491703", before)).toBe("444444");
  });
});
