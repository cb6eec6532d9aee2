import { describe, expect, it } from "vitest";
import type { Access, Role } from "@/lib/domain/salon/access";
import { PERMISSIONS } from "@/lib/domain/salon/permissions";
import type { Permission } from "@/lib/domain/salon/permissions";
import { knownRights } from "@/lib/domain/salon/known-rights";
import { rightsOf } from "@/lib/domain/salon/roles";
import { ANNA } from "@/test-support/builders";
import { anAccess } from "@/test-support/salon-parts";
import { mayGiveFully, problemOfGift, withRole, withWrites } from "./user-gift.rules";

/** No area brings a right of its own. */
const RIGHTS = knownRights([]);

const aRole = (role: Role, over: Partial<Access> = {}): Access =>
  anAccess({ role, ...rightsOf(role), ...over });

/** Gives only what they have themselves. */
const limited = (over: Partial<Access> = {}): Access =>
  anAccess({ ...over, grants: ["limited_users_access", ...(over.grants ?? [])] });

function permission(flag: string): Permission {
  const found = PERMISSIONS.find((each) => each.flag === flag);
  if (!found) throw new Error(`No right ${flag}`);
  return found;
}

const forbidden = (message: string) => ({ kind: "forbidden", message });
const OWN_ONLY = "You may only give rights that you have yourself:";
const TOO_HIGH = forbidden("Only an owner may give the role of an owner.");
const NO_MANAGER = forbidden("You may only give the role of a manager as one.");

describe("rights that are given (business.md 11.2)", () => {
  const worker = anAccess();

  it.each<[string, Access, Access | null, Access, unknown]>([
    ["an owner makes an owner", aRole("owner"), worker, aRole("owner"), null],
    ["a manager does not", aRole("manager"), worker, aRole("owner"), TOO_HIGH],
    ["who is not limited gives what they have not", worker, null, aRole("manager"), null],
    [
      "who is limited gives what they have",
      limited({ maySeePhones: true }),
      worker,
      anAccess({ maySeePhones: true }),
      null,
    ],
    [
      "and nothing else, all of it told",
      limited(),
      worker,
      anAccess({ maySeePhones: true, maySeeClients: true }),
      forbidden(`${OWN_ONLY} timetable_phones_access, clients_access.`),
    ],
    [
      "what was there already stays",
      limited(),
      anAccess({ maySeePhones: true }),
      anAccess({ maySeePhones: true }),
      null,
    ],
    ["what is taken away is no gift", limited(), anAccess({ maySeePhones: true }), worker, null],
    [
      "who is limited makes no manager",
      limited(),
      worker,
      anAccess({ role: "manager" }),
      NO_MANAGER,
    ],
    ["also of somebody new", limited(), null, anAccess({ role: "manager" }), NO_MANAGER],
    [
      "but keeps one",
      limited(),
      anAccess({ role: "manager" }),
      anAccess({ role: "manager" }),
      null,
    ],
    [
      "and makes one as one",
      limited({ role: "manager" }),
      worker,
      anAccess({ role: "manager" }),
      null,
    ],
    [
      "the limit goes with the right to give",
      limited({ grants: ["edit_users_access"] }),
      worker,
      anAccess({ grants: ["edit_users_access"] }),
      forbidden(`${OWN_ONLY} settings_limited_users_access.`),
    ],
    [
      "and is passed on with it",
      limited({ grants: ["edit_users_access"] }),
      worker,
      limited({ grants: ["edit_users_access"] }),
      null,
    ],
    [
      "who gave without a limit before still does",
      limited({ grants: ["edit_users_access"] }),
      anAccess({ grants: ["edit_users_access"] }),
      anAccess({ grants: ["edit_users_access"] }),
      null,
    ],
  ])("%s", (_what, giver, before, after, problem) => {
    expect(problemOfGift(RIGHTS, giver, before, after)).toEqual(problem);
  });

  it.each([
    ["anything, without a limit", anAccess(), "timetable_phones_access", true],
    ["what they have", limited({ maySeePhones: true }), "timetable_phones_access", true],
    ["not what they have not", limited(), "timetable_phones_access", false],
    ["all days where they see all", limited(), "last_days_count", true],
    ["not all days where they see a week", limited({ lastDaysCount: 7 }), "last_days_count", false],
  ])("can be given in full: %s", (_what, giver, flag, expected) => {
    expect(mayGiveFully(giver, permission(flag))).toBe(expected);
  });
});

describe("a user's new role", () => {
  const before = aRole("worker", { onlyMemberId: ANNA, lastDaysCount: 7, editDaysCount: 3 });

  it.each([
    ["none is told", undefined],
    ["it is the old one", "worker"],
  ] as const)("changes nothing when %s", (_which, role) => {
    const special = { ...before, maySeePhones: true };
    expect(withRole(RIGHTS, special, role)).toBe(special);
  });

  it("brings its rights and leaves the restrictions", () => {
    expect(withRole(RIGHTS, before, "administrator")).toEqual({
      ...rightsOf("administrator"),
      locationId: before.locationId,
      role: "administrator",
      onlyMemberId: ANNA,
      onlyPositionId: 0,
      lastDaysCount: 7,
      editDaysCount: 3,
    });
  });
});

describe("single rights that are written", () => {
  const phones = permission("timetable_phones_access");
  const days = permission("last_days_count");

  it("are none when none are told", () => {
    expect(withWrites(anAccess())).toEqual(anAccess());
  });

  it("are written one after another, the last one counts", () => {
    const writes = [
      { permission: phones, value: true },
      { permission: days, value: 7 },
      { permission: days, value: 9 },
    ];
    const expected = anAccess({ maySeePhones: true, lastDaysCount: 9 });
    expect(withWrites(anAccess(), writes)).toEqual(expected);
  });
});
