import { describe, expect, test } from "vitest";
import { ReadQueue } from "./read-queue";

const LIMITS = { atOnce: 3, atOnceOfOne: 2, waitingOfOne: 3 };

/** Reads that a test ends one by one. */
function aQueue() {
  const queue = new ReadQueue(LIMITS);
  const begun: string[] = [];
  const dropped: string[] = [];
  const ends = new Map<string, (value: string) => void>();
  const left = new Map<string, () => void>();
  const read = (person: string, key: string, client = key) => {
    const controller = new AbortController();
    left.set(client, () => controller.abort());
    const reading = queue.read({ person, key, signal: controller.signal }, (signal) => {
      begun.push(`${person} ${key}`);
      signal.addEventListener("abort", () => dropped.push(`${person} ${key}`));
      return new Promise<string>((resolve) => ends.set(`${person} ${key}`, resolve));
    });
    return reading?.catch((error: unknown) => (error instanceof Error ? error.name : "")) ?? null;
  };
  const end = async (name: string, value = "board") => {
    ends.get(name)?.(value);
    await settled();
  };
  return { read, begun, dropped, end, leave: (client: string) => left.get(client)?.() };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("the queue of reads", () => {
  test("works on a few at once, and on fewer of one person", async () => {
    const { read, begun, end } = aQueue();
    for (const key of ["1", "2", "3"]) void read("anna", key);
    for (const key of ["1", "2"]) void read("ben", key);
    await settled();
    expect(begun).toEqual(["anna 1", "anna 2", "ben 1"]);
    await end("ben 1");
    expect(begun.at(-1)).toBe("ben 2");
    await end("anna 1");
    expect(begun.at(-1)).toBe("anna 3");
  });

  test("refuses what is too much of one person, and nobody else for it", async () => {
    const { read, begun } = aQueue();
    for (const key of ["1", "2", "3", "4", "5"]) expect(read("anna", key)).not.toBeNull();
    await settled();
    expect(begun).toEqual(["anna 1", "anna 2"]);
    expect(read("anna", "6")).toBeNull();
    expect(read("ben", "1")).not.toBeNull();
    await settled();
    expect(begun.at(-1)).toBe("ben 1");
  });

  test("makes equal reads that wait one, and gives all the answer", async () => {
    const { read, begun, end } = aQueue();
    void read("anna", "1");
    void read("anna", "2");
    await settled();
    const equal = Array.from({ length: 9 }, () => read("anna", "week"));
    const answers = equal.filter((each) => each !== null);
    expect(answers).toHaveLength(9);
    await end("anna 1");
    await end("anna week", "the week");
    expect(await Promise.all(answers)).toEqual(Array.from({ length: 9 }, () => "the week"));
    expect(begun.filter((each) => each === "anna week")).toHaveLength(1);
  });

  test("joins nobody to a read that began before they asked, nor to another person's", async () => {
    const { read, begun, end } = aQueue();
    const first = read("anna", "week");
    await settled();
    const second = read("anna", "week");
    void read("ben", "week");
    await settled();
    expect(begun).toEqual(["anna week", "anna week", "ben week"]);
    await end("anna week", "newer");
    expect(await second).toBe("newer");
    expect(await Promise.race([first, settled().then(() => "waits")])).toBe("waits");
  });

  test("drops what nobody waits for, whether it began or not", async () => {
    const { read, begun, dropped, leave, end } = aQueue();
    const [one] = [read("anna", "1"), read("anna", "2")];
    const waiting = [read("anna", "3", "left"), read("anna", "3", "stays")];
    const alone = read("anna", "4");
    await settled();
    leave("1");
    expect(await one).toBe("AbortError");
    expect(dropped).toEqual(["anna 1"]);
    leave("left");
    leave("4");
    expect([await waiting[0], await alone]).toEqual(["AbortError", "AbortError"]);
    await end("anna 1");
    await end("anna 3", "for the other");
    expect(await waiting[1]).toBe("for the other");
    await end("anna 2");
    expect(begun).toEqual(["anna 1", "anna 2", "anna 3"]);
  });

  test("begins nothing for a client that is gone already", async () => {
    const queue = new ReadQueue(LIMITS);
    let isBegun = false;
    const reading = queue.read({ person: "anna", key: "1", signal: AbortSignal.abort() }, () => {
      isBegun = true;
      return Promise.resolve();
    });
    await expect(reading).rejects.toThrow("left");
    await settled();
    expect(isBegun).toBe(false);
  });
});
