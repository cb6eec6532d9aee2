import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createPacer } from "@/lib/client/pacer";
import { createRateLimit } from "./rate-limit";
import type { Admission, Lane, RateLimit } from "./rate-limit";

const HERE = "192.0.2.1";
const STEP_MS = 20;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What comes of a promise while the clock runs, and after how many milliseconds. */
async function timed<T>(work: Promise<T>): Promise<{ value: T; waitedMs: number }> {
  const startedAt = Date.now();
  const done: { value: T; waitedMs: number }[] = [];
  void work.then((value) => done.push({ value, waitedMs: Date.now() - startedAt }));
  await vi.advanceTimersByTimeAsync(0);
  for (;;) {
    const [ended] = done;
    if (ended) return ended;
    await vi.advanceTimersByTimeAsync(STEP_MS);
  }
}

async function oneAfterAnother(limit: RateLimit, lane: Lane, count: number) {
  const calls: { value: Admission; waitedMs: number }[] = [];
  for (let call = 0; call < count; call += 1) {
    calls.push(await timed(limit(lane, HERE)));
  }
  return calls;
}

function atOnce(limit: RateLimit, lane: Lane, count: number) {
  return Promise.all(Array.from({ length: count }, () => limit(lane, HERE)));
}

const refusals = (calls: readonly Admission[]) =>
  calls.filter(({ retryAfterSeconds }) => retryAfterSeconds !== null);

describe("business calls of one address", () => {
  it("are never refused to a program that waits for each answer, 200 at full speed", async () => {
    const startedAt = Date.now();
    const calls = await oneAfterAnother(createRateLimit(), "business", 200);
    expect(refusals(calls.map(({ value }) => value))).toEqual([]);
    expect(Math.max(...calls.map(({ waitedMs }) => waitedMs))).toBeLessThanOrEqual(2000);
    expect(calls.slice(0, 60).every(({ waitedMs }) => waitedMs === 0)).toBe(true);
    expect(Date.now() - startedAt).toBeLessThanOrEqual(61_000);
  });

  it("are 200 a minute at most, minute after minute", async () => {
    const limit = createRateLimit();
    const startedAt = Date.now();
    await oneAfterAnother(limit, "business", 1000);
    expect(Date.now() - startedAt).toBeGreaterThan(4 * 59_000);
  });

  it("are refused when they flood, and say when to come again", async () => {
    const { value: calls } = await timed(atOnce(createRateLimit(), "business", 500));
    const refused = refusals(calls);
    expect(refused).toHaveLength(500 - 64 - 4);
    expect(new Set(refused.map(({ retryAfterSeconds }) => retryAfterSeconds))).toEqual(
      new Set([2]),
    );
  });

  it("cost nothing when they are refused", async () => {
    const limit = createRateLimit();
    await timed(atOnce(limit, "business", 500));
    await timed(atOnce(limit, "business", 500));
    await vi.advanceTimersByTimeAsync(2000);
    const next = await timed(limit("business", HERE));
    expect([next.value.retryAfterSeconds, next.waitedMs]).toEqual([null, 0]);
    await vi.advanceTimersByTimeAsync(60_000);
    const later = await timed(atOnce(limit, "business", 60));
    expect([refusals(later.value), later.waitedMs]).toEqual([[], 0]);
  });

  it("are counted apart from other addresses and from other lanes", async () => {
    const limit = createRateLimit();
    await timed(atOnce(limit, "unknown", 500));
    await timed(atOnce(limit, "business", 500));
    for (const [lane, address] of [
      ["sign_in", HERE],
      ["visitor", HERE],
      ["business", "192.0.2.2"],
    ] as const) {
      const { value, waitedMs } = await timed(limit(lane, address));
      expect([lane, value.retryAfterSeconds, waitedMs]).toEqual([lane, null, 0]);
    }
  });

  it("tell how many are left, of how many, and when there are more", async () => {
    const limit = createRateLimit();
    const first = (await timed(limit("business", HERE))).value.headers;
    expect(first).toEqual({
      "ratelimit-limit": "200",
      "ratelimit-policy": "200;w=60;burst=60",
      "ratelimit-remaining": "63",
      "ratelimit-reset": "2",
    });
    const [, second] = (await timed(atOnce(limit, "business", 2))).value;
    expect(second?.headers).toMatchObject({ "ratelimit-remaining": "61" });
    expect(Number(second?.headers["ratelimit-reset"])).toBeLessThanOrEqual(60);
    const flood = (await timed(atOnce(limit, "business", 500))).value;
    expect(flood.at(-1)?.headers).toMatchObject({ "ratelimit-remaining": "0" });
  });
});

describe("calls of visitors and sign-ins", () => {
  it.each(["visitor", "sign_in"] as const)(
    "of the lane %s pass six at once, are five a second, and a flood is refused",
    async (lane) => {
      const limit = createRateLimit();
      const page = await timed(atOnce(limit, lane, 6));
      expect(refusals(page.value)).toEqual([]);
      expect(page.waitedMs).toBeLessThanOrEqual(1000 + STEP_MS);
      await vi.advanceTimersByTimeAsync(1000);
      const flood = await timed(atOnce(limit, lane, 100));
      expect(refusals(flood.value)).toHaveLength(100 - 5 - 10);
      expect(flood.waitedMs).toBeLessThanOrEqual(2000 + STEP_MS);
      await vi.advanceTimersByTimeAsync(1000);
      const startedAt = Date.now();
      const calls = await oneAfterAnother(limit, lane, 50);
      expect(refusals(calls.map(({ value }) => value))).toEqual([]);
      expect(Date.now() - startedAt).toBeGreaterThanOrEqual(9000);
      expect(calls.at(-1)?.value.headers).toMatchObject({
        "ratelimit-limit": "5",
        "ratelimit-policy": "5;w=1",
      });
    },
  );
});

describe("our own client", () => {
  it("is never refused, however much it wants to send at once", async () => {
    const limit = createRateLimit();
    const turn = createPacer();
    const sent = Array.from({ length: 450 }, async () => {
      await turn();
      return limit("business", HERE);
    });
    const { value: calls } = await timed(Promise.all(sent));
    expect(refusals(calls)).toEqual([]);
  });
});
