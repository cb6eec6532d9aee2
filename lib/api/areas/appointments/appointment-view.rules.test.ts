import { describe, expect, it } from "vitest";
import { teamMemberId } from "@/lib/domain/ids";
import { at, NORD } from "@/test-support/builders";
import { aLocation, aRecord, aScope, TEAM } from "@/test-support/salon-parts";
import { viewFor, viewOf } from "./appointment-view.rules";

describe("an appointment as readers see it", () => {
  it.each([
    ["Europe/Berlin", "2026-11-26T10:00:00+01:00", "2026-11-25T10:00:00+0100"],
    ["Asia/Kathmandu", "2026-11-26T14:45:00+05:45", "2026-11-25T14:45:00+0545"],
    ["America/New_York", "2026-11-26T04:00:00-05:00", "2026-11-25T04:00:00-0500"],
  ])("has its times on the clock of %s", (timeZone, startsAt, stamp) => {
    const seen = viewOf(aScope({}, aLocation({ timeZone })), aRecord(), TEAM);
    expect(seen).toMatchObject({ startsAt, createdAt: stamp, changedAt: stamp, locationId: NORD });
  });

  it("tells when it was written apart from when it was changed", () => {
    const record = aRecord({ changedAt: at("2026-11-25T10:30:00Z") });
    expect(viewOf(aScope(), record, TEAM)).toMatchObject({
      createdAt: "2026-11-25T10:00:00+0100",
      changedAt: "2026-11-25T11:30:00+0100",
    });
  });

  it("names its member, or nobody where the team has no such member", () => {
    expect(viewOf(aScope(), aRecord(), TEAM).member).toBe(TEAM[0]);
    const strange = aRecord({ memberId: teamMemberId(3999) });
    expect(viewOf(aScope(), strange, TEAM).member).toBeNull();
  });

  it.each([
    ["nothing", {}, [false, false, false]],
    ["phones", { maySeePhones: true }, [true, false, false]],
    [
      "custom fields",
      { grants: ["custom_fields_record_values_read_access" as const] },
      [false, true, false],
    ],
    ["clients", { maySeeClients: true }, [false, false, true]],
  ])("shows who may see %s that and no more", (_what, rights, expected) => {
    const { showsPhone, showsCustomFields, showsClients } = viewOf(aScope(rights), aRecord(), TEAM);
    expect([showsPhone, showsCustomFields, showsClients]).toEqual(expected);
  });

  it("shows other readers what they are told to see, whatever the rights", () => {
    const shown = { showsPhone: true, showsCustomFields: false, showsClients: true };
    expect(viewFor(aScope(), aRecord(), TEAM, shown)).toMatchObject(shown);
  });
});
