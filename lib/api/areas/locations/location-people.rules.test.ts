import { describe, expect, it } from "vitest";
import { NEW_BOOKING_FORM } from "@/lib/domain/salon/booking-form";
import { localDateOf } from "@/lib/domain/time/local-date";
import { ANNA, BEN, MIA, NORD, NOW, TODAY } from "@/test-support/builders";
import { aLocation, aMember, anAccess } from "@/test-support/salon-parts";
import { NO_EXTRAS } from "./optional-location-fields.contract";
import { activeOf, isWantedPerson, nothingOf, peopleOf } from "./location-people.rules";

const STYLIST = { id: 11, title: "Stylist" };
const COLOURIST = { id: 14, title: "Colourist" };
const anna = aMember({ position: COLOURIST, scheduleUntil: TODAY });
const ben = aMember({ id: BEN, position: STYLIST, weight: 5 });
const mia = aMember({ id: MIA, position: STYLIST, scheduleUntil: localDateOf("2026-11-24") });
const gone = aMember({ id: MIA, isRemoved: true, position: { id: 19, title: "Gone" } });
const place = { location: aLocation(), team: [mia, anna, ben], access: null };

describe("what is empty where the caller may not enter", () => {
  it.each([
    ["nothing that is not asked for", {}, {}],
    ["forms", { forms: true }, { forms: [] }],
    ["staff and positions", { staff: true, positions: true }, { staff: [], positions: [] }],
    ["no next time, which has no empty form", { nextSlot: true }, {}],
  ])("%s", (_what, wanted, expected) => {
    expect(nothingOf({ ...NO_EXTRAS, ...wanted })).toEqual(expected);
  });
});

describe("the forms of a location", () => {
  it.each([
    ["all", null, true],
    ["the one that is asked for", 31, true],
    ["no other", 32, false],
  ])("%s", (_which, formId, expected) => {
    const form = { ...NEW_BOOKING_FORM, id: 31, title: "Web", locationId: NORD };
    expect(isWantedPerson(form, { ...NO_EXTRAS, formId })).toBe(expected);
  });
});

describe("the people of a location", () => {
  const staff = { ...NO_EXTRAS, staff: true };
  const positions = { ...NO_EXTRAS, positions: true };
  const idsOf = (seen: ReturnType<typeof peopleOf>) => seen.staff?.map(({ member }) => member.id);

  it("are told only when they are asked for", () => {
    expect(peopleOf(place, NO_EXTRAS, NOW)).toEqual({});
    expect(peopleOf(place, staff, NOW)).not.toHaveProperty("positions");
    expect(peopleOf(place, positions, NOW)).not.toHaveProperty("staff");
  });

  it("stand in the order of the team: heavier, then lower ids", () => {
    expect(idsOf(peopleOf(place, staff, NOW))).toEqual([BEN, ANNA, MIA]);
  });

  it("are those who were not removed and are within reach", () => {
    const removed = { ...place, team: [anna, gone] };
    expect(idsOf(peopleOf(removed, staff, NOW))).toEqual([ANNA]);
    const reach = { ...place, access: anAccess({ onlyPositionId: 11 }) };
    expect(idsOf(peopleOf(reach, staff, NOW))).toEqual([BEN, MIA]);
  });

  it("can be booked as long as they have hours", () => {
    const seen = peopleOf(place, staff, NOW).staff ?? [];
    expect(seen.map(({ isBookable }) => isBookable)).toEqual([false, true, false]);
    expect(activeOf(place.team, TODAY)).toBe(1);
    expect(activeOf(place.team, localDateOf("2026-11-26"))).toBe(0);
  });

  it("have positions, each once, by id, of those who are seen", () => {
    const seen = peopleOf({ ...place, team: [...place.team, gone] }, positions, NOW);
    expect(seen.positions).toEqual([STYLIST, COLOURIST]);
  });
});
