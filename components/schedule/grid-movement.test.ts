import { describe, expect, it } from "vitest";
import { commandOfKey, moveInGrid } from "./grid-movement";
import type { GridKey, GridMove } from "./grid-movement";

const SIZE = { rows: 20, columns: 32, page: 8 };

function aKey(key: string, more: Partial<GridKey> = {}): GridKey {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more };
}

describe("moveInGrid", () => {
  const cases: [GridMove, [number, number], [number, number]][] = [
    ["left", [3, 5], [3, 4]],
    ["left", [3, 0], [3, 0]],
    ["right", [3, 31], [3, 31]],
    ["up", [0, 5], [0, 5]],
    ["down", [19, 5], [19, 5]],
    ["rowStart", [3, 9], [3, 1]],
    ["rowEnd", [3, 9], [3, 31]],
    ["gridStart", [3, 9], [0, 1]],
    ["gridEnd", [3, 9], [19, 31]],
    ["pageDown", [3, 9], [11, 9]],
    ["pageDown", [15, 9], [19, 9]],
    ["pageUp", [3, 9], [0, 9]],
  ];

  it.each(cases)("%s from %j leads to %j", (move, [row, column], [toRow, toColumn]) => {
    expect(moveInGrid({ row, column }, move, SIZE)).toEqual({ row: toRow, column: toColumn });
  });

  it("stays at the first cell of an empty grid", () => {
    const empty = { rows: 0, columns: 1, page: 1 };
    expect(moveInGrid({ row: 0, column: 0 }, "gridEnd", empty)).toEqual({ row: 0, column: 0 });
  });
});

describe("commandOfKey", () => {
  it("opens the editor on Enter and F2", () => {
    expect([commandOfKey(aKey("Enter")), commandOfKey(aKey("F2"))]).toEqual([
      { kind: "open" },
      { kind: "open" },
    ]);
  });

  it("takes a typed digit into the editor", () => {
    expect(commandOfKey(aKey("9"))).toEqual({ kind: "typed", text: "9" });
  });

  it("leaves keys with Alt or Shift and unknown ones to the browser", () => {
    expect(commandOfKey(aKey("ArrowLeft", { altKey: true }))).toBeNull();
    expect(commandOfKey(aKey("Tab"))).toBeNull();
    expect(commandOfKey(aKey("1", { ctrlKey: true }))).toBeNull();
  });

  it("goes to the corners of the grid with Control or Command", () => {
    expect(commandOfKey(aKey("Home", { ctrlKey: true }))).toEqual({
      kind: "move",
      move: "gridStart",
    });
    expect(commandOfKey(aKey("End", { metaKey: true }))).toEqual({ kind: "move", move: "gridEnd" });
  });
});
