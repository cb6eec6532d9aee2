import { describe, expect, it } from "vitest";
import type { Tag } from "@/lib/domain/salon/tag";
import { changedBy, missingOf } from "./tag-change.rules";

const STORED: Tag = { id: 5, title: "Regular", color: "#112233", entity: 1, icon: "star" };

describe("a tag that is changed", () => {
  it.each([
    ["nothing", {}, STORED],
    ["a title", { title: "Guest" }, { ...STORED, title: "Guest" }],
    ["a colour", { color: "#ffffff" }, { ...STORED, color: "#ffffff" }],
    ["what it is put on, everything too", { entity: 0 }, { ...STORED, entity: 0 }],
    ["no icon", { icon: "" }, { ...STORED, icon: "" }],
  ] as const)("by %s", (_what, told, expected) => {
    expect(changedBy(STORED, told)).toEqual(expected);
  });

  it.each([
    ["one", { title: undefined, color: "" }, { title: ["is required"] }],
    [
      "two",
      { title: undefined, color: undefined },
      { title: ["is required"], color: ["is required"] },
    ],
    ["none", { title: "" }, {}],
  ])("is refused by the fields that are missing: %s", (_which, needed, errors) => {
    expect(missingOf(needed)).toEqual({ kind: "invalid", errors });
  });
});
