import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { step } from "./progress.mjs";

let printed: string[];
beforeEach(() => {
  vi.useFakeTimers();
  printed = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed.push(String(text));
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Work that lasts so many seconds. */
const lasting = (seconds: number) => new Promise<void>((done) => setTimeout(done, seconds * 1000));

describe("a step, where no terminal reads along", () => {
  it("says what runs, every ten seconds how long, and what it took", async () => {
    const done = step("Building", () => lasting(25));
    await vi.advanceTimersByTimeAsync(25_000);
    await done;
    expect(printed).toEqual([
      "▸ Building\n",
      "  … Building, 10 s so far\n",
      "  … Building, 20 s so far\n",
      "  Building took 25.0 s\n",
    ]);
  });

  it("is silent while a step in it speaks", async () => {
    const done = step("check", () => step("Building", () => lasting(12)));
    await vi.advanceTimersByTimeAsync(12_000);
    await done;
    expect(printed.filter((line) => line.includes("so far"))).toEqual([
      "  … Building, 10 s so far\n",
    ]);
    expect(printed.at(-1)).toBe("  check took 12.0 s\n");
  });

  it("gives what the work gives, and passes on its failure", async () => {
    expect(await step("Counting", () => Promise.resolve(7))).toBe(7);
    const failing = step("Failing", () => Promise.reject(new Error("no disk")));
    await expect(failing).rejects.toThrow("no disk");
    expect(printed.at(-1)).toBe("  Failing failed after 0.0 s\n");
  });
});
