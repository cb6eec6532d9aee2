import { describe, expect, it } from "vitest";
import { serviceId } from "@/lib/domain/ids";
import type { ServiceLine } from "@/lib/domain/salon/appointment";
import type { Service } from "@/lib/domain/salon/service";
import { ANNA, BEN } from "@/test-support/builders";
import { aRecord, aService } from "@/test-support/salon-parts";
import type { ServiceToKeep } from "./appointment-change.contract";
import { breakOf, linesOf, serviceLines } from "./service-lines.rules";

const [CUT, COLOUR] = [serviceId(501), serviceId(502)];

const CATALOGUE: readonly Service[] = [
  aService(), // 30, by Anna
  aService({
    id: COLOUR,
    title: "Colour",
    priceMin: 80,
    technicalBreakSeconds: 600,
    links: [{ memberId: ANNA, durationSeconds: 5400, cardId: null, price: { min: 95, max: null } }],
  }),
];

const aLine = (over: Partial<ServiceLine> = {}): ServiceLine => ({
  id: CUT,
  title: "Cut",
  firstCost: 30,
  discount: 0,
  cost: 30,
  amount: 1,
  ...over,
});

const wants = (over: Partial<ServiceToKeep> = {}): ServiceToKeep => ({
  id: CUT,
  firstCost: null,
  discount: 0,
  cost: null,
  amount: 1,
  hasPrice: false,
  ...over,
});

const refusalOf = (id: number) => ({
  ok: false,
  error: {
    kind: "bad_request",
    message: `The team member does not provide the selected services: ${id}.`,
  },
});

describe("the services of a new appointment", () => {
  it.each<[string, Partial<ServiceToKeep>, Partial<ServiceLine>]>([
    ["at the price of the service", {}, {}],
    [
      "at the member's own price",
      { id: COLOUR },
      { id: COLOUR, title: "Colour", firstCost: 95, cost: 95 },
    ],
    ["so many times", { amount: 3 }, { amount: 3, cost: 90 }],
    ["at a discount", { discount: 10 }, { discount: 10, cost: 27 }],
    ["at a price of its own", { firstCost: 20 }, { firstCost: 20, cost: 20 }],
    ["at a total of its own", { cost: 12.5, discount: 50 }, { cost: 12.5, discount: 50 }],
    ["for nothing", { firstCost: 0 }, { firstCost: 0, cost: 0 }],
    [
      "rounded to cents",
      { firstCost: 9.99, discount: 33 },
      { firstCost: 9.99, discount: 33, cost: 6.69 },
    ],
  ])("are priced: %s", (_how, wanted, line) => {
    const lines = serviceLines(CATALOGUE, { memberId: ANNA, eventId: 0, toBook: [wants(wanted)] });
    expect(lines).toEqual({ ok: true, value: [aLine(line)] });
  });

  it("are refused where the member does not provide one of them", () => {
    const toBook = [wants(), wants({ id: COLOUR })];
    expect(serviceLines(CATALOGUE, { memberId: BEN, eventId: 0, toBook })).toEqual(refusalOf(CUT));
  });

  it("are refused where one is unknown, in an event too", () => {
    const toBook = [wants({ id: serviceId(599) })];
    for (const eventId of [0, 801]) {
      expect(serviceLines(CATALOGUE, { memberId: ANNA, eventId, toBook })).toEqual(refusalOf(599));
    }
  });

  it("need no link in an event, which ties its service to its member", () => {
    const lines = serviceLines(CATALOGUE, { memberId: BEN, eventId: 801, toBook: [wants()] });
    expect(lines).toEqual({ ok: true, value: [aLine()] });
  });
});

describe("the break after several services (business.md 4.5)", () => {
  it.each<[string, readonly number[], number]>([
    ["is the longest of them", [CUT, COLOUR], 600],
    ["is none where no service has one", [CUT], 0],
    ["is none for no service", [], 0],
    ["leaves unknown services out", [599], 0],
  ])("%s", (_what, ids, seconds) => {
    expect(
      breakOf(
        CATALOGUE,
        ids.map((id) => ({ id })),
      ),
    ).toBe(seconds);
  });
});

describe("the services of an appointment that is changed", () => {
  const old = aLine({ firstCost: 25, discount: 20, cost: 20 });
  const before = aRecord({ services: [old] });
  const placed = { memberId: ANNA, eventId: 0 };

  it("keep a line that is sent back as it is, also when nobody provides it any more", () => {
    expect(linesOf([], before, placed, [wants()])).toEqual({ ok: true, value: [old] });
  });

  it.each<[string, Partial<ServiceToKeep>, ServiceLine]>([
    [
      "keeps the price of a piece when there are more",
      { amount: 2 },
      { ...old, amount: 2, cost: 40 },
    ],
    [
      "takes a price that is told",
      { hasPrice: true, firstCost: 50 },
      aLine({ firstCost: 50, cost: 50 }),
    ],
    [
      "prices what is added as new",
      { id: COLOUR },
      aLine({ id: COLOUR, title: "Colour", firstCost: 95, cost: 95 }),
    ],
  ])("%s", (_what, wanted, line) => {
    expect(linesOf(CATALOGUE, before, placed, [wants(wanted)])).toEqual({
      ok: true,
      value: [line],
    });
  });

  it("reads the whole of a line of no pieces as the price of one", () => {
    const free = aRecord({ services: [aLine({ amount: 0, cost: 30 })] });
    expect(linesOf(CATALOGUE, free, placed, [wants({ amount: 2 })])).toEqual({
      ok: true,
      value: [aLine({ amount: 2, cost: 60 })],
    });
  });

  it("keep their price with a colleague who does not provide them", () => {
    const toBen = { memberId: BEN, eventId: 0 };
    expect(linesOf(CATALOGUE, before, toBen, [wants()])).toEqual({ ok: true, value: [old] });
    const sentBack = wants({ ...old, hasPrice: true });
    expect(linesOf([], before, toBen, [sentBack])).toEqual({ ok: true, value: [old] });
  });

  it("need no live service for another price or number", () => {
    const cheaper = wants({ ...old, hasPrice: true, discount: 50, cost: null });
    const value = [{ ...old, discount: 50, cost: 12.5 }];
    expect(linesOf([], before, placed, [cheaper])).toEqual({ ok: true, value });
    const twice = [{ ...old, amount: 2, cost: 40 }];
    expect(linesOf([], before, placed, [wants({ amount: 2 })])).toEqual({ ok: true, value: twice });
  });

  it("are asked for where they are added, also once more", () => {
    const toBen = { memberId: BEN, eventId: 0 };
    expect(linesOf(CATALOGUE, before, toBen, [wants(), wants()])).toEqual(refusalOf(CUT));
    expect(linesOf([], before, placed, [wants(), wants({ id: COLOUR })])).toEqual(
      refusalOf(COLOUR),
    );
  });

  it("that come twice at two prices keep both, in any order", () => {
    const dear = aLine({ firstCost: 60, cost: 60 });
    const sent = [dear, old].map((line) => wants({ ...line, hasPrice: true }));
    expect(linesOf([], aRecord({ services: [old, dear] }), placed, sent)).toEqual({
      ok: true,
      value: [dear, old],
    });
  });
});
