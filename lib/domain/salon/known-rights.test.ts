import { describe, expect, it } from "vitest";
import { locationId } from "../ids";
import type { Access, Role } from "./access";
import { areaRight, knownRights } from "./known-rights";
import { PERMISSIONS, staysWithin } from "./permissions";
import { ROLES, rightsOf } from "./roles";

const boxes = areaRight({
  slug: "boxes_access",
  group: "storages",
  title: "See boxes",
  roles: ["owner", "manager"],
});
const rights = knownRights([boxes]);

const stored = (role: Role): Access => ({ ...rightsOf(role), role, locationId: locationId(1) });
const ofRole = (role: Role): Access => ({ ...stored(role), ...rights.ofRole(role) });

describe("rights that areas bring along", () => {
  it("are known by slug and by flat name, after those of the contract", () => {
    expect(rights.all.slice(0, -1)).toEqual(PERMISSIONS);
    expect(rights.all.at(-1)).toMatchObject({ slug: "storages_boxes_access", type: "has_access" });
    expect(rights.named("boxes_access")).toBe(boxes.permission);
    expect(rights.named("storages_boxes_access")).toBe(boxes.permission);
    expect(knownRights([]).named("boxes_access")).toBeNull();
    expect(knownRights([]).all).toEqual(PERMISSIONS);
  });

  it("come with the roles that they name, and with no other", () => {
    const having = ROLES.filter(({ slug }) => boxes.holds(ofRole(slug))).map(({ slug }) => slug);
    expect(having).toEqual(["manager", "owner"]);
    for (const { slug } of ROLES) {
      const others = rights.ofRole(slug).grants.filter((grant) => grant !== boxes.grant);
      expect({ ...rights.ofRole(slug), grants: others }).toEqual(rightsOf(slug));
    }
  });

  it("are the owners' at once, as nobody can give them any", () => {
    const having = ROLES.filter(({ slug }) => boxes.holds(stored(slug))).map(({ slug }) => slug);
    expect(having).toEqual(["owner"]);
    const ours = areaRight({ slug: "lids", group: "other", title: "Lids", roles: ["worker"] });
    expect(ours.holds(stored("owner"))).toBe(false);
  });

  it("are given, taken and compared like the others", () => {
    const before = stored("administrator");
    const after = boxes.permission.write(before, true);
    expect(boxes.holds(after)).toBe(true);
    expect(rights.changed(before, after)).toEqual([boxes.permission]);
    expect(knownRights([]).changed(before, after)).toEqual([]);
    expect(boxes.permission.write(after, false)).toEqual(before);
    expect(staysWithin(before, after, boxes.permission)).toBe(false);
    expect(staysWithin(stored("owner"), after, boxes.permission)).toBe(true);
  });

  it.each(["boxes_access", "storages_boxes_access", "stat_access", "other_stat_access"])(
    "have a name of their own: %s is taken",
    (slug) => {
      const group = slug.startsWith("other") || slug === "stat_access" ? "other" : "storages";
      const twice = areaRight({ slug, group, title: "Again", roles: [] });
      expect(() => knownRights([boxes, twice])).toThrow("declared twice");
    },
  );
});
