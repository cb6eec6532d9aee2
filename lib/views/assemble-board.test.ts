import { describe, expect, it } from "vitest";
import { locationId, teamMemberId } from "@/lib/domain/ids";
import { localDateOf } from "@/lib/domain/time/local-date";
import { minuteOf } from "@/lib/domain/time/local-time";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { ScheduledDay } from "@/lib/domain/schedule/scheduled-day";
import { assembleBoard } from "./assemble-board";
import { strandedBookings } from "./board";
import type { BoardParts } from "./assemble-board";

const day = localDateOf("2026-10-02");

function aMember(changes: Partial<TeamMember> = {}): TeamMember {
  return {
    id: teamMemberId(1),
    name: "Anna",
    specialization: "",
    position: { id: 11, title: "Senior stylist" },
    userId: null,
    apiId: "",
    information: "",
    hasTimetable: true,
    isDismissed: false,
    isRemoved: false,
    isHidden: false,
    weight: 0,
    rating: 0,
    scheduleUntil: null,
    ...changes,
  };
}

function aDay(changes: Partial<ScheduledDay> = {}): ScheduledDay {
  return {
    memberId: teamMemberId(1),
    date: day,
    intervals: [{ from: minuteOf(600), to: minuteOf(1080) }],
    dayOff: null,
    busy: [],
    ...changes,
  };
}

function parts(changes: Partial<BoardParts> = {}): BoardParts {
  return {
    locationId: locationId(7),
    timeZone: "Europe/Berlin",
    today: day,
    period: { from: day, to: localDateOf("2026-10-03") },
    readOnly: null,
    isOfOneMember: false,
    team: [aMember()],
    days: [aDay()],
    notes: [],
    ...changes,
  };
}

const BOOKED = { kind: "appointment" as const, id: 5, from: minuteOf(600), to: minuteOf(660) };
const BUSY = [BOOKED];

describe("a board", () => {
  it("has one cell per member and date, a missing day being one without hours", () => {
    const [row] = assembleBoard(parts()).rows;
    expect(row?.cells.map((cell) => [cell.date, cell.intervals.length])).toEqual([
      ["2026-10-02", 1],
      ["2026-10-03", 0],
    ]);
  });

  it("joins an appointment's time with its client and service", () => {
    const busy = [{ kind: "appointment" as const, id: 5, from: minuteOf(600), to: minuteOf(660) }];
    const notes = [
      { id: 5, client: "Ida", service: "Cut", attendance: "confirmed" as const, member: null },
    ];
    const [row] = assembleBoard(parts({ days: [aDay({ busy })], notes })).rows;
    expect(row?.cells[0]?.bookings).toEqual([
      {
        id: 5,
        kind: "appointment",
        from: 600,
        to: 660,
        client: "Ida",
        service: "Cut",
        attendance: "confirmed",
      },
    ]);
  });

  it("does not take a group event for the appointment of the same number", () => {
    const busy = [{ kind: "event" as const, id: 5, from: minuteOf(600), to: minuteOf(660) }];
    const notes = [
      { id: 5, client: "Ida", service: "Cut", attendance: "confirmed" as const, member: null },
    ];
    const [row] = assembleBoard(parts({ days: [aDay({ busy })], notes })).rows;
    expect(row?.cells[0]?.bookings[0]).toMatchObject({ kind: "event", client: "" });
  });

  it("shows a member without a timetable only where something of theirs is left", () => {
    const team = [aMember({ hasTimetable: false })];
    expect(assembleBoard(parts({ team, days: [] })).rows).toEqual([]);
    const [row] = assembleBoard(parts({ team, days: [aDay({ intervals: [], busy: BUSY })] })).rows;
    expect(row?.member).toMatchObject({ canHaveHours: false, isDismissed: false });
    expect(row?.cells[0]?.bookings).toHaveLength(1);
  });

  it("keeps the row of a deleted member while something is booked, and does not cover it", () => {
    const member = aMember({ id: teamMemberId(9), name: "Karl" });
    const note = { id: 5, client: "Ida", service: "Cut", attendance: "waiting" as const, member };
    const booked = aDay({ memberId: teamMemberId(9), intervals: [], busy: BUSY });
    const board = assembleBoard(parts({ days: [aDay(), booked], notes: [note] }));
    expect(board.rows.map((row) => row.member)).toEqual([
      expect.objectContaining({ id: 1, hasPage: true }),
      {
        id: 9,
        name: "Karl",
        position: "Senior stylist",
        canHaveHours: false,
        isDismissed: true,
        hasPage: false,
      },
    ]);
    const cells = board.rows[1]?.cells ?? [];
    expect(cells.map((cell) => strandedBookings(cell).length)).toEqual([1, 0]);
  });

  it("names a deleted member by their number where only an event is booked", () => {
    const busy = [{ ...BOOKED, kind: "event" as const }];
    const days = [aDay({ memberId: teamMemberId(9), intervals: [], busy })];
    const [, row] = assembleBoard(parts({ days })).rows;
    expect(row?.member).toMatchObject({ name: "#9", position: "", isDismissed: true });
  });

  it("leaves out deleted members with whom nothing is booked in the period", () => {
    const days = [aDay({ memberId: teamMemberId(9) })];
    expect(assembleBoard(parts({ days })).rows.map((row) => row.member.id)).toEqual([1]);
  });

  it("shows a dismissed member only where the period holds something of theirs", () => {
    const team = [aMember({ isDismissed: true })];
    expect(assembleBoard(parts({ team })).rows).toHaveLength(1);
    expect(assembleBoard(parts({ team, days: [] })).rows).toHaveLength(0);
    const [row] = assembleBoard(parts({ team })).rows;
    expect(row?.member).toMatchObject({ canHaveHours: false, hasPage: true });
  });

  it("of one member has that member's row, without timetable or without anything to show", () => {
    const isOfOneMember = true;
    const without = [aMember({ hasTimetable: false })];
    const [row] = assembleBoard(parts({ team: without, days: [], isOfOneMember })).rows;
    expect([row?.member.name, row?.member.canHaveHours]).toEqual(["Anna", false]);
    const gone = [aMember({ isDismissed: true })];
    expect(assembleBoard(parts({ team: gone, days: [], isOfOneMember })).rows).toHaveLength(1);
  });
});
