import { describe, expect, it } from "vitest";
import { serviceId, teamMemberId } from "@/lib/domain/ids";
import type { Access } from "@/lib/domain/salon/access";
import type { Appointment } from "@/lib/domain/salon/appointment";
import { ANNA, at, BEN } from "@/test-support/builders";
import { aRecord, aScope, TEAM } from "@/test-support/salon-parts";
import {
  checkEditable,
  isOutsideEditWindow,
  membersOf,
  NO_APPOINTMENT,
  problemOfDeleting,
  problemOfParts,
  checkReadable,
  seesCustomFields,
} from "./appointment-policy.rules";

type Rights = Partial<Access>;

const LAST_WEEK = at("2026-11-18T09:00:00Z"); // seven days back
const refused = (message: string) => ({ ok: false, error: { kind: "forbidden", message } });
const DENIED = "Access to this team member is denied.";

describe("an appointment that is to be read (business.md 6.7)", () => {
  it.each<[string, Rights, Partial<Appointment>]>([
    ["a worker's own location", {}, {}],
    ["a deleted one", {}, { isDeleted: true }],
    ["an old one without a limit", {}, { startsAt: LAST_WEEK }],
    ["the oldest day of the limit", { lastDaysCount: 7 }, { startsAt: LAST_WEEK }],
    ["that of the one member", { onlyMemberId: ANNA }, {}],
  ])("is found: %s", (_which, rights, over) => {
    const record = aRecord(over);
    expect(checkReadable(aScope(rights), record, TEAM)).toEqual({ ok: true, value: record });
  });

  it.each<[string, Rights, Partial<Appointment>, string]>([
    ["another member's", { onlyMemberId: BEN }, {}, DENIED],
    ["another position's", { onlyPositionId: 14 }, {}, DENIED],
    [
      "an older one",
      { lastDaysCount: 6 },
      { startsAt: LAST_WEEK },
      "The appointment lies too far back.",
    ],
  ])("is refused: %s", (_which, rights, over, message) => {
    expect(checkReadable(aScope(rights), aRecord(over), TEAM)).toEqual(refused(message));
  });

  it("is not found when there is none, or nobody in the team has it", () => {
    expect(checkReadable(aScope(), null, TEAM)).toEqual({ ok: false, error: NO_APPOINTMENT });
    const error = { kind: "not_found", message: "Team member not found." };
    const strange = aRecord({ memberId: teamMemberId(3999) });
    expect(checkReadable(aScope(), strange, TEAM)).toEqual({ ok: false, error });
  });
});

describe("an appointment that is to be changed (business.md 6.7)", () => {
  it("is not found when it is deleted or there is none", () => {
    const gone = { ok: false, error: NO_APPOINTMENT };
    expect(checkEditable(aScope(), aRecord({ isDeleted: true }), TEAM)).toEqual(gone);
    expect(checkEditable(aScope(), null, TEAM)).toEqual(gone);
  });

  it.each<[string, Rights, Partial<Appointment>, string | null]>([
    ["a coming one", {}, {}, null],
    ["one of another member", { onlyMemberId: BEN }, {}, DENIED],
    ["an old one without a window", {}, { startsAt: LAST_WEEK }, null],
    ["the first day of the window", { editDaysCount: 7 }, { startsAt: LAST_WEEK }, null],
    [
      "one before the window",
      { editDaysCount: 6 },
      { startsAt: LAST_WEEK },
      "The appointment is too old to be changed.",
    ],
    [
      "one whose client came",
      {},
      { attendance: "arrived" },
      "The client came: the appointment may not be changed.",
    ],
    [
      "one whose client came, by the right to it",
      { grants: ["edit_records_attendance_access"] },
      { attendance: "arrived" },
      null,
    ],
    ["one whose client stayed away", {}, { attendance: "missed" }, null],
  ])("%s", (_which, rights, over, message) => {
    const record = aRecord(over);
    const expected = message === null ? { ok: true, value: record } : refused(message);
    expect(checkEditable(aScope(rights), record, TEAM)).toEqual(expected);
  });

  it("counts the days of its window on the location's clock, today being 0", () => {
    const midnight = at("2026-11-24T23:00:00Z"); // of today in Berlin
    const minuteBefore = at("2026-11-24T22:59:00Z");
    const scope = aScope({ editDaysCount: 0 });
    expect(isOutsideEditWindow(scope, midnight)).toBe(false);
    expect(isOutsideEditWindow(scope, minuteBefore)).toBe(true);
  });
});

describe("an appointment that is to be deleted (business.md 6.8)", () => {
  it.each<[string, Rights, Partial<Appointment>, string | null]>([
    ["a coming one", {}, {}, null],
    ["one of another member", { onlyMemberId: BEN }, {}, DENIED],
    [
      "one before the window",
      { editDaysCount: 6 },
      { startsAt: LAST_WEEK },
      "The appointment is too old to be deleted.",
    ],
    [
      "one whose client came",
      {},
      { attendance: "arrived" },
      "The client came: the appointment may not be deleted.",
    ],
    [
      "one whose client came, by the right to change it",
      { grants: ["edit_records_attendance_access"] },
      { attendance: "arrived" },
      "The client came: the appointment may not be deleted.",
    ],
    [
      "one whose client came, by the right to it",
      { mayDeleteArrivedAppointments: true },
      { attendance: "arrived" },
      null,
    ],
  ])("%s", (_which, rights, over, message) => {
    const expected = message === null ? null : { kind: "forbidden", message };
    expect(problemOfDeleting(aScope(rights), aRecord(over), TEAM)).toEqual(expected);
  });
});

describe("the parts that a user may change", () => {
  const line = {
    id: serviceId(501),
    title: "Cut",
    firstCost: 30,
    discount: 0,
    cost: 30,
    amount: 1,
  };
  const BOTH_MOVES = [
    "timetable_transferring_record_access",
    "records_edit_date_and_master_access",
  ] as const;

  it.each<[string, Partial<Appointment>, Access["grants"], string]>([
    ["a move", { startsAt: LAST_WEEK }, BOTH_MOVES, "date and team member"],
    ["another member", { memberId: BEN }, BOTH_MOVES, "date and team member"],
    ["a length", { durationSeconds: 1800 }, ["records_edit_duration_access"], "duration"],
    ["a comment", { comment: "Late" }, ["records_edit_comment_access"], "comment"],
    ["services", { services: [line] }, ["records_edit_services_access"], "services"],
  ])("%s needs its rights, each of them", (_which, over, grants, part) => {
    const closed = {
      kind: "forbidden",
      message: `You may not change the ${part} of appointments.`,
    };
    const after = aRecord(over);
    expect(problemOfParts(aScope({ grants }), aRecord(), after)).toBeNull();
    for (const missing of grants) {
      const rest = grants.filter((grant) => grant !== missing);
      expect(problemOfParts(aScope({ grants: rest }), aRecord(), after)).toEqual(closed);
    }
  });

  it("nothing that stays the same needs a right", () => {
    expect(problemOfParts(aScope(), aRecord(), aRecord())).toBeNull();
  });

  it("custom fields are seen by their own right", () => {
    expect(seesCustomFields(aScope())).toBe(false);
    const grants = ["custom_fields_record_values_read_access"] as const;
    expect(seesCustomFields(aScope({ grants }))).toBe(true);
  });
});

describe("the members whose appointments a list shows (business.md 19)", () => {
  it.each<[string, Rights, number | undefined, unknown]>([
    ["are not narrowed for who reaches all", {}, undefined, null],
    ["are those within reach", { onlyPositionId: 14 }, undefined, [BEN]],
    ["are the one that is asked for", {}, BEN, [BEN]],
  ])("%s", (_what, rights, asked, value) => {
    expect(membersOf(aScope(rights), TEAM, asked)).toEqual({ ok: true, value });
  });

  it("are refused when the one that is asked for is out of reach or unknown", () => {
    expect(membersOf(aScope({ onlyMemberId: ANNA }), TEAM, BEN)).toEqual(refused(DENIED));
    const error = { kind: "not_found", message: "Team member not found." };
    expect(membersOf(aScope(), TEAM, 3999)).toEqual({ ok: false, error });
  });
});
