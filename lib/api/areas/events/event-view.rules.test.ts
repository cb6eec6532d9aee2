import { describe, expect, it } from "vitest";
import { serviceId, teamMemberId } from "@/lib/domain/ids";
import { NORD } from "@/test-support/builders";
import { aLocation, anEvent, aScope, aService, TEAM } from "@/test-support/salon-parts";
import { eventViewOf } from "./event-view.rules";

const CATALOGUE = [aService(), aService({ id: serviceId(502), title: "Colour" })];

describe("an event as readers see it", () => {
  it.each([
    ["Europe/Berlin", "2026-11-26 10:00:00"],
    ["Asia/Kathmandu", "2026-11-26 14:45:00"],
    ["Pacific/Auckland", "2026-11-26 22:00:00"],
    ["Pacific/Honolulu", "2026-11-25 23:00:00"],
  ])("has its time on the clock of %s", (timeZone, date) => {
    const scope = aScope({}, aLocation({ timeZone }));
    const seen = eventViewOf(scope, anEvent(), CATALOGUE, TEAM);
    expect(seen).toMatchObject({ date, locationId: NORD, event: anEvent() });
  });

  it("names its service and its member", () => {
    const event = anEvent({ serviceId: serviceId(502) });
    const seen = eventViewOf(aScope(), event, CATALOGUE, TEAM);
    expect(seen).toMatchObject({ service: CATALOGUE[1], member: TEAM[0] });
  });

  it("names none that is gone", () => {
    const event = anEvent({ serviceId: serviceId(599), memberId: teamMemberId(3999) });
    const seen = eventViewOf(aScope(), event, CATALOGUE, TEAM);
    expect(seen).toMatchObject({ service: null, member: null });
  });
});
