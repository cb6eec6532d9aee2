import { describe, expect, it } from "vitest";
import type { UserCaller } from "@/lib/api/platform/access";
import type { Role } from "@/lib/domain/salon/access";
import { NO_SOCIAL_LINKS } from "@/lib/domain/salon/location";
import { userId } from "@/lib/domain/ids";
import { NORD } from "@/test-support/builders";
import { aLocation, anAccess } from "@/test-support/salon-parts";
import { foundingRefusal, merged, newFields, zoneProblem } from "./location-draft.rules";

const callerWith = (...roles: readonly Role[]): UserCaller => ({
  partner: { id: 1, locationIds: [NORD] },
  user: {
    id: userId(7001),
    name: "Uma",
    phone: "",
    email: "",
    access: roles.map((role) => anAccess({ role })),
  },
});

describe("who may found a location", () => {
  it.each<[string, readonly Role[], boolean]>([
    ["an owner", ["owner"], true],
    ["an owner of one of several", ["worker", "owner"], true],
    ["no manager", ["manager", "administrator"], false],
    ["nobody without a location", [], false],
  ])("%s", (_who, roles, may) => {
    expect(foundingRefusal(callerWith(...roles))).toEqual(may ? null : { kind: "forbidden" });
  });
});

describe("a time zone of a location", () => {
  it.each([
    ["is known", { timeZone: "Asia/Kathmandu" }, null],
    ["is not told", {}, null],
    ["is unknown", { timeZone: "Europe/Nowhere" }, "is no time zone that is known"],
    ["is empty", { timeZone: "" }, "is no time zone that is known"],
  ])("%s", (_how, change, message) => {
    const expected = message && { kind: "invalid", errors: { timezone_name: [message] } };
    expect(zoneProblem(change)).toEqual(expected);
  });
});

describe("a location that is changed", () => {
  const social = { ...NO_SOCIAL_LINKS, facebook: "old", viber: "kept" };

  it("keeps the links that are not told", () => {
    const change = { title: "Süd", social: { facebook: "new" } };
    expect(merged(aLocation({ social }), change)).toEqual({
      title: "Süd",
      social: { ...social, facebook: "new" },
    });
  });

  it("has no change of links where none is told", () => {
    expect(merged(aLocation({ social }), { title: "Süd" })).toEqual({ title: "Süd" });
  });
});

describe("the phones of a location", () => {
  it("have one form, by its country as it will be; a number of the country alone is its digits", () => {
    const phones = { phone: "030/5551 000", morePhones: ["+49 (0)155 50001", "11833"] };
    expect(merged(aLocation(), phones)).toEqual({
      phone: "49305551000",
      morePhones: ["4915550001", "11833"],
    });
    const abroad = { ...phones, country: "France", phone: "01 23 45 67 89" };
    expect(merged(aLocation(), abroad)).toMatchObject({ phone: "33123456789" });
    const model = aLocation({ timeZone: "America/Chicago" });
    expect(newFields({ title: "New", phone: "(312) 555-0001" }, model)).toMatchObject({
      phone: "13125550001",
      morePhones: [],
    });
  });
});

describe("a location that is founded", () => {
  const model = aLocation({ timeZone: "Asia/Kathmandu", businessTypeId: 4, city: "Patan" });

  it("takes time zone and business from the one beside it, and nothing else", () => {
    expect(newFields({ title: "Süd" }, model)).toMatchObject({
      title: "Süd",
      timeZone: "Asia/Kathmandu",
      businessTypeId: 4,
      city: "",
      cityId: 0,
      sessionStepMinutes: 5,
      social: NO_SOCIAL_LINKS,
    });
  });

  it("has what is told", () => {
    const told = { title: "Süd", timeZone: "Europe/Paris", businessTypeId: 2, sessionStep: 30 };
    const fields = newFields({ ...told, social: { telegram: "@sued" } }, model);
    expect(fields).toMatchObject({ ...told, social: { ...NO_SOCIAL_LINKS, telegram: "@sued" } });
  });
});
