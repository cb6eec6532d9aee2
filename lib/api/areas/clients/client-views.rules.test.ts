import { describe, expect, it } from "vitest";
import type { ClientCard } from "@/lib/domain/salon/client";
import { at, NOW } from "@/test-support/builders";
import { aClient, aLocation, aScope } from "@/test-support/salon-parts";
import { clientViewOf, instantsIn, isContact, partFilters } from "./client-views.rules";

const PHONES = { grants: ["client_phones_access" as const] };

const aCard = (over: Partial<ClientCard> = {}): ClientCard => ({
  ...aClient(),
  id: 41,
  visits: 2,
  soldAmount: 60,
  firstVisit: at("2026-11-01T23:30:00Z"),
  lastVisit: at("2026-11-24T22:30:00Z"),
  tags: [],
  changedAt: NOW,
  ...over,
});

describe("a client as the user sees them", () => {
  it.each([
    ["Europe/Berlin", "2026-11-25T10:00:00+0100", "2026-11-02", "2026-11-24"],
    ["America/New_York", "2026-11-25T04:00:00-0500", "2026-11-01", "2026-11-24"],
    ["Asia/Kathmandu", "2026-11-25T14:45:00+0545", "2026-11-02", "2026-11-25"],
  ])("has their times on the clock of %s", (timeZone, changedAt, firstVisit, lastVisit) => {
    const scope = aScope({}, aLocation({ timeZone }));
    expect(clientViewOf(scope, aCard())).toMatchObject({ changedAt, firstVisit, lastVisit });
  });

  it("has no date where they never came", () => {
    const card = aCard({ firstVisit: null, lastVisit: null });
    expect(clientViewOf(aScope(), card)).toMatchObject({ firstVisit: "", lastVisit: "" });
  });

  it.each([
    ["hides", {}, false],
    ["shows", PHONES, true],
    ["hides, for the right to those of the journal,", { maySeePhones: true }, false],
  ])("%s the phone: %j %j", (_how, rights, expected) => {
    expect(clientViewOf(aScope(rights), aCard()).showsPhone).toBe(expected);
  });
});

describe("filters by a part of what a client has", () => {
  const part = (of: string, text: string) => ({ kind: "part", of, text, isInverted: false });
  const phone = (...parts: string[]) => ({ kind: "phone", parts, isInverted: false });
  const NEVER = { kind: "always", holds: false, isInverted: false };
  const all = { name: "Cla", phone: "4930", email: "@example", card: "A-1" };

  it.each([
    ["none when none is told", {}, {}, []],
    ["one for what is told, empty too", PHONES, { name: "" }, [part("name", "")]],
    [
      "each part that is told",
      PHONES,
      all,
      [part("name", "Cla"), part("email", "@example"), part("card", "A-1"), phone("4930")],
    ],
    ["the number that a national one is", PHONES, { phone: "0155 5" }, [phone("01555", "491555")]],
    ["no phone for what is none", PHONES, { phone: "abc" }, [phone()]],
    [
      "nobody is hit by what is hidden",
      {},
      all,
      [part("name", "Cla"), NEVER, part("card", "A-1"), NEVER],
    ],
  ])("%s", (_which, rights, parts, filters) => {
    expect(partFilters(aScope(rights), parts)).toEqual(filters);
  });

  it.each([
    ["phone", true],
    ["email", true],
    ["card", false],
    ["name", false],
    ["id", false],
  ] as const)("hides %s with the phones: %j", (field, expected) => {
    expect(isContact(field)).toBe(expected);
  });
});

describe("times between which a client was changed", () => {
  it.each([
    ["are open when they are not told", {}, { from: undefined, to: undefined }],
    [
      "are on the location's clock, or with an offset",
      { from: "2026-11-24 12:00", to: "2026-11-24T12:00:00Z" },
      { from: at("2026-11-24T11:00:00Z"), to: at("2026-11-24T12:00:00Z") },
    ],
    ["are open when they cannot be read", { from: "soon" }, { from: undefined, to: undefined }],
  ])("%s", (_how, told, expected) => {
    expect(instantsIn("Europe/Berlin", told)).toEqual(expected);
  });
});
