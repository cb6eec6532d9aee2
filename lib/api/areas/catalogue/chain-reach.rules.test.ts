import { describe, expect, it } from "vitest";
import type { Caller } from "@/lib/api/platform/access";
import { userId } from "@/lib/domain/ids";
import { LAKESIDE, NORD } from "@/test-support/builders";
import { aLocation, anAccess } from "@/test-support/salon-parts";
import { reaches } from "./chain-reach.rules";

const partner = (...locationIds: Caller["partner"]["locationIds"]) => ({ id: 1, locationIds });
const userOf = (...ids: Caller["partner"]["locationIds"]) => ({
  id: userId(7001),
  name: "Uma",
  phone: "",
  email: "",
  access: ids.map((id) => anAccess({ locationId: id })),
});

describe("the locations of a chain that a caller reaches", () => {
  it.each<[string, Caller, boolean, boolean]>([
    ["a partner's, without a user", { partner: partner(NORD), user: null }, false, true],
    ["both partner's and user's", { partner: partner(NORD), user: userOf(NORD) }, false, true],
    [
      "the partner's, not the user's",
      { partner: partner(NORD), user: userOf(LAKESIDE) },
      false,
      false,
    ],
    [
      "the user's, not the partner's",
      { partner: partner(LAKESIDE), user: userOf(NORD) },
      false,
      false,
    ],
    ["one that is deleted", { partner: partner(NORD), user: null }, true, false],
  ])("%s", (_which, caller, isDeleted, expected) => {
    expect(reaches(caller, aLocation({ isDeleted }))).toBe(expected);
  });
});
