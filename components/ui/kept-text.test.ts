import { describe, expect, it } from "vitest";
import { locationId, teamMemberId } from "@/lib/domain/ids";
import { localDateOf } from "@/lib/domain/time/local-date";
import { dropText, keepText, takeText } from "./kept-text";

const SALON = locationId(4564);
const KEPT = {
  locationId: SALON,
  memberId: teamMemberId(3001),
  date: localDateOf("2026-10-02"),
  text: "10-1",
};

function aShelf(stored?: string) {
  const texts = new Map<string, string>(
    stored === undefined ? [] : [["chairtime-typed-hours", stored]],
  );
  return {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => void texts.set(key, text),
    removeItem: (key: string) => void texts.delete(key),
  };
}

describe("a kept text", () => {
  it("comes back once", () => {
    const shelf = aShelf();
    keepText(shelf, KEPT);
    expect(takeText(shelf, SALON)).toEqual(KEPT);
    expect(takeText(shelf, SALON)).toBeNull();
  });

  it("waits for its own location", () => {
    const shelf = aShelf();
    keepText(shelf, KEPT);
    expect(takeText(shelf, locationId(4565))).toBeNull();
    expect(takeText(shelf, SALON)).toEqual(KEPT);
  });

  it("is gone once it was dropped", () => {
    const shelf = aShelf();
    keepText(shelf, KEPT);
    dropText(shelf);
    expect(takeText(shelf, SALON)).toBeNull();
  });

  it.each([
    "",
    "{",
    "null",
    "1",
    "[]",
    "{}",
    '{"locationId":4564,"memberId":3001,"date":"2026-13-01","text":""}',
  ])("is none when the shelf holds %s", (stored) => {
    expect(takeText(aShelf(stored), SALON)).toBeNull();
  });
});
