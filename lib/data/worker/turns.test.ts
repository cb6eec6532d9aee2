import { expect, test } from "vitest";
import { Turns } from "./turns";

const later = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test("short turns pass at once, and nobody speaks while a long one is kept", async () => {
  const turns = new Turns();
  const said: string[] = [];
  const speak = (word: string) => () => {
    said.push(word);
    return later().then(() => word);
  };
  const long = (word: string) => async () => {
    said.push(`${word} begins`);
    await later();
    await later();
    said.push(`${word} ends`);
    return word;
  };
  const all = [
    turns.short(speak("a")),
    turns.long(long("first")),
    turns.short(speak("b")),
    turns.short(speak("c")),
    turns.long(long("second")),
    turns.short(speak("d")),
  ];
  expect(await Promise.all(all)).toEqual(["a", "first", "b", "c", "second", "d"]);
  expect(said).toEqual([
    "a",
    "first begins",
    "first ends",
    "b",
    "c",
    "second begins",
    "second ends",
    "d",
  ]);
});

test("a turn that fails is over", async () => {
  const turns = new Turns();
  const failing = turns.long(() => Promise.reject(new Error("no")));
  const next = turns.short(() => Promise.resolve("next"));
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("next");
});
