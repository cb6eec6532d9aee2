import { describe, expect, it } from "vitest";
import { serviceId } from "@/lib/domain/ids";
import type { VisitorContact } from "@/lib/domain/salon/visitor";
import { ANNA, at, BEN } from "@/test-support/builders";
import { aBookedClient, aRecord, aScope, aService } from "@/test-support/salon-parts";
import { movedTo, remindersOf, appointmentOfOrder, visitorsPart } from "./visitor-order.rules";
import type { PlacedWish } from "./visitor-order.rules";

const CONTACT: VisitorContact = {
  name: "Vera",
  phone: "493012345678",
  email: "vera@example.org",
  comment: "By train",
  apiId: "shop-9",
  code: "123456",
  smsRemainHours: 24,
  emailRemainHours: 2,
};

const aWish = (memberId: PlacedWish["wish"]["memberId"]): PlacedWish => ({
  wish: {
    id: 1,
    serviceIds: [serviceId(501), serviceId(502)],
    memberId,
    datetime: "2026-11-26 10:00",
    customValues: {},
  },
  services: [aService(), aService({ id: serviceId(502), priceMin: 80 })],
  candidates: [],
  pieceIds: [],
  taken: { memberId: BEN, startsAt: at("2026-11-26T09:00:00Z"), durationSeconds: 5400 },
});

describe("what a visitor books", () => {
  it("is with whoever takes the wish, at the salon's own prices", () => {
    const line = { firstCost: null, discount: 0, cost: null, amount: 1 };
    expect(appointmentOfOrder(aScope(), aWish(ANNA), CONTACT)).toEqual({
      client: { name: "Vera", phone: "493012345678", email: "vera@example.org" },
      attendance: "waiting",
      comment: "By train",
      apiId: "shop-9",
      savesIfBusy: false,
      services: [
        { id: 501, ...line },
        { id: 502, ...line },
      ],
      extras: { smsRemainHours: 24, emailRemainHours: 2, isMemberWanted: true },
      place: {
        kind: "time",
        memberId: BEN,
        datetime: "2026-11-26T10:00:00+01:00",
        durationSeconds: 5400,
        technicalBreakSeconds: null,
      },
    });
  });

  it.each([
    ["somebody", ANNA, true],
    ["anybody", null, false],
  ])("tells whether %s was wanted", (_who, memberId, isMemberWanted) => {
    const { extras } = appointmentOfOrder(aScope(), aWish(memberId), CONTACT);
    expect(extras).toMatchObject({ isMemberWanted });
  });

  it("never takes a busy time, and no code goes with it", () => {
    expect(visitorsPart(CONTACT)).toMatchObject({ savesIfBusy: false, attendance: "waiting" });
    expect(visitorsPart(CONTACT)).not.toHaveProperty("code");
  });

  it("keeps both reminders", () => {
    expect(remindersOf(CONTACT)).toEqual({ smsRemainHours: 24, emailRemainHours: 2 });
  });
});

describe("an appointment that its visitor moves", () => {
  const line = {
    id: serviceId(501),
    title: "Cut",
    firstCost: 30,
    discount: 10,
    cost: 54,
    amount: 2,
  };
  const move = { datetime: "2026-11-27T12:00:00", comment: "Later" };

  it("keeps member, length, client and services, and their prices", () => {
    const before = aRecord({
      technicalBreakSeconds: 600,
      services: [line],
      client: aBookedClient(),
    });
    expect(movedTo(before, move)).toEqual({
      comment: "Later",
      place: {
        kind: "time",
        memberId: ANNA,
        datetime: "2026-11-27T12:00:00",
        durationSeconds: 3600,
        technicalBreakSeconds: 600,
      },
      client: { id: 41, name: "Clara", phone: "493012345678", email: "clara@example.org" },
      services: [{ id: 501, amount: 2, firstCost: null, discount: 0, cost: null, hasPrice: false }],
      attendance: undefined,
      apiId: undefined,
      savesIfBusy: false,
    });
  });

  it("names no client when it has none, and leaves a comment that is not told", () => {
    const moved = movedTo(aRecord(), { ...move, comment: undefined });
    expect(moved.client).toEqual({ id: 0, name: "", phone: "", email: "" });
    expect(moved.comment).toBeUndefined();
  });
});
