import { describe, expect, it } from "vitest";
import { userId } from "@/lib/domain/ids";
import type { Location } from "@/lib/domain/salon/location";
import { LAKESIDE, NORD } from "@/test-support/builders";
import { aLocation, anAccess } from "@/test-support/salon-parts";
import { NO_EXTRAS } from "./optional-location-fields.contract";
import { accessTo, matches } from "./location-filter.rules";
import type { LocationFilter } from "./location-filter.rules";

describe("the locations that a search finds (schedule.md 2.1)", () => {
  const deleted = { isDeleted: true };

  it.each<[string, Partial<LocationFilter>, Partial<Location>, boolean]>([
    ["any", {}, {}, true],
    ["no deleted one", {}, deleted, false],
    ["a deleted one that is asked for", { showDeleted: true }, deleted, true],
    ["its city", { cityId: 7 }, {}, true],
    ["no other city", { cityId: 8 }, {}, false],
    ["its business", { businessTypeId: 1 }, {}, true],
    ["no other business", { businessTypeId: 2 }, {}, false],
    ["its id", { id: 4564 }, {}, true],
    ["no other id", { id: 4565 }, {}, false],
    ["ids from its own on", { minId: 4564 }, {}, true],
    ["no lower id", { minId: 4565 }, {}, false],
    ["its chain", { chainId: 1 }, {}, true],
    ["no other chain", { chainId: 2 }, {}, false],
    ["an active one", { isActive: true }, {}, true],
    ["no inactive one as active", { isActive: true }, { isActive: false }, false],
    ["an inactive one", { isActive: false }, { isActive: false }, true],
    ["a deleted one as inactive", { isActive: false, showDeleted: true }, deleted, true],
    ["no deleted one as active", { isActive: true, showDeleted: true }, deleted, false],
    ["a part of its title, whatever the case", { title: "oR" }, {}, true],
    ["no other title", { title: "Süd" }, {}, false],
    ["a place near by", { near: { latitude: 52.5, longitude: 13.4, distance: 1 } }, {}, true],
    ["no place far away", { near: { latitude: 48.1, longitude: 11.6, distance: 9 } }, {}, false],
    ["moderated ones, which all are", { isModerated: true }, {}, true],
    ["none that is not moderated", { isModerated: false }, {}, false],
  ])("%s", (_what, filter, over, expected) => {
    const asked: LocationFilter = {
      onlyMine: false,
      hiddenRecordTypes: [],
      showDeleted: false,
      showGroups: false,
      extras: NO_EXTRAS,
      ...filter,
    };
    expect(matches(aLocation(over), asked)).toBe(expected);
  });
});

describe("the rights of a caller at a location", () => {
  const access = anAccess();
  const user = { id: userId(7001), name: "Uma", phone: "", email: "", access: [access] };

  it.each([
    ["their own", [NORD], user, access],
    ["none without a user", [NORD], null, null],
    ["none where the partner may not enter", [LAKESIDE], user, null],
    ["none elsewhere", [NORD], { ...user, access: [anAccess({ locationId: LAKESIDE })] }, null],
  ])("are %s", (_which, locationIds, caller, expected) => {
    expect(accessTo({ partner: { id: 1, locationIds }, user: caller }, aLocation())).toBe(expected);
  });
});
