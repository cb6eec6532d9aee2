import { describe, expect, it } from "vitest";
import { locationId, teamMemberId } from "../ids";
import type { Access, Role } from "./access";
import { notificationModeOf, typesOfMode } from "./push-setting";
import { rightsOf } from "./roles";

const accessOf = (role: Role, over: Partial<Access> = {}): Access => ({
  locationId: locationId(1),
  role,
  ...rightsOf(role),
  ...over,
});

describe("the mode of notifications", () => {
  it.each([
    ["owner", {}, "admin"],
    ["administrator", {}, "admin"],
    ["worker", {}, "staff"],
    ["administrator", { onlyMemberId: teamMemberId(3001) }, "staff"],
    ["manager", { mayOpenTimetable: false }, "disabled"],
  ] as const)("of a %s with %j is %3$s", (role, over, mode) => {
    expect(notificationModeOf(accessOf(role, over))).toBe(mode);
  });

  it("decides which types apply", () => {
    expect(typesOfMode("staff")).toEqual([
      "record_create_online_staff",
      "record_create_offline_staff",
      "record_move_staff",
      "record_delete_staff",
    ]);
    expect(typesOfMode("admin")).toHaveLength(5);
    expect(typesOfMode("admin")).toContain("license_expire");
    expect(typesOfMode("disabled")).toEqual([]);
  });
});
