import { describe, expect, test } from "vitest";
import { LoadingCache } from "./loading-cache";

/** A load whose end the test decides. */
function aLoad<V>() {
  let finish: (value: V | null) => void = () => {};
  let count = 0;
  return {
    load: () => {
      count += 1;
      return new Promise<V | null>((resolve) => (finish = resolve));
    },
    finish: (value: V | null) => finish(value),
    get count() {
      return count;
    },
  };
}

describe("LoadingCache", () => {
  test("loads once for all who ask meanwhile, then answers at once", async () => {
    const cache = new LoadingCache<string>({ limit: 10 });
    const value = aLoad<string>();
    const both = Promise.all([cache.get("a", value.load), cache.get("a", value.load)]);
    value.finish("value");
    expect(await both).toEqual(["value", "value"]);
    expect(cache.get("a", value.load)).toBe("value");
    expect(value.count).toBe(1);
  });

  test("a load that a drop overtook is answered and not kept", async () => {
    const cache = new LoadingCache<string>({ limit: 10 });
    const before = aLoad<string>();
    const early = cache.get("a", before.load);
    cache.drop("a");
    const after = aLoad<string>();
    const late = cache.get("a", after.load);
    after.finish("new");
    before.finish("old");
    expect(await early).toBe("old");
    expect(await late).toBe("new");
    expect(cache.peek("a")).toBe("new");
  });

  test("a drop by prefix leaves the others", () => {
    const cache = new LoadingCache<number>({ limit: 10 });
    for (const key of ["1/a", "1/b", "12/a"]) void cache.get(key, () => 1);
    cache.dropAll("1/");
    expect(["1/a", "1/b", "12/a"].map((key) => cache.peek(key))).toEqual([undefined, undefined, 1]);
  });

  test("the least recently used go when the weights exceed the limit", () => {
    const cache = new LoadingCache<number>({ limit: 10, weigh: (value) => value });
    void cache.get("a", () => 4);
    void cache.get("b", () => 4);
    cache.peek("a");
    void cache.get("c", () => 4);
    expect([cache.peek("a"), cache.peek("b"), cache.peek("c")]).toEqual([4, undefined, 4]);
    void cache.get("huge", () => 11);
    expect(cache.size).toBe(0);
  });

  test("nothing found and a failed load are asked for again", async () => {
    const cache = new LoadingCache<string>({ limit: 10 });
    expect(await cache.get("a", async () => null)).toBeNull();
    await expect(
      Promise.resolve(cache.get("a", () => Promise.reject(new Error("down")))),
    ).rejects.toThrow("down");
    expect(await cache.get("a", async () => "up")).toBe("up");
  });

  test("many keys are loaded together, only what is missing", async () => {
    const cache = new LoadingCache<string>({ limit: 10 });
    void cache.get("a", () => "known");
    const asked: string[][] = [];
    const load = async (missing: readonly string[]) => {
      asked.push([...missing]);
      return new Map([["b", "loaded"]]);
    };
    expect(await cache.getAll(["a", "b", "c"], load)).toEqual(["known", "loaded", null]);
    expect(cache.getAll(["a", "b"], load)).toEqual(["known", "loaded"]);
    expect(asked).toEqual([["b", "c"]]);
  });

  test("a key dropped during a common load is not kept, the others are", async () => {
    const cache = new LoadingCache<string>({ limit: 10 });
    let finish = () => {};
    const values = cache.getAll(["a", "b"], async (missing) => {
      await new Promise<void>((resolve) => (finish = resolve));
      return new Map(missing.map((key) => [key, "value"]));
    });
    cache.drop("a");
    finish();
    expect(await values).toEqual(["value", "value"]);
    expect([cache.peek("a"), cache.peek("b")]).toEqual([undefined, "value"]);
  });

  test("a value is loaded again when it is older than its greatest age", () => {
    let now = 0;
    const cache = new LoadingCache<number>({ limit: 10, maxAge: 20, now: () => now });
    void cache.get("a", () => 1);
    now = 20;
    expect(cache.get("a", () => 2)).toBe(1);
    now = 21;
    expect(cache.get("a", () => 3)).toBe(3);
  });

  test("a value that is too old serves while loading fails for a passing reason, and not for ever", async () => {
    const clock = { now: 0 };
    const when = (error: unknown) => error instanceof RangeError;
    const spare = { milliseconds: 1000, when };
    const cache = new LoadingCache<string>({ limit: 10, maxAge: 100, spare, now: () => clock.now });
    const away = () => Promise.reject(new RangeError("away"));
    await cache.get("a", () => Promise.resolve("old"));
    clock.now = 101;
    expect(cache.peek("a")).toBeUndefined();
    expect(await cache.get("a", away)).toBe("old");
    await expect(cache.get("a", () => Promise.reject(new Error("a bug")))).rejects.toThrow("a bug");
    expect(await cache.get("a", away)).toBe("old");
    cache.drop("a");
    await expect(cache.get("a", away)).rejects.toThrow("away");
    await cache.get("a", () => Promise.resolve("new"));
    clock.now = 101 + 1101;
    await expect(cache.get("a", away)).rejects.toThrow("away");
  });

  test("a value that is gone serves nobody, whatever fails afterwards", async () => {
    const clock = { now: 0 };
    const spare = { milliseconds: 1000, when: () => true };
    const cache = new LoadingCache<string>({ limit: 10, maxAge: 100, spare, now: () => clock.now });
    await cache.get("a", () => Promise.resolve("good"));
    clock.now = 101;
    expect(await cache.get("a", () => Promise.resolve(null))).toBeNull();
    await expect(cache.get("a", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  });
});
