import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { GUESSING_LIMITS } from "./guessing.rules";
import { createSignInGuard } from "./sign-in-guard.steps";
import type { Outcome, SignInGuard } from "./sign-in-guard.steps";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const OWNER = "user 7001";

/** "wrong", "right", or the seconds to wait. */
async function trial(
  guard: SignInGuard,
  account: string,
  address: string,
  outcome: Outcome = "wrong",
): Promise<Outcome | number> {
  const tried = await guard({ account, address }, async () => ({ outcome }));
  return tried.isTried ? tried.value.outcome : tried.retryAfterSeconds;
}

const addressOf = (index: number) => `198.51.100.${index}`;

describe("guesses at one account", () => {
  it("end at an address after ten, for fifteen minutes, and not at another", async () => {
    const guard = createSignInGuard(GUESSING_LIMITS);
    const here = await Promise.all(
      Array.from({ length: 15 }, () => trial(guard, OWNER, addressOf(1))),
    );
    expect(here.filter((each) => each === "wrong")).toHaveLength(10);
    expect(here.at(-1)).toBe(900);
    expect(await trial(guard, OWNER, addressOf(1), "right")).toBe(900);
    expect(await trial(guard, OWNER, addressOf(2), "right")).toBe("right");
    await vi.advanceTimersByTimeAsync(900_000);
    expect(await trial(guard, OWNER, addressOf(1), "right")).toBe("right");
  });

  it("slow down from many addresses: 60 from 20 are not tried, and each pause is longer", async () => {
    const guard = createSignInGuard(GUESSING_LIMITS);
    const outcomes: (Outcome | number)[] = [];
    for (let guess = 0; guess < 60; guess += 1) {
      outcomes.push(await trial(guard, OWNER, addressOf(guess % 20)));
    }
    expect(outcomes.filter((each) => each === "wrong")).toHaveLength(11);
    expect(outcomes.slice(11).every((each) => each === 1)).toBe(true);
    let tried = 11;
    for (let second = 0; second < 3600; second += 1) {
      await vi.advanceTimersByTimeAsync(1000);
      if ((await trial(guard, OWNER, `10.0.${second % 50}.1`)) === "wrong") tried += 1;
    }
    expect(tried).toBeLessThan(90);
  });

  it("count as one burst, however many addresses guess at once", async () => {
    const guard = createSignInGuard(GUESSING_LIMITS);
    const burst = await Promise.all(
      Array.from({ length: 200 }, (_, index) => trial(guard, OWNER, addressOf(index))),
    );
    expect(burst.filter((each) => each === "wrong").length).toBeLessThanOrEqual(11);
  });

  it("never keep its owner out where he signed in before", async () => {
    const guard = createSignInGuard(GUESSING_LIMITS);
    expect(await trial(guard, OWNER, "192.0.2.1", "right")).toBe("right");
    for (let guess = 0; guess < 40; guess += 1) {
      await trial(guard, OWNER, addressOf(guess));
    }
    expect(await trial(guard, OWNER, "203.0.113.5", "right")).toBe(1);
    expect(await trial(guard, OWNER, "192.0.2.1", "right")).toBe("right");
  });

  it("are forgotten once the password was right", async () => {
    const guard = createSignInGuard(GUESSING_LIMITS);
    for (const round of [1, 2, 3]) {
      for (let guess = 0; guess < 9; guess += 1) {
        expect([round, await trial(guard, OWNER, "192.0.2.1")]).toEqual([round, "wrong"]);
      }
      expect(await trial(guard, OWNER, "192.0.2.1", "right")).toBe("right");
    }
  });
});

describe("guesses of one address", () => {
  it("end after a hundred, whatever they guess at, also at once", async () => {
    const guard = createSignInGuard(GUESSING_LIMITS);
    const guesses = await Promise.all(
      Array.from({ length: 130 }, (_, index) => trial(guard, `login ${index}`, "192.0.2.1")),
    );
    expect(guesses.filter((each) => each === "wrong")).toHaveLength(100);
    expect(guesses.filter((each) => each === 900)).toHaveLength(30);
    expect(await trial(guard, OWNER, "192.0.2.1", "right")).toBe(900);
    expect(await trial(guard, OWNER, "192.0.2.2", "right")).toBe("right");
    await vi.advanceTimersByTimeAsync(900_000);
    expect(await trial(guard, OWNER, "192.0.2.1", "right")).toBe("right");
  });

  it("are no more because others behind it sign in", async () => {
    const guard = createSignInGuard(GUESSING_LIMITS);
    for (let person = 0; person < 300; person += 1) {
      expect(await trial(guard, `user ${person}`, "192.0.2.1", "right")).toBe("right");
    }
  });

  it("cost nothing when they are refused, or when the database fails", async () => {
    const guard = createSignInGuard(GUESSING_LIMITS);
    const broken = () => Promise.reject(new Error("no database"));
    for (let guess = 0; guess < 150; guess += 1) {
      const failing = guard({ account: `login ${guess}`, address: "192.0.2.1" }, broken);
      await expect(failing).rejects.toThrow("no database");
    }
    expect(await trial(guard, OWNER, "192.0.2.1")).toBe("wrong");
  });

  it("cost nothing when there was no turn to look at the password", async () => {
    const guard = createSignInGuard(GUESSING_LIMITS);
    for (let guess = 0; guess < 150; guess += 1) {
      expect(await trial(guard, OWNER, "192.0.2.1", "untried")).toBe("untried");
      expect(await trial(guard, OWNER, addressOf(guess), "untried")).toBe("untried");
    }
    const wrong: (Outcome | number)[] = [];
    for (let guess = 0; guess < 11; guess += 1) {
      wrong.push(await trial(guard, OWNER, "192.0.2.1"));
    }
    expect(wrong).toEqual([...Array.from({ length: 10 }, () => "wrong"), 900]);
  });
});
