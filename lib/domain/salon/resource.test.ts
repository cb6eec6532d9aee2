import { describe, expect, it } from "vitest";
import { freeUnits } from "./resource";
import type { Resource } from "./resource";

const aResource = (id: number, ...pieces: number[]): Resource => ({
  id,
  title: `Resource ${id}`,
  units: pieces.map((piece) => ({ id: piece, title: `Piece ${piece}`, resourceId: id })),
});

const BASINS = aResource(62, 3127, 3128);
const CHAIR = aResource(63, 3130);

describe("the pieces that a booking gets", () => {
  it("are the first free ones, one of each resource", () => {
    expect(freeUnits([BASINS, CHAIR], new Set())).toEqual([3127, 3130]);
    expect(freeUnits([BASINS, CHAIR], new Set([3127]))).toEqual([3128, 3130]);
  });

  it("stay the same while they are free", () => {
    expect(freeUnits([BASINS], new Set(), [3128])).toEqual([3128]);
    expect(freeUnits([BASINS], new Set([3128]), [3128])).toEqual([3127]);
  });

  it("are missing when one resource has none left", () => {
    expect(freeUnits([BASINS, CHAIR], new Set([3130]))).toBeNull();
  });

  it("are none of a resource that has no pieces", () => {
    expect(freeUnits([aResource(64)], new Set())).toEqual([]);
  });
});
