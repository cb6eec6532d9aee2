import { describe, expect, it } from "vitest";
import { locationId } from "../ids";
import type { Access } from "./access";
import { APPOINTMENT_GRANTS } from "./appointment-grants";
import { knownRights } from "./known-rights";
import { CUSTOM_FIELD_GRANTS, GRANTS } from "./grants";
import { PERMISSIONS, givesWithoutLimit, staysWithin } from "./permissions";
import type { PermissionValue } from "./permissions";
import { ROLES, rightsOf } from "./roles";

const anAccess = (over: Partial<Access> = {}): Access => ({
  ...rightsOf("worker"),
  locationId: locationId(4564),
  role: "worker",
  ...over,
});

const { named: permissionNamed, changed: changedPermissions } = knownRights([]);

const named = (slug: string) => {
  const permission = permissionNamed(slug);
  if (!permission) throw new Error(`No right ${slug}`);
  return permission;
};

describe("rights by their slugs (business.md 11.4)", () => {
  it("have the group as prefix where the flat name is short", () => {
    expect(PERMISSIONS.map(({ slug }) => slug)).toEqual(
      expect.arrayContaining([
        "timetable_access",
        "timetable_position_id",
        "timetable_schedule_edit_access",
        "settings_schedule_edit_access",
        "record_form_edit_records_access",
        "clients_access",
      ]),
    );
    expect(new Set(PERMISSIONS.map(({ slug }) => slug)).size).toBe(PERMISSIONS.length);
    expect(named("position_id")).toBe(named("timetable_position_id"));
    expect(named("schedule_edit")).toBe(named("settings_schedule_edit_access"));
    expect(named("schedule_edit_access")).toBe(named("timetable_schedule_edit_access"));
    expect(permissionNamed("fly")).toBeNull();
  });

  it("name every grant", () => {
    const flags = new Set(PERMISSIONS.map(({ flag }) => flag));
    expect(GRANTS.filter((grant) => !flags.has(grant))).toEqual([]);
  });

  it.each(PERMISSIONS.map((each) => [each.slug, each] as const))(
    "%s is read as it was written, and nothing else changes",
    (_, permission) => {
      const value: PermissionValue = permission.type === "has_access" ? true : 12;
      const nothing = permission.type === "has_access" ? false : 0;
      const off = permission.write(anAccess(), nothing);
      const on = permission.write(off, value);
      expect([permission.read(off), permission.read(on)]).toEqual([nothing, value]);
      expect(changedPermissions(off, on)).toEqual([permission]);
      expect(permission.write(on, value)).toEqual(on);
    },
  );
});

describe("what a limited giver has to give", () => {
  const giver = anAccess({
    grants: ["stat_access"],
    lastDaysCount: 30,
    editDaysCount: 14,
    onlyPositionId: 12,
  });

  it.each([
    ["other_stat_access", true, true],
    ["other_send_sms", true, false],
    ["other_send_sms", false, true],
    ["timetable_last_days_count", 30, true],
    ["timetable_last_days_count", 7, true],
    ["timetable_last_days_count", 31, false],
    ["timetable_last_days_count", 0, false],
    ["record_form_records_edit_last_days_count", 0, true],
    ["record_form_records_edit_last_days_count", 14, true],
    ["record_form_records_edit_last_days_count", 15, false],
    ["record_form_records_edit_last_days_count", -1, false],
    ["timetable_position_id", 12, true],
    ["timetable_position_id", 11, false],
    ["timetable_position_id", 0, false],
    ["timetable_master_id", 3001, true],
    ["settings_limited_users_access", true, true],
  ] as const)("%s %j: %j", (slug, value, expected) => {
    const permission = named(slug);
    expect(staysWithin(giver, permission.write(anAccess(), value), permission)).toBe(expected);
  });

  it("knows who gives without a limit", () => {
    expect(givesWithoutLimit(anAccess())).toBe(false);
    expect(givesWithoutLimit(anAccess({ grants: ["edit_users_access"] }))).toBe(true);
    const limited = anAccess({ grants: ["create_users_access", "limited_users_access"] });
    expect(givesWithoutLimit(limited)).toBe(false);
  });
});

describe("roles (business.md 11.3)", () => {
  it("come by weight, the owner last", () => {
    const weights = ROLES.map(({ weight }) => weight);
    expect(weights).toEqual([...weights].sort((a, b) => a - b));
    expect(ROLES.at(-1)?.slug).toBe("owner");
  });

  it("of reception hold no right to edit hours, team, services or users", () => {
    const { grants, mayEditHoursInJournal, mayEditHoursInSettings } = rightsOf("administrator");
    expect([mayEditHoursInJournal, mayEditHoursInSettings]).toEqual([false, false]);
    expect(grants).toEqual([
      ...APPOINTMENT_GRANTS,
      ...CUSTOM_FIELD_GRANTS,
      "client_phones_access",
      "settings_positions_read",
    ]);
  });
});
