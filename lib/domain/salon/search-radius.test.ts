import { describe, expect, it } from "vitest";
import { circleOf, isInside } from "./search-radius";

const BERLIN = { latitude: 52.52, longitude: 13.405 };
const POTSDAM = { latitude: 52.391, longitude: 13.065 };
const SUVA = { latitude: -18.14, longitude: 178.44 };
const APIA = { latitude: -13.83, longitude: -171.76 };

describe("a search by place (schedule.md 2.1)", () => {
  it.each([
    ["Potsdam lies 27 km from Berlin", BERLIN, POTSDAM, 28, true],
    ["Potsdam lies no nearer", BERLIN, POTSDAM, 26, false],
    ["the date line is no border", SUVA, APIA, 1200, true],
    ["a place lies in a circle of nothing around itself", BERLIN, BERLIN, 0, true],
    ["a place without coordinates is nowhere", BERLIN, { latitude: 0, longitude: 0 }, 9999, false],
  ])("%s", (_, centre, place, distance, expected) => {
    expect(isInside({ ...centre, distance }, place)).toBe(expected);
  });

  it("needs both coordinates and the distance", () => {
    expect(circleOf(1, 2, 3)).toEqual({ latitude: 1, longitude: 2, distance: 3 });
    expect(circleOf(1, 2, undefined)).toBeUndefined();
    expect(circleOf(undefined, 2, 3)).toBeUndefined();
  });
});
