import { describe, expect, it } from "vitest";
import type { ServiceFields, ServiceLink } from "@/lib/domain/salon/service";
import { localDateOf } from "@/lib/domain/time/local-date";
import { ANNA, BEN } from "@/test-support/builders";
import { aService } from "@/test-support/salon-parts";
import { linkOf, problemOf, withDefaults } from "./service-draft.rules";

const [MONDAY, TUESDAY] = [localDateOf("2026-11-23"), localDateOf("2026-11-24")];

describe("a service that is created", () => {
  it("has what the body leaves out", () => {
    expect(withDefaults({ title: "Cut", categoryId: 7 })).toEqual({
      title: "Cut",
      categoryId: 7,
      bookingTitle: "",
      priceMin: 0,
      priceMax: 0,
      durationSeconds: 3600,
      technicalBreakSeconds: null,
      discount: 0,
      comment: "",
      weight: 0,
      isBookableOnline: true,
      apiId: "",
    });
  });

  it.each<[string, Partial<ServiceFields>, number]>([
    ["its own", { priceMin: 10, priceMax: 30 }, 30],
    ["the lowest where only that is told", { priceMin: 10 }, 10],
    ["none where none is told", {}, 0],
    ["0 when 0 is told", { priceMin: 10, priceMax: 0 }, 0],
  ])("has a highest price: %s", (_which, fields, priceMax) => {
    expect(withDefaults(fields).priceMax).toBe(priceMax);
  });

  it("keeps what is told, also when it is neutral", () => {
    const told = {
      durationSeconds: 900,
      technicalBreakSeconds: 0,
      isBookableOnline: false,
      weight: -1,
    };
    expect(withDefaults(told)).toMatchObject(told);
  });
});

describe("what is wrong with a service", () => {
  it.each<[string, Partial<ServiceFields>, string | null, string]>([
    ["nothing", {}, null, ""],
    ["nothing where both prices agree", { priceMin: 30, priceMax: 30 }, null, ""],
    ["its prices", { priceMin: 31, priceMax: 30 }, "price_max", "must not be below price_min"],
    [
      "nothing in one moment of search",
      { searchFromSeconds: 3600, searchToSeconds: 3600 },
      null,
      "",
    ],
    [
      "its hours of search",
      { searchFromSeconds: 3601, searchToSeconds: 3600 },
      "seance_search_finish",
      "must not be before seance_search_start",
    ],
    ["nothing on one date", { dateFrom: MONDAY, dateTo: MONDAY }, null, ""],
    ["its dates", { dateFrom: TUESDAY, dateTo: MONDAY }, "date_to", "must not be before date_from"],
    ["nothing from a date on", { dateFrom: TUESDAY }, null, ""],
    ["nothing until a date", { dateTo: MONDAY }, null, ""],
  ])("%s", (_what, over, field, message) => {
    const expected = field === null ? null : { kind: "invalid", errors: { [field]: [message] } };
    expect(problemOf(aService(over))).toEqual(expected);
  });
});

describe("who does a service", () => {
  const before: readonly ServiceLink[] = [
    { memberId: ANNA, durationSeconds: 5400, cardId: 3, price: { min: 95, max: null } },
  ];

  it("takes as long as the service unless they are told to take longer", () => {
    const service = { durationSeconds: 1800 };
    const draft = { memberId: ANNA, durationSeconds: null, cardId: null };
    expect(linkOf(draft, service, []).durationSeconds).toBe(1800);
    expect(linkOf({ ...draft, durationSeconds: 2700 }, service, []).durationSeconds).toBe(2700);
  });

  it.each([
    ["keeps their price", ANNA, { min: 95, max: null }],
    ["takes no other member's price", BEN, null],
  ])("%s", (_what, memberId, price) => {
    const link = linkOf(
      { memberId, durationSeconds: null, cardId: 8 },
      { durationSeconds: 1800 },
      before,
    );
    expect(link).toEqual({ memberId, durationSeconds: 1800, cardId: 8, price });
  });
});
