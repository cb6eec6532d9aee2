import { describe, expect, it } from "vitest";
import { PERMISSIONS } from "@/lib/domain/salon/permissions";
import { knownRights } from "@/lib/domain/salon/known-rights";
import { rightsOf } from "@/lib/domain/salon/roles";
import { ANNA, NORD } from "@/test-support/builders";
import { aScope } from "@/test-support/salon-parts";
import { accessOf, contactOf, withReadContact } from "./invited-access.rules";
import type { Invitation } from "./invitations.contract";

/** No area brings a right of its own. */
const RIGHTS = knownRights([]);

const invitation = (over: Partial<Invitation> = {}): Invitation => ({
  name: "Ida",
  search: "ida@example.org",
  ...over,
});

describe("what an invited person may do (business.md 11.5)", () => {
  it.each<[string, Partial<Invitation>, string, number]>([
    ["a worker where nothing is told", {}, "worker", 0],
    ["a worker held to their own journal", { staff_id: 3001 }, "worker", ANNA],
    ["a worker of no member", { staff_id: 0 }, "worker", 0],
    [
      "an administrator, who sees all",
      { user_role: "administrator", staff_id: 3001 },
      "administrator",
      0,
    ],
  ])("is what their role may: %s", (_which, over, role, onlyMemberId) => {
    const access = accessOf(RIGHTS, aScope(), invitation(over));
    expect(access).toMatchObject({ role, onlyMemberId, locationId: NORD });
    expect(access.grants).toEqual(rightsOf(access.role).grants);
  });

  it("is what is told beside the role", () => {
    const phones = PERMISSIONS.find(({ flag }) => flag === "timetable_phones_access");
    const writes = phones ? [{ permission: phones, value: true }] : [];
    const access = accessOf(RIGHTS, aScope(), invitation({ user_permissions: writes }));
    expect(access).toMatchObject({ role: "worker", maySeePhones: true });
  });

  it.each([
    ["ida@example.org", "ida@example.org"],
    ["0155 50001", "4915550001"],
    ["0049 155 50001", "4915550001"],
    ["+49 1", undefined],
  ])("is looked for under %s as %s", (search, read) => {
    const place = { country: "Germany", timeZone: "Europe/Berlin" };
    expect(withReadContact(place, invitation({ search }))?.search).toBe(read);
  });

  it.each([
    ["ida@example.org", { phone: "", email: "ida@example.org" }],
    ["493012345678", { phone: "493012345678", email: "" }],
  ])("is sent to %s", (search, contact) => {
    expect(contactOf(search)).toEqual(contact);
  });
});
