import { describe, expect, it } from "vitest";
import { teamMemberId } from "../ids";
import { instantOf } from "../time/instant";
import { freeOf } from "./occupied";
import type { Occupation } from "./occupied";

/** An hour from the given one. */
const at = (hour: number, memberId = 1, unitIds: number[] = []): Occupation => ({
  memberId: teamMemberId(memberId),
  unitIds,
  startsAt: instantOf(hour * 3_600_000),
  durationSeconds: 3600,
});

describe("freeOf", () => {
  it("leaves out times at which the member or a resource is taken", () => {
    const [busy, resource, free] = [at(9.5), at(11, 2, [7]), at(12, 2, [7])];
    const taken = [at(9), at(10, 3), at(11.5, 3, [7, 8])];
    expect([...freeOf([busy, resource, free], [...taken, at(13, 2, [7])])]).toEqual([]);
    expect([...freeOf([busy, at(12.5, 2, [7])], taken)]).toHaveLength(1);
  });

  it("lets one begin where the other ends", () => {
    expect(freeOf([at(10)], [at(9), at(11)]).size).toBe(1);
  });

  it("lets the first of two wanted times have it", () => {
    const [first, second, elsewhere] = [at(9), at(9.5), at(9.5, 2)];
    expect([...freeOf([first, second, elsewhere], [])]).toEqual([first, elsewhere]);
  });
});
