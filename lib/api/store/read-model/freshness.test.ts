import { describe, expect, test, vi } from "vitest";
import { Freshness } from "./freshness";

function aFreshness(version: number) {
  const clock = { now: 0 };
  const database = { version };
  const onStale = vi.fn<(locationId: number) => void>();
  const versionOf = vi.fn(async () => database.version);
  const freshness = new Freshness({ versionOf, onStale, now: () => clock.now });
  return { clock, database, onStale, versionOf, freshness };
}

describe("Freshness", () => {
  test("the first question reads the version, the next second none", async () => {
    const { freshness, versionOf } = aFreshness(4);
    await freshness.check(1);
    expect(freshness.check(1)).toBeNull();
    expect(versionOf).toHaveBeenCalledTimes(1);
  });

  test("those who ask during a check wait for the same one", async () => {
    const { freshness, versionOf } = aFreshness(4);
    await Promise.all([freshness.check(1), freshness.check(1)]);
    expect(versionOf).toHaveBeenCalledTimes(1);
  });

  test("a write of our own that follows what is known leaves the rest fresh", async () => {
    const { freshness, database, clock, onStale } = aFreshness(4);
    await freshness.check(1);
    onStale.mockClear();
    database.version = 5;
    expect(freshness.committed(1, 5)).toBe("next");
    clock.now = 1000;
    await freshness.check(1);
    expect(onStale).not.toHaveBeenCalled();
  });

  test("a write of somebody else before ours is noticed", async () => {
    const { freshness } = aFreshness(4);
    await freshness.check(1);
    expect(freshness.committed(1, 6)).toBe("gap");
  });

  test("a missed announcement shows at the next check", async () => {
    const { freshness, database, clock, onStale } = aFreshness(4);
    await freshness.check(1);
    onStale.mockClear();
    database.version = 5;
    clock.now = 1000;
    await freshness.check(1);
    expect(onStale).toHaveBeenCalledExactlyOnceWith(1);
  });

  test("a database that is away makes nothing stale, and is asked again by the next reader", async () => {
    const onStale = vi.fn<(locationId: number) => void>();
    const versionOf = vi.fn(async () => 4);
    const isAway = (error: unknown) => error instanceof RangeError;
    const freshness = new Freshness({ versionOf, onStale, isAway, now: () => 0 });
    await freshness.check(1);
    onStale.mockClear();
    freshness.forget(1);
    versionOf.mockRejectedValueOnce(new RangeError("away"));
    await freshness.check(1);
    expect(onStale).not.toHaveBeenCalled();
    await freshness.check(1);
    expect([versionOf.mock.calls.length, freshness.check(1)]).toEqual([3, null]);
    freshness.forget(1);
    versionOf.mockRejectedValueOnce(new Error("a bug"));
    await expect(freshness.check(1)).rejects.toThrow("a bug");
  });
});
