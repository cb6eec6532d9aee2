import type { NewAppointment } from "@/lib/api/areas/appointments/appointment.port";
import type { MemberDay } from "@/lib/domain/schedule/member-day";
import { authorizeLocation, locationId, teamMemberId, userId } from "@/lib/domain/ids";
import type { DayOffKind } from "@/lib/domain/schedule/working-day";
import { instantOf } from "@/lib/domain/time/instant";
import type { Instant } from "@/lib/domain/time/instant";
import type { Interval } from "@/lib/domain/time/interval";
import { localDateOf } from "@/lib/domain/time/local-date";
import { minuteOf } from "@/lib/domain/time/local-time";

export const NORD = authorizeLocation(locationId(4564));
export const LAKESIDE = authorizeLocation(locationId(4565));
export const PATAN = authorizeLocation(locationId(4566));
export const ANNA = teamMemberId(3001);
export const BEN = teamMemberId(3002);
export const MIA = teamMemberId(3101);

/** A Wednesday, ten in the morning in Berlin; the demo salon of the suites stands around it. */
export const NOW = at("2026-11-25T09:00:00Z");
export const TODAY = localDateOf("2026-11-25");

/** A moment written in ISO 8601. */
export function at(text: string): Instant {
  return instantOf(Date.parse(text));
}

/** From and to in minutes of the day. */
export function span(from: number, to: number): Interval {
  return { from: minuteOf(from), to: minuteOf(to) };
}

/** Hours of one member on one date: Anna, 10–18. */
export function aMemberDay(
  over: {
    memberId?: MemberDay["memberId"];
    date?: string;
    intervals?: Interval[];
    dayOff?: DayOffKind;
  } = {},
): MemberDay {
  return {
    memberId: over.memberId ?? ANNA,
    day: {
      date: localDateOf(over.date ?? "2027-03-01"),
      intervals: over.intervals ?? [span(600, 1080)],
      dayOff: over.dayOff ?? null,
    },
  };
}

/** Anna, 2027-03-01 10:00 in Berlin, one hour, nobody's. */
export function anAppointment(over: Partial<NewAppointment> = {}): NewAppointment {
  return {
    memberId: ANNA,
    startsAt: at("2027-03-01T09:00:00Z"),
    durationSeconds: 3600,
    technicalBreakSeconds: 0,
    attendance: "waiting",
    clientId: null,
    services: [],
    comment: "",
    isOnline: false,
    eventId: 0,
    createdBy: userId(7003),
    apiId: "",
    at: NOW,
    ...over,
  };
}
