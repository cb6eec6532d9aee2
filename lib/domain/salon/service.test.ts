import { describe, expect, it } from "vitest";
import { serviceId, teamMemberId } from "../ids";
import { lengthFor } from "./service";
import type { Service } from "./service";

const aService = (given: Partial<Service> = {}): Service => ({
  id: serviceId(504),
  title: "Highlights",
  categoryId: 42,
  priceMin: 90,
  priceMax: 120,
  durationSeconds: 5400,
  technicalBreakSeconds: null,
  weight: 0,
  isBookableOnline: true,
  isGroup: false,
  capacity: 1,
  bookingTitle: "",
  discount: 0,
  comment: "",
  apiId: "",
  isLimitedToDates: false,
  dateFrom: null,
  dateTo: null,
  searchFromSeconds: 0,
  searchToSeconds: 86_400,
  slotStepSeconds: 0,
  searchStepSeconds: 0,
  taxVariant: 0,
  vatId: 0,
  translations: [],
  resourceIds: [],
  links: [{ memberId: teamMemberId(3001), durationSeconds: 6300, cardId: null, price: null }],
  ...given,
});

describe("the length of a service (business.md 4.5)", () => {
  it.each([
    ["is the member's own where there is one", aService(), 3001, 6300],
    ["is the service's for everybody else", aService(), 3003, 5400],
    ["is an hour when the service names none", aService({ durationSeconds: 0 }), 3003, 3600],
  ])("%s", (_, service, member, expected) => {
    expect(lengthFor(service, teamMemberId(member))).toBe(expected);
  });
});
