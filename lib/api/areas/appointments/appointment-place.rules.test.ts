import { describe, expect, it } from "vitest";
import type { Access } from "@/lib/domain/salon/access";
import type { AppointmentExtras } from "@/lib/domain/salon/appointment";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { ANNA, at, BEN } from "@/test-support/builders";
import { aBookedClient, aMember, aRecord, aScope, TEAM } from "@/test-support/salon-parts";
import type { AppointmentToChange } from "./appointment-change.contract";
import type { AppointmentToCreate } from "./new-appointment.contract";
import {
  busyAt,
  hasLocksOf,
  placeOf,
  problemOfPlace,
  sameIds,
  seatsIn,
  takesNoMoreTime,
  timeOf,
} from "./appointment-place.rules";

const TIME = {
  kind: "time",
  memberId: BEN,
  datetime: "2026-11-27T12:00:00",
  durationSeconds: 1800,
  technicalBreakSeconds: null,
} as const;

const NOON = at("2026-11-27T11:00:00Z");
const SEAT = { kind: "event", eventId: 801 } as const;

const toChange = (place: AppointmentToChange["place"]): AppointmentToChange => ({
  client: { phone: "", name: "", email: "" },
  savesIfBusy: false,
  place,
  services: [],
  attendance: undefined,
  comment: undefined,
  apiId: undefined,
});

const invalid = (field: string, message: string) => ({
  ok: false,
  error: { kind: "invalid", errors: { [field]: [message] } },
});

describe("where an appointment is to stand", () => {
  it("is its new time, on the location's clock", () => {
    expect(placeOf(aScope(), aRecord(), toChange(TIME))).toEqual({
      ok: true,
      value: { ...TIME, startsAt: NOON, eventId: 0 },
    });
  });

  it("stays that of its event for a seat", () => {
    const {
      memberId,
      startsAt,
      durationSeconds: length,
      technicalBreakSeconds: technicalBreak,
    } = aRecord();
    expect(placeOf(aScope(), aRecord({ eventId: 801 }), toChange(SEAT))).toEqual({
      ok: true,
      value: {
        memberId,
        startsAt,
        durationSeconds: length,
        technicalBreakSeconds: technicalBreak,
        eventId: 801,
      },
    });
  });

  it.each([
    ["one that is no seat", 0, SEAT, "must be left out: it is no seat of an event"],
    ["a seat of another event", 802, SEAT, "is another one"],
    ["a seat that leaves its event", 801, TIME, "is another one"],
  ] as const)("is refused: %s", (_which, eventId, place, message) => {
    const placed = placeOf(aScope(), aRecord({ eventId }), toChange(place));
    expect(placed).toEqual(invalid("activity_id", message));
  });

  it("is refused when its time cannot be read", () => {
    const place = { ...TIME, datetime: "tomorrow" };
    const refusal = invalid("datetime", "must be a date-time");
    expect(placeOf(aScope(), aRecord(), toChange(place))).toEqual(refusal);
    expect(timeOf(aScope(), place, [])).toEqual(refusal);
  });

  it("is no seat for a new appointment with a time of its own", () => {
    expect(timeOf(aScope(), TIME, [])).toEqual({
      ok: true,
      value: {
        memberId: BEN,
        startsAt: NOON,
        durationSeconds: 1800,
        technicalBreakSeconds: null,
        toBook: [],
        eventId: 0,
        seatsLeft: null,
      },
    });
  });
});

describe("what speaks against a place", () => {
  const OLD = at("2026-11-18T09:00:00Z"); // seven days back
  const team = [...TEAM.slice(0, 1), aMember({ id: BEN, name: "Ben", isRemoved: true })];
  const TOO_OLD = { kind: "forbidden", message: "The appointment would lie too far back." };
  const place = {
    memberId: ANNA,
    startsAt: NOON,
    durationSeconds: 3600,
    technicalBreakSeconds: null,
    eventId: 0,
  };

  it.each<[string, Partial<Access>, Partial<typeof place>, unknown]>([
    ["nothing", {}, {}, null],
    [
      "a member out of reach",
      { onlyMemberId: BEN },
      {},
      { kind: "forbidden", message: "Access to this team member is denied." },
    ],
    [
      "a member who was removed",
      {},
      { memberId: BEN },
      { kind: "not_found", message: "Team member not found." },
    ],
    ["nothing in the past without a limit", {}, { startsAt: OLD }, null],
    ["a day that the user may not see", { lastDaysCount: 6 }, { startsAt: OLD }, TOO_OLD],
    ["a day that the user may not change", { editDaysCount: 6 }, { startsAt: OLD }, TOO_OLD],
    ["nothing inside both limits", { lastDaysCount: 7, editDaysCount: 7 }, { startsAt: OLD }, null],
  ])("%s", (_what, rights, over, problem) => {
    const wanted = { savesIfBusy: false };
    const found = problemOfPlace(aScope(rights), aRecord(), { ...place, ...over }, team, wanted);
    expect(found).toEqual(problem);
  });

  const GONE = { kind: "not_found", message: "Team member not found." };
  const leaves = (cause: string) => ({
    kind: "forbidden",
    message: `Ben ${cause} and takes no new bookings.`,
    reason: "no_timetable",
  });

  it.each<[string, Partial<TeamMember>, unknown]>([
    ["was deleted", { isRemoved: true }, GONE],
    ["was dismissed", { isDismissed: true }, leaves("is dismissed")],
    ["lost the timetable", { hasTimetable: false }, leaves("has no access to the timetable")],
    ["is hidden", { isHidden: true }, null],
  ])(
    "is, by force too, no new time of a member who %s; what they have may stay and shrink",
    (_how, state, no) => {
      const [scope, everybody] = [aScope(), [aMember({ id: BEN, name: "Ben", ...state })]];
      const before = aRecord({ memberId: BEN });
      const problem = (over: Partial<typeof place>, of = before) =>
        problemOfPlace(
          scope,
          of,
          { ...place, memberId: BEN, startsAt: before.startsAt, ...over },
          everybody,
          { savesIfBusy: true },
        );
      expect(problem({})).toBeNull();
      expect(problem({ durationSeconds: 1800 })).toBeNull();
      expect(problem({ durationSeconds: 3660 })).toEqual(no);
      expect(problem({ startsAt: NOON })).toEqual(no);
      expect(problem({}, aRecord())).toEqual(no);
      // what they did before they left may still be entered, but not of a deleted one
      expect(problem({ startsAt: OLD }, aRecord())).toEqual(no === GONE ? GONE : null);
    },
  );

  it("is told with the time on the location's clock", () => {
    expect(busyAt(aScope(), "The team member", NOON)).toEqual({
      kind: "conflict",
      message: "The team member is busy or not working: 2026-11-27 12:00",
    });
  });
});

describe("an appointment that moves", () => {
  const before = { memberId: ANNA, startsAt: NOON, durationSeconds: 3600 };
  const [earlier, later] = [at("2026-11-27T10:59:00Z"), at("2026-11-27T11:30:00Z")];

  it.each([
    ["as it is", {}, true],
    ["shorter", { durationSeconds: 1800 }, true],
    ["its second half", { startsAt: later, durationSeconds: 1800 }, true],
    ["longer", { durationSeconds: 3601 }, false],
    ["past its end", { startsAt: later }, false],
    ["before its start", { startsAt: earlier, durationSeconds: 600 }, false],
    ["with another member", { memberId: BEN }, false],
  ])("takes no more time: %s %j, %j", (_how, over, expected) => {
    expect(takesNoMoreTime(before, { ...before, ...over })).toBe(expected);
  });

  it.each([
    ["as it was", {}, true],
    ["at another time", { startsAt: earlier }, true],
    ["with another member", { memberId: BEN }, false],
    ["with another client", { client: aBookedClient({ id: 42 }) }, false],
    ["without a client", { client: null }, false],
  ])("%s has the locks that were taken: %j", (_how, over, expected) => {
    const client = aBookedClient();
    expect(hasLocksOf(aRecord({ client }), aRecord({ client, ...over }))).toBe(expected);
  });

  it.each([
    ["the same", [1, 2], [1, 2], true],
    ["none", [], [], true],
    ["in another order", [1, 2], [2, 1], false],
    ["fewer", [1, 2], [1], false],
    ["more", [1], [1, 2], false],
  ])("has the same services: %s", (_which, a, b, expected) => {
    const ids = (list: readonly number[]) => list.map((id) => ({ id }));
    expect(sameIds(ids(a), ids(b))).toBe(expected);
  });

  it.each<[string, Partial<AppointmentExtras> | undefined, number]>([
    ["one without extras", undefined, 1],
    ["one where none are told", {}, 1],
    ["those that are told", { seats: 3 }, 3],
  ])("takes seats: %s", (_how, extras, seats) => {
    const wanted: AppointmentToCreate = {
      client: { phone: "", name: "", email: "" },
      services: [],
      attendance: "waiting",
      comment: "",
      apiId: "",
      savesIfBusy: false,
      place: SEAT,
      ...(extras && { extras }),
    };
    expect(seatsIn(wanted)).toBe(seats);
  });
});
