import { describe, expect, it } from "vitest";
import { serviceId } from "@/lib/domain/ids";
import type { Appointment } from "@/lib/domain/salon/appointment";
import { instantOf } from "@/lib/domain/time/instant";
import { localDateOf } from "@/lib/domain/time/local-date";
import { at } from "@/test-support/builders";
import { aRecord, aScope, TEAM } from "@/test-support/salon-parts";
import { viewOf } from "./appointment-view.rules";
import type { AppointmentView } from "./appointments.contract";
import { firstPage, isWantedVisit } from "./visit-search.rules";
import type { VisitSearch } from "./visit-search.rules";

const DAY_MS = 86_400_000;
const LAST = at("2026-11-24T09:00:00Z");

const aView = (over: Partial<Appointment>): AppointmentView =>
  viewOf(aScope(), aRecord(over), TEAM);

const aSearch = (over: Partial<VisitSearch> = {}): VisitSearch => ({
  clientId: 41,
  clientPhone: null,
  from: null,
  to: null,
  paymentStatuses: [],
  attendance: null,
  ...over,
});

/** So many visits on a day, counted back from 2026-11-24; numbered on from those before. */
function visitsOn(daysBack: number, count: number, firstId: number): AppointmentView[] {
  const startsAt = instantOf(LAST - daysBack * DAY_MS);
  return Array.from({ length: count }, (_, index) => aView({ startsAt, visitId: firstId + index }));
}

describe("the visits that a search wants (business.md 5.6)", () => {
  const line = (cost: number) => ({
    id: serviceId(501),
    title: "Cut",
    firstCost: cost,
    discount: 0,
    cost,
    amount: 1,
  });

  it.each<[string, Partial<VisitSearch>, Partial<Appointment>, boolean]>([
    ["any, when it tells nothing", {}, { services: [] }, true],
    ["the attendance that it tells", { attendance: "arrived" }, { attendance: "arrived" }, true],
    ["no other attendance", { attendance: "arrived" }, { attendance: "waiting" }, false],
    ["a line still to be paid", { paymentStatuses: ["not_paid"] }, { services: [line(30)] }, true],
    ["no free line as one", { paymentStatuses: ["not_paid"] }, { services: [line(0)] }, false],
    ["a free line as paid", { paymentStatuses: ["paid_full"] }, { services: [line(0)] }, true],
    [
      "one of several lines",
      { paymentStatuses: ["paid_full"] },
      { services: [line(30), line(0)] },
      true,
    ],
    ["none without lines", { paymentStatuses: ["not_paid", "paid_full"] }, { services: [] }, false],
    [
      "both or nothing",
      { attendance: "arrived", paymentStatuses: ["not_paid"] },
      { attendance: "missed", services: [line(30)] },
      false,
    ],
  ])("are: %s", (_which, search, record, expected) => {
    expect(isWantedVisit(aView(record), [], aSearch(search))).toBe(expected);
  });
});

describe("a page of visits", () => {
  it.each<[string, AppointmentView[]]>([
    ["nothing", []],
    ["fewer than 25", visitsOn(0, 24, 1)],
    ["a whole day of more than 25", visitsOn(0, 40, 1)],
    ["24 visits and a day more", [...visitsOn(0, 24, 1), ...visitsOn(1, 9, 25)]],
    [
      "26 appointments of 24 visits and a day more",
      [...visitsOn(0, 24, 1), ...visitsOn(0, 2, 1), ...visitsOn(1, 1, 25)],
    ],
  ])("is the last one with %s", (_what, views) => {
    expect(firstPage(views, aSearch())).toEqual({ items: views, next: null });
  });

  it("ends with the day on which it has 25", () => {
    const today = visitsOn(0, 20, 1);
    const before = visitsOn(1, 7, 21);
    const rest = visitsOn(2, 3, 28);
    const from = localDateOf("2026-01-01");
    expect(firstPage([...today, ...before, ...rest], aSearch({ from }))).toEqual({
      items: [...today, ...before],
      next: { from, to: localDateOf("2026-11-22"), count: 3 },
    });
  });

  it("counts the visits of the next page only, each once", () => {
    const next = [...visitsOn(1, 25, 26), ...visitsOn(1, 2, 26)];
    const page = firstPage([...visitsOn(0, 25, 1), ...next, ...visitsOn(2, 9, 51)], aSearch());
    expect(page.next).toEqual({ from: null, to: localDateOf("2026-11-23"), count: 25 });
  });
});
