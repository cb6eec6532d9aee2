import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createHourlyLimit, unlimited } from "./hourly-limit";
import type { Counted, HourlyLimit } from "./hourly-limit";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const salon = { key: "salon", most: 3 };
const range = { key: "range", most: 2 };

async function freeTurns(limit: HourlyLimit, counted: readonly Counted[], tries: number) {
  const turns = await Promise.all(Array.from({ length: tries }, () => limit(counted)));
  return turns.filter(({ isFree }) => isFree).length;
}

describe("turns of an hour", () => {
  it("are as many as each thing has, also at once", async () => {
    const limit = createHourlyLimit();
    expect(await freeTurns(limit, [salon, range], 10)).toBe(2);
    expect(await freeTurns(limit, [salon, { key: "other range", most: 2 }], 10)).toBe(1);
    expect(await freeTurns(limit, [{ key: "other salon", most: 3 }], 10)).toBe(3);
  });

  it("come again after the hour, and say when", async () => {
    const limit = createHourlyLimit();
    await freeTurns(limit, [range], 2);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(await limit([range])).toEqual({ isFree: false, retryAfterSeconds: 3000 });
    await vi.advanceTimersByTimeAsync(3_000_000);
    expect(await limit([range])).toMatchObject({ isFree: true });
  });

  it("cost nothing when refused or given back", async () => {
    const limit = createHourlyLimit();
    expect(await freeTurns(limit, [salon, range], 50)).toBe(2);
    const last = await limit([salon]);
    expect(last).toMatchObject({ isFree: true });
    expect(await freeTurns(limit, [salon], 5)).toBe(0);
    if (last.isFree) await last.giveBack();
    expect(await freeTurns(limit, [salon], 5)).toBe(1);
  });

  it("have no end where nothing is counted", async () => {
    expect(await freeTurns(unlimited, [range], 50)).toBe(50);
  });
});
